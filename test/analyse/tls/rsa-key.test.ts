import assert from 'node:assert/strict'
import { createPublicKey, generateKeyPairSync, publicEncrypt } from 'node:crypto'
import { preMasterSecret, type RsaKey, readRsaKey } from '../../../src/analyse/tls/rsa-key.js'

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 })
const other = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey
const bytesOf = (content: string | Buffer) => new Uint8Array(Buffer.from(content))
const pem = bytesOf(privateKey.export({ type: 'pkcs8', format: 'pem' }))
const SECRET = new Uint8Array(48).fill(5).fill(3, 0, 2)
// PKCS #1 v1.5 (RFC 8017, 7.2.1).
const sealed = (secret: Uint8Array) => publicEncrypt({ key: createPublicKey(privateKey), padding: 1 }, secret)

describe('an RSA key', () => {
	it('is read from PEM and DER, PKCS #8 and PKCS #1', () => {
		for (const type of ['pkcs8', 'pkcs1'] as const) {
			for (const format of ['pem', 'der'] as const) {
				const key = readRsaKey(bytesOf(privateKey.export({ type, format } as { type: 'pkcs8'; format: 'pem' })))
				assert.equal(typeof key === 'string' ? key : key.bytes, 128)
			}
		}
	})

	it('behind a passphrase needs the right one', () => {
		const file = bytesOf(
			privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'correct horse' }),
		)
		assert.equal(readRsaKey(file), 'is encrypted: its passphrase is needed')
		assert.equal(readRsaKey(file, 'battery staple'), 'is encrypted with another passphrase')
		assert.equal(typeof readRsaKey(file, 'correct horse'), 'object')
	})

	it('is not read from another key, nor from what is none', () => {
		const curve = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' })
		assert.match(readRsaKey(bytesOf(curve)) as string, /type ed25519: only an RSA key/)
		assert.equal(readRsaKey(bytesOf('no key')), 'is no private key in PEM or DER')
		assert.equal(readRsaKey(new Uint8Array(0)), 'is no private key in PEM or DER')
	})

	it('opens what was encrypted for it, and nothing else', () => {
		const key = readRsaKey(pem) as RsaKey
		assert.deepEqual(preMasterSecret(key, sealed(SECRET)), SECRET)
		const wrong = readRsaKey(bytesOf(other.export({ type: 'pkcs8', format: 'pem' }))) as RsaKey
		assert.equal(preMasterSecret(wrong, sealed(SECRET)), undefined)
		assert.equal(preMasterSecret(key, sealed(SECRET.subarray(0, 40))), undefined)
		assert.equal(preMasterSecret(key, sealed(new Uint8Array(48))), undefined)
		assert.equal(preMasterSecret(key, new Uint8Array(128).fill(255)), undefined)
		assert.equal(preMasterSecret(key, new Uint8Array(7)), undefined)
	})
})
