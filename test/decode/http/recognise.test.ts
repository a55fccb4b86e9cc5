import assert from 'node:assert/strict'
import {
	looksLikeOddRequest,
	looksLikeRequest,
	looksLikeResponse,
	mayBegin,
} from '../../../src/decode/http/recognise.js'
import { LIMITS } from '../../../src/decode/limits.js'
import { latin1 } from './streams.js'

describe('looksLikeRequest', () => {
	const cases: readonly [string, string, string][] = [
		['a request line with any method', 'BREW /pot HTTP/1.1\r\n', 'yes'],
		['a line that ends with a bare LF', 'GET / HTTP/1.0\n', 'yes'],
		['a target with a space in it', 'GET /a b HTTP/1.1\r\n', 'yes'],
		['a line behind empty lines', '\r\n\r\nGET / HTTP/1.1\r\n', 'yes'],
		['blanks at the end of the line', 'GET / HTTP/1.1 \r\n', 'yes'],
		['a method that is not yet whole', 'GE', 'more'],
		['a target that is not yet whole', 'GET /sec', 'more'],
		['nothing', '', 'more'],
		['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 'no'],
		['a request of RTSP', 'OPTIONS * RTSP/1.0\r\n', 'no'],
		['a request of HTTP/0.9', 'GET /\r\n', 'no'],
		['a request line without a target', 'GET HTTP/1.1\r\n', 'no'],
		['the greeting of SMTP', '220 mail.example ESMTP\r\n', 'no'],
		['the greeting of SSH', 'SSH-2.0-OpenSSH_9.2\r\n', 'no'],
		['a TLS record', '\x16\x03\x01\x02\x00\x01', 'no'],
		['a method of 65 characters', `${'A'.repeat(65)} / HTTP/1.1\r\n`, 'no'],
	]
	for (const [what, text, answer] of cases) {
		it(`says ${answer} to ${what}`, () => assert.equal(looksLikeRequest(latin1(text)), answer))
	}

	it('never asks for more than the bytes that are held to recognise a protocol', () => {
		const path = `/${'a'.repeat(LIMITS.recognise)}`
		assert.equal(looksLikeRequest(latin1(`GET ${path}`)), 'yes')
		assert.equal(looksLikeRequest(latin1(`BREW ${path}`)), 'no')
		assert.equal(looksLikeRequest(latin1('\r\n'.repeat(LIMITS.recognise))), 'no')
	})
})

describe('looksLikeResponse', () => {
	const cases: readonly [string, string, string][] = [
		['a status line', 'HTTP/1.1 200 OK\r\n', 'yes'],
		['a status line without a reason', 'HTTP/1.0 404\r\n', 'yes'],
		['the beginning of a status line', 'HTTP/1.1 20', 'more'],
		['nothing', '', 'more'],
		['another version', 'HTTP/2 200\r\n', 'no'],
		['a status of two digits', 'HTTP/1.1 20 OK\r\n', 'no'],
		['a request', 'GET / HTTP/1.1\r\n', 'no'],
	]
	for (const [what, text, answer] of cases) {
		it(`says ${answer} to ${what}`, () => assert.equal(looksLikeResponse(latin1(text)), answer))
	}
})

describe('mayBegin', () => {
	it('takes, where a message is due, what could not be recognised at the start of a stream', () => {
		assert.equal(mayBegin('request', latin1('GET /old\r\n')), 'yes')
		assert.equal(mayBegin('request', latin1('GET http://example.org/\r\n')), 'yes')
		assert.equal(mayBegin('request', latin1('T / HTTP\n')), 'yes')
		assert.equal(mayBegin('response', latin1('HTTP/1.1\r\n')), 'yes')
	})

	it('refuses what is no start line as soon as it is sure', () => {
		assert.equal(mayBegin('request', latin1('{"a": 1}')), 'no')
		assert.equal(mayBegin('request', latin1('Hello world\n')), 'no')
		assert.equal(mayBegin('request', latin1('Hello world')), 'more')
		assert.equal(mayBegin('response', latin1('HTML')), 'no')
		assert.equal(mayBegin('response', latin1('HT')), 'more')
	})

	it('takes a GET without a version, and a method before a version, for odd requests', () => {
		const odd = (text: string) => looksLikeOddRequest(latin1(text))
		for (const line of ['GET /', 'GET /a?b', 'GET HTTP/1.1', 'POST  HTTP/1.0 ']) {
			assert.equal(odd(`${line}\r\n`), 'yes', line)
			assert.equal(odd(`${line}\n`), 'yes', line)
			assert.equal(odd(line), 'more', line)
		}
		for (const line of ['GET a', 'GET / b', 'get /', 'EHLO HTTP/1.1', 'OPTIONS rtsp://h/ RTSP/1.0', 'GET']) {
			assert.equal(odd(`${line}\r\n`), 'no', line)
		}
		for (const start of ['', 'G', 'DELET', 'GET']) assert.equal(odd(start), 'more')
		for (const start of ['X', 'GETS', 'get', '\u0016\u0003']) assert.equal(odd(start), 'no')
		assert.equal(odd(`GET /${'a'.repeat(5000)}`), 'no')
	})
})
