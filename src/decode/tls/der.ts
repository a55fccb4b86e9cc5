import type { Decode, Reader } from '../reader.js'
import { distinguishedName } from '../x509/name.js'

/**
 * name<..2^(8*width)-1> that holds DER. A tree takes it apart; a scan only frames it, since the same certificate comes
 * by many times. Returns the DER.
 */
export function derVector(r: Reader, width: 2 | 3, name: string, body: Decode<unknown>): Uint8Array {
	const length = width === 2 ? r.u16(`${name}_length`) : r.u24(`${name}_length`)
	return der(r, name, length, body)
}

/** The next `length` bytes, which hold DER. */
export function der(r: Reader, name: string, length: number, body: Decode<unknown>): Uint8Array {
	const bytes = r.peek(length)
	r.frame(name, length, r => {
		if (!r.tracing || r.left === 0) r.rest(name)
		else body(r)
	})
	return bytes
}

/** A list of names of certificate authorities: RFC 8446, 4.2.4; RFC 5246, 7.4.4 */
export function distinguishedNames(r: Reader, list: string): Uint8Array[] {
	return r.list(2, list, r =>
		derVector(r, 2, 'distinguished_name', r => {
			const name = distinguishedName(r)
			r.describe(name?.text)
		}),
	)
}
