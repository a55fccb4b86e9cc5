import type { Names, Scalar } from '../decode/field.js'

/**
 * What the values of a field are, and so what they can be compared with: `seconds` are numbers with decimals, a
 * `protocol` is its bytes from its header on, and of a field that is `there` no more can be said.
 */
export type Kind =
	| 'number'
	| 'seconds'
	| 'boolean'
	| 'text'
	| 'bytes'
	| 'ipv4'
	| 'ipv6'
	| 'ether'
	| 'protocol'
	| 'there'

/** A value of a packet. Booleans are 0 and 1; addresses and bytes are bytes. */
export type Value = Scalar

/** Kinds whose values are alike: only those can be compared with each other. */
export type Shape = 'number' | 'text' | 'bytes' | 'address'

export function shapeOf(kind: Kind): Shape | undefined {
	switch (kind) {
		case 'number':
		case 'seconds':
		case 'boolean':
			return 'number'
		case 'text':
			return 'text'
		case 'bytes':
		case 'ether':
		case 'protocol':
			return 'bytes'
		case 'ipv4':
		case 'ipv6':
			return 'address'
		case 'there':
			return undefined
	}
}

/** How a person calls values of a kind. */
export const KIND_WORDS: Readonly<Record<Kind, string>> = {
	number: 'a number',
	seconds: 'a number of seconds',
	boolean: 'true or false',
	text: 'a text',
	bytes: 'bytes',
	ipv4: 'an IPv4 address',
	ipv6: 'an IPv6 address',
	ether: 'a hardware address',
	protocol: 'a protocol',
	there: 'a part without a value',
}

/** What a value has to be to be compared with a field. */
export type Expected = {
	readonly kind: Kind
	readonly names?: Names | undefined
	/** The greatest number that it can hold. */
	readonly most?: number | undefined
}

/** The order of two values: negative, 0, positive; nothing when they cannot be compared. */
export function order(a: Value, b: Value): number | undefined {
	if (isNumber(a) && isNumber(b)) return a < b ? -1 : a > b ? 1 : 0
	if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0
	if (a instanceof Uint8Array && b instanceof Uint8Array) return orderOfBytes(a, b)
	return undefined
}

/** The bytes of a value, where it has any of its own. */
export function bytesOfValue(value: Value): Uint8Array | undefined {
	if (value instanceof Uint8Array) return value
	return typeof value === 'string' ? encoder.encode(value) : undefined
}

/** Where `part` stands in `whole` first; -1 where it does not. */
export function indexOfBytes(whole: Uint8Array, part: Uint8Array): number {
	if (part.length === 0) return 0
	const first = part[0]!
	const last = whole.length - part.length
	for (let at = whole.indexOf(first); at >= 0 && at <= last; at = whole.indexOf(first, at + 1)) {
		let i = 1
		while (i < part.length && whole[at + i] === part[i]) i++
		if (i === part.length) return at
	}
	return -1
}

const encoder = new TextEncoder()

function isNumber(value: Value): value is number | bigint {
	return typeof value === 'number' || typeof value === 'bigint'
}

function orderOfBytes(a: Uint8Array, b: Uint8Array): number {
	const length = Math.min(a.length, b.length)
	for (let i = 0; i < length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!
	return a.length - b.length
}
