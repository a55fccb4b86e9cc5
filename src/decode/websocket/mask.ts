/** Masks bytes, or undoes it: the same XOR with the key, which begins with the payload (RFC 6455, 5.3). A copy, but without a key. */
export function masked(payload: Uint8Array, key: Uint8Array | undefined): Uint8Array {
	if (!key) return payload
	const bytes = payload.slice()
	for (let i = 0; i < bytes.length; i++) bytes[i] = bytes[i]! ^ key[i & 3]!
	return bytes
}
