import { isIP } from 'node:net'
import { type Asn1, implicit, oid, printable, sequence, set, utf8 } from './der.js'

/** A distinguished name, from the root down: `[['C', 'US'], ['CN', 'my-ca.com']]`. */
export type Subject = readonly (readonly [type: AttributeType, value: string])[]

export type AttributeType = keyof typeof TYPES

/** The attributes a name may be given with (RFC 4519). */
const TYPES = {
	C: '2.5.4.6',
	ST: '2.5.4.8',
	L: '2.5.4.7',
	O: '2.5.4.10',
	OU: '2.5.4.11',
	CN: '2.5.4.3',
	emailAddress: '1.2.840.113549.1.9.1',
} as const

/** Reads `/C=US/O=My Company/CN=localhost`, as openssl's -subj; answers a sentence when it cannot be read. */
export function readSubject(text: string): Subject | string {
	if (!text.startsWith('/')) return `a name is written /C=US/O=My Company/CN=localhost, not “${text}”`
	const parts: [AttributeType, string][] = []
	for (const part of text.slice(1).split('/')) {
		const [type = '', ...rest] = part.split('=')
		const value = rest.join('=')
		if (!Object.hasOwn(TYPES, type)) return `“${type}” is none of ${Object.keys(TYPES).join(', ')}`
		if (value === '') return `${type} has no value`
		if (type === 'C' && !/^[A-Za-z]{2}$/.test(value)) return `C is a country’s two letters, not “${value}”`
		parts.push([type as AttributeType, value])
	}
	return parts
}

/** Name (RFC 5280, 4.1.2.4). */
export function nameOf(subject: Subject): Asn1 {
	return sequence(
		...subject.map(([type, value]) =>
			set(sequence(oid(TYPES[type]), type === 'C' ? printable(value.toUpperCase()) : utf8(value))),
		),
	)
}

/** GeneralNames (RFC 5280, 4.2.1.6): addresses as such, all else as host names, in their ASCII form. */
export function alternativeNames(names: readonly string[]): Asn1 {
	return sequence(
		...names.map(name => (isIP(name) ? implicit(7, addressBytes(name)) : implicit(2, Buffer.from(asciiName(name))))),
	)
}

/** What is no name that a certificate can be for, in a sentence; nothing when it is one (RFC 1123, 2.1; RFC 9525, 6.3). */
export function nameFault(name: string): string | undefined {
	if (isIP(name) || HOST.test(name) || (URL.canParse(`https://${name}`) && /[^ -~]/.test(name))) return undefined
	return `“${name}” is neither an address nor a host name, which is made of letters, digits, “-” and “_” between dots`
}

/** The first label may be, or hold, a wildcard. */
const HOST = /^(?=.{1,253}$)[\w*-]{1,63}(\.[\w-]{1,63})*\.?$/

/** `bücher.example` as certificates have it: `xn--bcher-kva.example` (RFC 5891). */
function asciiName(name: string): string {
	if (/^[\x21-\x7e]+$/.test(name)) return name
	return new URL(`https://${name}`).hostname
}

/** 4 or 16 bytes, in the order of the wire. */
function addressBytes(address: string): Uint8Array {
	if (isIP(address) === 4) return Uint8Array.from(address.split('.'), Number)
	// The parser of URLs writes an IPv6 address in its shortest form, with one gap at most and no IPv4 in it.
	const text = new URL(`http://[${address}]`).hostname.slice(1, -1)
	const [head = '', tail = ''] = text.split('::')
	const words = (part: string) => (part === '' ? [] : part.split(':').map(word => Number.parseInt(word, 16)))
	const gap = text.includes('::') ? 8 - words(head).length - words(tail).length : 0
	const all = [...words(head), ...new Array<number>(gap).fill(0), ...words(tail)]
	return Uint8Array.from(all.flatMap(word => [word >> 8, word & 0xff]))
}
