import assert from 'node:assert/strict'
import { errorOf, filterOf } from './read.js'

/** The text that an error points at. */
const pointedAt = (text: string) => {
	const { at, length } = errorOf(text)
	return text.slice(at, at + length)
}

describe('a wrong filter', () => {
	it('names the field that was meant', () => {
		const error = errorOf('tcp.prt == 5683')
		assert.deepEqual(error, { at: 0, length: 7, text: 'no field tcp.prt; did you mean tcp.port?', unfinished: false })
		assert.equal(
			errorOf('ip and tls.handshake.typ == 1').text,
			'no field tls.handshake.typ; did you mean tls.handshake.type?',
		)
		assert.equal(
			errorOf('http.requst.method == "GET"').text,
			'no field http.requst.method; did you mean http.request.method?',
		)
		assert.equal(errorOf('zebra == 1').text, 'no field zebra')
	})

	it('points at the place', () => {
		assert.equal(pointedAt('ip.addr == 127.0.0.300 and tcp'), '127.0.0.300')
		assert.equal(pointedAt('tcp.port == eighty and tcp'), 'eighty')
		assert.equal(pointedAt('tcp and tcp.flags.syn == 2 and ip'), '2')
		assert.equal(pointedAt('tcp.port in {80, 9000..8000}'), '9000..8000')
		assert.equal(pointedAt('frame[4:0] == 00'), '[4:0]')
		assert.equal(pointedAt('tcp.port contains "x"'), 'tcp.port')
		assert.equal(pointedAt('http.host matches "(a"'), '"(a"')
		assert.equal(pointedAt('tcp.port == http.host'), 'http.host')
		assert.equal(pointedAt('tcp) and ip'), ')')
		assert.equal(pointedAt('ip.addr == 10.0.0.0/33 and tcp'), '10.0.0.0/33')
		assert.equal(pointedAt('tcp.port in {80 443}'), '443')
		assert.equal(pointedAt('tcp.port = 80'), '=')
		assert.equal(pointedAt('tcp.port == 99999999 and tcp'), '99999999')
		assert.equal(pointedAt('udp.port in {53, 60000..70000}'), '70000')
		assert.equal(pointedAt('tcp.srcport == -1 or ip'), '-1')
	})

	it('says in a sentence what would be right', () => {
		assert.equal(errorOf('tcp.port = 80').text, 'a comparison is written ==')
		assert.equal(
			errorOf('tcp.port == 65536').text,
			'65536 is too large for this field: it holds numbers from 0 to 65535',
		)
		assert.equal(errorOf('tcp.port in {80 443}').text, 'values are set apart by a comma')
		assert.equal(errorOf('tls.handshake.type == "hello there"').text, 'hello there is no number, and no name of one')
		assert.equal(errorOf('tls.record == 1').text, 'this field has no value to compare: its name alone is the test')
		assert.equal(errorOf('tcp tls').text, 'tls stands here where "and", "or" or a comparison belongs')
	})

	it('is unfinished where more would make it right', () => {
		const parts = [
			'',
			'tcp.po',
			'tcp.port ==',
			'tcp.port == 80 and',
			'not',
			'(tcp',
			'tcp.port in',
			'tcp.port in {80,',
			'tcp.port in {80',
		]
		const values = [
			'http.host contains "ex',
			'frame[0:',
			'ip.addr == 127.0.',
			'ip.addr == 10.0.0.0/',
			'len(',
			'tcp a',
			'tcp.port =',
			'tcp &',
			'tcp.port == 0x',
		]
		for (const text of [...parts, ...values]) assert.equal(errorOf(text).unfinished, true, text)
	})

	it('is wrong where no more would help', () => {
		for (const text of ['tcp.prt ==', 'tcp.port == 80)', 'ip.addr == 300.1', 'tcp.port contains', 'tcp.port == x y'])
			assert.equal(errorOf(text).unfinished, text === 'tcp.port contains', text)
	})

	it('is none when names stand for numbers', () => {
		for (const text of [
			'tls.handshake.type == "Client Hello"',
			'tls.handshake.type == client_hello',
			'tls.handshake.ciphersuite == TLS_AES_128_GCM_SHA256',
			'tls.record.version == "TLS 1.2"',
			'tls.alert_message.desc in {handshake_failure, "Unknown CA"}',
			'tls.handshake.extensions_supported_group == x25519',
			'ip.proto == TCP',
		])
			filterOf(text)
	})
})
