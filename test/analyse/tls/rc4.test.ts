import assert from 'node:assert/strict'
import { rc4, rc4Apply } from '../../../src/analyse/tls/rc4.js'

describe('RC4', () => {
	it('gives the key stream of RFC 6229', () => {
		const start = rc4(Uint8Array.of(1, 2, 3, 4, 5))
		const { bytes } = rc4Apply(start, new Uint8Array(16))
		assert.equal(Buffer.from(bytes).toString('hex'), 'b2396305f03dc027ccc3524a0a1118a8')
	})

	it('goes on where it stood, and can begin there again', () => {
		const start = rc4(Uint8Array.of(1, 2, 3, 4, 5))
		const whole = rc4Apply(start, new Uint8Array(16)).bytes
		const { next } = rc4Apply(start, new Uint8Array(5))
		for (let time = 0; time < 2; time++) assert.deepEqual(rc4Apply(next, new Uint8Array(11)).bytes, whole.subarray(5))
	})
})
