/** Writes capture files for tests, by the documents and not by the readers: whatever a real writer may do, and what it must not. */

export type Written = {
	readonly seconds?: number
	readonly nanos?: number
	readonly bytes: Uint8Array
	/** On the wire; without it as many as there are bytes. */
	readonly length?: number
	/** What the header claims was captured, when that is a lie. */
	readonly captured?: number
}

export type PcapOptions = {
	readonly little?: boolean
	readonly nanos?: boolean
	readonly modified?: boolean
	readonly link?: number
	readonly snaplen?: number
	readonly version?: readonly [major: number, minor: number]
}

/** A classic pcap file. */
export function pcap(packets: readonly Written[], options: PcapOptions = {}): Uint8Array {
	const { little = true, nanos = false, modified = false, link = 1, snaplen = 262144, version = [2, 4] } = options
	const n = numbers(little)
	const magic = modified ? 0xa1b2cd34 : nanos ? 0xa1b23c4d : 0xa1b2c3d4
	const parts: Uint8Array[] = [
		n.u32(magic),
		n.u16(version[0]),
		n.u16(version[1]),
		n.u32(0),
		n.u32(0),
		n.u32(snaplen),
		n.u32(link),
	]
	for (const packet of packets) {
		const lengths = [packet.captured ?? packet.bytes.length, packet.length ?? packet.bytes.length]
		if (version[1] < 3) lengths.reverse()
		const fraction = (packet.nanos ?? 0) / (nanos ? 1 : 1000)
		parts.push(n.u32(packet.seconds ?? 0), n.u32(fraction), ...lengths.map(n.u32))
		if (modified) parts.push(n.u32(3), n.u16(0x0800), Uint8Array.of(4, 0))
		parts.push(packet.bytes)
	}
	return join(parts)
}

export type SnoopOptions = {
	readonly version?: number
	readonly datalink?: number
	/** Bytes behind each packet, which its record length counts. */
	readonly padding?: number
}

/** A snoop file. */
export function snoop(packets: readonly Written[], options: SnoopOptions = {}): Uint8Array {
	const { version = 2, datalink = 4, padding } = options
	const { u32 } = numbers(false)
	const parts: Uint8Array[] = [new TextEncoder().encode('snoop\0\0\0'), u32(version), u32(datalink)]
	for (const { bytes, length = bytes.length, captured = bytes.length, seconds = 0, nanos = 0 } of packets) {
		const fill = padding ?? (4 - (bytes.length % 4)) % 4
		const lengths = [u32(length), u32(captured), u32(24 + bytes.length + fill)]
		parts.push(...lengths, u32(0), u32(seconds), u32(nanos / 1000), bytes, new Uint8Array(fill))
	}
	return join(parts)
}

/** A block of a pcapng file, in the byte order of its section. */
export type NgBlock = (little: boolean) => Uint8Array

/** A section: its header, then its blocks. */
export function section(
	blocks: readonly NgBlock[],
	{ little = true, version = [1, 0] as readonly [number, number] } = {},
): Uint8Array {
	const n = numbers(little)
	const body = [n.u32(0x1a2b3c4d), n.u16(version[0]), n.u16(version[1]), n.u32(0xffffffff), n.u32(0xffffffff)]
	return join([block(0x0a0d0d0a, join(body))(little), ...blocks.map(make => make(little))])
}

/** Any block. `again` is the length after the body, where it is not the one before it. */
export function block(type: number, body: Uint8Array | ((little: boolean) => Uint8Array), again?: number): NgBlock {
	return little => {
		const n = numbers(little)
		const bytes = padded(typeof body === 'function' ? body(little) : body)
		const length = bytes.length + 12
		return join([n.u32(type), n.u32(length), bytes, n.u32(again ?? length)])
	}
}

export type NgInterface = {
	readonly link?: number
	readonly snaplen?: number
	readonly name?: string
	/** if_tsresol as it stands in the file. */
	readonly resolution?: number
	readonly offset?: bigint
}

/** An Interface Description Block. */
export function iface({ link = 1, snaplen = 0, name, resolution, offset }: NgInterface = {}): NgBlock {
	return block(1, little => {
		const n = numbers(little)
		const options: [number, Uint8Array][] = []
		if (name !== undefined) options.push([2, new TextEncoder().encode(name)])
		if (resolution !== undefined) options.push([9, Uint8Array.of(resolution)])
		if (offset !== undefined) options.push([14, n.u64(BigInt.asUintN(64, offset))])
		return join([n.u16(link), n.u16(0), n.u32(snaplen), optionList(n, options)])
	})
}

export type NgPacket = {
	readonly id?: number
	readonly ticks?: bigint
	readonly bytes: Uint8Array
	readonly length?: number
	readonly captured?: number
	readonly comment?: string
}

/** An Enhanced Packet Block. */
export function packet({ id = 0, ticks = 0n, bytes, length, captured, comment }: NgPacket): NgBlock {
	return block(6, little => {
		const n = numbers(little)
		const comments: [number, Uint8Array][] = comment === undefined ? [] : [[1, new TextEncoder().encode(comment)]]
		const head = [n.u32(id), n.u32(Number(ticks >> 32n)), n.u32(Number(ticks & 0xffffffffn))]
		const lengths = [n.u32(captured ?? bytes.length), n.u32(length ?? bytes.length)]
		return join([...head, ...lengths, padded(bytes), optionList(n, comments)])
	})
}

/** The obsolete Packet Block. */
export function oldPacket({ id = 0, ticks = 0n, bytes, length }: NgPacket): NgBlock {
	return block(2, little => {
		const n = numbers(little)
		const head = [n.u16(id), n.u16(7), n.u32(Number(ticks >> 32n)), n.u32(Number(ticks & 0xffffffffn))]
		return join([...head, n.u32(bytes.length), n.u32(length ?? bytes.length), padded(bytes)])
	})
}

/** A Simple Packet Block: `bytes` of a packet that had `length`. */
export function simplePacket(bytes: Uint8Array, length = bytes.length): NgBlock {
	return block(3, little => join([numbers(little).u32(length), bytes]))
}

/** A Decryption Secrets Block; `length` where it is not that of the bytes. */
export function secrets(type: number, bytes: Uint8Array, length = bytes.length): NgBlock {
	return block(10, little => join([numbers(little).u32(type), numbers(little).u32(length), padded(bytes)]))
}

/** Some bytes that differ from each other and from one `seed` to the next. */
export function filler(length: number, seed = 0): Uint8Array {
	return Uint8Array.from({ length }, (_, i) => (i * 7 + seed * 31 + 1) & 0xff)
}

export function join(parts: readonly Uint8Array[]): Uint8Array {
	const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
	let at = 0
	for (const part of parts) {
		whole.set(part, at)
		at += part.length
	}
	return whole
}

/** Numbers of one byte order. */
export function numbers(little: boolean) {
	const write = (size: number, set: (view: DataView) => void) => {
		const bytes = new Uint8Array(size)
		set(new DataView(bytes.buffer))
		return bytes
	}
	return {
		u16: (value: number) => write(2, view => view.setUint16(0, value, little)),
		u32: (value: number) => write(4, view => view.setUint32(0, value, little)),
		u64: (value: bigint) => write(8, view => view.setBigUint64(0, value, little)),
	}
}

function optionList(n: ReturnType<typeof numbers>, options: readonly (readonly [number, Uint8Array])[]): Uint8Array {
	if (options.length === 0) return new Uint8Array(0)
	const list = options.flatMap(([code, value]) => [n.u16(code), n.u16(value.length), padded(value)])
	return join([...list, n.u32(0)])
}

function padded(bytes: Uint8Array): Uint8Array {
	return bytes.length % 4 === 0 ? bytes : join([bytes, new Uint8Array(4 - (bytes.length % 4))])
}
