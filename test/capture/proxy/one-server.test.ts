import assert from 'node:assert/strict'
import fc from 'fast-check'
import { OneServer, serverOf } from '../../../src/capture/proxy/one-server.js'

const bytes = (text: string) => Buffer.from(text, 'latin1')
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

const GET = 'GET http://one/a HTTP/1.1\r\nHost: one\r\n\r\n'
const POST = 'POST http://ONE:80/b HTTP/1.1\r\nContent-Length: 30\r\n\r\nGET http://other/ HTTP/1.1\r\n\r\n'
const CHUNKED = 'PUT http://one/c HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfluff\r\n0\r\n\r\n'
const OTHER = 'GET http://one:81/d HTTP/1.1\r\nCookie: secret\r\n\r\n'

describe('requests that name their server', () => {
	it('name it with a port, or without, and nothing else is a server', () => {
		assert.deepEqual(serverOf('http://Example.org/a'), { host: 'example.org', port: 80 })
		assert.deepEqual(serverOf('HTTP://me@[::1]:8080'), { host: '::1', port: 8080 })
		assert.deepEqual(serverOf('http://x:/'), { host: 'x', port: 80 })
		for (const target of [
			'/',
			'*',
			'x:443',
			'https://x/',
			'http:///a',
			'http://x:65536/',
			'http://x:y/',
			'http://a b/',
		])
			assert.equal(serverOf(target), undefined, target)
	})

	it('are passed on unchanged up to the first for another one, however they are cut', () => {
		const all = bytes(GET + POST + CHUNKED + OTHER + GET)
		const ours = GET + POST + CHUNKED
		fc.assert(
			fc.property(fc.array(fc.nat(all.length), { maxLength: 12 }), cuts => {
				const requests = new OneServer({ host: 'one', port: 80 })
				let passed = ''
				const ends = [...new Set([...cuts, all.length])].sort((a, b) => a - b)
				let at = 0
				for (const end of ends) {
					if (requests.other) break
					passed += text(requests.take(all.subarray(at, end)))
					at = end
				}
				assert.equal(passed, ours)
				assert.deepEqual(requests.other!.target, { host: 'one', port: 81 })
				assert.equal(text(requests.other!.rest), text(all).slice(ours.length, at))
			}),
			{ numRuns: 200 },
		)
	})

	it('hold nothing of a head back but its bytes, and are followed no longer where the connection turns to another protocol', () => {
		const requests = new OneServer({ host: 'one', port: 80 })
		assert.equal(text(requests.take(bytes(GET.slice(0, 20)))), '')
		assert.equal(text(requests.take(bytes(GET.slice(20)))), GET)
		const upgrade = 'GET http://one/ HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'
		assert.equal(text(requests.take(bytes(upgrade))), upgrade)
		assert.equal(text(requests.take(bytes(OTHER))), OTHER)
	})

	it('that cannot be told apart any more are passed on no further', () => {
		const requests = new OneServer({ host: 'one', port: 80 })
		const head = CHUNKED.slice(0, CHUNKED.indexOf('5\r\n'))
		assert.equal(text(requests.take(bytes(`${head}no chunk\r\n`))), head)
		assert.deepEqual(requests.other && { ...requests.other, rest: text(requests.other.rest) }, {
			target: undefined,
			rest: 'no chunk\r\n',
		})
		assert.equal(text(requests.take(bytes(GET))), '')
	})
})
