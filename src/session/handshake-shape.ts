import { ALERT, CHANGE_CIPHER_SPEC, HANDSHAKE } from '../decode/registry/content-types.js'
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

/**
 * Whether a record is in the clear though its side has sent ChangeCipherSpec: without a ServerHello to tell the version
 * that may speak TLS 1.3, where it seals nothing.
 */
export function isClear(
	{ type, fragment }: { readonly type: number; readonly fragment?: Uint8Array },
	negotiated: number | undefined,
): boolean {
	// In a renegotiation change_cipher_spec itself is encrypted, and longer.
	if (type === CHANGE_CIPHER_SPEC && fragment?.length === 1) return true
	if (negotiated !== undefined || !fragment) return false
	return type === HANDSHAKE ? isWholeHandshake(fragment) : type === ALERT && fragment.length === 2
}
