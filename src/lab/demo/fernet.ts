import { createCipheriv, createHmac, randomBytes } from 'node:crypto'

/** A new key as Fernet writes it: 16 bytes to sign with, 16 to encrypt with, in base64url. */
export function makeFernetKey(): string {
	return base64url(randomBytes(32))
}

/** A token: version, seconds since 1970, IV, AES-128-CBC, and HMAC-SHA256 over all before it (the Fernet specification). */
export function makeToken(key: string, text: string, now: number): string {
	const bytes = Buffer.from(key, 'base64url')
	const [signing, encryption] = [bytes.subarray(0, 16), bytes.subarray(16)]
	const iv = randomBytes(16)
	const time = Buffer.alloc(8)
	time.writeBigUInt64BE(BigInt(Math.floor(now / 1000)))
	const cipher = createCipheriv('aes-128-cbc', encryption, iv)
	const signed = Buffer.concat([Uint8Array.of(0x80), time, iv, cipher.update(text, 'utf8'), cipher.final()])
	return base64url(Buffer.concat([signed, createHmac('sha256', signing).update(signed).digest()]))
}

/** With its padding, as Fernet has it. */
function base64url(bytes: Uint8Array): string {
	return Buffer.from(bytes).toString('base64').replaceAll('+', '-').replaceAll('/', '_')
}
