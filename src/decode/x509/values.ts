import type { Bit, Names } from '../field.js'
import type { Decode, Reader } from '../reader.js'
import {
	bitsContents,
	booleanContents,
	type Contents,
	integerContents,
	nullContents,
	octetsContents,
	smallIntegerContents,
	unusedBits,
} from './contents.js'
import { any, isNext, tlv } from './der.js'
import { type Oid, oidContents } from './oid.js'
import { contextOf, TAG } from './tags.js'
import { isText, textContents } from './text.js'
import { generalizedTimeContents, type Time, utcTimeContents } from './time.js'

/** An INTEGER that a number holds: versions, counts, lengths. `names` says what the number stands for. */
export function smallInteger(r: Reader, name: string, tag: number = TAG.integer, names?: Names): number | undefined {
	if (names === undefined) return tlv(r, name, tag, smallIntegerContents)
	return tlv(r, name, tag, (r, length) => {
		const value = smallIntegerContents(r, length)
		const label = value === undefined ? undefined : names(value)
		if (label !== undefined) r.describe(label)
		return value
	})
}

/** An INTEGER of any size: its bytes, big-endian two's complement. */
export function integer(r: Reader, name: string, tag: number = TAG.integer): Uint8Array | undefined {
	return tlv(r, name, tag, integerContents)
}

/** A BOOLEAN. */
export function boolean(r: Reader, name: string, tag: number = TAG.boolean): boolean | undefined {
	return tlv(r, name, tag, booleanContents)
}

/** An OBJECT IDENTIFIER. */
export function oid(r: Reader, name: string, tag: number = TAG.oid): Oid | undefined {
	return tlv(r, name, tag, oidContents)
}

/** A NULL. */
export function nothing(r: Reader, name: string): void {
	tlv(r, name, TAG.null, nullContents)
}

/** An OCTET STRING, as bytes. */
export function octets(r: Reader, name: string, tag: number = TAG.octetString): Uint8Array | undefined {
	return tlv(r, name, tag, octetsContents)
}

/** An OCTET STRING whose octets are something themselves, read by `body`. */
export function octetsOf<T>(r: Reader, name: string, body: Contents<T>): T | undefined {
	return tlv(r, name, TAG.octetString, body)
}

/** A BIT STRING, as bytes. */
export function bits(r: Reader, name: string, tag: number = TAG.bitString): Uint8Array | undefined {
	return tlv(r, name, tag, bitsContents)
}

/** A BIT STRING whose bytes are something themselves, read by `body`. */
export function bitsOf<T>(r: Reader, name: string, body: Contents<T>): T | undefined {
	return tlv(r, name, TAG.bitString, (r, length) => {
		unusedBits(r)
		return body(r, length - 1)
	})
}

/** A BIT STRING whose bits have names, bit 0 first (X.680, 22.2). Returns the names of those that are set. */
export function namedBits(
	r: Reader,
	name: string,
	names: readonly string[],
	tag: number = TAG.bitString,
): string[] | undefined {
	return tlv(r, name, tag, (r, length) => {
		unusedBits(r)
		const width = length - 1
		const set = setBits(r.peek(Math.min(width, NAMED))).map(n => names[n] ?? `bit ${n}`)
		const label = () => set.join(', ') || 'none'
		const shown = r.tracing ? bitsOfNumber(names, 8 * width) : []
		if (width === 1) r.u8('contents', label, shown)
		else if (width === 2) r.u16('contents', label, shown)
		else r.opaque('contents', width, label)
		if (r.tracing) r.describe(label())
		return set
	})
}

/** A string of one type, where the RFC allows no other, or none with an implicit tag. */
export function textAs(r: Reader, name: string, type: number, tag: number = type): string | undefined {
	return tlv(r, name, tag, (r, length) => textContents(r, length, type))
}

/** A string of any type (DirectoryString, DisplayText). What is no string is shown, and nothing is returned. */
export function text(r: Reader, name: string): string | undefined {
	const tag = r.ahead()
	if (tag !== undefined && isText(tag)) return textAs(r, name, tag)
	any(r, name)
	return undefined
}

/** Time ::= CHOICE of UTCTime and GeneralizedTime (RFC 5280, 4.1.2.5). */
export function time(r: Reader, name: string): Time | undefined {
	return isNext(r, TAG.generalizedTime)
		? tlv(r, name, TAG.generalizedTime, generalizedTimeContents)
		: tlv(r, name, TAG.utcTime, utcTimeContents)
}

/** A GeneralizedTime with a tag of its own. */
export function generalizedTime(r: Reader, name: string, tag: number): Time | undefined {
	return tlv(r, name, tag, generalizedTimeContents)
}

/** `[number] EXPLICIT`: a value around the value that `body` reads. */
export function explicit<T>(r: Reader, name: string, number: number, body: Decode<T>): T | undefined {
	return tlv(r, name, contextOf(number), body)
}

/** Bytes in which a bit may have a name. */
const NAMED = 8

/** The numbers of the bits that are set, counted from the first byte's highest. */
function setBits(bytes: Uint8Array): number[] {
	const set: number[] = []
	for (const [i, byte] of bytes.entries())
		for (let bit = 0; bit < 8; bit++) if (byte & (0x80 >> bit)) set.push(8 * i + bit)
	return set
}

function bitsOfNumber(names: readonly string[], width: number): Bit[] {
	return names.slice(0, width).map((name, n) => ({ name, mask: 1 << (width - 1 - n) }))
}
