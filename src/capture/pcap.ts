import { LIMITS } from '../decode/limits.js'
import { bytesOf } from '../decode/reader.js'
import { grouped } from '../grouped.js'
import { ByteWindow } from './byte-window.js'
import { CaptureError } from './capture-error.js'
import type { CaptureFormat, CaptureReader, CaptureSink, Interface } from './capture-sink.js'
import { Damage } from './damage.js'
import { reusedPacket } from './reused-packet.js'

const FILE_HEADER = 24

/** What the first four bytes, read big-endian, say (draft-ietf-opsawg-pcap, 4; `0xa1b2cd34` is Kuznetzov's modified format). */
const MAGICS: ReadonlyMap<number, Layout> = new Map([
	[0xa1b2c3d4, { little: false, unit: 1000, header: 16 }],
	[0xd4c3b2a1, { little: true, unit: 1000, header: 16 }],
	[0xa1b23c4d, { little: false, unit: 1, header: 16 }],
	[0x4d3cb2a1, { little: true, unit: 1, header: 16 }],
	[0xa1b2cd34, { little: false, unit: 1000, header: 24 }],
	[0x34cdb2a1, { little: true, unit: 1000, header: 24 }],
])

type Layout = {
	readonly little: boolean
	/** Nanoseconds in a unit of the fraction. */
	readonly unit: number
	/** Bytes before each packet. */
	readonly header: number
}

/** Whether the first four bytes of a file, read big-endian, are those of a pcap file. */
export function isPcap(magic: number): boolean {
	return MAGICS.has(magic)
}

/** Reads a classic pcap file: microseconds or nanoseconds, both byte orders, the modified one too. */
export class PcapReader implements CaptureReader {
	packets = 0
	stopped = false
	format: CaptureFormat | undefined
	readonly #window = new ByteWindow()
	readonly #damage: Damage
	#layout: Layout | undefined
	/** Up to version 2.2 the two lengths stand the other way round, in 2.3 sometimes. */
	#swapped: 'never' | 'always' | 'maybe' = 'never'
	readonly #packet = reusedPacket()

	constructor(
		readonly sink: CaptureSink,
		readonly name = 'this file',
	) {
		this.#damage = new Damage(sink)
	}

	push(chunk: Uint8Array): void {
		if (this.stopped) return
		this.#window.push(chunk)
		if (!this.#layout && this.#window.has(FILE_HEADER)) this.#layout = this.#fileHeader()
		if (this.#layout) this.#readPackets(this.#layout)
		this.#window.settle()
	}

	end(): void {
		if (this.stopped) return
		this.stopped = true
		const { left, position } = this.#window
		if (!this.#layout)
			this.#damage.block('truncated', 0, 0, `the file header needs ${bytesOf(FILE_HEADER)}, ${left} are there`)
		else if (left > 0 && left < this.#layout.header)
			this.#cut(position, `its header needs ${bytesOf(this.#layout.header)}, ${left} are there`)
		else if (left > 0) {
			const captured = this.#captured(this.#layout)
			this.#cut(position, `${bytesOf(captured)} were captured, ${grouped(left - this.#layout.header)} are there`)
		}
	}

	#cut(position: number, text: string): void {
		this.#damage.packet('truncated', this.packets + 1, position, `is cut: ${text}`)
	}

	#fileHeader(): Layout {
		const { view, at } = this.#window
		const layout = MAGICS.get(view.getUint32(at))
		if (!layout) throw new CaptureError(`${this.name} is no pcap file`)
		const major = view.getUint16(at + 4, layout.little)
		const minor = view.getUint16(at + 6, layout.little)
		if (major !== 2) throw new CaptureError(`${this.name} is a pcap file of version ${major}.${minor}, not 2.4`)
		this.#swapped = minor < 3 ? 'always' : minor === 3 ? 'maybe' : 'never'
		// The upper bits of the link type say whether frames end with a check sequence.
		this.#packet.link = view.getUint32(at + 20, layout.little) & 0xffff
		const nanos = layout.unit === 1
		const iface: Interface = {
			index: 0,
			section: 0,
			id: 0,
			link: this.#packet.link,
			snaplen: view.getUint32(at + 16, layout.little),
			precision: nanos ? 'nanoseconds' : 'microseconds',
			digits: nanos ? 9 : 6,
		}
		this.format = {
			kind: 'pcap',
			version: `${major}.${minor}`,
			byteOrder: layout.little ? 'little' : 'big',
			interfaces: [iface],
		}
		this.#window.at += FILE_HEADER
		this.sink.interface?.(iface)
		return layout
	}

	#readPackets({ little, unit, header }: Layout): void {
		const window = this.#window
		const packet = this.#packet
		const sink = this.sink
		while (window.has(header)) {
			let captured = window.view.getUint32(window.at + 8, little)
			if (this.#swapped !== 'never') captured = this.#captured({ little, unit, header })
			if (captured > LIMITS.packet) {
				this.#tooLong(captured)
				return
			}
			if (!window.has(header + captured)) return
			const { view, at, bytes } = window
			const fraction = view.getUint32(at + 4, little) * unit
			const carry = fraction < 1e9 ? 0 : Math.floor(fraction / 1e9)
			packet.number = ++this.packets
			packet.seconds = view.getUint32(at, little) + carry
			packet.nanos = fraction - carry * 1e9
			packet.buffer = bytes
			packet.start = at + header
			packet.end = at + header + captured
			// Whichever of the two lengths is not the captured one.
			packet.length = view.getUint32(at + 8, little) + view.getUint32(at + 12, little) - captured
			packet.position = window.position + header
			if (packet.length < captured) this.#short(packet.length, captured, packet.position - header)
			window.at = packet.end
			sink.packet(packet)
		}
	}

	/** Captured length of the packet whose header is at hand. */
	#captured({ little }: Layout): number {
		const { view, at } = this.#window
		const first = view.getUint32(at + 8, little)
		const second = view.getUint32(at + 12, little)
		return this.#swapped === 'always' || (this.#swapped === 'maybe' && first > second) ? second : first
	}

	#tooLong(captured: number): void {
		this.stopped = true
		this.#damage.packet(
			'limit',
			this.packets + 1,
			this.#window.position,
			`declares ${bytesOf(captured)}, more than the ${grouped(LIMITS.packet)} a packet may have: reading ends there`,
		)
	}

	#short(length: number, captured: number, position: number): void {
		this.#damage.packet(
			'unexpected',
			this.packets,
			position,
			`has ${bytesOf(captured)} captured of ${grouped(length)} on the wire`,
		)
	}
}
