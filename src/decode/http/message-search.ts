import { CR, LF, runOf } from './characters.js'
import { looksLikeRequest, looksLikeResponse, type Recognised } from './recognise.js'

/** Where a message begins for sure, or may begin once more bytes are there. */
export type Found = { readonly at: number; readonly verdict: 'yes' | 'more' }

/**
 * Looks for the beginning of a message among bytes that belong to none that is known. A request line is sought at the
 * front, if `isLineStart`, and behind each line feed; a status line, being unmistakable, everywhere: what stands
 * before it may be the end of any body.
 */
export function findMessage(role: 'request' | 'response', bytes: Uint8Array, isLineStart: boolean): Found | undefined {
	let at = isLineStart ? 0 : next(role, bytes, 0)
	while (at !== undefined) {
		at += runOf(bytes, at, byte => byte === CR || byte === LF)
		if (at >= bytes.length) return undefined
		const verdict = looksLike(role, bytes.subarray(at))
		if (verdict !== 'no') return { at, verdict }
		at = next(role, bytes, role === 'request' ? at : at + 1)
	}
	return undefined
}

function looksLike(role: 'request' | 'response', bytes: Uint8Array): Recognised {
	return role === 'request' ? looksLikeRequest(bytes) : looksLikeResponse(bytes)
}

/** The next place a message could begin at. */
function next(role: 'request' | 'response', bytes: Uint8Array, from: number): number | undefined {
	const at = bytes.indexOf(role === 'request' ? LF : CAPITAL_H, from)
	return at < 0 ? undefined : role === 'request' ? at + 1 : at
}

const CAPITAL_H = 0x48
