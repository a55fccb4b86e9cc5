import assert from 'node:assert/strict'
import fc from 'fast-check'
import { openingIn, readTarget } from '../../../src/capture/proxy/opening.js'
import { Tamper } from '../../../src/capture/proxy/tamper.js'
import { readTamperRule, type TamperRule } from '../../../src/capture/proxy/tamper-rule.js'

const record = (type: number, ...fragment: number[]) => [
	type,
	3,
	3,
	fragment.length >> 8,
	fragment.length & 0xff,
	...fragment,
]

/** A hello in two records, a certificate, ChangeCipherSpec, and two records that are encrypted. */
const STREAM = Uint8Array.from([
	...record(22, 2, 0, 0, 4, 0xa0),
	...record(22, 0xa1, 0xa2, 0xa3, 11, 0, 0, 2, 0xb0, 0xb1),
	...record(20, 1),
	...record(22, 0xc0, 0xc1, 0xc2),
	...record(23, 0xd0, 0xd1),
])

function rule(text: string): TamperRule {
	const read = readTamperRule(text)
	if (typeof read === 'string') throw new Error(read)
	return read
}

/** What becomes of the stream, cut into pieces. */
function changedBy(text: string, cuts: readonly number[] = []): { was: number; is: number; at: number }[] {
	const tamper = new Tamper(rule(text))
	const ends = [...cuts, STREAM.length].sort((a, b) => a - b)
	let start = 0
	const sent = ends.flatMap(end => {
		const piece = tamper.change('server', STREAM.subarray(start, end))
		start = end
		return [...piece]
	})
	return sent.flatMap((is, at) => (is === STREAM[at] ? [] : [{ was: STREAM[at]!, is, at }]))
}

const one = (was: number) => ({ was, is: was ^ 1, at: STREAM.indexOf(was) })

describe('a byte that is changed on its way', () => {
	it('is the one that the rule names, however the stream is cut', () => {
		const cases: readonly [string, number][] = [
			['server:record:1:0', 2],
			['server:record:2', 0xb1],
			['server:record:4:-2', 0xc1],
			['server:sealed:2:0', 0xd0],
			['server:finished', 0xc2],
			['server:handshake:finished:0', 0xc0],
			['server:handshake:server_hello:1', 0xa1],
			['server:handshake:server_hello', 0xa3],
			['server:handshake:certificate:0', 0xb0],
			['server:byte:9', 0xa0],
		]
		for (const [text, was] of cases) assert.deepEqual(changedBy(text), [one(was)], text)
		const cuts = fc.array(fc.integer({ min: 0, max: STREAM.length }), { maxLength: 6 })
		fc.assert(
			fc.property(fc.constantFrom(...cases), cuts, ([text, was], cuts) => {
				assert.deepEqual(changedBy(text, cuts), [one(was)])
			}),
		)
	})

	it('is none of the other side, and none where what the rule names does not come', () => {
		for (const text of ['client:record:1', 'server:record:9', 'server:handshake:client_hello'])
			assert.deepEqual(changedBy(text), [], text)
	})

	it('is named in a rule that says what is wrong with it', () => {
		const wrong: readonly [string, RegExp][] = [
			['nobody:record:1', /“nobody” sends nothing/],
			['server:record:0', /records are counted from 1/],
			['server:record:1:x', /“x” is no byte/],
			['server:record:1:2:3', /“3” is too much/],
			['client:handshake:encrypted_extensions', /no message that travels readable/],
			['client', /“” is nothing to change/],
		]
		for (const [text, sentence] of wrong) assert.match(String(readTamperRule(text)), sentence, text)
	})
})

describe('what a client of a proxy begins with', () => {
	const bytes = (text: string) => Buffer.from(text, 'latin1')

	it('is a tunnel it asks for, and what it sends behind', () => {
		const request = 'CONNECT [::1]:443 HTTP/1.1\r\nHost: x\r\n\r\n'
		const opening = openingIn(bytes(`${request}\x16\x03`))
		assert.ok(opening?.kind === 'connect')
		assert.deepEqual(opening.target, { host: '::1', port: 443 })
		assert.deepEqual([...opening.rest], [0x16, 3])
		for (let length = 0; length < request.length; length++)
			assert.equal(openingIn(bytes(request.slice(0, length))), undefined, 'it waits for the rest')
	})

	it('is for the server when it is anything else', () => {
		for (const text of ['GET / HTTP/1.1\r\n', '\x16\x03\x01', 'CONTRACT', 'connect x:1'])
			assert.equal(openingIn(bytes(text))?.kind, 'bytes', text)
	})

	it('is a request that names its server, where one may', () => {
		const request = 'GET http://Example.org:8080/a?b=http://c/ HTTP/1.1\r\n'
		const opening = openingIn(bytes(request), true)
		assert.ok(opening?.kind === 'request')
		assert.deepEqual(opening.target, { host: 'example.org', port: 8080 })
		for (let length = 0; length < request.length; length++)
			assert.equal(openingIn(bytes(request.slice(0, length)), true), undefined, 'it waits for the end of the line')
		assert.equal(openingIn(bytes(request))?.kind, 'bytes', 'where it is for one server anyway')
		for (const text of ['GET / HTTP/1.1\r\n', 'GET https://x/ HTTP/1.1\r\n', '\x16\x03\x01', 'get http', 'GET \x00'])
			assert.equal(openingIn(bytes(text), true)?.kind, 'bytes', text)
	})

	it('is refused when the place it asks for is none, or the request has no end', () => {
		assert.equal(openingIn(bytes('CONNECT nowhere HTTP/1.1\r\n\r\n'))?.kind, 'refused')
		assert.equal(openingIn(bytes(`CONNECT x:1 HTTP/1.1\r\n${'a'.repeat(1 << 15)}`))?.kind, 'refused')
		for (const text of ['x', 'x:0', 'x:65536', ':1', '::1:443', 'a b:1'])
			assert.equal(readTarget(text), undefined, text)
	})
})
