import assert from 'node:assert/strict'
import { bodyFraming } from '../../../src/decode/http/framing.js'
import { messageHead } from '../../../src/decode/http/head.js'
import { scan } from '../../../src/decode/reader.js'
import { latin1 } from './streams.js'

function framing(text: string, method?: string) {
	const kind = text.startsWith('HTTP/') ? 'response' : 'request'
	const { value } = scan('head', latin1(`${text.replaceAll('\n', '\r\n')}\r\n\r\n`), r => messageHead(r, kind))
	const { framing, contentLength, issues } = bodyFraming(value!, method)
	return [framing, contentLength, ...issues.map(issue => issue.text)].filter(part => part !== undefined)
}

describe('bodyFraming', () => {
	it('gives a request no body unless it says so', () => {
		assert.deepEqual(framing('GET / HTTP/1.1\nHost: h'), ['none'])
		assert.deepEqual(framing('POST / HTTP/1.1\nContent-Length: 5'), ['length', 5])
		assert.deepEqual(framing('POST / HTTP/1.1\nContent-Length: 0'), ['none', 0])
		assert.deepEqual(framing('POST / HTTP/1.1\nTransfer-Encoding: gzip, chunked'), ['chunked'])
	})

	it('lets a response without a length end with the connection', () => {
		assert.deepEqual(framing('HTTP/1.0 200 OK'), ['close'])
		assert.deepEqual(framing('HTTP/1.1 200 OK\nTransfer-Encoding: gzip'), ['close'])
	})

	it('gives no body to interim responses, 204, 304 and answers to HEAD, whatever length they state', () => {
		for (const status of ['100 Continue', '103 Early Hints', '204 No Content', '304 Not Modified']) {
			assert.equal(framing(`HTTP/1.1 ${status}\nContent-Length: 7`, 'GET')[0], 'none')
		}
		assert.equal(framing('HTTP/1.1 200 OK\nContent-Length: 7', 'HEAD')[0], 'none')
		assert.deepEqual(framing('HTTP/1.1 200 OK\nContent-Length: 7'), ['length', 7])
	})

	it('knows where HTTP ends: 101, and success of CONNECT', () => {
		assert.deepEqual(framing('HTTP/1.1 101 Switching Protocols\nUpgrade: websocket'), ['upgrade'])
		assert.deepEqual(framing('HTTP/1.1 200 Connection established', 'CONNECT'), ['upgrade'])
		assert.deepEqual(framing('HTTP/1.1 407 No\nContent-Length: 3', 'CONNECT'), ['length', 3])
	})

	it('prefers Transfer-Encoding to Content-Length, and says that both are there', () => {
		assert.deepEqual(framing('POST / HTTP/1.1\nContent-Length: 5\nTransfer-Encoding: chunked'), [
			'chunked',
			'both Transfer-Encoding and Content-Length: the former counts (RFC 9112, 6.3)',
		])
	})

	it('takes a repeated length for one, and the first of several', () => {
		assert.deepEqual(framing('HTTP/1.1 200 OK\nContent-Length: 5\nContent-Length: 5'), ['length', 5])
		assert.deepEqual(framing('HTTP/1.1 200 OK\nContent-Length: 5, 6'), [
			'length',
			5,
			'2 different lengths: 5, 6 (RFC 9112, 6.3)',
		])
	})

	it('counts a length that is no number as none', () => {
		for (const length of ['-1', '5x', '0x10', '99999999999999999999']) {
			assert.deepEqual(framing(`HTTP/1.1 200 OK\nContent-Length: ${length}`), [
				'close',
				'Content-Length is no number of bytes (RFC 9110, 8.6)',
			])
		}
	})

	it('doubts chunks in HTTP/1.0, the coding identity, and a request whose last coding is not chunked', () => {
		assert.deepEqual(framing('HTTP/1.0 200 OK\nTransfer-Encoding: chunked'), [
			'chunked',
			'Transfer-Encoding in a message of HTTP/1.0: its framing is in doubt (RFC 9112, 6.1)',
		])
		assert.deepEqual(framing('POST / HTTP/1.1\nTransfer-Encoding: chunked, identity'), [
			'chunked',
			'the transfer coding identity means none, and is no more (RFC 9112, 7)',
		])
		assert.deepEqual(framing('POST / HTTP/1.1\nTransfer-Encoding: chunked, gzip'), [
			'close',
			'the last transfer coding of a request is not chunked: its length is unknown (RFC 9112, 6.3)',
		])
	})
})
