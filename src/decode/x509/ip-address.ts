import { address } from '../net/address.js'

/** An address of 4 or 16 bytes as text; nothing for another number of bytes. */
export function ipAddress(bytes: Uint8Array): string | undefined {
	return bytes.length === 4 || bytes.length === 16 ? address(bytes) : undefined
}

/** The addresses of a name constraint: one address and a mask of the same length (RFC 5280, 4.2.1.10). */
export function ipRange(bytes: Uint8Array): string | undefined {
	if (bytes.length !== 8 && bytes.length !== 32) return undefined
	const half = bytes.length / 2
	const mask = bytes.subarray(half)
	return `${address(bytes.subarray(0, half))}/${prefixLength(mask) ?? address(mask)}`
}

/** The leading one bits of a mask; nothing when a one follows a zero. */
function prefixLength(mask: Uint8Array): number | undefined {
	const bits = Array.from(mask, byte => byte.toString(2).padStart(8, '0')).join('')
	const ones = bits.indexOf('0')
	if (ones < 0) return bits.length
	return bits.includes('1', ones) ? undefined : ones
}
