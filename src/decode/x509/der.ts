import { UNDECODED } from '../field.js'
import { LIMITS } from '../limits.js'
import type { Decode, Reader } from '../reader.js'
import {
	anyIntegerContents,
	bitsContents,
	booleanContents,
	type Contents,
	nullContents,
	octetsContents,
} from './contents.js'
import { listed } from './listed.js'
import { oidContents } from './oid.js'
import { isConstructed, isLongForm, TAG, TAG_BITS, tagName, typeField } from './tags.js'
import { isText, textContents } from './text.js'
import { generalizedTimeContents, utcTimeContents } from './time.js'

/**
 * One data value (X.690, 8.1): the leaves `tag` and `length`, then what `contents` reads, confined to that length.
 * A value of another type than `tag` is an issue, and is shown as what it is. Returns nothing when it could not be read.
 */
export function tlv<T>(r: Reader, name: string, tag: number, contents: Contents<T>): T | undefined {
	const found = r.ahead()
	if (found === undefined) r.fail(`${name} is missing`)
	if (found !== tag) {
		value(r, name, found, (r, length) => {
			r.flag('unexpected', `${name} is ${tagName(found)}, ${tagName(tag)} was expected`)
			anyContents(r, length, found, 0)
		})
		return undefined
	}
	return value(r, name, tag, contents)
}

/** A value of any type, as a tree of such values: what no declaration knows is shown by its types. */
export function any(r: Reader, name?: string): void {
	anyAt(r, name, 0)
}

/** A SEQUENCE whose elements `body` reads in order. */
export function sequence<T>(r: Reader, name: string, body: Contents<T>): T | undefined {
	return tlv(r, name, TAG.sequence, body)
}

/**
 * A SEQUENCE OF, or with another tag a SET OF or `[n]`. The items that could be read are returned, and `words` says in
 * words what each is.
 */
export function listOf<T>(
	r: Reader,
	name: string,
	item: Decode<T | undefined>,
	words?: (item: T) => string,
	tag: number = TAG.sequence,
): T[] {
	const items: T[] = []
	tlv(r, name, tag, r => {
		while (r.left > 0) {
			const read = item(r)
			if (read !== undefined) items.push(read)
		}
		if (r.tracing && words) r.describe(listed(items.map(words)))
	})
	return items
}

/** Whether the next value has this identifier octet: how an optional element is told from what follows it. */
export function isNext(r: Reader, tag: number): boolean {
	return r.ahead() === tag
}

/** Whether the rest of the frame is one value, to the byte: whether octets of unknown meaning may be read as DER. */
export function isWhole(r: Reader): boolean {
	const first = r.ahead()
	const second = r.ahead(1)
	if (first === undefined || second === undefined || first === 0 || isLongForm(first)) return false
	if (second < LONG) return r.left === second + 2
	const width = second - LONG
	if (width === 0 || width > WIDTH) return false
	const length = numberOf(r.peek(2 + width), 2)
	return r.left === 2 + width + length && length >= LONG
}

/** The octet that begins a length of more octets (X.690, 8.1.3.5); alone it is the indefinite form (8.1.3.6). */
const LONG = 0x80

/** Octets of the longest length we read: 4 GiB. */
const WIDTH = 4

function value<T>(r: Reader, name: string, tag: number, contents: Contents<T>): T | undefined {
	if (r.ahead(1) === LONG && isConstructed(tag) && !isLongForm(tag)) return indefinite(r, name, contents)
	return r.headed(name, header, contents)
}

/** Identifier and length octets. Returns the length of the contents. */
function header(r: Reader): number {
	const tag = r.u8('tag', tagName, TAG_BITS)
	if (isLongForm(tag)) longTag(r)
	const first = r.ahead()
	if (first === undefined || first < LONG) return r.u8('length')
	const width = first - LONG
	if (width === 0) r.fail(`a ${tagName(tag)} of indefinite length`)
	if (width > WIDTH) r.fail(`a length of ${width} bytes, at most ${WIDTH} were expected`)
	const length = r.derived('length', 1 + width, lengthOf, () => `long form, ${width + 1} bytes`)
	if (length < LONG || length < 2 ** (8 * (width - 1)))
		r.flag('invalid', `a length of ${length} in ${width + 1} bytes: DER has the fewest bytes`)
	return length
}

/** The number of a tag above 30, 7 bits an octet (X.690, 8.1.2.4.2). Nothing of X.509 has one. */
function longTag(r: Reader): void {
	let width = 1
	while ((r.ahead(width - 1) ?? 0) >= 0x80) width++
	if (width > WIDTH) r.fail(`a tag number of ${width} bytes, at most ${WIDTH} were expected`)
	r.derived('tag_number', width, bytes => bytes.reduce((number, byte) => number * 0x80 + (byte & 0x7f), 0))
}

function lengthOf(octets: Uint8Array): number {
	return numberOf(octets, 1)
}

function numberOf(bytes: Uint8Array, from = 0): number {
	let number = 0
	for (let i = from; i < bytes.length; i++) number = number * 0x100 + bytes[i]!
	return number
}

/** BER's indefinite length (X.690, 8.1.3.6): the values up to one of two zero bytes. */
function indefinite<T>(r: Reader, name: string, contents: Contents<T>): T | undefined {
	return r.struct(name, r => {
		r.u8('tag', tagName, TAG_BITS)
		r.u8('length', () => 'indefinite')
		r.flag('invalid', 'an indefinite length: BER, where DER has definite ones')
		const end = endOfContents(r.peek(r.left))
		const length = end ?? r.left
		const result = r.frame('contents', length, r => contents(r, length))
		if (end === undefined) r.flag('truncated', `${name} has no end of contents`)
		else r.opaque('end_of_contents', 2)
		return result
	})
}

/** How many bytes stand before the end of contents that closes an indefinite length. */
function endOfContents(bytes: Uint8Array): number | undefined {
	let open = 0
	let at = 0
	while (at + 2 <= bytes.length) {
		const tag = bytes[at]!
		const first = bytes[at + 1]!
		if (tag === 0 && first === 0) {
			if (open === 0) return at
			open--
			at += 2
		} else if (first === LONG) {
			open++
			at += 2
		} else if (first < LONG) {
			at += 2 + first
		} else {
			at += 2 + (first - LONG) + numberOf(bytes.subarray(at + 2, at + 2 + first - LONG))
		}
	}
	return undefined
}

function anyAt(r: Reader, name: string | undefined, depth: number): void {
	const tag = r.ahead()
	if (tag === undefined) r.fail(`${name ?? 'a value'} is missing`)
	value(r, name ?? typeField(tag), tag, (r, length) => anyContents(r, length, tag, depth))
}

function anyContents(r: Reader, length: number, tag: number, depth: number): void {
	if (!isConstructed(tag)) {
		primitive(r, length, tag)
	} else if (depth < LIMITS.der) {
		while (r.left > 0) anyAt(r, undefined, depth + 1)
	} else if (r.left > 0) {
		r.flag('limit', `DER nested deeper than ${LIMITS.der} levels`)
		r.rest(UNDECODED)
	}
}

/** Contents of a value whose meaning is not known, by its type alone. */
function primitive(r: Reader, length: number, tag: number): void {
	if (isText(tag)) textContents(r, length, tag)
	else (PRIMITIVES.get(tag) ?? octetsContents)(r, length)
}

const PRIMITIVES = new Map<number, Contents<unknown>>([
	[TAG.boolean, booleanContents],
	[TAG.integer, anyIntegerContents],
	[TAG.enumerated, anyIntegerContents],
	[TAG.bitString, bitsContents],
	[TAG.null, nullContents],
	[TAG.oid, oidContents],
	[TAG.utcTime, utcTimeContents],
	[TAG.generalizedTime, generalizedTimeContents],
])
