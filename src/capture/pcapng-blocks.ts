import { LIMITS } from '../decode/limits.js'
import { bytesOf, textOf } from '../decode/reader.js'
import { grouped } from '../grouped.js'
import type { ByteWindow } from './byte-window.js'
import type { CaptureSink, Interface } from './capture-sink.js'
import type { Damage } from './damage.js'
import { ENHANCED_PACKET, INTERFACE, OLD_PACKET, SECRETS, SECTION, SIMPLE_PACKET } from './pcapng-block-types.js'
import { optionsOf, padded } from './pcapng-options.js'
import { type Clock, clockOf, isTime, nanosOf, secondsOf } from './pcapng-time.js'
import { reusedPacket } from './reused-packet.js'

/** The blocks that are read, and the bytes their bodies have at least. */
const KINDS: ReadonlyMap<number, { readonly name: string; readonly least: number }> = new Map([
	[SECTION, { name: 'Section Header Block', least: 16 }],
	[INTERFACE, { name: 'Interface Description Block', least: 8 }],
	[OLD_PACKET, { name: 'Packet Block', least: 20 }],
	[SIMPLE_PACKET, { name: 'Simple Packet Block', least: 4 }],
	[ENHANCED_PACKET, { name: 'Enhanced Packet Block', least: 20 }],
	[SECRETS, { name: 'Decryption Secrets Block', least: 8 }],
])

const OPT_COMMENT = 1
const IF_NAME = 2
const IF_TSRESOL = 9
const IF_TSOFFSET = 14

/** Of a packet whose interface is not described: no LINKTYPE_ value is as high. */
const NO_LINK = 0xffff

/** Type and length before a block's body. */
export const HEAD = 8

/** Whether blocks of this type say something we read; all others are passed over by their length. */
export function isRead(type: number): boolean {
	return KINDS.has(type)
}

/** `Enhanced Packet Block`, `block of type 0x00000bad`. */
export function blockName(type: number): string {
	return KINDS.get(type)?.name ?? `block of type 0x${type.toString(16).padStart(8, '0')}`
}

/** Reads the bodies of pcapng blocks: what they say goes to the sink, what is wrong in one costs that one. */
export class PcapngBlocks {
	packets = 0
	readonly interfaces: Interface[] = []
	/** Of the current section, in the order of their numbers. */
	#local: { readonly iface: Interface; readonly clock: Clock }[] = []
	#section = -1
	#little = true
	readonly #packet = reusedPacket()

	constructor(
		readonly window: ByteWindow,
		readonly sink: CaptureSink,
		readonly damage: Damage,
	) {}

	/** A new section begins: interfaces are numbered from 0 again. */
	section(little: boolean): void {
		this.#section++
		this.#local = []
		this.#little = little
	}

	/** Reads the body from `start` to `end` of the window; the block stands at `place` in the file. */
	read(type: number, start: number, end: number, place: number): void {
		const least = KINDS.get(type)?.least ?? 0
		if (end - start < least) {
			const text = `${blockName(type)} has a body of ${bytesOf(end - start)}, it needs ${least}: it is left out`
			this.damage.block('invalid', this.packets, place, text)
		} else if (type === ENHANCED_PACKET) {
			this.#timedPacket(this.window.view.getUint32(start, this.#little), start, end, place)
		} else if (type === OLD_PACKET) {
			// As the enhanced one, but for an interface number of 16 bits and a count of drops after it.
			this.#timedPacket(this.window.view.getUint16(start, this.#little), start, end, place)
		} else if (type === SIMPLE_PACKET) this.#simplePacket(start, end, place)
		else if (type === INTERFACE) this.#interface(start, end, place)
		else if (type === SECRETS) this.#secrets(start, end, place)
	}

	/** A block that is read otherwise, but is longer than can be held. */
	tooLong(type: number, length: number, place: number): void {
		const text = `${blockName(type)} declares ${bytesOf(length)}, more than the ${grouped(LIMITS.block)} a block may have`
		this.damage.block('limit', this.packets, place, `${text}: it is left out`)
		if (type !== ENHANCED_PACKET && type !== SIMPLE_PACKET && type !== OLD_PACKET) return
		this.packets++
		this.#deliverEmpty(undefined)
	}

	#interface(start: number, end: number, place: number): void {
		const { view, bytes } = this.window
		const little = this.#little
		if (this.interfaces.length === LIMITS.interfaces) {
			const text = `more than ${grouped(LIMITS.interfaces)} interfaces: this one is left out`
			this.damage.block('limit', this.packets, place, text)
			return
		}
		let name: string | undefined
		let resolution = 6
		let offset = 0n
		for (const option of optionsOf(view, start + 8, end, little)) {
			const length = option.end - option.start
			if (option.code === IF_NAME) name ??= textOf(bytes.subarray(option.start, option.end))
			else if (option.code === IF_TSRESOL && length === 1) resolution = bytes[option.start]!
			else if (option.code === IF_TSOFFSET && length === 8) offset = view.getBigInt64(option.start, little)
		}
		const clock = clockOf(resolution, offset)
		const iface: Interface = {
			index: this.interfaces.length,
			section: this.#section,
			id: this.#local.length,
			link: view.getUint16(start, little),
			snaplen: view.getUint32(start + 4, little),
			...(name !== undefined && { name }),
			precision: clock.precision,
			digits: clock.digits,
		}
		this.interfaces.push(iface)
		this.#local.push({ iface, clock })
		this.sink.interface?.(iface)
	}

	#secrets(start: number, end: number, place: number): void {
		const { view, bytes } = this.window
		const type = view.getUint32(start, this.#little)
		const length = view.getUint32(start + 4, this.#little)
		const room = end - start - 8
		if (length > room) {
			const text = `${blockName(SECRETS)} declares ${bytesOf(length)} of secrets, ${grouped(room)} are there`
			this.damage.block('truncated', this.packets, place, text)
		}
		this.sink.secrets?.({ type, bytes: bytes.slice(start + 8, start + 8 + Math.min(length, room)) })
	}

	#timedPacket(id: number, start: number, end: number, place: number): void {
		const { view } = this.window
		const little = this.#little
		const captured = view.getUint32(start + 12, little)
		const local = this.#next(id, captured, end - start - 20, place)
		if (!local) return
		const packet = this.#packet
		const high = view.getUint32(start + 4, little)
		const low = view.getUint32(start + 8, little)
		packet.seconds = secondsOf(local.clock, high, low)
		packet.nanos = nanosOf(local.clock, high, low)
		packet.timed = true
		if (!isTime(packet.seconds)) this.#noTime(place)
		this.#deliver(local.iface, start + 20, captured, view.getUint32(start + 16, little), place)
		const options = start + 20 + padded(captured)
		if (options < end && this.sink.comment) this.#comments(options, end)
	}

	#simplePacket(start: number, end: number, place: number): void {
		const length = this.window.view.getUint32(start, this.#little)
		const snaplen = this.#local[0]?.iface.snaplen || length
		const room = end - start - 4
		const captured = Math.min(length, snaplen, room)
		const local = this.#next(0, captured, room, place)
		if (!local) return
		this.#packet.seconds = 0
		this.#packet.nanos = 0
		this.#packet.timed = false
		this.#deliver(local.iface, start + 4, captured, length, place)
	}

	/** Counts a packet and returns its interface; nothing when its bytes cannot be had, and it was handed over without. */
	#next(id: number, captured: number, room: number, place: number) {
		const number = ++this.packets
		const local = this.#local[id]
		if (local && captured <= room && captured <= LIMITS.packet) return local
		const text = !local
			? `came through interface ${grouped(id)}, which the file does not describe`
			: captured > room
				? `declares ${bytesOf(captured)} in a block that has room for ${grouped(room)}`
				: `declares ${bytesOf(captured)}, more than the ${grouped(LIMITS.packet)} a packet may have`
		this.damage.packet(local && captured <= room ? 'limit' : 'invalid', number, place, `${text}: it is left empty`)
		this.#deliverEmpty(local?.iface)
		return undefined
	}

	/** A packet none of whose bytes can be had. It is handed over all the same, so that the numbers have no gap. */
	#deliverEmpty(iface: Interface | undefined): void {
		const packet = this.#packet
		packet.number = this.packets
		packet.seconds = 0
		packet.nanos = 0
		packet.timed = false
		packet.link = iface?.link ?? NO_LINK
		packet.interface = iface?.index ?? -1
		packet.buffer = this.window.bytes
		packet.start = this.window.at
		packet.end = this.window.at
		packet.length = 0
		packet.position = this.window.position
		this.sink.packet(packet)
	}

	#deliver(iface: Interface, start: number, captured: number, length: number, place: number): void {
		const packet = this.#packet
		packet.number = this.packets
		packet.link = iface.link
		packet.interface = iface.index
		packet.buffer = this.window.bytes
		packet.start = start
		packet.end = start + captured
		packet.length = length
		packet.position = this.window.position + start - this.window.at
		if (length < captured) {
			const text = `has ${bytesOf(captured)} captured of ${grouped(length)} on the wire`
			this.damage.packet('unexpected', this.packets, place, text)
		}
		this.sink.packet(packet)
	}

	#noTime(place: number): void {
		const seconds = grouped(this.#packet.seconds)
		this.#packet.seconds = 0
		this.#packet.nanos = 0
		this.#packet.timed = false
		this.damage.packet('invalid', this.packets, place, `has a time that is no date: ${seconds} seconds after 1970`)
	}

	#comments(start: number, end: number): void {
		const { view, bytes } = this.window
		for (const option of optionsOf(view, start, end, this.#little)) {
			if (option.code === OPT_COMMENT)
				this.sink.comment?.(this.packets, textOf(bytes.subarray(option.start, option.end)))
		}
	}
}
