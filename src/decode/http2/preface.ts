/** What a client says first: no server of HTTP/1.1 takes it for a request that it knows (RFC 9113, 3.4). */
export const PREFACE = new TextEncoder().encode('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')

/** Whether bytes begin with the preface; `more` while that is open. */
export function beginsWithPreface(bytes: Uint8Array): boolean | 'more' {
	const length = Math.min(bytes.length, PREFACE.length)
	for (let i = 0; i < length; i++) if (bytes[i] !== PREFACE[i]) return false
	return length === PREFACE.length || 'more'
}
