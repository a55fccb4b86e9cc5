import { TLS_KEY_LOG } from './capture-sink.js'
import { ENHANCED_PACKET, INTERFACE, SECRETS, SECTION, SIMPLE_PACKET, STATISTICS } from './pcapng-block-types.js'
import { padded } from './pcapng-options.js'

/** Capture time: whole seconds since 1970 (UTC) and nanoseconds. */
export type WrittenTime = { readonly seconds: number; readonly nanos: number }

export type WrittenInterface = {
	/** LINKTYPE_ value. */
	readonly link: number
	/** Most bytes kept of a packet; 0 or nothing where there is no limit. */
	readonly snaplen?: number
	readonly name?: string
	/** Decimals of its times: what a packet has past them is not written. Nanoseconds if not given. */
	readonly digits?: 6 | 9
}

export type WrittenPacket = WrittenTime & {
	/** Number of its interface in the section, from 0, and the decimals of that. */
	readonly interface?: number
	readonly digits?: 6 | 9
	readonly bytes: Uint8Array
	/** On the wire; as many as there are bytes if not given. */
	readonly length?: number
	readonly comments?: readonly string[]
	/** Room behind them for one more, which is not known yet: `commentInRoom` fills it. */
	readonly hasRoom?: boolean
}

export type WrittenStatistics = WrittenTime & {
	readonly interface?: number
	readonly digits?: 6 | 9
	/** Packets that came through it, and those of them that the capture lost. */
	readonly received?: number
	readonly dropped?: number
}

/** Bytes of a comment that there is room for: a multiple of four. */
const ROOM = 64

/** A Section Header Block: what a file begins with (draft-ietf-opsawg-pcapng, 4.1). Little-endian, as all that is written here. */
export function sectionHeader(application?: string): Uint8Array {
	const body = bytesOf(16, view => {
		view.setUint32(0, BYTE_ORDER_MAGIC, true)
		view.setUint16(4, 1, true)
		// Nobody knows yet how long the section becomes.
		view.setBigInt64(8, -1n, true)
	})
	return block(SECTION, [body, ...options(application === undefined ? [] : [[SHB_USERAPPL, text(application)]])])
}

/** An Interface Description Block (4.2). Interfaces are numbered from 0 in the order in which they are written. */
export function interfaceDescription({ link, snaplen = 0, name, digits = 9 }: WrittenInterface): Uint8Array {
	const body = bytesOf(8, view => {
		view.setUint16(0, link, true)
		view.setUint32(4, snaplen, true)
	})
	const list: Option[] = name === undefined ? [] : [[IF_NAME, text(name)]]
	return block(INTERFACE, [body, ...options([...list, [IF_TSRESOL, Uint8Array.of(digits)]])])
}

/** An Enhanced Packet Block (4.3): one packet with its time. */
export function enhancedPacket(packet: WrittenPacket): Uint8Array {
	const { interface: id = 0, digits, bytes, length = bytes.length, comments = [], hasRoom = false } = packet
	const body = bytesOf(20, view => {
		view.setUint32(0, id, true)
		writeTime(view, 4, packet, digits)
		view.setUint32(12, bytes.length, true)
		view.setUint32(16, length, true)
	})
	return block(ENHANCED_PACKET, [body, filled(bytes), ...commentsAndRoom(comments, hasRoom)])
}

/** What stands behind the bytes of a packet with comments, for whoever writes the same ones many times. */
export function commentOptions(comments: readonly string[], hasRoom = false): Uint8Array {
	return Uint8Array.from(Buffer.concat(commentsAndRoom(comments, hasRoom)))
}

function commentsAndRoom(comments: readonly string[], hasRoom: boolean): Uint8Array[] {
	return options([
		...comments.map((comment): Option => [OPT_COMMENT, text(comment)]),
		...(hasRoom ? [[UNUSED, new Uint8Array(ROOM)] as Option] : []),
	])
}

/** Bytes from the beginning of the room in a packet's block to the end of the block. */
export const ROOM_BEFORE_END = 4 + ROOM + 4 + 4

/** What is written over the room in a packet's block, from its beginning: a comment, and what is left of the room. */
export function commentInRoom(comment: string): Uint8Array {
	const value = text(comment.slice(0, ROOM))
	const cut = value.subarray(0, ROOM)
	const left = ROOM - padded(cut.length)
	const rest: Option[] = left >= 4 ? [[UNUSED, new Uint8Array(left - 4)]] : []
	const written = options([[OPT_COMMENT, cut], ...rest])
	const bytes = new Uint8Array(4 + ROOM)
	let at = 0
	for (const part of written.slice(0, -1)) {
		bytes.set(part, at)
		at += part.length
	}
	return bytes
}

/** Bytes of an Enhanced Packet Block before those of its packet, and of one around so many bytes. */
export const ENHANCED_HEAD = 28
export const enhancedLength = (length: number): number => ENHANCED_HEAD + padded(length) + 4

/**
 * An Enhanced Packet Block of interface 0 and nanoseconds around bytes that the caller writes to `at + ENHANCED_HEAD`:
 * for whoever records many and copies none.
 */
export function frameEnhancedPacket(
	view: DataView,
	at: number,
	time: WrittenTime,
	length: number,
	options?: Uint8Array,
): void {
	const whole = enhancedLength(length) + (options?.length ?? 0)
	view.setUint32(at, ENHANCED_PACKET, true)
	view.setUint32(at + 4, whole, true)
	view.setUint32(at + 8, 0, true)
	writeTime(view, at + 12, time)
	view.setUint32(at + 20, length, true)
	view.setUint32(at + 24, length, true)
	const end = at + enhancedLength(length) - 4
	for (let i = at + ENHANCED_HEAD + length; i < end; i++) view.setUint8(i, 0)
	if (options) new Uint8Array(view.buffer, view.byteOffset).set(options, end)
	view.setUint32(at + whole - 4, whole, true)
}

/** A Simple Packet Block (4.4): a packet of interface 0 that has no time. No more is kept of it than that interface's snaplen. */
export function simplePacket(bytes: Uint8Array, length = bytes.length): Uint8Array {
	return block(SIMPLE_PACKET, [bytesOf(4, view => view.setUint32(0, length, true)), filled(bytes)])
}

/** A Decryption Secrets Block (4.7), which stands before the packets it opens: whole lines of a TLS key log, if not said otherwise. */
export function decryptionSecrets(bytes: Uint8Array, type = TLS_KEY_LOG): Uint8Array {
	const head = bytesOf(8, view => {
		view.setUint32(0, type, true)
		view.setUint32(4, bytes.length, true)
	})
	return block(SECRETS, [head, filled(bytes)])
}

/** An Interface Statistics Block (4.6): what an interface had seen at a time, once its capture ends. */
export function interfaceStatistics(statistics: WrittenStatistics): Uint8Array {
	const { interface: id = 0, digits, received, dropped } = statistics
	const body = bytesOf(12, view => {
		view.setUint32(0, id, true)
		writeTime(view, 4, statistics, digits)
	})
	const list: Option[] = []
	if (received !== undefined) list.push([ISB_IFRECV, u64(received)])
	if (dropped !== undefined) list.push([ISB_IFDROP, u64(dropped)])
	return block(STATISTICS, [body, ...options(list)])
}

const BYTE_ORDER_MAGIC = 0x1a2b3c4d

const END_OF_OPTIONS = 0
/** An option of local meaning, which is none: codes with the highest bit set are free for everybody (3.5.2). */
const UNUSED = 0x8000
const OPT_COMMENT = 1
const SHB_USERAPPL = 4
const IF_NAME = 2
const IF_TSRESOL = 9
const ISB_IFRECV = 4
const ISB_IFDROP = 5

type Option = readonly [code: number, value: Uint8Array]

/** Type and length, the body, and the length again. */
function block(type: number, body: readonly Uint8Array[]): Uint8Array {
	const length = body.reduce((sum, { length }) => sum + length, 12)
	const bytes = new Uint8Array(length)
	const view = new DataView(bytes.buffer)
	view.setUint32(0, type, true)
	view.setUint32(4, length, true)
	let at = 8
	for (const part of body) {
		bytes.set(part, at)
		at += part.length
	}
	view.setUint32(at, length, true)
	return bytes
}

function options(list: readonly Option[]): Uint8Array[] {
	if (list.length === 0) return []
	const written = list.map(([code, value]) => {
		const head = bytesOf(4, view => {
			view.setUint16(0, code, true)
			view.setUint16(2, value.length, true)
		})
		return [head, filled(value)]
	})
	return [...written.flat(), bytesOf(4, view => view.setUint16(0, END_OF_OPTIONS, true))]
}

/** As UTF-8, cut before the character that an option of 65,535 bytes has no room for. */
function text(value: string): Uint8Array {
	const bytes = new Uint8Array(Math.min(LONGEST_OPTION, 3 * value.length))
	return bytes.subarray(0, new TextEncoder().encodeInto(value, bytes).written)
}

const LONGEST_OPTION = 0xffff

/** In units of the interface's, as two words, the upper one first (4.3). */
function writeTime(view: DataView, at: number, { seconds, nanos }: WrittenTime, digits: 6 | 9 = 9): void {
	const part = digits === 9 ? nanos : Math.floor(nanos / 1000)
	if (seconds >= 2 ** 32) {
		view.setBigUint64(at, BigInt.asUintN(64, BigInt(seconds) * 10n ** BigInt(digits) + BigInt(part)))
		const [upper, lower] = [view.getUint32(at), view.getUint32(at + 4)]
		view.setUint32(at, upper, true)
		view.setUint32(at + 4, lower, true)
		return
	}
	// Ten to the digits is five and two to them: by five the product is exact, and by two it only moves.
	const { moved, times, room } = digits === 9 ? NANOS : MICROS
	const product = seconds * times
	const lower = (product % room) * moved + part
	view.setUint32(at, Math.floor(product / room) + Math.floor(lower / 2 ** 32), true)
	view.setUint32(at + 4, lower % 2 ** 32, true)
}

const powers = (digits: number) => ({ moved: 2 ** digits, times: 5 ** digits, room: 2 ** (32 - digits) })
const [NANOS, MICROS] = [powers(9), powers(6)]

function u64(value: number): Uint8Array {
	return bytesOf(8, view => view.setBigUint64(0, BigInt(value), true))
}

function bytesOf(length: number, write: (view: DataView) => void): Uint8Array {
	const bytes = new Uint8Array(length)
	write(new DataView(bytes.buffer))
	return bytes
}

/** With zeros up to a multiple of four. */
function filled(bytes: Uint8Array): Uint8Array {
	if (bytes.length === padded(bytes.length)) return bytes
	const whole = new Uint8Array(padded(bytes.length))
	whole.set(bytes)
	return whole
}
