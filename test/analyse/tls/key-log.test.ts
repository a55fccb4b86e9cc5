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
