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
