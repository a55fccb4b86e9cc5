import { LIMITS } from '../limits.js'

const addresses = new Map<number, Uint8Array>()

/**
 * The four bytes of an IPv4 address that was read as one number: the same array again for the same address, since a
 * view for each packet takes a fifth of the scan's time.
 */
export function knownAddress(value: number): Uint8Array {
	let bytes = addresses.get(value | 0)
	if (bytes) return bytes
	if (addresses.size >= LIMITS.addresses) addresses.clear()
	bytes = Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value)
	addresses.set(value | 0, bytes)
	return bytes
}
