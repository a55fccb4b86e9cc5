import assert from 'node:assert/strict'
import { KeyLog } from '../../../src/analyse/tls/key-log.js'

const RANDOM = 'ab'.repeat(32)
const OTHER = 'cd'.repeat(32)
const log = (...lines: string[]) => {
	const keys = new KeyLog()
	keys.add(new TextEncoder().encode(lines.join('\n')))
	return keys
}
const hexes = (secrets: readonly Uint8Array[]) => secrets.map(secret => Buffer.from(secret).toString('hex'))

describe('a key log', () => {
	it('answers the secrets of a client random by their labels', () => {
		const keys = log(
			`CLIENT_RANDOM ${RANDOM} 0102`,
			`CLIENT_TRAFFIC_SECRET_0 ${RANDOM} 0304`,
			`SERVER_TRAFFIC_SECRET_0 ${OTHER} 05`,
		)
		assert.deepEqual(hexes(keys.find('CLIENT_RANDOM', RANDOM)), ['0102'])
		assert.deepEqual(hexes(keys.find('CLIENT_TRAFFIC_SECRET_0', RANDOM)), ['0304'])
		assert.deepEqual(hexes(keys.find('SERVER_TRAFFIC_SECRET_0', RANDOM)), [])
		assert.ok(keys.knows(OTHER))
		assert.equal(keys.count, 3)
	})

	it('passes over comments, empty lines, unknown labels and broken lines', () => {
		const keys = log(
			'# a comment',
			'',
			`EXPORTER_SECRET ${RANDOM} 01`,
			`CLIENT_RANDOM ${RANDOM}`,
			`CLIENT_RANDOM ${RANDOM.slice(2)} 01`,
			`CLIENT_RANDOM ${RANDOM} 0g`,
			`CLIENT_RANDOM ${RANDOM} 012`,
			`CLIENT_RANDOM ${RANDOM} 01 02`,
		)
		assert.equal(keys.count, 0)
		assert.ok(!keys.knows(RANDOM))
	})

	it('reads CRLF, spaces around a line and upper-case hex', () => {
		const keys = new KeyLog()
		keys.add(new TextEncoder().encode(` CLIENT_RANDOM ${RANDOM.toUpperCase()}\t0A0B \r\nCLIENT_RANDOM ${OTHER} 01\r\n`))
		assert.deepEqual(hexes(keys.find('CLIENT_RANDOM', RANDOM)), ['0a0b'])
		assert.deepEqual(hexes(keys.find('CLIENT_RANDOM', OTHER)), ['01'])
	})

	it('gives the latest of several secrets of one name first, and each once', () => {
		const keys = log(...['01', '02', '01', '03'].map(secret => `CLIENT_RANDOM ${RANDOM} ${secret}`))
		assert.deepEqual(hexes(keys.find('CLIENT_RANDOM', RANDOM)), ['03', '01', '02'])
	})

	it('reads RSA lines, by the encrypted pre-master secret and by the session', () => {
		const keys = log('RSA 0011223344556677 0a0b', 'RSA Session-ID:aabb Master-Key:0c0d')
		assert.deepEqual(hexes(keys.findPreMaster('0011223344556677')), ['0a0b'])
		assert.deepEqual(hexes(keys.findSession('aabb')), ['0c0d'])
	})
})

describe('what a key log says of itself', () => {
	it('names the lines that are of no use, and never what stands in them', () => {
		const keys = log(
			'# a comment',
			`CLIENT_RANDOM ${RANDOM}`,
			`CLIENT_RANDOM ${RANDOM.slice(2)} 01`,
			`CLIENT_RANDOM ${RANDOM} 0g`,
			`SERVER_TRAFFIC_SECRET_0 ${RANDOM} 012`,
			'RSA 00112233 0a0b',
			'something else',
			`EXPORTER_SECRET ${RANDOM} 0102`,
		)
		assert.deepEqual(
			keys.faults.map(({ line, fault, label, have, want, name }) => [line, fault, label, have, want, name]),
			[
				[2, 'fields', 'CLIENT_RANDOM', 2, undefined, undefined],
				[3, 'name', 'CLIENT_RANDOM', 62, 64, RANDOM.slice(2)],
				[4, 'secret', 'CLIENT_RANDOM', undefined, undefined, undefined],
				[5, 'secret', 'SERVER_TRAFFIC_SECRET_0', 3, undefined, undefined],
				[6, 'name', 'RSA', 8, 16, undefined],
				[7, 'label', undefined, undefined, undefined, undefined],
			],
		)
		assert.deepEqual([...keys.otherLabels], [['EXPORTER_SECRET', 1]])
	})

	it('names the line of each secret, however it came in parts, and begins anew with a new file', () => {
		const keys = new KeyLog()
		const add = (text: string, file: string) => keys.add(new TextEncoder().encode(text), file)
		add(`# first\r\n\r\nCLIENT_RANDOM ${RANDOM} 01\r\n`, 'a.log')
		add(`CLIENT_RANDOM ${OTHER} 02`, 'a.log')
		add(`CLIENT_TRAFFIC_SECRET_0 ${OTHER} 03`, 'a.log')
		add(`SERVER_TRAFFIC_SECRET_0 ${OTHER} 04\n`, 'b.log')
		keys.restart('b.log')
		add(`PMS_CLIENT_RANDOM ${OTHER} 05\n`, 'b.log')
		const places = (label: Parameters<KeyLog['lines']>[0], random: string) =>
			keys.lines(label, random).map(({ file, line }) => `${file} ${line}`)
		assert.deepEqual(places('CLIENT_RANDOM', RANDOM), ['a.log 3'])
		assert.deepEqual(places('CLIENT_RANDOM', OTHER), ['a.log 4'])
		assert.deepEqual(places('CLIENT_TRAFFIC_SECRET_0', OTHER), ['a.log 5'])
		assert.deepEqual(places('SERVER_TRAFFIC_SECRET_0', OTHER), ['b.log 1'])
		assert.deepEqual(places('PMS_CLIENT_RANDOM', OTHER), ['b.log 1'])
	})

	it('tells whether it has grown for one connection', () => {
		const keys = log(`CLIENT_RANDOM ${RANDOM} 01`)
		const { count } = keys
		assert.ok(!keys.hasGrownFor(RANDOM, count))
		keys.add(new TextEncoder().encode(`CLIENT_RANDOM ${OTHER} 01`))
		assert.deepEqual([keys.hasGrownFor(RANDOM, count), keys.hasGrownFor(OTHER, count)], [false, true])
		keys.add(new TextEncoder().encode('RSA 0011223344556677 0a0b'))
		assert.ok(keys.hasGrownFor(RANDOM, count))
	})
})
