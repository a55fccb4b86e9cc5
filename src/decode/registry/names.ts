import type { Names } from '../field.js'

/** The names of a registry's rows, and nothing for any other number. The table is made when it is first asked for a name. */
export function named(rows: Iterable<readonly [number, string, ...unknown[]]>): Names {
	let table: Map<number, string> | undefined
	return value => {
		table ??= tableOf(rows)
		return table.get(value)
	}
}

/** The same, for two-byte registries in which clients send GREASE. */
export function greased(names: Names): Names {
	return value => (isGrease(value) ? GREASE : names(value))
}

export const GREASE = 'GREASE'

/** A two-byte value that stands for nothing, sent so that servers learn to ignore what they do not know (RFC 8701, 2). */
export function isGrease(value: number): boolean {
	return (value & 0x0f0f) === 0x0a0a && value >> 8 === (value & 0xff)
}

/** The one-byte values set aside for PSK key exchange modes: 0x0b, 0x2a, 0x49, … (RFC 8701, 2). */
export function isGreaseByte(value: number): boolean {
	return value % 31 === 11 && value <= 0xe4
}

/** `0x1301`: how a number without a name is written. */
export function hex(value: number, digits = 4): string {
	return `0x${value.toString(16).padStart(digits, '0')}`
}

function tableOf(rows: Iterable<readonly [number, string, ...unknown[]]>): Map<number, string> {
	const table = new Map<number, string>()
	for (const [value, name] of rows) table.set(value, name)
	return table
}
