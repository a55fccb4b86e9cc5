import { createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto'
import { base64urlBytes, type FernetToken, fernetToken } from '../decode/fernet.js'
import { scan } from '../decode/reader.js'

/** A Fernet key: its halves sign and encrypt. */
export type FernetKey = { readonly signing: Uint8Array; readonly encryption: Uint8Array }

/** Reads a key as Fernet writes it; a sentence's end when it is none. */
export function readFernetKey(text: string): FernetKey | string {
	const bytes = base64urlBytes(text.trim())
	if (!bytes) return 'is no Fernet key: it is not written in base64url'
	if (bytes.length !== 32) return `is no Fernet key: it has ${bytes.length} bytes, not 32`
	return { signing: bytes.subarray(0, 16), encryption: bytes.subarray(16) }
}

/** What a token holds; a sentence when this key does not open it. */
export function openFernet(bytes: Uint8Array, key: FernetKey): Uint8Array | string {
	const token: FernetToken | undefined = scan('fernet_token', bytes, fernetToken).value
	if (!token) return 'the token is cut'
	const mac = createHmac('sha256', key.signing).update(token.signed).digest()
	if (!timingSafeEqual(mac, token.hmac)) return 'the HMAC is not of this key: nothing is decrypted'
	try {
		const decipher = createDecipheriv('aes-128-cbc', key.encryption, token.iv)
		return new Uint8Array(Buffer.concat([decipher.update(token.ciphertext), decipher.final()]))
	} catch {
		return 'the padding of what was decrypted is wrong'
	}
}
