import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Piece } from '../../../src/decode/block.js'
import { inspect, scan } from '../../../src/decode/reader.js'
import type { Chunk } from '../../../src/decode/stream.js'
import { sslv2ClientHello, sslv2HelloLength, sslv2Random } from '../../../src/decode/tls/sslv2-hello.js'
import { Sslv2Opening } from '../../../src/decode/tls/sslv2-opening.js'
import { assertTiles } from '../tiles.js'
import { bytes, clientHello, filled, record, u16, uint } from './build.js'
import { broken, chunksOf } from './chunks.js'

const SPECS = bytes(...[0x000004, 0x010080, 0x0000ff].map(spec => uint(3, spec)))

function hello({ version = 0x0303, session = 0, challenge = 16 } = {}): Uint8Array {
	const lengths = u16(SPECS.length, session, challenge)
	const body = bytes([1], u16(version), lengths, SPECS, filled(session), filled(challenge, 0x40))
	return bytes(u16(0x8000 + body.length), body)
}

type Seen = { hellos: { start: number; bytes: Uint8Array; pieces: readonly Piece[] }[]; rest: number[]; next: number }

function open(chunks: readonly Chunk[]): Seen {
	const seen: Seen = { hellos: [], rest: [], next: -1 }
	const stage = new Sslv2Opening({
		onHello: found => seen.hellos.push(found),
		rest: ({ start, bytes }) => {
			assert.ok(seen.next === -1 || seen.next === start)
			seen.next = start + bytes.length
			seen.rest.push(...bytes)
		},
	})
	for (const chunk of chunks) {
		const reused = chunk.bytes.slice()
		stage.push({ ...chunk, bytes: reused })
		reused.fill(0xee)
	}
	stage.end()
	return seen
}

describe('an SSLv2 ClientHello', () => {
	it('says version, suites of three bytes, and a challenge in place of the random', () => {
		const { value, field } = inspect('sslv2_hello', hello({ session: 16 }), sslv2ClientHello)
		assert.equal(value?.version, 0x0303)
		assert.deepEqual(value.cipherSpecs, [4, 0x010080, 0xff])
		assert.deepEqual(value.sessionId, filled(16))
		assert.deepEqual(sslv2Random(value), bytes(new Uint8Array(16), filled(16, 0x40)))
		assertTiles(field, hello({ session: 16 }).length)
		const specs = field.children?.[1]?.children?.find(child => child.name === 'cipher_specs')
		assert.deepEqual(
			specs?.children?.map(({ label }) => label),
			['TLS_RSA_WITH_RC4_128_MD5', 'SSL_CK_RC4_128_WITH_MD5', 'TLS_EMPTY_RENEGOTIATION_INFO_SCSV'],
		)
	})

	it('is known by lengths that add up, and by nothing less', () => {
		for (const options of [{}, { session: 16, challenge: 32 }, { version: 2 }, { version: 0x0300 }]) {
			assert.equal(sslv2HelloLength(hello(options)), hello(options).length)
		}
		for (const options of [{ session: 8 }, { challenge: 15 }, { challenge: 33 }, { version: 0x0305 }]) {
			assert.equal(sslv2HelloLength(hello(options)), undefined)
		}
		for (let at = 0; at < 11; at++) {
			const changed = hello()
			changed[at]! ^= 0x55
			assert.equal(sslv2HelloLength(changed), undefined, `byte ${at}`)
			assert.equal(sslv2HelloLength(hello().subarray(0, at)), 'more')
		}
		assert.equal(sslv2HelloLength(record(22, clientHello())), undefined)
	})

	it('tiles its bytes wherever it is cut or changed', () => {
		fc.assert(
			fc.property(fc.nat(50), fc.nat(255), fc.nat(60), (at, value, length) => {
				const changed = hello({ session: 16 })
				changed[at % changed.length] = value
				const cut = changed.subarray(0, length)
				assertTiles(inspect('sslv2_hello', cut, sslv2ClientHello).field, cut.length)
				scan('sslv2_hello', cut, sslv2ClientHello)
			}),
		)
	})

	it('is taken off the beginning of a stream, whatever the chunks', () => {
		const after = record(22, filled(300))
		for (const first of [hello(), new Uint8Array(0)]) {
			const chunks = chunksOf(bytes(first, after), [20, 100])
			const whole = open(chunks)
			assert.equal(whole.hellos.length, first.length > 0 ? 1 : 0)
			assert.deepEqual(whole.rest, [...after])
			for (const size of [1, 2, 7, 64]) assert.deepEqual(open(broken(chunks, size)), whole)
		}
		const [found] = open(chunksOf(hello(), [20])).hellos
		assert.deepEqual(found?.bytes, hello())
		assert.deepEqual(found.pieces, [
			{ start: 0, length: 20, origin: 1, offset: 54 },
			{ start: 20, length: hello().length - 20, origin: 2, offset: 54 },
		])
	})

	it('hands on what looked like one until the stream ended', () => {
		const half = hello().subarray(0, 30)
		const { hellos, rest } = open(chunksOf(half, [3]))
		assert.deepEqual([hellos, rest], [[], [...half]])
	})
})
