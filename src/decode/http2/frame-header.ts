import type { Bit } from '../field.js'
import { bytesOf, type Reader } from '../reader.js'
import {
	ACK,
	CONTINUATION,
	DATA,
	flagsOf,
	frameTypeName,
	GOAWAY,
	HEADERS,
	PING,
	PRIORITY,
	PUSH_PROMISE,
	RST_STREAM,
	SETTINGS,
	WINDOW_UPDATE,
} from './codes.js'

/** What stands before the payload of a frame (RFC 9113, 4.1). */
export type FrameHeader = {
	/** Bytes of the payload. */
	readonly length: number
	readonly type: number
	readonly flags: number
	/** 0: the connection itself. */
	readonly streamId: number
}

/** Bytes of a frame's header. */
export const FRAME_HEADER = 9

/** Bytes of a payload that everybody has to take, unless they say that they take more (RFC 9113, 4.2). */
export const DEFAULT_FRAME_SIZE = 16_384

/** RFC 9113, 4.1. `most`: what the receiver takes, where that is known. */
export function frameHeader(r: Reader, most?: number): FrameHeader {
	const length = r.u24('length')
	const type = r.u8('type', frameTypeName)
	const flags = r.u8('flags', undefined, flagsOf(type))
	const streamId = r.u32('stream', undefined, STREAM_BITS) & 0x7fffffff
	const header = { length, type, flags, streamId }
	if (most !== undefined && length > most)
		r.flag('invalid', `${bytesOf(length)} of payload: the receiver takes ${bytesOf(most)} (RFC 9113, 4.2)`)
	const fault = placeFault(header) ?? lengthFault(header)
	if (fault !== undefined) r.flag('invalid', fault)
	return header
}

/** Why a frame of this type may not stand on this stream; nothing where it may. */
function placeFault({ type, streamId }: FrameHeader): string | undefined {
	const name = frameTypeName(type)
	if (streamId === 0 && OF_STREAM.has(type)) return `${name} on stream 0, which is the connection (RFC 9113, 6)`
	if (streamId !== 0 && OF_CONNECTION.has(type))
		return `${name} on stream ${streamId}: it is about the connection, stream 0 (RFC 9113, 6)`
	return undefined
}

/** Why a frame of this type may not have this length; nothing where it may. */
function lengthFault({ type, length, flags }: FrameHeader): string | undefined {
	const name = frameTypeName(type)
	if (type === SETTINGS) {
		const isAck = (flags & ACK) !== 0
		if (isAck && length > 0)
			return `SETTINGS that acknowledge, and ${bytesOf(length)} of payload: none may be there (RFC 9113, 6.5)`
		return length % 6 === 0 ? undefined : `SETTINGS of ${bytesOf(length)}: each takes 6 (RFC 9113, 6.5)`
	}
	if (type === GOAWAY && length < 8) return `GOAWAY of ${bytesOf(length)}: 8 are the least (RFC 9113, 6.8)`
	const fixed = FIXED.get(type)
	return fixed === undefined || fixed === length
		? undefined
		: `${name} of ${bytesOf(length)}: it takes ${fixed} (RFC 9113, 6)`
}

/** Whether nothing is wrong with a header by itself. */
export function isPlausible(header: FrameHeader): boolean {
	const hasName = frameTypeName(header.type) !== undefined
	return hasName && placeFault(header) === undefined && lengthFault(header) === undefined
}

const OF_STREAM: ReadonlySet<number> = new Set([DATA, HEADERS, PRIORITY, RST_STREAM, PUSH_PROMISE, CONTINUATION])
const OF_CONNECTION: ReadonlySet<number> = new Set([SETTINGS, PING, GOAWAY])
const FIXED: ReadonlyMap<number, number> = new Map([
	[PRIORITY, 5],
	[RST_STREAM, 4],
	[PING, 8],
	[WINDOW_UPDATE, 4],
])

const STREAM_BITS: readonly Bit[] = [
	{ name: 'reserved', mask: 0x80000000 },
	{ name: 'stream_identifier', mask: 0x7fffffff },
]
