import type { Field, Names } from '../../decode/field.js'
import { fieldPath, fieldsAt } from '../field-search.js'
import type { PacketLayers, Tree } from '../layers.js'
import type { Kind, Value } from '../value.js'

/** A field that a filter can name. */
export type FilterField = {
	/** Wireshark's name for it. */
	readonly name: string
	readonly kind: Kind
	/** What its numbers are called. */
	readonly names?: Names
	/** The greatest number that it can hold, where that is known. */
	readonly most?: number
	/** Its values in a packet: none where the packet has no such field, several where it has several. */
	readonly of: (packet: PacketLayers) => readonly Value[]
	/** Whether it has any, where that is known with less work. */
	readonly isIn?: (packet: PacketLayers) => boolean
}

/** The same value for every field that is there but has none. */
export const THERE: readonly Value[] = [1]

/** What is taken of a field that was found: its value, unless the row says otherwise. */
type Taken = (field: Field, bytes: Uint8Array) => Value | undefined

export type Taking = {
	readonly names?: Names
	readonly most?: number
	/** Some bits of a number. */
	readonly bits?: number
	readonly take?: Taken
}

/** A row of a table: fields at a path of the trees that `trees` gives. */
export function found(
	trees: (packet: PacketLayers) => readonly Tree[],
	name: string,
	kind: Kind,
	path: string,
	{ names, most, bits, take = bits === undefined ? TAKE[kind] : bitsOf(bits) }: Taking = {},
): FilterField {
	const steps = fieldPath(path)
	const of = (packet: PacketLayers) => {
		const values: Value[] = []
		for (const { field, bytes } of trees(packet)) {
			for (const at of fieldsAt(field, steps)) {
				const value = take(at, bytes)
				if (value !== undefined) values.push(value)
			}
		}
		return values
	}
	return { name, kind, ...(names && { names }), ...(most !== undefined && { most }), of }
}

/** The bytes of a field. */
export function bytesAt({ span }: Field, bytes: Uint8Array): Uint8Array {
	return bytes.subarray(span.start, span.end)
}

/** Bits of a number, moved down: as a flag 0 or 1. */
export function bitsOf(mask: number): Taken {
	const low = mask & -mask
	return ({ value }) => (typeof value === 'number' ? Math.floor((value & mask) / low) : undefined)
}

const itsValue: Taken = ({ value }) => value

const TAKE: Readonly<Record<Kind, Taken>> = {
	number: itsValue,
	seconds: itsValue,
	boolean: itsValue,
	text: itsValue,
	bytes: bytesAt,
	ipv4: bytesAt,
	ipv6: bytesAt,
	ether: bytesAt,
	protocol: bytesAt,
	there: () => 1,
}
