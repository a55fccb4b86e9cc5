import assert from 'node:assert/strict'
import { deflateRawSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { carriedBy } from '../../src/session/carried.js'
import type { Conversation } from '../../src/session/conversation.js'
import { inspectMessage } from '../../src/session/inspect.js'
import { placesOf } from '../../src/session/places.js'
import type { GrowingSession } from '../../src/session/session.js'
import { frame as http2Frame, PREFACE_TEXT } from '../decode/http2/samples.js'
import { assertTiles } from '../decode/tiles.js'
import { frame, KEY, type Sample } from '../decode/websocket/samples.js'
import { readFixture } from '../fixture-files.js'
import { secretsBeside } from './opened.js'
import { packetsOf, replay } from './replay.js'
import { type Said, sessionOf } from './talk.js'

const [DATA, HEADERS, RST_STREAM, SETTINGS] = [0, 1, 3, 4]
const FIXTURES = ['http2-streams-clear.pcap', 'http2-streams-tls.pcap']

/** Names and values as they are, in no table. */
function block(fields: Readonly<Record<string, string>>): Buffer {
	return Buffer.concat(
		Object.entries(fields).flatMap(([name, value]) => [
			Buffer.of(0, name.length),
			Buffer.from(name),
			Buffer.of(value.length),
			Buffer.from(value),
		]),
	)
}

const asks = (stream: number, more = {}) =>
	http2Frame(
		HEADERS,
		4,
		stream,
		block({ ':method': 'CONNECT', ':protocol': 'websocket', ':scheme': 'https', ':path': '/drey', ...more }),
	)
const grants = (stream: number, more = {}) => http2Frame(HEADERS, 4, stream, block({ ':status': '200', ...more }))
const data = (stream: number, bytes: Uint8Array | string, flags = 0) =>
	http2Frame(DATA, flags, stream, typeof bytes === 'string' ? Buffer.from(bytes) : bytes)
const said = (sample: Sample) => frame({ ...sample, key: KEY })
const DEFLATE = { 'sec-websocket-extensions': 'permessage-deflate' }
const deflated = (text: string) => deflateRawSync(text, { finishFlush: 2 }).subarray(0, -4)

const EVENTS = [
	http2Frame(HEADERS, 5, 1, block({ ':method': 'GET', ':scheme': 'https', ':path': '/events' })),
	http2Frame(HEADERS, 4, 1, block({ ':status': '200', 'content-type': 'text/event-stream' })),
] as const

const START: readonly Said[] = [
	{ from: 'client', data: Buffer.concat([PREFACE_TEXT, http2Frame(SETTINGS, 0, 0)]) },
	{ from: 'server', data: http2Frame(SETTINGS, 0, 0, Buffer.from('000800000001', 'hex')) },
]

/** Events, and a WebSocket whose messages are cut by frames of HTTP/2 where it pleases them. */
const TALK: readonly Said[] = [
	...START,
	{ from: 'client', data: Buffer.concat([EVENTS[0], asks(3, DEFLATE)]) },
	{ from: 'server', data: Buffer.concat([EVENTS[1], data(1, 'data: ac'), grants(3, DEFLATE)]) },
	{
		from: 'client',
		data: Buffer.concat([
			data(3, said({ opcode: 1, rsv: 4, payload: deflated('fluffy tail') }).subarray(0, 3)),
			data(3, said({ opcode: 1, rsv: 4, payload: deflated('fluffy tail') }).subarray(3)),
			data(3, Buffer.concat([said({ opcode: 9, payload: 'there?' }), said({ opcode: 2, payload: 'nut' })])),
		]),
	},
	{
		from: 'server',
		data: Buffer.concat([
			data(1, 'orn\n\nid: 2\n'),
			data(3, frame({ opcode: 10, payload: 'there?' })),
			// Padded by two bytes.
			data(1, Buffer.from('\x08data: b\n\0\0'), 8).fill(2, 9, 10),
			data(1, '\n'),
			data(3, frame({ opcode: 8, payload: Uint8Array.of(3, 0xe8) }), 1),
			data(1, '', 1),
		]),
	},
	{ from: 'client', data: data(3, said({ opcode: 8, payload: Uint8Array.of(3, 0xe8) }), 1) },
]

const RUNGS = [
	'server_sent_event message “acorn”, stream 1',
	'server_sent_event message “b”, id 2, stream 1',
	'websocket_close 1000, normal closure, stream 3',
	'websocket_close 1000, normal closure, stream 3',
	'websocket_message binary, 3 bytes, stream 3',
	'websocket_message text “fluffy tail”, 13 bytes inflated to 11 bytes, stream 3',
	'websocket_ping “there?”, stream 3',
	'websocket_pong “there?”, stream 3',
]

const only = (session: GrowingSession): Conversation => session.conversations[0]!
const carried = ({ messages }: Conversation) =>
	messages
		.filter(({ type }) => /^(server_sent|websocket)/.test(type))
		.map(({ type, summary }) => `${type} ${summary}`)
		.sort()
const issues = (conversation: Conversation) => conversation.issues.map(({ text }) => text)

async function withConversation(
	file: string,
	use: (session: GrowingSession, conversation: Conversation) => void,
): Promise<void> {
	const secrets = secretsBeside(file)
	const { session, capture } = await readFixture(file, { find: 'fluffy tail', ...(secrets && { secrets }) })
	try {
		use(session, only(session))
	} finally {
		capture.close()
	}
}

describe('streams of HTTP/2 that carry more than messages', () => {
	it('tell events and what a WebSocket says, whole, byte by byte and cut at random', () => {
		const read = (cut: number) => {
			const conversation = only(sessionOf(TALK, { cut }))
			assert.deepEqual(carried(conversation), RUNGS)
			assert.deepEqual(issues(conversation), [])
			return conversation
		}
		const { http, upgrade, webSocket, events } = read(1400)
		assert.equal(upgrade, undefined)
		const [socket] = http.filter(({ streamId }) => streamId === 3)
		assert.deepEqual(socket?.upgrade?.extensions, ['permessage-deflate'])
		assert.equal(socket?.upgrade?.accept, undefined)
		assert.deepEqual([...new Set(webSocket.map(({ streamId }) => streamId))], [3])
		assert.deepEqual(
			events.map(({ data, id, streamId }) => [data, id, streamId]),
			[
				['acorn', undefined, 1],
				['b', '2', 1],
			],
		)
		read(1)
		fc.assert(
			fc.property(fc.integer({ min: 2, max: 200 }), cut => void read(cut)),
			{ numRuns: 25 },
		)
	})

	for (const file of FIXTURES) {
		it(`stand between each other as they came, each with its stream: ${file}`, () =>
			withConversation(file, (_, conversation) => {
				const { http, webSocket, events, messages } = conversation
				assert.deepEqual(issues(conversation), [])
				assert.deepEqual(
					events.map(({ event, data, id, streamId }) => [event, data, id, streamId]),
					[
						[undefined, undefined, undefined, 1],
						[undefined, undefined, undefined, 1],
						['heard', 'fluffy tail', '1', 1],
						['heard', 'acorn', '2', 1],
						['heard', 'bushy brown tail', '3', 1],
					],
				)
				const on = (stream: number) =>
					webSocket.filter(({ streamId }) => streamId === stream).map(({ text, code }) => text?.slice(0, 12) ?? code)
				assert.deepEqual(on(3), [
					'fluffy tail',
					'liat yffulf',
					'still there?',
					'still there?',
					'bushy brown ',
					'liat nworb y',
					undefined,
					undefined,
					1000,
					1000,
				])
				assert.deepEqual(
					http.map(({ streamId, protocol, status, upgrade }) => [streamId, protocol, status, upgrade?.subprotocol]),
					[
						[3, 'websocket', 200, 'squirrel'],
						[5, 'websocket', 200, undefined],
						[7, 'websocket', 404, undefined],
						[1, undefined, 200, undefined],
					],
				)
				assert.equal(messages.filter(({ type }) => type === 'http2_tunnel').length, 4)
			}))

		it(`are inspected as frames of WebSocket and as events, whatever frames of HTTP/2 cut them: ${file}`, () =>
			withConversation(file, (session, conversation) => {
				for (const [index, { type, length, source }] of conversation.messages.entries()) {
					if (source.kind !== 'stream' && source.kind !== 'opened') continue
					const views = inspectMessage(session, conversation, index)
					for (const { field, bytes } of views) assertTiles(field, bytes.length)
					const [wire] = views
					if (!/^(http2?_|server_sent|websocket)/.test(type)) continue
					const places = placesOf(conversation, wire!, { start: 0, end: length })
					assert.equal(
						places.reduce((sum, { span }) => sum + span.end - span.start, 0),
						length,
						`${index} ${type}`,
					)
				}
				const { message } = conversation.webSocket.find(({ text }) => text === 'bushy brown tail')!
				const [frames, unmasked, inflated] = inspectMessage(session, conversation, message)
				assert.deepEqual(
					[frames?.title, unmasked?.title, inflated?.title],
					['WebSocket message', 'WebSocket message, unmasked', 'WebSocket message, inflated'],
				)
				assert.equal(Buffer.from(inflated!.bytes).toString(), 'bushy brown tail')
				const event = conversation.events.find(({ id }) => id === '1')!
				const [tree] = inspectMessage(session, conversation, event.message!)
				assert.equal(tree?.field.name, 'event_stream')
				assert.equal(Buffer.from(tree.bytes).toString(), 'id: 1\nevent: heard\ndata: fluffy tail\n\n')
				for (const packet of event.packets) assert.ok(carriedBy(conversation, packet).messages.includes(event.message!))
			}))

		it(`have what is looked for, under masks and compression too: ${file}`, () =>
			withConversation(file, (_, { find, messages }) => {
				const hits = find!.hits.map(({ where, message }) => `${messages[message!]?.type} ${where}`)
				assert.deepEqual(hits.sort(), [
					'http_response body',
					`server_sent_event ${file === FIXTURES[0] ? 'wire' : 'opened'}`,
					'websocket_message body',
				])
			}))
	}

	it('go on where bytes are missing, and say what is', () => {
		const lost = TALK.map((step, i): Said => (i === 4 ? { ...step, lost: true } : step))
		const conversation = only(sessionOf(lost))
		assert.ok(carried(conversation).includes('websocket_close 1000, normal closure, stream 3'))
		assert.ok(issues(conversation).some(text => /bytes of the client are missing/.test(text)))
		const cutEvent = TALK.map((step, i): Said => (i === 5 ? { ...step, lost: true } : step))
		const cutOff = only(sessionOf(cutEvent))
		assert.ok(issues(cutOff).includes('bytes of the event are not in the capture'))
	})

	it('have trees that tile, whatever packet is missing', () =>
		withConversation(FIXTURES[0]!, session => {
			const packets = packetsOf(session)
			for (let left = 3; left < packets.length; left++) {
				const late = replay(packets.filter((_, i) => i !== left))
				const conversation = only(late)
				for (const [index, { type }] of conversation.messages.entries()) {
					if (!/^(server_sent|websocket|http2_tunnel)/.test(type)) continue
					for (const { field, bytes } of inspectMessage(late, conversation, index)) assertTiles(field, bytes.length)
				}
			}
		}))

	it('know events that came compressed when their response has ended', () => {
		const packed = gzipSync('data: acorn\n\ndata: nut\n\n')
		const coded = { ':status': '200', 'content-type': 'text/event-stream', 'content-encoding': 'gzip' }
		const { events, messages } = only(
			sessionOf([
				...START,
				{ from: 'client', data: EVENTS[0] },
				{ from: 'server', data: Buffer.concat([http2Frame(HEADERS, 4, 1, block(coded)), data(1, packed, 1)]) },
			]),
		)
		assert.deepEqual(
			events.map(({ data, streamId, message }) => [data, streamId, message]),
			[
				['acorn', 1, undefined],
				['nut', 1, undefined],
			],
		)
		assert.ok(!messages.some(({ type }) => type === 'server_sent_event'))
	})

	it('are bodies and tunnels of others where they are no events and no WebSocket', () => {
		const conversation = only(
			sessionOf([
				...START,
				{ from: 'client', data: asks(3, { ':protocol': 'connect-udp' }) },
				{ from: 'server', data: grants(3) },
				{ from: 'client', data: data(3, 'whatever') },
				{ from: 'client', data: http2Frame(RST_STREAM, 0, 3, Buffer.from('00000008', 'hex')) },
			]),
		)
		assert.deepEqual(conversation.messages.map(({ type, summary }) => `${type} ${summary}`).slice(3), [
			'http_request CONNECT /drey (connect-udp), stream 3',
			'http_response 200, stream 3',
			'http2_rst_stream stream 3, CANCEL',
			'http2_tunnel stream 3, 1 frame',
		])
		assert.deepEqual(conversation.webSocket, [])
	})
})
