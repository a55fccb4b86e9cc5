import assert from 'node:assert/strict'
import { secureDatagram } from '../../../src/decode/net/secure-datagram.js'
import { Reader } from '../../../src/decode/reader.js'

const of = (...bytes: readonly number[]) =>
	secureDatagram(new Reader(Uint8Array.from([...bytes, ...new Array(20).fill(0)])))

describe('a datagram that is secured', () => {
	it('is QUIC by its long header and a version that there is', () => {
		assert.equal(of(0xc3, 0, 0, 0, 1, 8), 'QUIC')
		assert.equal(of(0xd0, 0x6b, 0x33, 0x43, 0xcf, 8), 'QUIC')
		assert.equal(of(0xff, 0xff, 0, 0, 29, 20), 'QUIC')
		assert.equal(of(0xc3, 0, 0, 0, 2, 8), undefined)
		assert.equal(of(0xc3, 0, 0, 0, 1, 21), undefined, 'no connection ID is that long')
		assert.equal(of(0x43, 0, 0, 0, 1, 8), undefined, 'a short header')
	})

	it('is DTLS by its content type and version', () => {
		assert.equal(of(22, 0xfe, 0xff), 'DTLS')
		assert.equal(of(23, 0xfe, 0xfd), 'DTLS')
		assert.equal(of(25, 0xfe, 0xfd), 'DTLS')
		assert.equal(of(22, 3, 3), undefined, 'TLS')
		assert.equal(of(26, 0xfe, 0xfd), undefined)
		assert.equal(secureDatagram(new Reader(Uint8Array.of(22, 0xfe, 0xfd))), undefined, 'too short')
		assert.equal(secureDatagram(new Reader(new Uint8Array(0))), undefined)
	})
})
