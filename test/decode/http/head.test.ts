import assert from 'node:assert/strict'
import { messageHead } from '../../../src/decode/http/head.js'
import { headerList, headerValue } from '../../../src/decode/http/headers.js'
import { scan } from '../../../src/decode/reader.js'
import { latin1 } from './streams.js'

function read(kind: 'request' | 'response', text: string) {
	const { value, issues } = scan('head', latin1(text), r => messageHead(r, kind))
	return { ...value!, issues: issues.map(issue => issue.text) }
}

describe('messageHead', () => {
	it('reads method, target, version and header fields', () => {
		const { line, headers, issues } = read('request', 'GET /a?b=c HTTP/1.1\r\nHost: example.org\r\nAccept:*/*\r\n\r\n')
		assert.deepEqual(line, { kind: 'request', method: 'GET', target: '/a?b=c', version: '1.1' })
		assert.deepEqual(headers, [
			{ name: 'Host', value: 'example.org' },
			{ name: 'Accept', value: '*/*' },
		])
		assert.deepEqual(issues, [])
	})

	it('reads version, status and reason', () => {
		const { line, issues } = read('response', 'HTTP/1.0 404 Not Found\r\n\r\n')
		assert.deepEqual(line, { kind: 'response', version: '1.0', status: 404, reason: 'Not Found' })
		assert.deepEqual(issues, [])
	})

	it('takes an empty reason for what it is, and misses only its space', () => {
		assert.deepEqual(read('response', 'HTTP/1.1 200 \r\n\r\n').issues, [])
		const { line, issues } = read('response', 'HTTP/1.1 200\r\n\r\n')
		assert.deepEqual(line, { kind: 'response', version: '1.1', status: 200, reason: '' })
		assert.deepEqual(issues, ['the status line has no space after the status code (RFC 9112, 4)'])
	})

	it('keeps a target with spaces, and a request line without a version', () => {
		const spaced = read('request', 'GET /a b c HTTP/1.1\r\n\r\n')
		assert.deepEqual(spaced.line, { kind: 'request', method: 'GET', target: '/a b c', version: '1.1' })
		assert.deepEqual(spaced.issues, ['the target holds a space (RFC 9112, 3.2)'])
		const bare = read('request', 'GET /\r\n\r\n')
		assert.deepEqual(bare.line, { kind: 'request', method: 'GET', target: '/' })
		assert.deepEqual(bare.issues, ['the request line has no version'])
	})

	it('shows a version and a status that are none', () => {
		assert.deepEqual(read('request', 'GET / HTTP/1.10\r\n\r\n').line, {
			kind: 'request',
			method: 'GET',
			target: '/',
			version: '1.10',
		})
		const { line, issues } = read('response', 'HTTP/1.1 twelve OK\r\n\r\n')
		assert.deepEqual(line, { kind: 'response', version: '1.1', reason: 'OK' })
		assert.deepEqual(issues, ['the status code is not three digits'])
	})

	it('joins a value that is folded on several lines, and says that folding is obsolete', () => {
		const { headers, issues } = read('response', 'HTTP/1.1 200 OK\r\nX: one\r\n  two\r\n\tthree\r\nY: z\r\n\r\n')
		assert.deepEqual(headers, [
			{ name: 'X', value: 'one two three' },
			{ name: 'Y', value: 'z' },
		])
		assert.deepEqual(issues, ['one value folded on 3 lines: obsolete (RFC 9112, 5.2)'])
	})

	const odd: readonly [string, string, string][] = [
		['a line without a colon', 'no header here\r\n', '14 bytes without a colon: no header (RFC 9112, 5)'],
		['a blank before the colon', 'X : 1\r\n', 'a blank between X and its colon (RFC 9112, 5.1)'],
		['an empty name', ': 1\r\n', 'a header without a name (RFC 9112, 5)'],
		['a name with a space in it', 'a b: 1\r\n', 'the name of a header is no token (RFC 9110, 5.1)'],
		['a NUL byte', 'X: a\0b\r\n', 'the value of X holds a NUL byte (RFC 9110, 5.5)'],
		['a lone CR', 'X: a\rb\r\n', 'the value of X holds a CR that ends no line (RFC 9112, 2.2)'],
		['a bare LF', 'X: 1\n', 'the header X ends with a bare LF, not with CRLF (RFC 9112, 2.2)'],
		[
			'a blank line start with nothing to continue',
			' x: 1\r\n',
			'a line that begins with a blank, with no header before it to continue (RFC 9112, 2.2)',
		],
	]
	for (const [what, line, text] of odd) {
		it(`names ${what}, and reads the headers after it`, () => {
			const { headers, issues } = read('request', `GET / HTTP/1.1\r\n${line}Host: h\r\n\r\n`)
			assert.deepEqual(issues, [text])
			assert.equal(headerValue(headers, 'host'), 'h')
		})
	}

	it('says where a head was cut', () => {
		assert.deepEqual(read('request', 'GET / HTTP/1.1\r\nHost: exam').issues, [
			'the header Host stops before the end of its line',
			'the head of the request stops before the empty line that ends it',
		])
		assert.deepEqual(read('request', 'GET /').issues, [
			'the request line has no version',
			'the request line stops before the end of its line',
			'the head of the request stops before the empty line that ends it',
		])
	})

	it('passes over empty lines before a message, and counts them', () => {
		const { line, issues } = read('request', '\r\n\nGET / HTTP/1.1\r\n\r\n')
		assert.equal(line.kind === 'request' && line.method, 'GET')
		assert.deepEqual(issues, ['2 empty lines before the request (RFC 9112, 2.2)'])
	})
})

describe('headerValue and headerList', () => {
	const fields = [
		{ name: 'Via', value: 'a' },
		{ name: 'VIA', value: ' b ,, c' },
	]
	it('join what stands in several fields, whatever the case of their names', () => {
		assert.equal(headerValue(fields, 'via'), 'a,  b ,, c')
		assert.deepEqual(headerList(fields, 'via'), ['a', 'b', 'c'])
		assert.equal(headerValue(fields, 'host'), undefined)
		assert.deepEqual(headerList(fields, 'host'), [])
	})
})
