import { HANDSHAKE_TYPES } from '../decode/registry/handshake-types.js'
import { HANDSHAKE_HEADER } from '../decode/tls/handshakes.js'

/** Whether a fragment is one or more whole handshake messages with known types: encrypted bytes hardly ever are. */
export function isWholeHandshake(fragment: Uint8Array): boolean {
	let at = 0
	while (at + HANDSHAKE_HEADER <= fragment.length) {
		if (HANDSHAKE_TYPES(fragment[at]!) === undefined) return false
		at += HANDSHAKE_HEADER + fragment[at + 1]! * 0x10000 + fragment[at + 2]! * 0x100 + fragment[at + 3]!
	}
	return at === fragment.length
}

/** Whether a fragment can begin a clear handshake message: a known type, and a length it could have. */
export function mayBegin(fragment: Uint8Array): boolean {
	const [type = -1, high = 0xff] = fragment
	return HANDSHAKE_TYPES(type) !== undefined && high === 0
}
