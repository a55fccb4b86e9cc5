import { createHash } from 'node:crypto'

/** SHA-256 in lower-case hex: how a certificate is named. */
export function sha256(bytes: Uint8Array): string {
	return createHash('sha256').update(bytes).digest('hex')
}

/** Bytes in lower-case hex. */
export function hexOf(bytes: Uint8Array): string {
	return Buffer.from(bytes).toString('hex')
}
