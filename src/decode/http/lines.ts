import type { Reader } from '../reader.js'
import { CR, LF } from './characters.js'

/** The next line: its bytes without the end, and how long its end is. `end` is 0 when the bytes stop inside the line. */
export type Line = { readonly content: Uint8Array; readonly end: 0 | 1 | 2 }

/** The next line without reading it (RFC 9112, 2.2): up to CRLF, or to a bare LF, which a recipient may accept. */
export function peekLine(r: Reader): Line {
	const rest = r.peek(r.left)
	const lf = rest.indexOf(LF)
	if (lf < 0) return { content: rest, end: 0 }
	const hasCr = lf > 0 && rest[lf - 1] === CR
	return { content: rest.subarray(0, hasCr ? lf - 1 : lf), end: hasCr ? 2 : 1 }
}

/** Reads the end of a line; says so when it is a bare LF, or when the bytes stop before it. */
export function lineEnd(r: Reader, end: Line['end'], what: string): void {
	if (end === 0) {
		r.flag('truncated', `${what} stops before the end of its line`)
		return
	}
	r.skip('eol', end, end === 2 ? 'CRLF' : 'LF')
	if (end === 1) r.flag('invalid', `${what} ends with a bare LF, not with CRLF (RFC 9112, 2.2)`)
}

/** Whether the next line is empty, or there is none. */
export function isAtEmptyLine(r: Reader): boolean {
	const [first, second] = r.peek(2)
	return first === undefined || first === LF || (first === CR && second === LF)
}

/** Reads the empty line that ends a head or a trailer section. */
export function emptyLine(r: Reader, what: string): void {
	if (r.left === 0) r.flag('truncated', `${what} stops before the empty line that ends it`)
	else r.skip('empty_line', peekLine(r).end, 'end of the header fields')
}
