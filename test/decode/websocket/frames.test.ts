import assert from 'node:assert/strict'
import fc from 'fast-check'
import { inspect } from '../../../src/decode/reader.js'
import { webSocketFrames } from '../../../src/decode/websocket/frame.js'
import type { FrameEvent } from '../../../src/decode/websocket/frames.js'
import { frameOfWs } from '../../peers/ws.js'
import { inParts, packets, without } from '../http/streams.js'
import { assertTiles, untiled } from '../tiles.js'
import { faultsOf, frame, framesOf, KEY, sane, stream } from './samples.js'

const CLIENT = { from: 'client', deflate: false } as const
const SERVER = { from: 'server', deflate: false } as const
const END = { end: 'fin' } as const

/** Frames as a reader tells them. */
function told(events: readonly FrameEvent[]): string[] {
	return events.map(event => {
		if (event.kind === 'lost') return 'lost'
		if (event.kind === 'stray') return `stray at ${event.start}, ${event.bytes} bytes: ${event.issue.text}`
		const { opcode, fin, start, bytes, length, payload, complete } = event.frame
		const text = Buffer.from(payload.subarray(0, 12)).toString('latin1')
		return `${opcode}${fin ? '' : ' more'} at ${start}, ${bytes} bytes, ${length} of payload ${text}${complete ? '' : ', not complete'}`
	})
}

describe('WebSocket frames', () => {
	it('are those of RFC 6455, 5.7', () => {
		const masked = Uint8Array.of(0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58)
		assert.deepEqual(told(framesOf([...packets(masked), END], CLIENT)), ['1 at 0, 11 bytes, 5 of payload Hello'])
		assert.deepEqual(faultsOf(masked, CLIENT), [])
		assert.deepEqual(masked, frame({ opcode: 1, key: KEY, payload: 'Hello' }))
		const plain = Uint8Array.of(0x01, 0x03, 0x48, 0x65, 0x6c, 0x80, 0x02, 0x6c, 0x6f)
		assert.deepEqual(told(framesOf([...packets(plain), END], SERVER)), [
			'1 more at 0, 5 bytes, 3 of payload Hel',
			'0 at 5, 4 bytes, 2 of payload lo',
		])
	})

	it('are written by ws as they are read here', () => {
		const parts = fc.record({
			payload: fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.constant(new Uint8Array(65_536).fill(7))),
			fin: fc.boolean(),
			rsv1: fc.boolean(),
			opcode: fc.constantFrom(0, 1, 2, 8, 9, 10),
			key: fc.option(fc.uint8Array({ minLength: 4, maxLength: 4 }), { nil: undefined }),
		})
		fc.assert(
			fc.property(parts, ({ payload, fin, rsv1, opcode, key }) => {
				const bytes = frameOfWs(payload, { fin, rsv1, opcode, ...(key && { key }) })
				assert.deepEqual(bytes, frame({ fin, rsv: rsv1 ? 4 : 0, opcode, payload, ...(key && { key }) }))
				const [event] = framesOf([...packets(bytes), END], CLIENT)
				assert.ok(event?.kind === 'frame' && event.frame.complete)
				assert.deepEqual(event.frame.payload, payload)
				assert.deepEqual([event.frame.fin, event.frame.rsv, event.frame.opcode], [fin, rsv1 ? 4 : 0, opcode])
				assert.deepEqual(event.frame.key, key)
			}),
			{ numRuns: 60 },
		)
	})

	it('are the same whole, byte by byte and cut at random', () => {
		fc.assert(
			fc.property(
				sane('client'),
				fc.array(fc.integer({ min: 1, max: 300 })),
				fc.integer({ min: 1, max: 9 }),
				(samples, sizes, part) => {
					const chunks = packets(stream(samples), sizes)
					const whole = framesOf([...chunks, END], CLIENT)
					assert.deepEqual(framesOf([...inParts(chunks, part), END], CLIENT), whole)
					assert.equal(whole.length, samples.length)
					assert.deepEqual(told(framesOf([...packets(stream(samples)), END], CLIENT)), told(whole))
				},
			),
			{ numRuns: 20 },
		)
	})

	it('have trees that tile, with nothing undecoded', () => {
		fc.assert(
			fc.property(sane('server'), samples => {
				const bytes = stream(samples)
				const { field, issues, value } = inspect('websocket', bytes, r => webSocketFrames(r, SERVER))
				assertTiles(field, bytes.length)
				assert.deepEqual(issues, [])
				assert.equal(value?.length, samples.length)
			}),
			{ numRuns: 20 },
		)
	})

	it('have a partial tree and an issue at every truncation, and tile after every mutation', () => {
		const bytes = stream([
			{ opcode: 1, key: KEY, payload: 'fluffy tail', fin: false },
			{ opcode: 8, key: KEY, payload: Uint8Array.of(3, 0xe8, 0x62, 0x79, 0x65) },
			{ opcode: 0, key: KEY, payload: new Uint8Array(130).fill(0x20) },
			{ opcode: 8, payload: Uint8Array.of(3, 0xe8, 0x62) },
		])
		const ends = new Set([0, 17, 28, 166, bytes.length])
		for (let length = 0; length <= bytes.length; length++) {
			const cut = bytes.subarray(0, length)
			const { field, issues } = inspect('websocket', cut, r => webSocketFrames(r, CLIENT))
			assertTiles(field, length)
			if (!ends.has(length)) assert.ok(issues.length > 0, `${length} bytes`)
			framesOf([...packets(cut), END], CLIENT)
		}
		fc.assert(
			fc.property(
				fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
				changes => {
					const mutant = bytes.slice()
					for (const [at, value] of changes) mutant[at] = value
					for (const context of [CLIENT, SERVER]) {
						const { field } = inspect('websocket', mutant, r => webSocketFrames(r, context))
						assert.equal(untiled(field, mutant.length), undefined)
						framesOf([...packets(mutant), END], context)
					}
				},
			),
			{ numRuns: 300 },
		)
	})

	it('go on behind a hole in a payload, and where whole frames begin behind any other', () => {
		const samples = [
			{ opcode: 2, key: KEY, payload: new Uint8Array(100).fill(0x61) },
			{ opcode: 1, key: KEY, payload: 'next' },
			{ opcode: 1, key: KEY, payload: 'last' },
		]
		const bytes = stream(samples)
		assert.deepEqual(told(framesOf([...without(packets(bytes), 20, 30), END], CLIENT)), [
			'2 at 0, 106 bytes, 100 of payload aaaaaaaaaaaa, not complete',
			'1 at 106, 10 bytes, 4 of payload next',
			'1 at 116, 10 bytes, 4 of payload last',
		])
		assert.deepEqual(told(framesOf([...without(packets(bytes, [106, 10]), 50, 60), END], CLIENT)), [
			'2 at 0, 106 bytes, 100 of payload aaaaaaaaaaaa, not complete',
			'lost',
			'stray at 110, 6 bytes: 6 bytes behind a hole, in which nobody can tell where a frame begins',
			'1 at 116, 10 bytes, 4 of payload last',
		])
	})

	it('say what is missing of the last one', () => {
		const bytes = frame({ opcode: 1, key: KEY, payload: 'fluffy tail' })
		assert.deepEqual(
			faultsOf(bytes.subarray(0, 9), CLIENT),
			[
				'a frame (text) declares 11 bytes of payload, 3 came: its sender closed the connection',
				'the message stops after 1 frame: its last frame did not come',
			].slice(0, 1),
		)
		assert.deepEqual(faultsOf(bytes.subarray(0, 3), CLIENT), [
			'the header of a frame stops after 3 bytes: its sender closed the connection',
		])
	})

	it('are told what may not be, in numbers', () => {
		const server = (
			sample: Parameters<typeof frame>[0],
			context: typeof SERVER | { from: 'server' } | { from: 'server'; deflate: true } = SERVER,
		) => faultsOf(frame(sample), context)
		assert.deepEqual(server({ opcode: 3 }), ['opcode 3 is reserved (RFC 6455, 5.2)'])
		assert.deepEqual(server({ opcode: 11 }), ['opcode 11 is reserved (RFC 6455, 5.2)'])
		assert.deepEqual(server({ opcode: 1, rsv: 3 }), [
			'RSV2 and RSV3 set, which no extension has asked for (RFC 6455, 5.2)',
		])
		assert.deepEqual(server({ opcode: 1, rsv: 4 }), ['RSV1 set, which no extension has asked for (RFC 6455, 5.2)'])
		assert.deepEqual(server({ opcode: 1, rsv: 4 }, { from: 'server', deflate: true }), [])
		assert.deepEqual(server({ opcode: 1, rsv: 4 }, { from: 'server' }), [])
		assert.deepEqual(server({ opcode: 9, rsv: 4 }, { from: 'server', deflate: true }), [
			'RSV1 set on a control frame, which is never compressed (RFC 7692, 6)',
		])
		assert.deepEqual(server({ opcode: 1, key: KEY }), ['the frame of a server is masked (RFC 6455, 5.1)'])
		assert.deepEqual(faultsOf(frame({ opcode: 1 }), CLIENT), ['the frame of a client is not masked (RFC 6455, 5.1)'])
		assert.deepEqual(server({ opcode: 9, fin: false }), ['a control frame (ping) is fragmented (RFC 6455, 5.5)'])
		assert.deepEqual(server({ opcode: 10, payload: new Uint8Array(126) }), [
			'a control frame (pong) with 126 bytes of payload: 125 are the most (RFC 6455, 5.5)',
		])
		assert.deepEqual(server({ opcode: 2, payload: 'ab', form: 16 }), [
			'2 bytes of payload, with a length of 16 bits: 7 would do (RFC 6455, 5.2)',
		])
		assert.deepEqual(server({ opcode: 2, payload: new Uint8Array(200), form: 64 }), [
			'200 bytes of payload, with a length of 64 bits: 16 would do (RFC 6455, 5.2)',
		])
		assert.match(
			faultsOf(Uint8Array.of(0x82, 127, 0x80, 0, 0, 0, 0, 0, 0, 0), SERVER)[0]!,
			/the highest bit of a length of 64 bits is set/,
		)
		assert.deepEqual(server({ opcode: 8, payload: 'x' }), [
			'1 byte in a close frame: a status code takes two (RFC 6455, 5.5.1)',
		])
		assert.deepEqual(server({ opcode: 8, payload: Uint8Array.of(3, 0xee) }), [
			'status code 1006 is never sent: it stands for a close without one (RFC 6455, 7.4.1)',
		])
		assert.deepEqual(server({ opcode: 8, payload: Uint8Array.of(0, 5) }), [
			'status code 5 is below 1000, which are not used (RFC 6455, 7.4.2)',
		])
		assert.deepEqual(server({ opcode: 8, payload: Uint8Array.of(0x07, 0xd0) }), [
			'status code 2000 is reserved and has no meaning (RFC 6455, 7.4.2)',
		])
		assert.deepEqual(server({ opcode: 8, payload: Uint8Array.of(0x13, 0x88) }), [
			'status code 5000 is above 4999, the last of the ranges (RFC 6455, 7.4.2)',
		])
		assert.deepEqual(server({ opcode: 8, payload: Uint8Array.of(3, 0xe8, 0xff) }), [
			'the reason, 1 byte, is no UTF-8 (RFC 6455, 5.5.1)',
		])
		assert.deepEqual(server({ opcode: 8, payload: Uint8Array.of(0x0f, 0xa0) }), [])
	})
})
