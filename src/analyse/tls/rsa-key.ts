import { constants, createPrivateKey, createPublicKey, type KeyObject, privateDecrypt } from 'node:crypto'

/** A server's private RSA key. Secret: nothing of it belongs into a report. */
export type RsaKey = {
	readonly key: KeyObject
	readonly bytes: number
	/** Hex, without leading zeros. It is public: the certificate has it too. */
	readonly modulus: string
}

/** Reads a private key in PEM or DER; a sentence when it is none, is not RSA, or the passphrase is wrong. */
export function readRsaKey(file: Uint8Array, passphrase?: string): RsaKey | string {
	const key = Buffer.from(file)
	const isPem = key.includes('-----BEGIN')
	const phrase = passphrase === undefined ? {} : { passphrase }
	const forms = isPem
		? [{ key, ...phrase }]
		: (['pkcs8', 'pkcs1'] as const).map(type => ({ key, format: 'der' as const, type, ...phrase }))
	for (const form of forms) {
		try {
			const object = createPrivateKey(form)
			const { modulusLength } = object.asymmetricKeyDetails ?? {}
			if (object.asymmetricKeyType !== 'rsa' || modulusLength === undefined)
				return `is a private key of type ${object.asymmetricKeyType}: only an RSA key can open anything`
			return { key: object, bytes: Math.ceil(modulusLength / 8), modulus: modulusOf(object) }
		} catch {
			// Not this form: the next one, or the sentence below.
		}
	}
	if (isPem && key.includes('ENCRYPTED')) {
		return passphrase === undefined ? 'is encrypted: its passphrase is needed' : 'is encrypted with another passphrase'
	}
	return 'is no private key in PEM or DER'
}

/**
 * The pre-master secret that a client encrypted with the server's RSA key (RFC 5246, 7.4.7.1), when this is that key:
 * padding, length and the version in it tell.
 */
export function preMasterSecret({ key, bytes }: RsaKey, encrypted: Uint8Array): Uint8Array | undefined {
	if (encrypted.length !== bytes) return undefined
	let block: Uint8Array
	try {
		// Node's own removal of the padding answers a wrong key with random bytes, or with an error, by its version.
		block = privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, encrypted)
	} catch {
		return undefined
	}
	const secret = block.slice(-PRE_MASTER)
	const padding = block.subarray(2, -PRE_MASTER - 1)
	const isPadded = block[0] === 0 && block[1] === 2 && block.at(-PRE_MASTER - 1) === 0 && padding.length >= 8
	return isPadded && !padding.includes(0) && secret[0] === 3 ? new Uint8Array(secret) : undefined
}

function modulusOf(key: KeyObject): string {
	const { n = '' } = createPublicKey(key).export({ format: 'jwk' })
	return Buffer.from(n, 'base64url').toString('hex').replace(/^0+/, '')
}

const PRE_MASTER = 48
