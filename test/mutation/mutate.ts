import { type Field, leaves } from '../../src/decode/field.js'
import type { Random } from './random.js'

/** A field, and those it stands in, outermost first. */
type Place = { readonly field: Field; readonly inside: readonly Field[] }

/** Bytes and the fields that were found in them: what a mutation can aim at. */
export type Original = {
	readonly bytes: Uint8Array
	/** Every field but the root. */
	readonly places: readonly Place[]
	/** Leaves that are numbers: those that rule over other bytes, and all. */
	readonly ruling: readonly Place[]
	readonly numbers: readonly Place[]
	/** Leaves that are numbers written in digits, as HTTP has them. */
	readonly digits: readonly Place[]
}

export function original(bytes: Uint8Array, root: Field): Original {
	const places = [...placesIn(root, [])].filter(({ inside }) => inside.length > 0)
	const numbers = places.filter(({ field }) => isNumber(field))
	return {
		bytes,
		places,
		numbers,
		ruling: numbers.filter(({ field }) => RULING.test(field.name)),
		digits: places.filter(({ field }) => isDigits(field, bytes)),
	}
}

/** A changed copy: one change aimed at the fields, mostly, then a few at any bytes. `other` is another of the same kind. */
export function mutated(start: Original, random: Random, other: Uint8Array): Uint8Array {
	let bytes = start.bytes
	if (start.places.length > 0 && random.chance(0.85)) bytes = random.pick(AIMED)(start, random)
	const more = bytes === start.bytes ? 1 : 0
	for (let count = more + random.below(3); count > 0; count--) bytes = random.pick(BLIND)(bytes, random, other)
	return bytes
}

/** A copy with one to three changes at any bytes. */
export function anyhow(bytes: Uint8Array, random: Random): Uint8Array {
	let changed = bytes
	for (let count = 1 + random.below(3); count > 0; count--) changed = random.pick(BLIND)(changed, random, bytes)
	return changed
}

/** Names of leaves that say how long, how many or what something is. */
const RULING = /length|type|count|size|version|method|offset|^ihl|header_len|tag$|msg|suite|status|level|protocol|next/i

type Aimed = (start: Original, random: Random) => Uint8Array

const AIMED: readonly Aimed[] = [
	setRuling,
	setRuling,
	setRuling,
	setNumber,
	setDigits,
	swap,
	repeat,
	remove,
	move,
	refill,
]

type Blind = (bytes: Uint8Array, random: Random, other: Uint8Array) => Uint8Array

const BLIND: readonly Blind[] = [
	(bytes, random) => changed(bytes, random.below(bytes.length), Uint8Array.of(random.pick(ODD))),
	(bytes, random) => changed(bytes, random.below(bytes.length), random.bytes(1 + random.below(4))),
	(bytes, random) => {
		const at = random.below(bytes.length)
		return changed(bytes, at, Uint8Array.of((bytes[at] ?? 0) ^ (1 << random.below(8))))
	},
	(bytes, random) => spliced(bytes, random.below(bytes.length + 1), 0, random.bytes(1 + random.below(20))),
	(bytes, random) => {
		const start = random.below(bytes.length)
		return spliced(bytes, start, random.below(bytes.length - start) + 1, NOTHING)
	},
	(bytes, random) => {
		const start = random.below(bytes.length)
		const run = bytes.subarray(start, start + 1 + random.below(40))
		return spliced(bytes, random.below(bytes.length + 1), 0, run)
	},
	(bytes, random) => bytes.subarray(0, random.below(bytes.length + 1)),
	(bytes, random, other) => {
		const cut = random.below(Math.min(bytes.length, other.length) + 1)
		return spliced(bytes, cut, bytes.length - cut, other.subarray(cut))
	},
	// Deeper than anything is meant to be: DER values in one another.
	(bytes, random) => {
		const nested = Array.from({ length: random.below(120) }, (_, i) => [0x30, Math.min(0x7f, 240 - 2 * i)]).flat()
		return spliced(bytes, random.below(bytes.length + 1), 0, Uint8Array.from(nested))
	},
]

function setRuling(start: Original, random: Random): Uint8Array {
	return start.ruling.length > 0 ? set(start, random.pick(start.ruling), random) : setNumber(start, random)
}

function setNumber(start: Original, random: Random): Uint8Array {
	return start.numbers.length > 0 ? set(start, random.pick(start.numbers), random) : refill(start, random)
}

/** 0, 1, the largest, one more, one less, what is left, or anything. */
function set({ bytes }: Original, { field, inside }: Place, random: Random): Uint8Array {
	const { start, end } = field.span
	const value = BigInt(field.value as number | bigint)
	const left = BigInt(inside.at(-1)!.span.end - end)
	const all = (1n << BigInt(8 * (end - start))) - 1n
	const wanted = random.pick([0n, 1n, all, value + 1n, value - 1n, left, left + 1n, left - 1n, undefined])
	if (wanted === undefined) return changed(bytes, start, random.bytes(end - start))
	return changed(bytes, start, numberBytes(wanted & all, end - start))
}

function setDigits(start: Original, random: Random): Uint8Array {
	if (start.digits.length === 0) return setRuling(start, random)
	const { span } = random.pick(start.digits).field
	const value = Number.parseInt(Buffer.from(start.bytes.subarray(span.start, span.end)).toString('latin1'), 10)
	const text = random.pick([
		'0',
		'1',
		'-1',
		`${value + 1}`,
		`${value - 1}`,
		'ffffffff',
		'9'.repeat(20),
		'',
		'1 2',
		'0x10',
	])
	return spliced(start.bytes, span.start, span.end - span.start, Buffer.from(text))
}

/** Two fields of one parent in each other's place. */
function swap({ bytes, places }: Original, random: Random): Uint8Array {
	const { field, inside } = random.pick(places)
	const [one, two] = [field.span, random.pick(inside.at(-1)!.children!).span].sort((a, b) => a.start - b.start)
	if (one!.end > two!.start) return bytes
	return joined(
		bytes.subarray(0, one!.start),
		bytes.subarray(two!.start, two!.end),
		bytes.subarray(one!.end, two!.start),
		bytes.subarray(one!.start, one!.end),
		bytes.subarray(two!.end),
	)
}

function repeat(start: Original, random: Random): Uint8Array {
	const place = random.pick(start.places)
	const { span } = place.field
	const copy = start.bytes.subarray(span.start, span.end)
	return fitted(
		start,
		place,
		random,
		random.chance(0.2) ? joined(...Array<Uint8Array>(9).fill(copy)) : joined(copy, copy),
	)
}

function remove(start: Original, random: Random): Uint8Array {
	return fitted(start, random.pick(start.places), random, NOTHING)
}

/** The bytes of one field where another stands. */
function move(start: Original, random: Random): Uint8Array {
	const { span } = random.pick(start.places).field
	return fitted(start, random.pick(start.places), random, start.bytes.subarray(span.start, span.end))
}

function refill(start: Original, random: Random): Uint8Array {
	const place = random.pick(start.places)
	const length = place.field.span.end - place.field.span.start
	return fitted(start, place, random, random.bytes(random.chance(0.5) ? length : random.below(2 * length + 4)))
}

/** A field's bytes replaced; half of the time the lengths before it follow, so that the change stays unnoticed for longer. */
function fitted({ bytes, numbers }: Original, { field, inside }: Place, random: Random, by: Uint8Array): Uint8Array {
	const { start, end } = field.span
	const replaced = spliced(bytes, start, end - start, by)
	if (random.chance(0.5)) return replaced
	const ends = new Set([end, ...inside.map(outer => outer.span.end)])
	for (const { field: length } of numbers) {
		const { span, value } = length
		const rules = span.end <= start && ends.has(span.end + Number(value)) && span.end + Number(value) >= end
		if (!rules) continue
		const all = (1n << BigInt(8 * (span.end - span.start))) - 1n
		const fits = BigInt(Number(value) + by.length - (end - start)) & all
		replaced.set(numberBytes(fits, span.end - span.start), span.start)
	}
	return replaced
}

function* placesIn(field: Field, inside: readonly Field[]): Generator<Place> {
	yield { field, inside }
	for (const child of field.children ?? []) yield* placesIn(child, [...inside, field])
}

function isNumber({ value, children, span }: Field): boolean {
	return children === undefined && (typeof value === 'number' || typeof value === 'bigint') && span.end > span.start
}

function isDigits(field: Field, bytes: Uint8Array): boolean {
	if (field.children || field.span.end - field.span.start > 20) return false
	for (const { span } of leaves(field)) {
		for (let at = span.start; at < span.end; at++) if (bytes[at]! < 0x30 || bytes[at]! > 0x39) return false
	}
	return field.span.end > field.span.start
}

/** Bytes that stand at a border: of signs, of ASCII, of DER's tags and lengths, of lines. */
const ODD = [0, 1, 2, 0x0a, 0x0d, 0x1f, 0x20, 0x30, 0x3a, 0x7f, 0x80, 0x81, 0x84, 0xa0, 0xfe, 0xff]

const NOTHING = new Uint8Array(0)

function numberBytes(value: bigint, width: number): Uint8Array {
	return Uint8Array.from({ length: width }, (_, i) => Number((value >> BigInt(8 * (width - 1 - i))) & 0xffn))
}

/** `by` written over what stands at `at`; what would stand past the end is left out. */
function changed(bytes: Uint8Array, at: number, by: Uint8Array): Uint8Array {
	const copy = bytes.slice()
	copy.set(by.subarray(0, Math.max(0, copy.length - at)), Math.min(at, copy.length))
	return copy
}

function spliced(bytes: Uint8Array, at: number, length: number, by: Uint8Array): Uint8Array {
	return joined(bytes.subarray(0, at), by, bytes.subarray(at + length))
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
	const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
	let at = 0
	for (const part of parts) {
		whole.set(part, at)
		at += part.length
	}
	return whole
}
