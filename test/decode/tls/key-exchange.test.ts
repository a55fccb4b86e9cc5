import assert from 'node:assert/strict'
import { scan } from '../../../src/decode/reader.js'
import type { Context } from '../../../src/decode/tls/context.js'
import { handshake } from '../../../src/decode/tls/handshake.js'
import { bytes, filled, message, u16, vector } from './build.js'

const ECDHE = 0xc02f
const params = bytes([3], u16(0x001d), vector(1, filled(32, 5)))

function read(input: Uint8Array, context: Context) {
	const { value, issues } = scan('handshake', input, r => handshake(r, context))
	assert.deepEqual(issues, [])
	assert.ok(value?.message && value.message.kind !== 'other')
	return value.message
}

describe('key exchange', () => {
	it('gives the bytes that the signature covers', () => {
		const input = message(12, params, u16(0x0804), vector(2, filled(256)))
		const { body } = read(input, { from: 'server', version: 0x0303, suite: ECDHE }) as { body: Record<string, unknown> }
		assert.deepEqual(body, {
			keyExchange: 'ecdhe',
			group: 0x001d,
			publicKey: filled(32, 5),
			params,
			scheme: 0x0804,
			signature: filled(256),
		})
	})

	it('reads no scheme before TLS 1.2', () => {
		const input = message(12, params, vector(2, filled(256)))
		const { body } = read(input, { from: 'server', version: 0x0302, suite: 0xc013 }) as {
			body: Record<string, unknown>
		}
		assert.equal(body.scheme, undefined)
		assert.deepEqual(body.signature, filled(256))
	})

	it('finds the form of a message whose hellos are not in the capture', () => {
		for (const rest of [[u16(0x0804), vector(2, filled(256))], [vector(2, filled(256))]]) {
			const { body } = read(message(12, params, ...rest), { from: 'server' }) as { body: Record<string, unknown> }
			assert.equal(body.keyExchange, 'ecdhe')
			assert.deepEqual(body.signature, filled(256))
		}
	})

	it('counts the bits of a Diffie-Hellman prime', () => {
		const input = message(12, vector(2, [0, 0x0f], filled(127)), vector(2, [2]), vector(2, filled(128)))
		const { body } = read(input, { from: 'server', version: 0x0303, suite: 0x0034 }) as {
			body: Record<string, unknown>
		}
		assert.equal(body.primeBits, 127 * 8 + 4)
	})

	it('reads the client’s half by the suite', () => {
		const read16 = (suite: number, ...body: Uint8Array[]) =>
			(read(message(16, ...body), { from: 'client', version: 0x0303, suite }) as { body: Record<string, unknown> }).body
		assert.deepEqual(read16(0x002f, vector(2, filled(256))).encryptedPreMaster, filled(256))
		assert.deepEqual(read16(ECDHE, vector(1, filled(32))).publicKey, filled(32))
		assert.deepEqual(read16(0x00a8, vector(2, 'me')).pskIdentity, bytes('me'))
		const hybrid = read16(0xc035, vector(2, 'me'), vector(1, filled(32)))
		assert.deepEqual([hybrid.pskIdentity, hybrid.publicKey], [bytes('me'), filled(32)])
	})

	it('tells a raw public key from a certificate without knowing what was negotiated', () => {
		const key = bytes([0x30, 5, 0x30, 3, 0x06, 1, 42])
		const raw = scan('handshake', message(11, vector(3, key)), r => handshake(r, { from: 'server', version: 0x0303 }))
		assert.ok(raw.value?.message?.kind === 'certificate')
		assert.deepEqual(raw.value.message.body.certificates, [{ der: key, isRawKey: true }])
		const list = scan('handshake', message(11, vector(3, vector(3, filled(50)))), r => handshake(r, { from: 'server' }))
		assert.ok(list.value?.message?.kind === 'certificate')
		assert.deepEqual(list.value.message.body.certificates, [{ der: filled(50), isRawKey: false }])
	})
})
