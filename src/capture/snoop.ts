import { LIMITS } from '../decode/limits.js'
import { ETHERNET } from '../decode/net/link-types.js'
import { bytesOf } from '../decode/reader.js'
import { grouped } from '../grouped.js'
import { ByteWindow } from './byte-window.js'
import { CaptureError } from './capture-error.js'
import type { CaptureFormat, CaptureReader, CaptureSink, Interface } from './capture-sink.js'
import { Damage } from './damage.js'
import { reusedPacket } from './reused-packet.js'

const FILE_HEADER = 16
const RECORD_HEADER = 24
/** "snoo", read big-endian. */
const MAGIC = 0x736e6f6f
/** "p", then zeros. */
const MAGIC_REST = 0x70000000

/** LINKTYPE_ values of datalink types (RFC 1761): IEEE 802.3 and Ethernet, token ring, FDDI. */
const LINKS: ReadonlyMap<number, number> = new Map([
	[0, ETHERNET],
	[4, ETHERNET],
	[2, 6],
	[8, 10],
])

/** Whether the first four bytes of a file, read big-endian, are those of a snoop file. */
export function isSnoop(magic: number): boolean {
	return magic === MAGIC
}

/** Reads a capture of Solaris's snoop, version 2 (RFC 1761): all numbers are big-endian. */
export class SnoopReader implements CaptureReader {
	packets = 0
	stopped = false
	format: CaptureFormat | undefined
	readonly #window = new ByteWindow()
	readonly #damage: Damage
	readonly #packet = reusedPacket()
	/** Bytes that still fill up the record of the packet before. */
	#padding = 0

	constructor(
		readonly sink: CaptureSink,
		readonly name = 'this file',
	) {
		this.#damage = new Damage(sink)
	}

	push(chunk: Uint8Array): void {
		if (this.stopped) return
		this.#window.push(chunk)
		if (!this.format && this.#window.has(FILE_HEADER)) this.#fileHeader()
		if (this.format) this.#readPackets()
		this.#window.settle()
	}

	end(): void {
		if (this.stopped) return
		this.stopped = true
		const { left, position } = this.#window
		if (!this.format)
			this.#damage.block('truncated', 0, 0, `the file header needs ${bytesOf(FILE_HEADER)}, ${left} are there`)
		else if (left > 0) this.#cut(left, position)
	}

	#cut(left: number, position: number): void {
		const { view, at } = this.#window
		const why =
			left < RECORD_HEADER
				? `its header needs ${bytesOf(RECORD_HEADER)}, ${left} are there`
				: `${bytesOf(view.getUint32(at + 4))} were captured, ${grouped(left - RECORD_HEADER)} are there`
		this.#damage.packet('truncated', this.packets + 1, position, `is cut: ${why}`)
	}

	#fileHeader(): void {
		const { view, at } = this.#window
		if (!isSnoop(view.getUint32(at)) || view.getUint32(at + 4) !== MAGIC_REST)
			throw new CaptureError(`${this.name} is no snoop file`)
		const version = view.getUint32(at + 8)
		if (version !== 2) throw new CaptureError(`${this.name} is a snoop file of version ${version}, not 2`)
		const type = view.getUint32(at + 12)
		const link = LINKS.get(type)
		if (link === undefined)
			throw new CaptureError(`${this.name} is a snoop file of datalink type ${type}: it is not read`)
		this.#packet.link = link
		const iface: Interface = {
			index: 0,
			section: 0,
			id: 0,
			link,
			snaplen: 0,
			precision: 'microseconds',
			digits: 6,
		}
		this.format = { kind: 'snoop', version: `${version}`, byteOrder: 'big', interfaces: [iface] }
		this.#window.at += FILE_HEADER
		this.sink.interface?.(iface)
	}

	#readPackets(): void {
		const window = this.#window
		const packet = this.#packet
		while (this.#skipPadding() && window.has(RECORD_HEADER)) {
			const captured = window.view.getUint32(window.at + 4)
			const record = window.view.getUint32(window.at + 8)
			const why = refusal(captured, record)
			if (why !== undefined) {
				this.stopped = true
				this.#damage.packet('limit', this.packets + 1, window.position, `${why}: reading ends there`)
				return
			}
			if (!window.has(RECORD_HEADER + captured)) return
			const { view, at, bytes } = window
			const micros = view.getUint32(at + 20)
			const carry = Math.floor(micros / 1e6)
			packet.number = ++this.packets
			packet.seconds = view.getUint32(at + 16) + carry
			packet.nanos = (micros - carry * 1e6) * 1000
			packet.buffer = bytes
			packet.start = at + RECORD_HEADER
			packet.end = packet.start + captured
			packet.length = view.getUint32(at)
			packet.position = window.position + RECORD_HEADER
			if (packet.length < captured) {
				const text = `has ${bytesOf(captured)} captured of ${grouped(packet.length)} on the wire`
				this.#damage.packet('unexpected', this.packets, window.position, text)
			}
			window.at = packet.end
			this.#padding = record - RECORD_HEADER - captured
			this.sink.packet(packet)
		}
	}

	/** Moves past what fills a record up; false while some of it has not come. */
	#skipPadding(): boolean {
		if (this.#padding > 0) this.#padding -= this.#window.discard(this.#padding)
		return this.#padding === 0
	}
}

/** Why a record with these lengths cannot be one. */
function refusal(captured: number, record: number): string | undefined {
	if (captured > LIMITS.packet)
		return `declares ${bytesOf(captured)}, more than the ${grouped(LIMITS.packet)} a packet may have`
	if (record < RECORD_HEADER + captured)
		return `declares ${bytesOf(captured)} in a record of ${grouped(record)}, its header of ${RECORD_HEADER} included`
	if (record > LIMITS.packet + 2 * RECORD_HEADER) return `declares a record of ${bytesOf(record)}`
	return undefined
}
