import assert from 'node:assert/strict'
import { expandLabel, prf } from '../../../src/analyse/tls/prf.js'

const hex = (text: string) => new Uint8Array(Buffer.from(text.replaceAll(' ', ''), 'hex'))
const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

describe('key derivation', () => {
	it('is the PRF of TLS 1.2 with SHA-256 (the test vector of the IETF mailing list, 2009)', () => {
		const secret = hex('9bbe436ba940f017b17652849a71db35')
		const seed = hex('a0ba9f936cda311827a6f796ffd5198c')
		assert.equal(
			hexOf(prf('sha256', secret, 'test label', seed, 100)),
			'e3f229ba727be17b8d122620557cd453c2aab21d07c3d495329b52d4e61edb5a6b301791e90d35c9c9a46b4e14baf9af0fa022f7077def17abfd3797c0564bab4fbc91666e9def9b97fce34f796789baa48082d122ee42c5a72e5a5110fff70187347b66',
		)
	})

	it('is HKDF-Expand-Label (RFC 8448, 3)', () => {
		const secret = hex('b67b7d690cc16c4e75e54213cb2d37b4e9c912bcded9105d42befd59d391ad38')
		assert.equal(hexOf(expandLabel('sha256', secret, 'key', 16, 0x0304)), '3fce516009c21727d0f2e4e86ee403bc')
		assert.equal(hexOf(expandLabel('sha256', secret, 'iv', 12, 0x0304)), '5d313eb2671276ee13000b30')
	})

	it('had another prefix up to draft 19 of TLS 1.3', () => {
		const secret = hex('b67b7d690cc16c4e75e54213cb2d37b4e9c912bcded9105d42befd59d391ad38')
		const [old, later] = [0x7f13, 0x7f14].map(version => hexOf(expandLabel('sha256', secret, 'key', 16, version)))
		assert.notEqual(old, '3fce516009c21727d0f2e4e86ee403bc')
		assert.equal(later, '3fce516009c21727d0f2e4e86ee403bc')
	})
})
