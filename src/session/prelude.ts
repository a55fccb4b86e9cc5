/**
 * What may stand before the first byte of TLS or HTTP in a stream. Each answers the number of bytes to pass over, 0
 * where there is nothing of its kind, `more` while that is open.
 */
type Length = number | 'more'

/** The header a proxy puts before a connection it hands on (PROXY protocol, versions 1 and 2, haproxy.org). */
export function proxyHeader(bytes: Uint8Array): Length {
	const text = begins(bytes, PROXY_V1)
	if (text === 'more') return 'more'
	if (text) {
		const end = bytes.subarray(0, LONGEST_V1).indexOf(LF)
		if (end >= 0) return end + 1
		return bytes.length < LONGEST_V1 ? 'more' : 0
	}
	const binary = begins(bytes, PROXY_V2)
	if (!binary) return 0
	if (binary === 'more' || bytes.length < V2_HEADER) return 'more'
	const end = V2_HEADER + uint16(bytes, V2_HEADER - 2)
	return bytes.length < end ? 'more' : end
}

/** MySQL's SSLRequest: a packet of 32 bytes, behind which its client goes on with TLS unasked (MySQL, Protocol::SSLRequest). */
export function mysqlRequest(bytes: Uint8Array): Length {
	const head = begins(bytes, SSL_REQUEST)
	if (!head) return 0
	if (head === 'more' || bytes.length < SSL_REQUEST_LENGTH) return 'more'
	const capabilities = bytes[SSL_REQUEST.length + 1]! << 8
	return capabilities & CLIENT_SSL ? SSL_REQUEST_LENGTH : 0
}

function begins(bytes: Uint8Array, start: Uint8Array): boolean | 'more' {
	for (let i = 0; i < start.length; i++) {
		if (i >= bytes.length) return i === 0 ? false : 'more'
		if (bytes[i] !== start[i]) return false
	}
	return true
}

function uint16(bytes: Uint8Array, at: number): number {
	return bytes[at]! * 0x100 + bytes[at + 1]!
}

const LF = 0x0a
const PROXY_V1 = new TextEncoder().encode('PROXY ')
const LONGEST_V1 = 107
/** The signature; version, command, family and length follow. */
const PROXY_V2 = Uint8Array.of(0x0d, 0x0a, 0x0d, 0x0a, 0x00, 0x0d, 0x0a, 0x51, 0x55, 0x49, 0x54, 0x0a)
const V2_HEADER = 16
/** Length 32 in little-endian order, sequence number 1. */
const SSL_REQUEST = Uint8Array.of(32, 0, 0, 1)
const SSL_REQUEST_LENGTH = 36
const CLIENT_SSL = 0x0800
