import assert from 'node:assert/strict'
import fc from 'fast-check'
import { Http2Connection, type Http2Exchange } from '../../../src/decode/http2/connection.js'
import { http2Frames } from '../../../src/decode/http2/frame.js'
import { HeaderTable } from '../../../src/decode/http2/header-table.js'
import type { Http2Event } from '../../../src/decode/http2/messages.js'
import { inspect } from '../../../src/decode/reader.js'
import { assertTiles } from '../tiles.js'
import { frame, hex, PREFACE_TEXT, REQUESTS, RESPONSES } from './samples.js'

const [DATA, HEADERS, RST_STREAM, SETTINGS, PUSH_PROMISE, PING, WINDOW_UPDATE, CONTINUATION] = [0, 1, 3, 4, 5, 6, 8, 9]

/** Two requests, the second with its block in three frames and a padded body; between them what belongs to neither. */
const CLIENT = Buffer.concat([
	PREFACE_TEXT,
	frame(SETTINGS, 0, 0, hex('0003 00000064')),
	frame(HEADERS, 0x5, 1, hex(REQUESTS.huffman[0])),
	frame(SETTINGS, 1, 0),
	frame(HEADERS, 0, 3, hex('8386')),
	frame(CONTINUATION, 0, 3, hex('84be')),
	frame(CONTINUATION, 4, 3, hex('5886 a8eb 1064 9cbf')),
	frame(DATA, 0x8, 3, Buffer.concat([hex('03'), Buffer.from('fluffy'), hex('000000')])),
	frame(WINDOW_UPDATE, 0, 0, hex('00000010')),
	frame(DATA, 1, 3, Buffer.from(' tail')),
])

const SERVER = Buffer.concat([
	frame(SETTINGS, 0, 0),
	frame(SETTINGS, 1, 0),
	frame(HEADERS, 4, 3, hex(RESPONSES.huffman[0])),
	frame(PUSH_PROMISE, 4, 1, Buffer.concat([hex('00000002'), hex('8286 84')])),
	frame(HEADERS, 4, 1, hex('88')),
	frame(DATA, 0, 1, Buffer.from('bushy')),
	frame(DATA, 1, 3, Buffer.from('moved')),
	frame(DATA, 0, 1, Buffer.from(' tail')),
	frame(HEADERS, 5, 1, hex('0003 782d 6e03 6e75 74')),
	frame(HEADERS, 5, 2, hex('88')),
])

type Role = 'client' | 'server'
type Step = { readonly from: Role } & ({ readonly bytes: Uint8Array } | { readonly hole: number })

function talk(steps: readonly Step[], isWhole = true) {
	const exchanges: Http2Exchange[] = []
	const events: (readonly [Role, Http2Event])[] = []
	const connection = new Http2Connection({
		onEvent: (event, from) => events.push([from, event]),
		onExchange: exchange => exchanges.push(exchange),
		isWhole,
	})
	const at = { client: 0, server: 0 }
	for (const [i, step] of steps.entries()) {
		const { from } = step
		if ('hole' in step) connection[from].hole(at[from], step.hole)
		else connection[from].push({ start: at[from], bytes: step.bytes, packet: i + 1, offset: 0 })
		at[from] += 'hole' in step ? step.hole : step.bytes.length
	}
	for (const from of ['client', 'server'] as const) connection.end(from, 'fin')
	return { exchanges, events, said: exchanges.map(saidIn), issues: exchanges.flatMap(issuesOf) }
}

const saidIn = ({ streamId, request, response }: Http2Exchange) =>
	[
		streamId,
		request?.head?.method,
		request?.head?.path,
		Buffer.from(request?.body ?? []).toString(),
		response?.head?.status,
		Buffer.from(response?.body ?? []).toString(),
	].join(' ')

const issuesOf = ({ request, response, issue }: Http2Exchange) =>
	[...(request?.issues ?? []), ...(response?.issues ?? []), ...(issue ? [issue] : [])].map(({ text }) => text)

const cut = (from: Role, bytes: Uint8Array, at: readonly number[]): Step[] =>
	[0, ...at].map((start, i) => ({ from, bytes: bytes.subarray(start, at[i] ?? bytes.length) }))

const WHOLE = ['3 POST / fluffy tail 302 moved', '1 GET /  200 bushy tail', '2 GET /  200 ']

/** CONNECT, https, /drey, :protocol websocket: without the table and without Huffman. */
const CONNECT = Buffer.concat([
	hex('0207'),
	Buffer.from('CONNECT'),
	hex('87 04 05'),
	Buffer.from('/drey'),
	hex('00 09'),
	Buffer.from(':protocol'),
	hex('09'),
	Buffer.from('websocket'),
])

describe('an HTTP/2 connection', () => {
	it('is requests and responses by stream, however their frames are mixed', () => {
		const { said, issues, exchanges } = talk([...cut('client', CLIENT, []), ...cut('server', SERVER, [])])
		assert.deepEqual(said, WHOLE)
		assert.deepEqual(issues, [])
		assert.deepEqual(exchanges[1]?.response?.trailers, [{ name: 'x-n', value: 'nut', isPlain: true }])
		assert.equal(exchanges[2]?.request?.kind, 'promise')
	})

	it('is the same byte by byte, and cut anywhere', () => {
		const each = (bytes: Uint8Array) => Array.from({ length: bytes.length - 1 }, (_, i) => i + 1)
		assert.deepEqual(talk([...cut('client', CLIENT, each(CLIENT)), ...cut('server', SERVER, each(SERVER))]).said, WHOLE)
		const places = (bytes: Uint8Array) =>
			fc
				.uniqueArray(fc.integer({ min: 1, max: bytes.length - 1 }), { maxLength: 8 })
				.map(at => at.sort((a, b) => a - b))
		fc.assert(
			fc.property(places(CLIENT), places(SERVER), (client, server) => {
				const { said, issues } = talk([...cut('client', CLIENT, client), ...cut('server', SERVER, server)])
				assert.deepEqual(said, WHOLE)
				assert.deepEqual(issues, [])
			}),
			{ numRuns: 100 },
		)
	})

	it('goes on behind a hole: frames are read, and what fields refer to is not known', () => {
		const more = Buffer.concat([
			frame(PING, 0, 0, Buffer.alloc(8)),
			frame(HEADERS, 5, 5, hex('8286 84be')),
			frame(HEADERS, 5, 7, hex('8286 8441 8cf1 e3c2 e5f2 3a6b a0ab 90f4 ff')),
			frame(HEADERS, 5, 9, hex('8286 84be')),
		])
		const { exchanges, events, issues } = talk([
			...cut('client', CLIENT.subarray(0, 60), []),
			{ from: 'client', hole: 100 },
			...cut('client', more, []),
		])
		assert.equal(events.filter(([, { kind }]) => kind === 'lost').length, 1)
		assert.deepEqual(
			exchanges.filter(({ streamId }) => streamId > 3).map(({ request }) => request?.head?.authority),
			[undefined, 'www.example.com', 'www.example.com'],
		)
		assert.ok(
			issues.includes('1 of 4 header fields refer to fields that were sent before, in bytes that are not known'),
		)
	})

	it('ends what a reset ends, and keeps reading header blocks on that stream', () => {
		const { exchanges } = talk([
			...cut(
				'client',
				Buffer.concat([PREFACE_TEXT, frame(SETTINGS, 0, 0), frame(HEADERS, 5, 1, hex(REQUESTS.plain[0]))]),
				[],
			),
			...cut('client', Buffer.concat([frame(RST_STREAM, 0, 1, hex('00000008'))]), []),
			...cut('server', Buffer.concat([frame(HEADERS, 5, 1, hex(RESPONSES.plain[0]))]), []),
			...cut('client', frame(HEADERS, 5, 3, hex(REQUESTS.plain[1])), []),
			...cut('server', frame(HEADERS, 5, 3, hex('88c0 bf')), []),
		])
		assert.deepEqual(
			exchanges.map(({ streamId, issue, response }) => [
				streamId,
				issue?.text,
				response?.head?.headers.map(h => h.name),
			]),
			[
				[1, 'no answer came: the client reset the stream, CANCEL', undefined],
				[3, undefined, ['cache-control', 'date']],
			],
		)
	})

	it('takes what follows an extended CONNECT for a tunnel, once it is granted', () => {
		const client = Buffer.concat([
			PREFACE_TEXT,
			frame(HEADERS, 4, 1, CONNECT),
			frame(DATA, 0, 1, Buffer.from('fluffy')),
			frame(DATA, 1, 1, Buffer.from(' tail')),
		])
		const granted = Buffer.concat([frame(HEADERS, 4, 1, hex('88')), frame(DATA, 0, 1, Buffer.from('bushy'))])
		const steps = (server: Uint8Array, allows = true): Step[] => [
			...cut('server', frame(SETTINGS, 0, 0, hex(allows ? '0008 00000001' : '')), []),
			...cut('client', client.subarray(0, -14), []),
			...cut('server', server, []),
			...cut('client', client.subarray(-14), []),
		]
		const messages = (server: Uint8Array) =>
			talk(steps(server)).events.flatMap(([from, event]) =>
				event.kind === 'message'
					? [[from, event.message.kind, event.message.bodyLength, event.message.complete, event.how].join(' ')]
					: [],
			)
		assert.deepEqual(messages(granted), [
			'client request 0 true fin',
			'server response 0 true fin',
			'client tunnel 11 true fin',
			'server tunnel 5 true fin',
		])
		const { said, issues } = talk(steps(granted))
		assert.deepEqual(said, ['1 CONNECT /drey  200 '])
		assert.deepEqual(issues, [])
		const early = Buffer.concat([frame(HEADERS, 4, 1, hex('0803 3130 33')), granted])
		assert.deepEqual(messages(early).slice(1, 3), ['server response 0 true fin', 'server response 0 true fin'])
		const refused = Buffer.concat([frame(HEADERS, 4, 1, hex('8d')), frame(DATA, 1, 1, Buffer.from('no'))])
		assert.deepEqual(talk(steps(refused)).said, ['1 CONNECT /drey  404 no'])
		const reset = Buffer.concat([granted, frame(RST_STREAM, 0, 1, hex('00000008'))])
		assert.deepEqual(messages(reset).slice(2), ['client tunnel 6 true rst', 'server tunnel 5 true rst'])
		assert.deepEqual(talk(steps(granted, false)).issues, [
			':protocol, and the server has not said ENABLE_CONNECT_PROTOCOL (RFC 8441, 3)',
		])
	})

	it('says what stands within a header block, and what continues none', () => {
		const start = Buffer.concat([PREFACE_TEXT, frame(SETTINGS, 0, 0), frame(HEADERS, 1, 1, hex('8286'))])
		const { issues } = talk(cut('client', Buffer.concat([start, frame(PING, 0, 0, Buffer.alloc(8))]), []))
		assert.ok(issues.includes('PING stands within a header block (RFC 9113, 6.2)'))
		const { events } = talk(cut('client', Buffer.concat([PREFACE_TEXT, frame(CONTINUATION, 4, 1, hex('82'))]), []))
		const alone = events.flatMap(([, event]) => (event.kind === 'frame' ? event.issues : []))
		assert.match(alone[0]?.text ?? '', /no header block before it/)
	})

	it('bounds a flood of CONTINUATION, and frames that are too long for their receiver', () => {
		const flood = Array.from({ length: 20 }, () => frame(CONTINUATION, 0, 1, Buffer.alloc(16_384, 0x82)))
		const { issues } = talk([
			...cut('server', SERVER.subarray(0, 9), []),
			...cut(
				'client',
				Buffer.concat([PREFACE_TEXT, frame(SETTINGS, 0, 0), frame(HEADERS, 0, 1, hex('82')), ...flood]),
				[],
			),
			...cut('client', frame(DATA, 1, 1, Buffer.alloc(20_000)), []),
		])
		assert.ok(issues.some(text => /a header block of more than/.test(text)))
		assert.ok(issues.some(text => /20,000 bytes of payload: the receiver takes 16,384 bytes/.test(text)))
	})

	it('takes whatever bytes there are', () => {
		const mutated = fc.tuple(
			fc.constantFrom(CLIENT, SERVER),
			fc.integer({ min: 0, max: 400 }),
			fc.uint8Array({ maxLength: 12 }),
		)
		fc.assert(
			fc.property(mutated, fc.boolean(), ([bytes, place, other], isWhole) => {
				const copy = Buffer.from(bytes)
				copy.set(other.subarray(0, Math.max(0, copy.length - place)), Math.min(place, copy.length))
				talk([...cut('client', copy, []), ...cut('server', copy, [])], isWhole)
				const { field } = inspect('http2', copy, r =>
					http2Frames(r, { tables: [new HeaderTable(), new HeaderTable()] }),
				)
				assertTiles(field, copy.length)
			}),
			{ numRuns: 300 },
		)
	})
})
