import assert from 'node:assert/strict'
import { calculateJa4 } from 'read-tls-client-hello'
import { ja4, ja4Text } from '../../src/analyse/ja4.js'
import { clientHello, extension, u16, vector } from '../decode/tls/build.js'
import { captureFolder, clientHellos } from './ja-captures.js'
import { HELLOS, parse, theirs, tryParse } from './ja-hellos.js'

const withAlpn = (name: readonly number[]) =>
	ja4(parse(clientHello({ extensions: [extension(16, vector(2, vector(1, name)))] }))).slice(8, 10)

/** Where the source repository's expectation is older than its description of JA4 (an ALPN that is no text). */
const OLDER = ['FoxIO-LLC+ja4/tls-non-ascii-alpn.pcapng']

describe('ja4', () => {
	it('agrees with read-tls-client-hello', async () => {
		for (const input of HELLOS) {
			const hello = parse(input)
			// Without extensions it hashes an empty text, where the description says zeros.
			if (hello.extensions.length > 0) assert.equal(ja4(hello), calculateJa4(await theirs(input)))
		}
	})

	it('sorts suites and extensions, and leaves out GREASE, server name and ALPN', () => {
		assert.equal(ja4Text(parse(HELLOS[0]!)), 't13d0308h2_1301,1302,c02b_000a,000b,000d,0015,0017,002b_0403,0804,0401')
	})

	it('is the same when a client shuffles its extensions', () => {
		const one = [extension(23), extension(43, vector(1, u16(0x0304))), extension(45, vector(1, [1]))]
		assert.equal(
			ja4(parse(clientHello({ extensions: one }))),
			ja4(parse(clientHello({ extensions: one.toReversed() }))),
		)
	})

	it('says how the hello travelled, which version it wants at most and whether it names a server', () => {
		const start = (...args: Parameters<typeof ja4>) => ja4(...args).slice(0, 4)
		assert.equal(start(parse(HELLOS[0]!)), 't13d')
		assert.equal(start(parse(HELLOS[0]!), 'quic'), 'q13d')
		assert.equal(start(parse(HELLOS[1]!)), 't10i')
		assert.equal(start(parse(clientHello({ version: 0x0300 }))), 'ts3i')
		assert.equal(start(parse(clientHello({ version: 0xfefd, extensions: [] })), 'dtls'), 'dd2i')
		assert.equal(start(parse(clientHello({ version: 0x0999 }))), 't00i')
	})

	it('takes the ends of the first protocol, of its hex where they are no letters or digits', () => {
		assert.equal(withAlpn([...Buffer.from('http/1.1')]), 'h1')
		assert.equal(withAlpn([...Buffer.from('x')]), 'xx')
		assert.equal(withAlpn([0xab]), 'ab')
		assert.equal(withAlpn([0xab, 0xcd]), 'ad')
		assert.equal(withAlpn([0x30, 0xab]), '3b')
		assert.equal(withAlpn([0x30, 0xab, 0xcd, 0x31]), '01')
		assert.equal(withAlpn([]), '00')
	})

	it('counts to 99, and has zeros for a hash of nothing', () => {
		const many = clientHello({ suites: Array.from({ length: 120 }, (_, index) => index + 1) })
		assert.equal(ja4(parse(many)).slice(4, 6), '99')
		assert.equal(ja4(parse(clientHello({ suites: [] }))), 't12i000000_000000000000_000000000000')
	})

	it('agrees with what FoxIO expects of real captures', function () {
		const folder = captureFolder()
		if (folder === undefined) {
			console.log('      skipped: no capture folder (HANDSHARK_CAPTURES)')
			this.skip()
		}
		let compared = 0
		for (const { bytes, truth, capture, ja4: expected } of clientHellos(folder)) {
			const hello = tryParse(bytes)
			const types = hello?.extensions.map(({ type }) => type) ?? []
			if (hello === undefined || expected.length === 0 || OLDER.includes(capture)) continue
			if (types.join() !== (truth.exts ?? []).join()) continue
			compared++
			assert.ok(expected.includes(ja4(hello)), `${capture}: ${ja4(hello)} is none of ${expected.join(', ')}`)
		}
		console.log(`      ${compared} ClientHellos`)
		assert.ok(compared > 0)
	})
})
