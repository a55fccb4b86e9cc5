import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'

export type KeyKind = 'rsa' | 'ec'

/** A new private key: RSA with 2,048 bits, or on the curve P-256. */
export function makeKey(kind: KeyKind): KeyObject {
	return kind === 'rsa'
		? generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
		: generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey
}

/**
 * The key as PEM in the form of its kind (`RSA PRIVATE KEY`, `EC PRIVATE KEY`), which every TLS library reads; sealed
 * with AES-256 under the passphrase where there is one.
 */
export function keyPem(key: KeyObject, passphrase: string | undefined): string {
	const cipher = passphrase === undefined ? {} : { cipher: 'aes-256-cbc', passphrase }
	if (key.asymmetricKeyType === 'rsa') return String(key.export({ type: 'pkcs1', format: 'pem', ...cipher }))
	if (key.asymmetricKeyType === 'ec') return String(key.export({ type: 'sec1', format: 'pem', ...cipher }))
	return String(key.export({ type: 'pkcs8', format: 'pem', ...cipher }))
}

/** Reads a private key, PEM or DER of any form; a sentence's end when that cannot be done: `holds no private key`. */
export function readKey(file: Uint8Array, passphrase: string | undefined): KeyObject | string {
	const bytes = Buffer.from(file)
	const isPem = bytes.includes('-----BEGIN')
	const isSealed = bytes.includes('ENCRYPTED')
	if (isSealed && passphrase === undefined) return 'is sealed with a passphrase: it is needed'
	const forms = isPem ? (['pem'] as const) : (['pkcs8', 'pkcs1', 'sec1'] as const)
	for (const form of forms) {
		const options =
			form === 'pem' ? ({ key: bytes, format: 'pem' } as const) : ({ key: bytes, format: 'der', type: form } as const)
		try {
			return createPrivateKey({ ...options, ...(passphrase !== undefined && { passphrase }) })
		} catch {
			// Another form may be the right one.
		}
	}
	return isSealed ? 'is not opened by this passphrase' : 'holds no private key'
}
