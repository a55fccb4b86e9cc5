import { HANDSHAKE } from '../registry/content-types.js'
import { CLIENT_HELLO, SERVER_HELLO } from '../registry/handshake-types.js'

/** Bytes of a record header: type, version, length (RFC 8446, 5.1). */
export const RECORD_HEADER = 5
/** The longest fragment any version allows: 2^14 and what encryption and compression may add (RFC 5246, 6.2.3). */
export const MAX_FRAGMENT = (1 << 14) + 2048

/** Whether a record begins at a place; `wait`: the bytes that tell have not come. */
export type Boundary = 'yes' | 'no' | 'wait'

/** Whether a record certainly begins at `at`. `ended`: no byte follows these. */
export function boundary(bytes: Uint8Array, at: number, ended: boolean): Boundary {
	if (!plausible(bytes, at, bytes.length)) return 'no'
	if (hello(bytes, at)) return 'yes'
	const unsure = ended ? 'no' : 'wait'
	if (bytes.length - at < RECORD_HEADER) return unsure
	const next = at + RECORD_HEADER + lengthAt(bytes, at)
	if (next > bytes.length) return unsure
	if (!plausible(bytes, next, bytes.length)) return 'no'
	return ended || bytes.length - next >= RECORD_HEADER ? 'yes' : 'wait'
}

/** Whether the bytes from `at` on, as far as they are there, can be a record header. */
export function plausible(bytes: Uint8Array, at: number, end: number): boolean {
	const count = end - at
	if (count > 0 && (bytes[at]! < 20 || bytes[at]! > 24)) return false
	if (count > 1 && bytes[at + 1] !== 3) return false
	if (count > 2 && bytes[at + 2]! > 4) return false
	if (count > 3 && bytes[at + 3]! > MAX_FRAGMENT >> 8) return false
	return count < RECORD_HEADER || lengthAt(bytes, at) <= MAX_FRAGMENT
}

/** Bytes that tell a hello: record header, handshake header, legacy_version. */
export const HELLO_SHOWN = 11

/**
 * Which hello a record begins with that stands at `at`: the handshake's type, a length that its record or the next
 * ones can hold, and a version. Other bytes than a hello's hardly ever look like this.
 */
export function hello(bytes: Uint8Array, at: number): 'client_hello' | 'server_hello' | undefined {
	if (bytes.length - at < HELLO_SHOWN || bytes[at] !== HANDSHAKE || !plausible(bytes, at, bytes.length))
		return undefined
	const body = at + RECORD_HEADER
	const { [body]: type, [body + 1]: high, [body + 4]: major, [body + 5]: minor } = bytes
	if (high !== 0 || lengthAt(bytes, at) < HELLO_SHOWN - RECORD_HEADER || (major !== 3 && major !== DRAFT))
		return undefined
	if (major === 3 && minor! > 4) return undefined
	if (type === CLIENT_HELLO) return 'client_hello'
	return type === SERVER_HELLO ? 'server_hello' : undefined
}

/** The first byte of the versions of TLS 1.3 drafts. */
const DRAFT = 0x7f

/** The length field of the record header at `at`. */
export function lengthAt(bytes: Uint8Array, at: number): number {
	return bytes[at + 3]! * 0x100 + bytes[at + 4]!
}
