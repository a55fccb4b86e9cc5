import { hash } from 'node:crypto'

/** SHA-256 in lower-case hex: how a certificate is named. */
export function sha256(bytes: Uint8Array): string {
	return hash('sha256', bytes)
}

/** Bytes in lower-case hex. */
export function hexOf(bytes: Uint8Array): string {
	return Buffer.from(bytes).toString('hex')
}
