import assert from 'node:assert/strict'
import fc from 'fast-check'
import { address } from '../../src/decode/net/address.js'
import { ipv4Bytes, ipv6Bytes } from '../../src/filter/address-text.js'
import { cutOut, partsOf } from '../../src/filter/slice.js'
import { stringOf } from '../../src/filter/string-text.js'
import { indexOfBytes } from '../../src/filter/value.js'
import { withFixture } from '../fixture-files.js'
import { sessionOf } from '../session/talk.js'
import { selectedBy } from './read.js'

describe('the values of a filter', () => {
	it('are addresses as they are written elsewhere', () => {
		const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
		fc.assert(fc.property(bytes(4), of => assert.deepEqual(ipv4Bytes(address(of)), of)))
		fc.assert(fc.property(bytes(16), of => assert.deepEqual(ipv6Bytes(address(of)), of)))
		for (const text of [
			'',
			'1.2.3',
			'1.2.3.256',
			'::1::',
			':::',
			'1:2:3:4:5:6:7:8:9',
			'12345::',
			'1:2:3:4:5:6:7::8:9',
			'g::',
		])
			assert.equal(ipv4Bytes(text) ?? ipv6Bytes(text), undefined, text)
	})

	it('are parts of bytes in every spelling', () => {
		const bytes = Uint8Array.from([0, 1, 2, 3, 4, 5])
		const part = (text: string) => [...(cutOut(bytes, partsOf(text)!) ?? [])]
		assert.deepEqual(part('1:2'), [1, 2])
		assert.deepEqual(part('1-2'), [1, 2])
		assert.deepEqual(part('3'), [3])
		assert.deepEqual(part(':2'), [0, 1])
		assert.deepEqual(part('4:'), [4, 5])
		assert.deepEqual(part('-2:'), [4, 5])
		assert.deepEqual(part('-3:2'), [3, 4])
		assert.deepEqual(part('0,4:2'), [0, 4, 5])
		assert.deepEqual(part('5:2'), [])
		for (const wrong of ['', 'x', '1:0', '2-1', ':', '1:2:3', '0,']) assert.equal(partsOf(wrong), undefined, wrong)
	})

	it('are strings with escapes of bytes', () => {
		assert.deepEqual(stringOf('a\\r\\n\\x00\\"\\\\\\101', false).text, 'a\r\n\0"\\A')
		assert.deepEqual([...stringOf('\\xffé', false).bytes], [0xff, 0xc3, 0xa9])
		assert.equal(stringOf('\\d+\\.', false).text, '\\d+\\.')
		assert.equal(stringOf('\\x41', true).text, '\\x41')
	})

	it('are found in bytes where they first stand', () => {
		const small = fc.uint8Array({ max: 2, maxLength: 12 })
		fc.assert(
			fc.property(small, fc.uint8Array({ max: 2, maxLength: 3 }), (whole, part) => {
				assert.equal(indexOfBytes(whole, part), Buffer.from(whole).indexOf(Buffer.from(part)))
			}),
		)
	})

	it('are compared as Wireshark 4 does: != asks that all differ, and what is absent is never true', () =>
		withFixture('tutorial-http.pcap', session => {
			const all = session.index!.count
			const count = (text: string) => selectedBy(text, session).length
			assert.equal(count('tcp.port == 5683'), all)
			assert.equal(count('tcp.port != 5683'), 0)
			assert.equal(count('tcp.port !== 5683'), all)
			assert.equal(count('tcp.port === 5683'), 0)
			assert.equal(count('udp.port != 1'), 0)
			assert.equal(count('!(udp.port == 1)'), all)
			assert.equal(count('udp.port not in {1}'), all)
			assert.equal(count('frame contains "fluffy"'), 1)
		}))

	it('are the cookies of a request too, which are fields of their own each', () => {
		const session = sessionOf([
			{ from: 'client', data: 'GET / HTTP/1.1\r\nHost: a\r\nCookie: squirrel=7; tail=fluffy\r\n\r\n' },
			{ from: 'server', data: 'HTTP/1.1 204 No Content\r\nSet-Cookie: nut=1\r\n\r\n' },
		])
		assert.deepEqual(selectedBy('http.cookie', session), [4])
		assert.deepEqual(selectedBy('http.cookie contains "tail=fluffy"', session), [4])
		assert.deepEqual(selectedBy('http.set_cookie contains "nut"', session), [5])
	})
})
