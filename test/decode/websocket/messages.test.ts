import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { MessageEvent } from '../../../src/decode/websocket/messages.js'
import { readByWs } from '../../peers/ws.js'
import { inParts, packets, without } from '../http/streams.js'
import { anySize, faultsOf, messagesOf, type Sample, sane, stream } from './samples.js'

const CLIENT = { from: 'client', deflate: false } as const
const SERVER = { from: 'server', deflate: false } as const
const END = { end: 'fin' } as const

/** Messages as `ws` tells them. */
function told(events: readonly MessageEvent[]): string[] {
	return events.map(event => {
		if (event.kind !== 'message') return event.kind
		const { opcode, payload, close } = event.message
		const hex = Buffer.from(payload).toString('hex')
		if (opcode === 8) return `close ${close?.code ?? ''} ${close?.reason ?? ''}`
		if (opcode === 1) return `text ${Buffer.from(payload).toString('utf8')}`
		return `${opcode === 2 ? 'binary' : opcode === 9 ? 'ping' : opcode === 10 ? 'pong' : opcode} ${hex}`
	})
}

describe('WebSocket messages', () => {
	it('are those that the receiver of ws reads', async () => {
		const binary = sane('client', anySize).map(samples =>
			samples.map((sample): Sample => ({ ...sample, opcode: sample.opcode === 1 ? 2 : sample.opcode })),
		)
		await fc.assert(
			fc.asyncProperty(binary, async samples => {
				const bytes = stream([...samples, { opcode: 8, key: Uint8Array.of(1, 2, 3, 4), payload: '' }])
				assert.deepEqual(told(messagesOf([...packets(bytes), END], CLIENT)), await readByWs(bytes, 'client'))
			}),
			{ numRuns: 20 },
		)
	})

	it('are the same whole, byte by byte and cut at random', () => {
		fc.assert(
			fc.property(
				sane('server'),
				fc.array(fc.integer({ min: 1, max: 300 })),
				fc.integer({ min: 1, max: 9 }),
				(samples, sizes, part) => {
					const chunks = packets(stream(samples), sizes)
					const whole = messagesOf([...chunks, END], SERVER)
					assert.deepEqual(messagesOf([...inParts(chunks, part), END], SERVER), whole)
				},
			),
			{ numRuns: 20 },
		)
	})

	it('say where their frames were captured, and not where control frames between them were', () => {
		const bytes = stream([
			{ opcode: 1, fin: false, payload: 'fluffy' },
			{ opcode: 9, payload: 'still there?' },
			{ opcode: 0, payload: ' tail' },
		])
		const [ping, text] = messagesOf([...packets(bytes, [10, 10, 5]), END], SERVER)
		assert.ok(ping?.kind === 'message' && text?.kind === 'message')
		assert.deepEqual([ping.message.opcode, text.message.opcode], [9, 1])
		assert.equal(Buffer.from(text.message.payload).toString(), 'fluffy tail')
		assert.deepEqual([text.message.start, text.message.end, text.message.bytes, text.message.frames], [0, 29, 15, 2])
		assert.deepEqual(text.message.captured.pieces, [
			{ start: 0, length: 8, origin: 1, offset: 54 },
			{ start: 8, length: 3, origin: 3, offset: 56 },
			{ start: 11, length: 4, origin: 4, offset: 54 },
		])
	})

	it('are told what their frames may not do', () => {
		assert.deepEqual(faultsOf(stream([{ opcode: 0, payload: 'x' }]), SERVER), [
			'a continuation, with no message before it to continue (RFC 6455, 5.4)',
		])
		assert.deepEqual(
			faultsOf(
				stream([
					{ opcode: 1, fin: false, payload: 'a' },
					{ opcode: 1, payload: 'b' },
				]),
				SERVER,
			),
			['another message begins after 1 frame of this one: its last frame did not come (RFC 6455, 5.4)'],
		)
		assert.deepEqual(faultsOf(stream([{ opcode: 1, fin: false, payload: 'a' }]), SERVER), [
			'the message stops after 1 frame: its last frame did not come',
		])
	})

	it('end at a hole that hides frames, and a continuation behind it is no fault of its sender', () => {
		const bytes = stream([
			{ opcode: 1, fin: false, payload: 'a' },
			{ opcode: 0, fin: false, payload: 'b' },
			{ opcode: 0, payload: 'c' },
		])
		const events = messagesOf([...without(packets(bytes, [3, 3]), 3, 3), END], SERVER)
		assert.deepEqual(
			events.flatMap(event => (event.kind === 'message' ? event.message.issues.map(({ text }) => text) : [event.kind])),
			[
				'the message stops after 1 frame: what follows is not in the capture',
				'lost',
				'the message begins before a hole: its first frame is not in the capture',
			],
		)
	})
})
