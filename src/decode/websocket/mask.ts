/** Masks bytes, or undoes it: the same XOR with the key, which begins with the payload (RFC 6455, 5.3). Gives a copy. */
export function masked(payload: Uint8Array, key: Uint8Array | undefined): Uint8Array {
	const bytes = payload.slice()
	if (key) for (let i = 0; i < bytes.length; i++) bytes[i] = bytes[i]! ^ key[i & 3]!
	return bytes
}
