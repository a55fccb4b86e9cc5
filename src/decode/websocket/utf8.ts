import { textOf } from '../reader.js'

/** Whether bytes are UTF-8, without overlong forms and surrogates (RFC 3629, 3). */
export function isUtf8(bytes: Uint8Array): boolean {
	try {
		decoder.decode(bytes)
		return true
	} catch {
		return false
	}
}

const decoder = new TextDecoder('utf-8', { fatal: true })

/** The text at the front of bytes, at most `most` of them and no half character; what is no UTF-8 is Latin-1. */
export function textStart(bytes: Uint8Array, most: number): string {
	let end = Math.min(bytes.length, most)
	// Bytes that continue a character begin with the bits 10.
	for (let back = 0; end < bytes.length && back < 3 && (bytes[end]! & 0xc0) === 0x80; back++) end--
	return textOf(bytes.subarray(0, end))
}
