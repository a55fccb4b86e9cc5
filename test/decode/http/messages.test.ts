import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { HttpEvent } from '../../../src/decode/http/events.js'
import type { RequestLine } from '../../../src/decode/http/head.js'
import { HttpMessages } from '../../../src/decode/http/messages.js'
import { LIMITS } from '../../../src/decode/limits.js'
import { CHUNKED } from './samples.js'
import { copied, eventsOf, hand, inParts, joined, latin1, packets, type Step, without } from './streams.js'

const END = { end: 'fin' } as const
const requests = { role: 'request', wantBody: () => true } as const
const responses = { role: 'response', wantBody: () => true } as const

function text(bytes: Uint8Array | undefined): string | undefined {
	return bytes && String.fromCharCode(...bytes)
}

/** Events as a reader tells them: enough to compare by eye. */
function told(events: readonly HttpEvent[]): string[] {
	return events.map(event => {
		if (event.kind === 'head')
			return `head at ${event.head.start}, ${event.head.headLength} bytes, ${event.head.framing}`
		if (event.kind === 'message') {
			const { start, length, bodyLength, ended, complete } = event.message
			const body = event.body ? ` ${JSON.stringify(text(event.body))}` : ''
			return `message at ${start}, ${length} bytes, body ${bodyLength}${body}, ${ended}${complete ? '' : ', not complete'}`
		}
		if (event.kind === 'stray') return `stray at ${event.start}: ${event.issue.text}`
		if (event.kind === 'upgrade') return `${event.by} to ${event.to} at ${event.start}`
		if (event.kind === 'rest')
			return `rest at ${event.start}: ${text(event.bytes)} (packet ${event.packet}, ${event.offset})`
		return `rest_hole at ${event.start}, ${event.length} bytes`
	})
}

function issuesOf(events: readonly HttpEvent[]): string[] {
	return events.flatMap(event => (event.kind === 'message' ? event.message.issues.map(issue => issue.text) : []))
}

const GET = 'GET / HTTP/1.1\r\nHost: h\r\n\r\n'
const POST = 'POST /form HTTP/1.1\r\nContent-Length: 11\r\n\r\nfluffy tail'
const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nnuts'
const chunked = text(CHUNKED)!

/** Streams that go through every state of the stage, by role. */
const STREAMS: readonly {
	readonly name: string
	readonly options: Parameters<typeof eventsOf>[1]
	readonly stream: string
}[] = [
	{ name: 'requests one after the other', options: requests, stream: GET + POST + GET },
	{
		name: 'responses in every framing',
		options: responses,
		stream: `${OK + chunked}HTTP/1.1 204 No\r\n\r\n${OK}HTTP/1.0 200 OK\r\n\r\nto the end`,
	},
	{ name: 'empty lines between messages', options: requests, stream: `\r\n${GET}\r\n\r\n${POST}\n` },
	{ name: 'bytes that are no HTTP', options: responses, stream: `${OK}noise HHTTP/1.1 no${OK}{"a": "HTTP"}` },
	{
		name: 'a request behind noise',
		options: requests,
		stream: `\x16\x03\x01\nGARBAGE\r\nGET /x\r\n${GET}hello\n${GET}`,
	},
	{ name: 'a chunk without a size', options: responses, stream: `${chunked.replace('1F ;', '1G ;')}${OK}` },
	{
		name: 'chunks that end wrongly',
		options: responses,
		stream: chunked.replace('hello\r\n', 'hello').replace('0\r\nX', '0\nX') + OK,
	},
	{ name: 'a request that is cut', options: requests, stream: `${GET}GET /half HTTP/1.1\r\nHo` },
	{ name: 'a body that is cut', options: requests, stream: POST.slice(0, -4) },
	{ name: 'trailers that are cut', options: responses, stream: chunked.slice(0, -3) },
	{
		name: 'a change of protocol',
		options: responses,
		stream: 'HTTP/1.1 101 Switching\r\nUpgrade: websocket\r\n\r\n\x81\x02hi\x81\x02ho',
	},
	{
		name: 'a request for a tunnel, then what is no HTTP',
		options: requests,
		stream: 'CONNECT h:443 HTTP/1.1\r\n\r\n\x16\x03\x01\x02\x00',
	},
	{
		name: 'a request for a protocol that was declined',
		options: requests,
		stream: `GET / HTTP/1.1\r\nUpgrade: h2c\r\n\r\n${GET}`,
	},
]

describe('HttpMessages', () => {
	it('tells head and end of each message, its body, and where all was captured', () => {
		const stream = latin1(POST + GET)
		const events = eventsOf([...packets(stream, [10, 40]), END], requests)
		assert.deepEqual(told(events), [
			'head at 0, 43 bytes, length',
			'message at 0, 54 bytes, body 11 "fluffy tail", framing',
			'head at 54, 27 bytes, none',
			'message at 54, 27 bytes, body 0, framing',
		])
		const [, post] = events
		assert.ok(post?.kind === 'message')
		assert.deepEqual(post.message.captured, {
			pieces: [
				{ start: 0, length: 10, origin: 1, offset: 54 },
				{ start: 10, length: 40, origin: 2, offset: 54 },
				{ start: 50, length: 4, origin: 3, offset: 54 },
			],
			packets: { first: 1, last: 3, count: 3 },
		})
	})

	it('joins chunks, counts them without their framing, and reads the trailers', () => {
		const events = eventsOf([...packets(CHUNKED), END], responses)
		const message = events.at(-1)
		assert.ok(message?.kind === 'message')
		assert.equal(text(message.body), 'hello0123456789012345678901234567890')
		assert.equal(message.message.bodyLength, 36)
		assert.equal(message.message.length, CHUNKED.length)
		assert.deepEqual(message.message.trailers, [{ name: 'X-Sum', value: '36' }])
		assert.deepEqual(message.message.issues, [])
	})

	it('ends a response without a length with the connection, and by nothing else', () => {
		const stream = packets(latin1('HTTP/1.0 200 OK\r\n\r\nabc'))
		assert.deepEqual(told(eventsOf([...stream, END], responses)).at(-1), 'message at 0, 22 bytes, body 3 "abc", close')
		for (const how of ['rst', 'capture'] as const) {
			const events = eventsOf([...stream, { end: how }], responses)
			assert.equal(told(events).at(-1), `message at 0, 22 bytes, body 3 "abc", ${how}, not complete`)
		}
	})

	it('keeps no body that was not asked for', () => {
		const events = eventsOf([...packets(latin1(POST)), END], { role: 'request' })
		assert.equal(told(events).at(-1), 'message at 0, 54 bytes, body 11, framing')
	})

	it('says why a message is not complete', () => {
		assert.deepEqual(issuesOf(eventsOf([...packets(latin1(POST.slice(0, -4))), END], requests)), [
			'the body declares 11 bytes, 7 came: its sender closed the connection',
		])
		assert.deepEqual(issuesOf(eventsOf([...packets(CHUNKED.subarray(0, 75)), { end: 'rst' }], responses)), [
			'1 chunk came, the last one is missing: the connection was reset',
		])
		assert.deepEqual(issuesOf(eventsOf([...packets(latin1(GET.slice(0, 20))), { end: 'capture' }], requests)), [
			'a header line stops before the end of its line',
			'the head of the request stops before the empty line that ends it',
			'the head stops after 20 bytes: the capture of the connection ends',
		])
	})

	it('calls empty lines between messages what they are', () => {
		const events = eventsOf([...packets(latin1(`${POST}\r\n${GET}`)), END], requests)
		assert.deepEqual(told(events), [
			'head at 0, 43 bytes, length',
			'message at 0, 54 bytes, body 11 "fluffy tail", framing',
			'stray at 54: 2 bytes of empty lines outside any message (RFC 9112, 2.2)',
			'head at 56, 27 bytes, none',
			'message at 56, 27 bytes, body 0, framing',
		])
	})

	it('goes on with the next message behind bytes that are no HTTP', () => {
		const events = eventsOf([...packets(latin1(`${OK}excess${OK}`)), END], responses)
		assert.deepEqual(told(events).slice(2), [
			'stray at 42: 6 bytes that belong to no HTTP message',
			'head at 48, 38 bytes, length',
			'message at 48, 42 bytes, body 4 "nuts", framing',
		])
		const head = events[3]
		assert.equal(head?.kind === 'head' && head.head.afterLoss, true)
	})

	it('ends a message at a chunk without a size, and seeks the next one from there', () => {
		const events = eventsOf([...packets(latin1(`${chunked.replace('1F ;', '1G ;')}${OK}`)), END], responses)
		assert.deepEqual(
			told(events).map(line => line.split(',')[0]),
			[
				'head at 0',
				'message at 0',
				'stray at 73: 60 bytes that belong to no HTTP message',
				'head at 133',
				'message at 133',
			],
		)
		assert.deepEqual(issuesOf(events), ['chunk 2 does not begin with its size in hexadecimal (RFC 9112, 7.1)'])
	})

	it('frames a response by the request it answers', () => {
		const answer = (method: string, stream: string) => {
			const requestFor = (): RequestLine => ({ kind: 'request', method, target: 'h:443', version: '1.1' })
			return told(eventsOf([...packets(latin1(stream)), END], { ...responses, requestFor }))
		}
		const head = OK.slice(0, -4)
		assert.deepEqual(answer('HEAD', head + head), [
			'head at 0, 38 bytes, none',
			'message at 0, 38 bytes, body 0, framing',
			'head at 38, 38 bytes, none',
			'message at 38, 38 bytes, body 0, framing',
		])
		assert.deepEqual(answer('CONNECT', 'HTTP/1.1 200 OK\r\n\r\n\x16\x03'), [
			'head at 0, 19 bytes, upgrade',
			'message at 0, 19 bytes, body 0, framing',
			'connect to h:443 at 19',
			'rest at 19: \x16\x03 (packet 1, 73)',
		])
	})

	it('hands on what follows a change of protocol, holes too', () => {
		const stream = latin1('HTTP/1.1 101 S\r\nUpgrade: websocket\r\n\r\nabcdef')
		assert.deepEqual(told(eventsOf([...without(packets(stream, [39]), 40, 2), END], responses)).slice(2), [
			'upgrade to websocket at 38',
			'rest at 38: a (packet 1, 92)',
			'rest at 39: b (packet 2, 54)',
			'rest_hole at 40, 2 bytes',
			'rest at 42: ef (packet 2, 57)',
		])
	})

	it('waits after a request for another protocol until it is told what follows', () => {
		const connect = 'CONNECT h:443 HTTP/1.1\r\n\r\n'
		const run = (rest: string, decide: (stage: HttpMessages) => void) => {
			const events: HttpEvent[] = []
			const stage = new HttpMessages({ ...requests, isPaired: true, emit: event => events.push(copied(event)) })
			for (const chunk of packets(latin1(connect + rest))) hand(stage, chunk)
			assert.equal(events.length, 2)
			decide(stage)
			stage.end('fin')
			return told(events).slice(2)
		}
		assert.deepEqual(
			run('\x16\x03', stage => stage.settle({ by: 'connect', to: 'h:443' })),
			['connect to h:443 at 26', 'rest at 26: \x16\x03 (packet 1, 80)'],
		)
		assert.deepEqual(
			run(GET, stage => stage.settle()),
			['head at 26, 27 bytes, none', 'message at 26, 27 bytes, body 0, framing'],
		)
		// Nobody tells: the bytes themselves do.
		assert.deepEqual(
			run('\x16\x03', () => {}),
			['connect to h:443 at 26', 'rest at 26: \x16\x03 (packet 1, 80)'],
		)
		assert.deepEqual(run(GET, () => {}).length, 2)
	})

	it('does not wait longer than its bound to be told', () => {
		const stream = latin1(`CONNECT h:443 HTTP/1.1\r\n\r\n\x16${'x'.repeat(LIMITS.recognise)}`)
		const events = eventsOf(packets(stream), { ...requests, isPaired: true })
		assert.deepEqual(
			events.map(({ kind }) => kind),
			['head', 'message', 'upgrade', 'rest'],
		)
	})

	it('steps over a hole inside a body and says how much is missing', () => {
		const stream = packets(latin1(POST + GET))
		const events = eventsOf([...without(stream, 45, 5), END], requests)
		assert.deepEqual(told(events), [
			'head at 0, 43 bytes, length',
			'message at 0, 54 bytes, body 11 "fl", framing, not complete',
			'head at 54, 27 bytes, none',
			'message at 54, 27 bytes, body 0, framing',
		])
		assert.deepEqual(issuesOf(events), ['5 bytes of the body are not in the capture'])
		const post = events[1]
		assert.equal(post?.kind === 'message' && post.message.missing, 5)
	})

	it('steps over a hole inside the data of a chunk', () => {
		const events = eventsOf([...without(packets(CHUNKED), 90, 10), END], responses)
		const message = events.at(-1)
		assert.ok(message?.kind === 'message')
		assert.equal(message.message.bodyLength, 36)
		assert.equal(message.message.missing, 10)
		assert.equal(message.message.ended, 'framing')
	})

	it('ends a message whose framing is in a hole, and goes on at the next start line', () => {
		const stream = packets(latin1(`${chunked}${OK}`))
		const events = eventsOf([...without(stream, 75, 55), END], responses)
		assert.deepEqual(told(events).slice(1), [
			'message at 0, 75 bytes, body 5 "hello", hole, not complete',
			'stray at 130: 3 bytes that belong to no HTTP message',
			'head at 133, 38 bytes, length',
			'message at 133, 42 bytes, body 4 "nuts", framing',
		])
		const cutHead = eventsOf([...without(packets(latin1(GET + GET)), 20, 3), END], requests)
		assert.equal(told(cutHead)[1], 'message at 0, 20 bytes, body 0, hole, not complete')
	})

	it('finds the first response of a stream whose beginning was not captured', () => {
		const events = eventsOf([...packets(latin1(`the end of a body${OK}`)), END], responses)
		assert.deepEqual(told(events).slice(0, 2), [
			'stray at 0: 17 bytes that belong to no HTTP message',
			'head at 17, 38 bytes, length',
		])
	})

	it('ends a head that is too long at the bound and says so', () => {
		const stream = latin1(`GET / HTTP/1.1\r\n${`X: ${'a'.repeat(1000)}\r\n`.repeat(300)}\r\n`)
		const events = eventsOf([...packets(stream), END], requests)
		assert.equal(told(events)[0], `head at 0, ${LIMITS.httpHead} bytes, none`)
		assert.equal(told(events)[1], `message at 0, ${LIMITS.httpHead} bytes, body 0, limit, not complete`)
	})

	it('keeps as much of a body as the bound allows', () => {
		const length = LIMITS.body + 1
		const head = `HTTP/1.1 200 OK\r\nContent-Length: ${length}\r\n\r\n`
		const stream = new Uint8Array(head.length + length)
		stream.set(latin1(head))
		const message = eventsOf([...packets(stream, new Array(100).fill(100_000)), END], responses).at(-1)
		assert.ok(message?.kind === 'message')
		assert.equal(message.body?.length, LIMITS.body)
		assert.equal(message.message.bodyLength, length)
		assert.equal(message.message.complete, true)
		assert.deepEqual(issuesOf([message]), ['only the first 8,388,608 bytes of the body are kept'])
	})

	it('names the first pieces of a long message, and counts them all', () => {
		const length = LIMITS.pieces + 10
		const head = `HTTP/1.1 200 OK\r\nContent-Length: ${length}\r\n\r\n`
		const stream = latin1(head + 'x'.repeat(length))
		const message = eventsOf([...packets(stream, [head.length, ...new Array(length).fill(1)]), END], responses).at(-1)
		assert.ok(message?.kind === 'message')
		const { pieces, packets: named } = message.message.captured
		assert.equal(pieces.length, LIMITS.pieces)
		assert.deepEqual(named, { first: 1, last: length + 1, count: length + 1 })
	})

	for (const { name, options, stream } of STREAMS) {
		const bytes = latin1(stream)
		it(`says the same of ${name}, whole and byte by byte`, () => {
			const whole = joined(eventsOf([...packets(bytes), END], options))
			assert.deepEqual(joined(eventsOf([...inParts(packets(bytes), 1), END], options)), whole)
		})

		it(`says the same of ${name}, however it is cut`, () => {
			const sizes = fc.array(fc.integer({ min: 1, max: bytes.length }), { maxLength: 8 })
			fc.assert(
				fc.property(sizes, fc.integer({ min: 1, max: 40 }), (sizes, size) => {
					const cut = packets(bytes, sizes)
					const whole = joined(eventsOf([...cut, END], options))
					assert.deepEqual(joined(eventsOf([...inParts(cut, size), END], options)), whole)
				}),
				{ numRuns: 40 },
			)
		})
	}

	it('accounts for every byte of a stream once, with holes anywhere and whatever the bytes are', () => {
		const stream = fc.string({
			unit: fc.constantFrom(
				'\r\n',
				'\n',
				' ',
				':',
				'0',
				'5\r\n',
				'x',
				GET,
				POST,
				OK,
				chunked,
				'HTTP/1.1 200 OK\r\n',
				'\x16',
			),
			maxLength: 12,
		})
		fc.assert(
			fc.property(
				stream,
				fc.boolean(),
				fc.array(fc.nat(300), { maxLength: 6 }),
				fc.nat(400),
				fc.nat(60),
				(text, isRequest, sizes, at, lost) => {
					const bytes = latin1(text)
					const start = Math.min(at, bytes.length)
					const length = Math.min(lost, bytes.length - start)
					const chunks = packets(
						bytes,
						sizes.map(size => size + 1),
					)
					const steps: Step[] = length > 0 ? without(chunks, start, length) : chunks
					const events = eventsOf([...steps, END], isRequest ? requests : responses)
					assert.equal(accountedFor(events), bytes.length - (length - holesIn(events)))
				},
			),
			{ numRuns: 500 },
		)
	})
})

/** Bytes that events speak for, in order and without overlap. */
function accountedFor(events: readonly HttpEvent[]): number {
	let at = 0
	let sum = 0
	for (const event of events) {
		if (event.kind === 'head' || event.kind === 'upgrade') continue
		const { start, length } = spanOf(event)
		assert.ok(start >= at, `${event.kind} at ${start} overlaps what ends at ${at}`)
		at = start + length
		sum += length
	}
	return sum
}

function spanOf(event: Exclude<HttpEvent, { kind: 'head' | 'upgrade' }>): { start: number; length: number } {
	if (event.kind === 'message') return event.message
	return { start: event.start, length: event.kind === 'rest' ? event.bytes.length : event.length }
}

/** Missing bytes that events speak for: those a body's framing covers, and those handed on. */
function holesIn(events: readonly HttpEvent[]): number {
	return events.reduce((sum, event) => {
		if (event.kind === 'message') return sum + event.message.missing
		return event.kind === 'rest_hole' ? sum + event.length : sum
	}, 0)
}
