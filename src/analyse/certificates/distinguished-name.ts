import { hexOf } from '../../decode/x509/contents.js'
import type { Attribute, Name } from '../../decode/x509/name.js'
import type { Certified } from './certified.js'

/**
 * A name in a form in which equal names are equal texts (RFC 5280, 7.1): the type of string does not count, nor does the
 * case of ASCII letters, nor how many spaces there are. The attributes of one relative name come in the order of their
 * types. As OpenSSL compares names.
 */
export function nameKey(name: Name): string {
	return relativeNames(name).join('/')
}

/** The relative names from the root down, each in the form of `nameKey`: what subtrees are made of. */
export function relativeNames({ attributes }: Name): string[] {
	const rdns: string[][] = []
	for (const attribute of attributes) {
		rdns[attribute.rdn] ??= []
		rdns[attribute.rdn]!.push(attributeKey(attribute))
	}
	return rdns.map(rdn => rdn.sort().join('+'))
}

/** The name of its subject. One that cannot be read stands for itself: its bytes. */
export function subjectKey({ der, said }: Certified): string {
	return said.subject ? nameKey(said.subject) : bytesKey(der, said.spans.subject)
}

/** The name of its issuer, likewise. */
export function issuerKey({ der, said }: Certified): string {
	return said.issuer ? nameKey(said.issuer) : bytesKey(der, said.spans.issuer)
}

/** Whether subject and issuer are one name. */
export function isSelfIssued(certificate: Certified): boolean {
	return subjectKey(certificate) === issuerKey(certificate)
}

function attributeKey({ id, value }: Attribute): string {
	const folded = value
		.replace(/^ +| +$/g, '')
		.replace(/ +/g, ' ')
		.replace(/[A-Z]/g, letter => letter.toLowerCase())
	// Lengths keep two attributes apart from one whose text holds the separators.
	return `${id}=${folded.length}:${folded}`
}

function bytesKey(der: Uint8Array, span: { readonly start: number; readonly end: number } | undefined): string {
	return span ? `#${hexOf(der.subarray(span.start, span.end))}` : '#'
}
