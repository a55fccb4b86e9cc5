import assert from 'node:assert/strict'
import fc from 'fast-check'
import { eventStream } from '../../../src/decode/http/event-stream.js'
import { EventsUnderWay, type SentEvent } from '../../../src/decode/http/events-under-way.js'
import { HttpMessages } from '../../../src/decode/http/messages.js'
import { LIMITS } from '../../../src/decode/limits.js'
import { inspect } from '../../../src/decode/reader.js'
import type { Chunk } from '../../../src/decode/stream.js'
import { assertTiles, untiled } from '../tiles.js'
import { hand, inParts, latin1, packets } from './streams.js'

/** The events of a stream; the bytes are wiped after each call, since a stage may not keep a view. */
function eventsOf(chunks: readonly Chunk[]): SentEvent[] {
	const events: SentEvent[] = []
	const stage = new EventsUnderWay(event => events.push(event))
	for (const chunk of chunks) {
		const bytes = chunk.bytes.slice()
		stage.push({ ...chunk, bytes })
		bytes.fill(0xee)
	}
	stage.end()
	return events
}

const told = (text: string) =>
	eventsOf(packets(new TextEncoder().encode(text))).map(({ event: { complete: _, comments, ...event } }) => ({
		...event,
		...(comments.length > 0 && { comments }),
	}))

/** Lines of event streams, whole and odd, with every end of line. */
const lines = fc
	.array(
		fc.tuple(
			fc.constantFrom('data: a', 'data:b', 'data', 'event: e', 'id: 1', 'retry: 10', ': awake', 'odd: x', '', '', ''),
			fc.constantFrom('\n', '\r\n', '\r'),
		),
		{ maxLength: 12 },
	)
	.map(parts => parts.map(([line, end]) => line + end).join(''))

describe('server-sent events', () => {
	it('are those of the examples in WHATWG HTML, 9.2.6', () => {
		assert.deepEqual(told('data: YHOO\ndata: +2\ndata: 10\n\n'), [{ data: 'YHOO\n+2\n10' }])
		assert.deepEqual(
			told(': test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n'),
			[
				{ comments: ['test stream'] },
				{ data: 'first event', id: '1' },
				{ data: 'second event', id: '' },
				{ data: ' third event' },
			],
		)
		assert.deepEqual(told('data\n\ndata\ndata\n\ndata:\n\n'), [{ data: '' }, { data: '\n' }, { data: '' }])
		assert.deepEqual(told('data:test\n\ndata: test\r\n\r\ndata: test\r\r'), [
			{ data: 'test' },
			{ data: 'test' },
			{ data: 'test' },
		])
		assert.deepEqual(told('\ufeffevent: add\ndata: 73857293\nretry: 3000\n\n'), [
			{ event: 'add', data: '73857293', retry: 3000 },
		])
	})

	it('say what a program would ignore, and that the last is not complete', () => {
		const issues = (text: string) =>
			eventsOf(packets(latin1(text))).flatMap(({ issues }) => issues.map(({ text }) => text))
		assert.deepEqual(issues('retry: soon\n\n'), ['retry is no number: ignored (WHATWG HTML, 9.2.6)'])
		assert.deepEqual(issues('fluffy: tail\n\n'), [
			'a field of 12 bytes that is none of data, event, id and retry: ignored',
		])
		assert.deepEqual(issues('data: x\n'), [
			'no empty line ends the event: a program does not dispatch it (WHATWG HTML, 9.2.6)',
		])
	})

	it('are the same whole, byte by byte and cut at random, and each names its packets', () => {
		fc.assert(
			fc.property(
				lines,
				fc.array(fc.integer({ min: 1, max: 20 })),
				fc.integer({ min: 1, max: 5 }),
				(text, sizes, part) => {
					const chunks = packets(latin1(text), sizes)
					const whole = eventsOf(chunks)
					assert.deepEqual(eventsOf(inParts(chunks, part)), whole)
					for (const { start, length, captured } of whole) {
						const first = chunks.find(chunk => chunk.start <= start && start < chunk.start + chunk.bytes.length)
						assert.equal(captured.packets.first, first?.packet)
						assert.equal(
							captured.pieces.reduce((sum, piece) => sum + piece.length, 0),
							length,
						)
					}
				},
			),
		)
	})

	it('have a tree that tiles, whatever the bytes are, with the events of the stage', () => {
		fc.assert(
			fc.property(lines, text => {
				const bytes = latin1(text)
				const { field, value } = inspect('event_stream', bytes, eventStream)
				assertTiles(field, bytes.length)
				const isSomething = ({ data, event, id, retry, comments }: NonNullable<typeof value>[number]) =>
					[data, event, id, retry].some(part => part !== undefined) || comments.length > 0
				assert.deepEqual(
					value!.filter(isSomething),
					eventsOf(packets(bytes))
						.map(({ event }) => event)
						.filter(isSomething),
				)
			}),
		)
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 60 }), bytes => {
				assert.equal(untiled(inspect('event_stream', bytes, eventStream).field, bytes.length), undefined)
			}),
		)
	})

	it('are bounded: past the bound no more of the stream is read', () => {
		const bytes = new Uint8Array(LIMITS.serverEvent + 10).fill(0x61)
		const events = eventsOf(packets(bytes, [LIMITS.serverEvent, 5]))
		assert.equal(events.length, 1)
		assert.equal(events[0]!.issues[0]!.code, 'limit')
	})

	it('come out of a body in chunks, without its framing, a chunk for each packet', () => {
		const body = 'd\r\ndata: fluffy\n\r\n7\r\n tail\n\n\r\n0\r\n\r\n'
		const stream = latin1(`HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${body}`)
		const content = (chunks: readonly Chunk[]) => {
			const parts: {
				readonly text: string
				readonly start: number
				readonly packet: number
				readonly offset: number
			}[] = []
			const stage = new HttpMessages({
				role: 'response',
				emit: () => {},
				content: {
					wants: () => true,
					push: (_, { bytes, start, packet, offset }) =>
						parts.push({ text: Buffer.from(bytes).toString('latin1'), start, packet, offset }),
					hole: () => {},
				},
			})
			for (const step of [...chunks, { end: 'fin' } as const]) hand(stage, step)
			return parts
		}
		const head = stream.length - body.length
		assert.deepEqual(content(packets(stream, [head + 8, 10])), [
			{ text: 'data:', start: head + 3, packet: 1, offset: 54 + head + 3 },
			{ text: ' fluffy\n', start: head + 8, packet: 2, offset: 54 },
			{ text: ' tail\n\n', start: head + 21, packet: 3, offset: 57 },
		])
		const texts = content(inParts(packets(stream, [70, 3]), 1)).map(({ text }) => text)
		assert.equal(texts.join(''), 'data: fluffy\n tail\n\n')
	})
})
