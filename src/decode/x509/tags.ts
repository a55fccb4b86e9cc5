import type { Bit } from '../field.js'

/** Identifier octets (X.690, 8.1.2) of the universal types that certificates use. */
export const TAG = {
	boolean: 0x01,
	integer: 0x02,
	bitString: 0x03,
	octetString: 0x04,
	null: 0x05,
	oid: 0x06,
	enumerated: 0x0a,
	utf8String: 0x0c,
	numericString: 0x12,
	printableString: 0x13,
	teletexString: 0x14,
	videotexString: 0x15,
	ia5String: 0x16,
	utcTime: 0x17,
	generalizedTime: 0x18,
	graphicString: 0x19,
	visibleString: 0x1a,
	generalString: 0x1b,
	universalString: 0x1c,
	bmpString: 0x1e,
	sequence: 0x30,
	set: 0x31,
} as const

const CONTEXT = 0x80
const CONSTRUCTED = 0x20
const NUMBER = 0x1f

/** Identifier octet of `[number]` on a primitive value: IMPLICIT tagging of a type that is primitive. */
export function context(number: number): number {
	return CONTEXT | number
}

/** Identifier octet of `[number]` on a constructed value: EXPLICIT tagging, or IMPLICIT of a SEQUENCE, SET or CHOICE. */
export function contextOf(number: number): number {
	return CONTEXT | CONSTRUCTED | number
}

/** Whether the contents are data values themselves. */
export function isConstructed(tag: number): boolean {
	return (tag & CONSTRUCTED) !== 0
}

/** Whether the tag's number stands in the octets after this one (X.690, 8.1.2.4). */
export function isLongForm(tag: number): boolean {
	return (tag & NUMBER) === NUMBER
}

/** The type as ASN.1 writes it: `SEQUENCE`, `[0]`, `[APPLICATION 3]`, `OCTET STRING, constructed`. */
export function tagName(tag: number): string {
	const number = tag & NUMBER
	const shown = isLongForm(tag) ? '…' : number
	if (tag >>> 6 === 1) return `[APPLICATION ${shown}]`
	if (tag >>> 6 === 2) return `[${shown}]`
	if (tag >>> 6 === 3) return `[PRIVATE ${shown}]`
	const type = UNIVERSAL[number] ?? `[UNIVERSAL ${shown}]`
	const usual = number === 16 || number === 17
	if (isConstructed(tag) === usual) return type
	return `${type}, ${usual ? 'primitive' : 'constructed'}`
}

/** The name of a field that the RFC gives none: its type in snake case (`octet_string`, `context_0`). */
export function typeField(tag: number): string {
	const number = isLongForm(tag) ? 'high' : tag & NUMBER
	if (tag >>> 6 === 1) return `application_${number}`
	if (tag >>> 6 === 2) return `context_${number}`
	if (tag >>> 6 === 3) return `private_${number}`
	const words = UNIVERSAL[tag & NUMBER]?.replace(/(?<! )(String|Time)$/, ' $1')
	return words?.toLowerCase().replaceAll(' ', '_') ?? `universal_${number}`
}

/** Class, encoding and number inside an identifier octet (X.690, 8.1.2.2). */
export const TAG_BITS: readonly Bit[] = [
	{ name: 'class', mask: 0xc0, names: bits => ['universal', 'application', 'context-specific', 'private'][bits] },
	{ name: 'constructed', mask: CONSTRUCTED, names: bit => (bit ? 'holds other values' : 'primitive') },
	{ name: 'number', mask: NUMBER },
]

/** X.680, 8.4, table 1. */
const UNIVERSAL: readonly (string | undefined)[] = [
	'end of contents',
	'BOOLEAN',
	'INTEGER',
	'BIT STRING',
	'OCTET STRING',
	'NULL',
	'OBJECT IDENTIFIER',
	'ObjectDescriptor',
	'EXTERNAL',
	'REAL',
	'ENUMERATED',
	'EMBEDDED PDV',
	'UTF8String',
	'RELATIVE-OID',
	'TIME',
	undefined,
	'SEQUENCE',
	'SET',
	'NumericString',
	'PrintableString',
	'TeletexString',
	'VideotexString',
	'IA5String',
	'UTCTime',
	'GeneralizedTime',
	'GraphicString',
	'VisibleString',
	'GeneralString',
	'UniversalString',
	'CHARACTER STRING',
	'BMPString',
]
