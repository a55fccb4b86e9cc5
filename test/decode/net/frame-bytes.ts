/** Builds packets for tests, layer by layer: `ethernet(ipv4(tcp('hello')))`. Checksums are left 0. */

const text = new TextEncoder()

/** Bytes in a row: numbers are single bytes, arrays of numbers too. */
export function bytes(...parts: readonly (number | string | Uint8Array | readonly number[])[]): Uint8Array {
	return Uint8Array.from(
		parts.flatMap(part => {
			if (typeof part === 'number') return [part]
			return typeof part === 'string' ? [...text.encode(part)] : [...part]
		}),
	)
}

export const u16 = (value: number): number[] => [value >>> 8, value & 0xff]
export const u32 = (value: number): number[] => [...u16(value >>> 16), ...u16(value & 0xffff)]

export const CLIENT = [10, 0, 0, 1]
export const SERVER = [192, 168, 7, 2]
export const CLIENT6 = [0x20, 0x01, 0x0d, 0xb8, ...new Array<number>(11).fill(0), 1]
export const SERVER6 = [...new Array<number>(15).fill(0), 1]

export function ethernet(payload: Uint8Array, type = 0x0800): Uint8Array {
	return bytes([2, 0, 0, 0, 0, 2], [2, 0, 0, 0, 0, 1], u16(type), payload)
}

/** A VLAN tag: the EtherType before it is the caller's. */
export function vlan(payload: Uint8Array, id: number, type = 0x0800): Uint8Array {
	return bytes(u16(id), u16(type), payload)
}

export type Ipv4 = {
	readonly protocol?: number
	readonly options?: readonly number[]
	readonly total?: number
	/** Flags and fragment offset. */
	readonly fragment?: number
	readonly first?: number
}

export function ipv4(payload: Uint8Array, { protocol = 6, options = [], total, fragment = 0x4000, first }: Ipv4 = {}) {
	const length = 20 + options.length
	const head = [first ?? 0x40 + length / 4, 0, ...u16(total ?? length + payload.length), 0, 7, ...u16(fragment)]
	return bytes(head, [64, protocol, 0, 0], CLIENT, SERVER, options, payload)
}

export function ipv6(payload: Uint8Array, { next = 6, length = payload.length } = {}): Uint8Array {
	return bytes([0x60, 0x12, 0x34, 0x56], u16(length), next, 64, CLIENT6, SERVER6, payload)
}

export type Tcp = {
	readonly seq?: number
	readonly ack?: number
	readonly flags?: number
	readonly options?: readonly number[]
	/** Data offset in words. */
	readonly offset?: number
}

export function tcp(
	payload: string | Uint8Array,
	{ seq = 1000, ack = 2000, flags = 0x18, options = [], offset }: Tcp = {},
) {
	const words = offset ?? 5 + options.length / 4
	return bytes(u16(40_000), u16(443), u32(seq), u32(ack), words << 4, flags, u16(501), [0, 0, 0, 0], options, payload)
}

export function udp(payload: string | Uint8Array, length = 8 + payload.length): Uint8Array {
	return bytes(u16(5353), u16(53), u16(length), [0, 0], payload)
}
