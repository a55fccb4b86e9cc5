import type { Reader } from '../reader.js'
import { ATTRIBUTE_TYPES } from './attribute-types.js'
import { hexOf } from './contents.js'
import { any, sequence, tlv } from './der.js'
import { TAG } from './tags.js'
import { isText } from './text.js'
import { oid, textAs } from './values.js'

/** One attribute of a distinguished name. */
export type Attribute = {
	/** The type's number. */
	readonly id: string
	/** Its short name (`CN`, `O`), else its number. */
	readonly type: string
	/** The text as it stands there, nothing escaped; `#` and the hex of its DER where the value is no string. */
	readonly value: string
	/** Type and value in the form of RFC 4514. */
	readonly text: string
	/** Which relative distinguished name it belongs to, from the root down: a few hold several attributes. */
	readonly rdn: number
}

/** A distinguished name. */
export type Name = {
	/**
	 * The string of RFC 4514, most specific part first: `CN=localhost,O=My Company,C=US`, as
	 * `openssl x509 -nameopt RFC2253,utf8,-esc_msb` prints it. Empty for an empty name.
	 */
	readonly text: string
	/** In the order in which they stand there: from the root down. */
	readonly attributes: readonly Attribute[]
}

/** Name ::= RDNSequence (RFC 5280, 4.1.2.4). Returns nothing when a part of it could not be read. */
export function distinguishedName(r: Reader, field = 'name'): Name | undefined {
	return sequence(r, field, (r, length) => {
		const attributes: Attribute[] = []
		let rdns = 0
		let whole = r.left === length
		while (r.left > 0) {
			const read = relativeName(r, rdns++)
			if (read === undefined) whole = false
			else for (const attribute of read) attributes.push(attribute)
		}
		const text = nameText(attributes)
		if (r.tracing) r.describe(text || 'empty')
		return whole ? { text, attributes } : undefined
	})
}

/** RelativeDistinguishedName ::= SET OF AttributeTypeAndValue. `rdn` is its place in the name. */
export function relativeName(r: Reader, rdn: number, field = 'rdn', tag: number = TAG.set): Attribute[] | undefined {
	return tlv(r, field, tag, (r, length) => {
		const attributes: Attribute[] = []
		let whole = r.left === length
		while (r.left > 0) {
			const read = attribute(r, rdn)
			if (read === undefined) whole = false
			else attributes.push(read)
		}
		if (r.tracing) r.describe(nameText(attributes))
		return whole ? attributes : undefined
	})
}

function attribute(r: Reader, rdn: number): Attribute | undefined {
	return sequence(r, 'attribute', r => {
		const type = oid(r, 'type')
		const start = r.at
		const value = attributeValue(r)
		if (type === undefined || value === undefined) return undefined
		const short = SHORT_NAMES.get(type.id)
		// A type written in numbers has its value in hex (RFC 4514, 2.4).
		const written = short && !value.isHex ? escaped(value.text) : `#${hexOf(r.bytes.subarray(start, r.at))}`
		const text = `${short ?? type.id}=${written}`
		if (r.tracing) r.describe(text)
		return { id: type.id, type: short ?? type.id, value: value.isHex ? written : value.text, text, rdn }
	})
}

/** AttributeValue ::= ANY: a string for every type in use. */
function attributeValue(r: Reader): { text: string; isHex: boolean } | undefined {
	const tag = r.ahead()
	if (tag === undefined || !isText(tag)) {
		any(r, 'value')
		return { text: '', isHex: true }
	}
	const text = textAs(r, 'value', tag)
	return text === undefined ? undefined : { text, isHex: false }
}

/** Attributes from the last to the first, `,` between relative names and `+` between the attributes of one (RFC 4514, 2.1 and 2.2). */
export function nameText(attributes: readonly Attribute[]): string {
	let text = ''
	for (let i = attributes.length - 1; i >= 0; i--) {
		const next = attributes[i + 1]
		if (next) text += next.rdn === attributes[i]!.rdn ? '+' : ','
		text += attributes[i]!.text
	}
	return text
}

/** RFC 4514, 2.4. What is not printable stays as it is: it is cleaned where it is shown. */
function escaped(value: string): string {
	if (!SPECIAL.test(value)) return value
	return value.replace(/^[ #]| $|[,+"\\<>;]/g, '\\$&').replaceAll('\0', '\\00')
}

const SPECIAL = /[,+"\\<>;\0]|^[ #]| $/

const SHORT_NAMES = new Map(ATTRIBUTE_TYPES.map(([id, name, short]) => [id, short ?? name]))
