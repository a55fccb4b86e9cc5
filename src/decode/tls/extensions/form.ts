import { bytesOf, type Decode, type Reader } from '../../reader.js'
import type { Facts } from './facts.js'

/** The message that carries an extension: the same extension may have another body in each (RFC 8446, 4.2). */
export type Carrier =
	| 'client_hello'
	| 'server_hello'
	| 'hello_retry_request'
	| 'encrypted_extensions'
	| 'certificate'
	| 'certificate_request'
	| 'new_session_ticket'

/** What an extension says in a few words. Only a tree needs them: a function is not called otherwise. */
export type Label = string | undefined | (() => string | undefined)

/** Reads the body of one kind of extension, and adds what it says to `facts`. */
export type Form = (r: Reader, facts: Facts, carrier: Carrier) => Label

/** The forms of a family, by extension type. */
export type Forms = Readonly<Record<number, Form>>

/** An extension that says all by being there. What it holds nevertheless is shown as bytes. */
export function empty(add: (facts: Facts) => void = () => {}): Form {
	return (r, facts) => {
		add(facts)
		return r.left > 0 ? opaque(r) : undefined
	}
}

/** A body that nothing is defined for. */
export function opaque(r: Reader): string {
	return bytesOf(r.rest('opaque').length)
}

/** One form in the client's hello, another in what the server answers. */
export function byCarrier(client: Form, server: Form): Form {
	return (r, facts, carrier) => {
		if (carrier === 'client_hello') return client(r, facts, carrier)
		return server(r, facts, carrier)
	}
}

/** name<..2^(8*width)-1> that holds text. */
export function textVector(r: Reader, width: 1 | 2, name: string): string {
	const length = width === 1 ? r.u8(`${name}_length`) : r.u16(`${name}_length`)
	return r.text(name, length)
}

/** A vector of opaque vectors. */
export function vectors(r: Reader, width: 1 | 2, list: string, itemWidth: 1 | 2, item: string): Uint8Array[] {
	const read: Decode<Uint8Array> = r => r.vector(itemWidth, item)
	return r.list(width, list, read)
}
