import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { HttpEvent } from '../../../src/decode/http/events.js'
import { type Exchange, HttpExchanges } from '../../../src/decode/http/exchange.js'
import { LIMITS } from '../../../src/decode/limits.js'
import { hand, latin1, type Step } from './streams.js'

type Side = 'client' | 'server'
type Sent =
	| readonly [Side, string]
	| readonly [Side, { readonly hole: number }]
	| readonly [Side, 'fin' | 'rst' | 'capture', 'end']

/** Plays a conversation: each entry is one packet, numbered from 1. Both sides end with the capture, unless they did before. */
function play(sent: readonly Sent[]): { exchanges: Exchange[]; events: [Side, HttpEvent][] } {
	const exchanges: Exchange[] = []
	const events: [Side, HttpEvent][] = []
	const pair = new HttpExchanges({
		onExchange: exchange => exchanges.push(exchange),
		onEvent: (event, from) => events.push([from, event]),
	})
	const next = { client: 0, server: 0 }
	const ended = new Set<Side>()
	for (const [i, [from, what, end]] of sent.entries()) {
		if (end) {
			pair.end(from, what as 'fin')
			ended.add(from)
		} else {
			const start = next[from]
			const step: Step =
				typeof what === 'string'
					? { start, bytes: latin1(what), packet: i + 1, offset: 54 }
					: { start, hole: what.hole }
			next[from] += typeof what === 'string' ? what.length : what.hole
			hand(pair[from], step)
		}
	}
	for (const from of ['client', 'server'] as const) if (!ended.has(from)) pair.end(from, 'capture')
	return { exchanges, events }
}

/** `GET /a → 100, 200 (order)` */
function told({ exchanges }: { exchanges: readonly Exchange[] }): string[] {
	return exchanges.map(({ request, interim, response, paired, issue }) => {
		const asked = request?.head.line
		const answers = [...interim, ...(response ? [response] : [])].map(({ head: { line } }) =>
			line.kind === 'response' ? String(line.status) : '?',
		)
		const question = asked?.kind === 'request' ? `${asked.method} ${asked.target}` : '?'
		return `${question} → ${answers.join(', ') || '?'} (${issue?.text ?? paired})`
	})
}

const get = (target: string, method = 'GET', more = '') => `${method} ${target} HTTP/1.1\r\nHost: h\r\n${more}\r\n`
const answer = (status: number, body = 'nuts') =>
	`HTTP/1.1 ${status} X\r\nContent-Length: ${body.length}\r\n\r\n${body}`
const head = (status: number, more = '') => `HTTP/1.1 ${status} X\r\n${more}\r\n`

describe('HttpExchanges', () => {
	it('pairs a request with its response', () => {
		assert.deepEqual(
			told(
				play([
					['client', get('/a')],
					['server', answer(200)],
					['client', get('/b')],
					['server', answer(404)],
				]),
			),
			['GET /a → 200 (order)', 'GET /b → 404 (order)'],
		)
	})

	it('pairs pipelined requests in their order, and knows which response has no body', () => {
		assert.deepEqual(
			told(
				play([
					['client', get('/a') + get('/b', 'HEAD') + get('/c')],
					['server', answer(200) + head(200, 'Content-Length: 9\r\n') + answer(201)],
				]),
			),
			['GET /a → 200 (order)', 'HEAD /b → 200 (order)', 'GET /c → 201 (order)'],
		)
	})

	it('keeps interim responses with the final one', () => {
		const form = 'POST /f HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n'
		assert.deepEqual(
			told(
				play([
					['client', form],
					['server', head(100)],
					['client', 'a=bc'],
					['server', head(103) + answer(200)],
				]),
			),
			['POST /f → 100, 103, 200 (order)'],
		)
	})

	it('pairs a response that came before its request had ended', () => {
		const post = 'POST /f HTTP/1.1\r\nContent-Length: 8\r\n\r\n'
		const { exchanges } = play([
			['client', `${post}half`],
			['server', answer(413)],
			['client', 'half'],
		])
		assert.deepEqual(told({ exchanges }), ['POST /f → 413 (order)'])
		assert.equal(exchanges[0]!.request!.bodyLength, 8)
	})

	it('says what is missing when one direction only was captured', () => {
		assert.deepEqual(
			told(
				play([
					['client', get('/a')],
					['client', get('/b')],
				]),
			),
			['GET /a → ? (no answer was captured)', 'GET /b → ? (no answer was captured)'],
		)
		assert.deepEqual(
			told(
				play([
					['server', head(100) + answer(200)],
					['server', answer(404)],
				]),
			),
			['? → 100, 200 (the request was not captured)', '? → 404 (the request was not captured)'],
		)
	})

	it('leaves a response unpaired when the capture began behind its request', () => {
		assert.deepEqual(
			told(
				play([
					['server', answer(200)],
					['client', get('/b')],
					['server', answer(404)],
				]),
			),
			['? → 200 (the request was not captured)', 'GET /b → 404 (order)'],
		)
	})

	it('pairs a response with the last request before it when an answer was lost', () => {
		assert.deepEqual(
			told(
				play([
					['client', get('/a')],
					['server', { hole: 42 }],
					['client', get('/b')],
					['server', answer(404)],
					['client', get('/c')],
					['server', answer(200)],
				]),
			),
			['GET /a → ? (its answer is among what was lost)', 'GET /b → 404 (inferred)', 'GET /c → 200 (order)'],
		)
	})

	it('does not give the answer of a lost request to a later one', () => {
		assert.deepEqual(
			told(
				play([
					['client', get('/a')],
					['server', answer(200)],
					['client', { hole: 30 }],
					['server', answer(404)],
					['client', get('/c')],
					['server', answer(201)],
				]),
			),
			['GET /a → 200 (order)', '? → 404 (the request was not captured)', 'GET /c → 201 (inferred)'],
		)
	})

	it('pairs a request that was held back by a hole with the response that overtook it', () => {
		const exchanges: Exchange[] = []
		const pair = new HttpExchanges({ onEvent: () => {}, onExchange: exchange => exchanges.push(exchange) })
		const request = latin1(get('/late'))
		pair.client.hole(0, 10)
		hand(pair.server, { start: 0, bytes: latin1(answer(200)), packet: 6, offset: 54 })
		hand(pair.client, { start: 10, bytes: request, packet: 5, offset: 54 })
		pair.end('client', 'fin')
		pair.end('server', 'fin')
		assert.deepEqual(told({ exchanges }), ['GET /late → 200 (inferred)'])
	})

	it('turns both directions after 101', () => {
		const { exchanges, events } = play([
			['client', `${get('/ws', 'GET', 'Upgrade: websocket\r\n')}early`],
			['server', `${head(101, 'Upgrade: websocket\r\n')}frame`],
			['client', 'later'],
		])
		assert.deepEqual(told({ exchanges }), ['GET /ws → 101 (order)'])
		const turned = events.filter(([, { kind }]) => kind === 'upgrade' || kind === 'rest')
		assert.deepEqual(
			turned.map(([from, event]) => [from, event.kind, event.kind === 'upgrade' ? event.to : undefined]),
			[
				['server', 'upgrade', 'websocket'],
				['client', 'upgrade', 'websocket'],
				['client', 'rest', undefined],
				['server', 'rest', undefined],
				['client', 'rest', undefined],
			],
		)
	})

	it('turns both directions into a tunnel after CONNECT has succeeded, and names its end', () => {
		const { events } = play([
			['client', get('h:443', 'CONNECT')],
			['server', head(200)],
			['client', '\x16\x03\x01'],
		])
		assert.deepEqual(
			events.flatMap(([from, event]) => (event.kind === 'upgrade' ? [[from, event.by, event.to]] : [])),
			[
				['server', 'connect', 'h:443'],
				['client', 'connect', 'h:443'],
			],
		)
	})

	it('goes on with HTTP when the other protocol or the tunnel was declined', () => {
		assert.deepEqual(
			told(
				play([
					['client', get('/', 'GET', 'Upgrade: h2c\r\n')],
					['server', answer(200)],
					['client', get('h:443', 'CONNECT')],
					['server', answer(407)],
					['client', get('/b')],
					['server', answer(200)],
				]),
			),
			['GET / → 200 (order)', 'CONNECT h:443 → 407 (order)', 'GET /b → 200 (order)'],
		)
	})

	it('bounds how many requests wait', () => {
		const { exchanges } = play([['client', get('/a').repeat(LIMITS.pipelined + 1)]])
		assert.equal(exchanges.length, LIMITS.pipelined + 1)
		assert.deepEqual(exchanges[0]!.issue, { code: 'limit', text: 'more than 256 requests wait for their answers' })
		assert.equal(exchanges[1]!.issue!.text, 'no answer was captured')
	})

	it('hands out an exchange as soon as it is complete', () => {
		const exchanges: Exchange[] = []
		const pair = new HttpExchanges({ onEvent: () => {}, onExchange: exchange => exchanges.push(exchange) })
		hand(pair.client, { start: 0, bytes: latin1(get('/a')), packet: 1, offset: 54 })
		hand(pair.server, { start: 0, bytes: latin1(answer(200)), packet: 2, offset: 54 })
		assert.equal(exchanges.length, 1)
	})

	it('pairs the same, however both directions are cut and interleaved', () => {
		const client = latin1(
			`${get('/a') + get('/b', 'HEAD') + get('/c', 'POST', 'Content-Length: 3\r\n')}abc${get('/d')}`,
		)
		const server = latin1(answer(200) + head(200, 'Content-Length: 5\r\n') + head(100) + answer(201) + answer(404))
		const sizes = fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 20 })
		fc.assert(
			fc.property(sizes, sizes, (ahead, behind) => {
				const exchanges: Exchange[] = []
				const pair = new HttpExchanges({ onEvent: () => {}, onExchange: exchange => exchanges.push(exchange) })
				const at = { client: 0, server: 0 }
				let packet = 1
				const send = (from: Side, bytes: Uint8Array, size: number) => {
					const part = bytes.subarray(at[from], at[from] + size)
					if (part.length > 0) hand(pair[from], { start: at[from], bytes: part, packet: packet++, offset: 54 })
					at[from] += part.length
				}
				// An answer never begins before its request does: the client is ahead all the way.
				for (const size of ahead) send('client', client, size)
				send('client', client, client.length)
				for (const size of behind) send('server', server, size)
				send('server', server, server.length)
				pair.end('server', 'fin')
				pair.end('client', 'fin')
				assert.deepEqual(told({ exchanges }), [
					'GET /a → 200 (order)',
					'HEAD /b → 200 (order)',
					'POST /c → 100, 201 (order)',
					'GET /d → 404 (order)',
				])
			}),
			{ numRuns: 100 },
		)
	})
})
