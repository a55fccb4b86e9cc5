import assert from 'node:assert/strict'
import { deflateRawSync, gzipSync } from 'node:zlib'
import { acceptFor } from '../../src/analyse/websocket/accept.js'
import { LIMITS } from '../../src/decode/limits.js'
import { carriedBy } from '../../src/session/carried.js'
import type { Conversation } from '../../src/session/conversation.js'
import { inspectMessage } from '../../src/session/inspect.js'
import { placesOf } from '../../src/session/places.js'
import type { GrowingSession } from '../../src/session/session.js'
import { assertTiles } from '../decode/tiles.js'
import { frame, KEY, type Sample } from '../decode/websocket/samples.js'
import { readFixture } from '../fixture-files.js'
import { secretsBeside } from './opened.js'
import { type Said, sessionOf } from './talk.js'

const WSKEY = 'dGhlIHNhbXBsZSBub25jZQ=='
const asks = (more = '') =>
	`GET /chat HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${WSKEY}\r\n${more}\r\n`
const grants = (more = '', accept = acceptFor(WSKEY)) =>
	`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n${more}\r\n`
const DEFLATE = 'Sec-WebSocket-Extensions: permessage-deflate\r\n'

function talked(
	samples: readonly (Sample & { readonly from: 'client' | 'server'; readonly lost?: boolean })[],
	extensions = '',
): GrowingSession {
	const talk: Said[] = [
		{ from: 'client', data: asks(extensions) },
		{ from: 'server', data: grants(extensions) },
		...samples.map(({ from, lost = false, ...sample }) => ({
			from,
			data: frame({ ...sample, ...(from === 'client' && { key: KEY }) }),
			lost,
		})),
	]
	return sessionOf(talk)
}

const only = (session: GrowingSession): Conversation => session.conversations[0]!
const rungs = ({ messages }: Conversation) => messages.map(({ from, type, summary }) => `${from} ${type} ${summary}`)
const issues = (conversation: Conversation) => conversation.issues.map(({ text }) => text)

describe('a WebSocket in a session', () => {
	it('is what a 101 response turns HTTP into: a rung each for messages and control frames', () => {
		const conversation = only(
			talked([
				{ from: 'client', opcode: 1, payload: 'fluffy', fin: false },
				{ from: 'client', opcode: 9, payload: 'there?' },
				{ from: 'client', opcode: 0, payload: ' tail' },
				{ from: 'server', opcode: 10, payload: 'there?' },
				{ from: 'server', opcode: 2, payload: Uint8Array.of(0, 1) },
				{ from: 'server', opcode: 8, payload: Uint8Array.of(3, 0xe8) },
				{ from: 'client', opcode: 8, payload: '' },
			]),
		)
		assert.equal(conversation.protocol, 'websocket')
		assert.deepEqual(rungs(conversation), [
			'client http_request GET /chat',
			'server http_response 101 Switching Protocols',
			'client websocket_ping “there?”',
			'client websocket_message text “fluffy tail”, 2 frames',
			'server websocket_pong “there?”',
			'server websocket_message binary, 2 bytes',
			'server websocket_close 1000, normal closure',
			'client websocket_close without a status code',
		])
		assert.equal(conversation.upgrade?.accept, 'verified')
		assert.deepEqual(issues(conversation), [])
		const [ping, text] = conversation.webSocket
		assert.deepEqual([ping!.message, text!.message, text!.frames, text!.length, text!.masked], [2, 3, 2, 11, true])
		assert.deepEqual(text!.packets, [6, 8])
	})

	it('says what is wrong with the upgrade', () => {
		const upgraded = (client: string, server: string) =>
			only(
				sessionOf([
					{ from: 'client', data: client },
					{ from: 'server', data: server },
				]),
			)
		const wrong = upgraded(asks(), grants('', 'AAAA'))
		assert.equal(wrong.upgrade?.accept, 'wrong')
		assert.deepEqual(issues(wrong), ['Sec-WebSocket-Accept does not fit the key of the client (RFC 6455, 4.1)'])
		assert.deepEqual(issues(upgraded(asks(), grants(DEFLATE))), [
			'the server takes the extension permessage-deflate, which the client has not offered (RFC 6455, 4.1)',
		])
		assert.deepEqual(issues(upgraded(asks(), grants('Sec-WebSocket-Protocol: chat\r\n'))), [
			'the server takes the subprotocol chat, which the client has not offered (RFC 6455, 4.1)',
		])
		const half = only(
			sessionOf([
				{ from: 'server', data: grants() },
				{ from: 'server', data: frame({ opcode: 1, payload: 'nuts' }) },
			]),
		)
		assert.equal(half.upgrade?.accept, 'unknown')
		assert.equal(half.webSocket[0]?.text, 'nuts')
	})

	it('finds a text under masks and compression, in the decoded body', async () => {
		const secrets = secretsBeside('websocket-deflate-tls.pcap')!
		for (const [file, options] of [
			['websocket-deflate-clear.pcap', {}],
			['websocket-deflate-tls.pcap', { secrets }],
		] as const) {
			const { session, capture } = await readFixture(file, { ...options, find: 'fluffy tail' })
			const { find, messages } = only(session)
			capture.close()
			assert.deepEqual(
				find!.hits.map(({ from, where, message }) => [from, where, messages[message!]?.type]),
				[
					['client', 'body', 'websocket_message'],
					['client', 'body', 'websocket_message'],
				],
			)
		}
	})

	it('is inspected as frames, unmasked and inflated, and each unmasked byte has its place', async () => {
		const { session, capture } = await readFixture('websocket-deflate-clear.pcap')
		const conversation = only(session)
		const index = conversation.webSocket[2]!.message
		const views = inspectMessage(session, conversation, index)
		for (const { field, bytes } of views) assertTiles(field, bytes.length)
		assert.deepEqual(
			views.map(({ title, kind }) => [title, kind]),
			[
				['WebSocket message', 'message'],
				['WebSocket message, unmasked', 'body'],
				['WebSocket message, inflated', 'body'],
			],
		)
		const [wire, unmasked, inflated] = views
		assert.equal(Buffer.from(inflated!.bytes).toString(), 'fluffy tail')
		const payload = wire!.field.children![0]!.children!.find(({ name }) => name === 'masked_payload')!
		assert.deepEqual(
			placesOf(conversation, unmasked!, { start: 0, end: unmasked!.bytes.length }),
			placesOf(conversation, wire!, payload.span),
		)
		capture.close()
	})

	it('puts what one side says without end on shared rungs, and forgets no packet and no message of them', () => {
		const count = LIMITS.messagesApart + LIMITS.messagesTogether + 5
		let window: Uint8Array = new Uint8Array(0)
		const samples = Array.from({ length: count }, (_, i) => {
			const text = Buffer.from(`fluffy tail ${i % 7} `.repeat(3))
			const payload = deflateRawSync(text, {
				finishFlush: 2,
				...(window.length > 0 && { dictionary: window }),
			}).subarray(0, -4)
			window = Buffer.concat([window, text]).subarray(-32_768)
			return { from: 'server' as const, opcode: 1, rsv: 4, payload: new Uint8Array(payload) }
		})
		const session = talked(samples, DEFLATE)
		const conversation = only(session)
		assert.deepEqual(issues(conversation), [])
		assert.equal(conversation.webSocket.length, count)
		const grouped = conversation.messages.filter(({ messageCount }) => messageCount !== undefined)
		assert.deepEqual(
			grouped.map(({ messageCount, packets }) => [messageCount, packets.length]),
			[
				[LIMITS.messagesTogether, LIMITS.messagesTogether],
				[5, 5],
			],
		)
		assert.match(grouped[1]!.summary, /^5 of them, the last: text “fluffy tail/)
		for (const { packets, message } of conversation.webSocket)
			assert.deepEqual(carriedBy(conversation, packets[0]!).messages, [message])
		const views = inspectMessage(session, conversation, conversation.messages.indexOf(grouped[1]!))
		for (const { field, bytes } of views) assertTiles(field, bytes.length)
		assert.equal(views[0]!.title, '5 WebSocket messages')
		assert.equal(views[2]!.field.children?.length, 5)
		assert.match(Buffer.from(views[2]!.bytes).toString(), /^(fluffy tail \d ){15}$/)
	})

	it('does not inflate what refers to messages that were lost', () => {
		const compressed = (text: string) => new Uint8Array(deflateRawSync(text, { finishFlush: 2 }).subarray(0, -4))
		const conversation = only(
			talked(
				[
					{ from: 'server', opcode: 1, rsv: 4, payload: compressed('one') },
					{ from: 'server', opcode: 1, rsv: 4, payload: compressed('two'), lost: true },
					{ from: 'server', opcode: 1, rsv: 4, payload: compressed('three') },
					{ from: 'client', opcode: 1, payload: 'seen' },
				],
				DEFLATE,
			),
		)
		assert.deepEqual(
			conversation.webSocket.filter(({ from }) => from === 'server').map(({ text, inflated }) => [text, inflated]),
			[
				['one', 3],
				[undefined, undefined],
			],
		)
		assert.ok(issues(conversation).some(text => text.startsWith('the message is not inflated')))
	})

	it('says of a text that it is no UTF-8, and shows it all the same', () => {
		const conversation = only(talked([{ from: 'server', opcode: 1, payload: Uint8Array.of(0x66, 0xff) }]))
		assert.deepEqual(issues(conversation), ['the text, 2 bytes, is no UTF-8 (RFC 6455, 8.1)'])
		assert.equal(conversation.webSocket[0]?.text, 'fÿ')
	})
})

describe('server-sent events in a session', () => {
	it('are rungs as they come, and the response follows when it has ended', async () => {
		const secrets = secretsBeside('events-tls.pcap')!
		for (const [file, options] of [
			['events-clear.pcap', {}],
			['events-tls.pcap', { secrets }],
		] as const) {
			const { session, capture } = await readFixture(file, options)
			const conversation = only(session)
			assert.deepEqual(
				conversation.messages
					.filter(({ type }) => /^(http_|server_sent)/.test(type))
					.map(({ type, summary }) => `${type} ${summary}`),
				[
					'http_request GET /events',
					'server_sent_event retry 3000',
					'server_sent_event comment “the squirrels are awake”',
					'server_sent_event message “acorn”',
					'server_sent_event secret “The secret message is\nfluffy tail”, id 7',
					'server_sent_event message “no space”, id 8',
					'server_sent_event end “”',
					'http_response 200 OK',
				],
			)
			assert.deepEqual(conversation.issues, [])
			for (const { message, length } of conversation.events) {
				const [view] = inspectMessage(session, conversation, message!)
				assert.equal(view!.bytes.length, length)
				assertTiles(view!.field, length)
			}
			const response = conversation.messages.findIndex(({ type }) => type === 'http_response')
			const body = inspectMessage(session, conversation, response).find(({ kind }) => kind === 'body')!
			assert.equal(body.field.name, 'event_stream')
			assert.equal(body.field.children?.length, 6)
			capture.close()
		}
	})

	it('are told of a compressed body when it has ended, without rungs of their own', () => {
		const body = gzipSync('data: fluffy tail\n\n')
		const head = `HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\nContent-Encoding: gzip\r\nContent-Length: ${body.length}\r\n\r\n`
		const conversation = only(
			sessionOf([
				{ from: 'client', data: 'GET / HTTP/1.1\r\nHost: h\r\n\r\n' },
				{ from: 'server', data: Buffer.concat([Buffer.from(head), body]) },
			]),
		)
		assert.deepEqual(conversation.events, [
			{ from: 'server', data: 'fluffy tail', length: 19, packets: [5], encrypted: false },
		])
		assert.deepEqual(
			conversation.messages.map(({ type }) => type),
			['http_request', 'http_response'],
		)
	})
})
