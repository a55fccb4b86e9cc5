import type { Bit } from '../field.js'

/** Types of frames (RFC 9113, 6; IANA, HTTP/2 Frame Type). */
export const DATA = 0x0
export const HEADERS = 0x1
export const PRIORITY = 0x2
export const RST_STREAM = 0x3
export const SETTINGS = 0x4
export const PUSH_PROMISE = 0x5
export const PING = 0x6
export const GOAWAY = 0x7
export const WINDOW_UPDATE = 0x8
export const CONTINUATION = 0x9
export const ALTSVC = 0xa
export const ORIGIN = 0xc
export const PRIORITY_UPDATE = 0x10

/** Flags of frames: what a bit means depends on the type (RFC 9113, 6). */
export const ACK = 0x1
export const END_STREAM = 0x1
export const END_HEADERS = 0x4
export const PADDED = 0x8
export const PRIORITY_FLAG = 0x20

/** Settings (RFC 9113, 6.5.2; RFC 8441, 3; IANA, HTTP/2 Settings). */
export const HEADER_TABLE_SIZE = 0x1
export const ENABLE_PUSH = 0x2
export const INITIAL_WINDOW_SIZE = 0x4
export const MAX_FRAME_SIZE = 0x5
export const ENABLE_CONNECT_PROTOCOL = 0x8

/** `HEADERS`; nothing for a type that nobody has registered. */
export function frameTypeName(type: number): string | undefined {
	return FRAME_TYPES.get(type)
}

/** `MAX_FRAME_SIZE`. */
export function settingName(identifier: number): string | undefined {
	const name = SETTING_NAMES.get(identifier)
	if (name !== undefined) return name
	// No RFC reserves such numbers here, as RFC 8701 does in TLS; browsers send them all the same.
	return (identifier & 0x0f0f) === 0x0a0a ? 'GREASE' : undefined
}

/** Why a connection or a stream ends (RFC 9113, 7). */
export function errorCodeName(code: number): string | undefined {
	return ERROR_CODES[code]
}

/** The same for a person, of any code. */
export function errorText(code: number): string {
	return errorCodeName(code) ?? `error ${code}`
}

/** The flags that a type of frame has; the other bits of the byte have no meaning (RFC 9113, 4.1). */
export function flagsOf(type: number): readonly Bit[] {
	return FLAGS.get(type) ?? NO_FLAGS
}

const FRAME_TYPES: ReadonlyMap<number, string> = new Map([
	[DATA, 'DATA'],
	[HEADERS, 'HEADERS'],
	[PRIORITY, 'PRIORITY'],
	[RST_STREAM, 'RST_STREAM'],
	[SETTINGS, 'SETTINGS'],
	[PUSH_PROMISE, 'PUSH_PROMISE'],
	[PING, 'PING'],
	[GOAWAY, 'GOAWAY'],
	[WINDOW_UPDATE, 'WINDOW_UPDATE'],
	[CONTINUATION, 'CONTINUATION'],
	[ALTSVC, 'ALTSVC'],
	[ORIGIN, 'ORIGIN'],
	[PRIORITY_UPDATE, 'PRIORITY_UPDATE'],
])

const SETTING_NAMES: ReadonlyMap<number, string> = new Map([
	[HEADER_TABLE_SIZE, 'HEADER_TABLE_SIZE'],
	[ENABLE_PUSH, 'ENABLE_PUSH'],
	[0x3, 'MAX_CONCURRENT_STREAMS'],
	[INITIAL_WINDOW_SIZE, 'INITIAL_WINDOW_SIZE'],
	[MAX_FRAME_SIZE, 'MAX_FRAME_SIZE'],
	[0x6, 'MAX_HEADER_LIST_SIZE'],
	[ENABLE_CONNECT_PROTOCOL, 'ENABLE_CONNECT_PROTOCOL'],
	[0x9, 'NO_RFC7540_PRIORITIES'],
	[0x10, 'TLS_RENEG_PERMITTED'],
])

const ERROR_CODES: readonly string[] = [
	'NO_ERROR',
	'PROTOCOL_ERROR',
	'INTERNAL_ERROR',
	'FLOW_CONTROL_ERROR',
	'SETTINGS_TIMEOUT',
	'STREAM_CLOSED',
	'FRAME_SIZE_ERROR',
	'REFUSED_STREAM',
	'CANCEL',
	'COMPRESSION_ERROR',
	'CONNECT_ERROR',
	'ENHANCE_YOUR_CALM',
	'INADEQUATE_SECURITY',
	'HTTP_1_1_REQUIRED',
]

const endStream: Bit = { name: 'end_stream', mask: END_STREAM }
const endHeaders: Bit = { name: 'end_headers', mask: END_HEADERS }
const padded: Bit = { name: 'padded', mask: PADDED }
const priority: Bit = { name: 'priority', mask: PRIORITY_FLAG }
const ack: Bit = { name: 'ack', mask: ACK }

const NO_FLAGS: readonly Bit[] = [{ name: 'unused_flags', mask: 0xff }]

const FLAGS: ReadonlyMap<number, readonly Bit[]> = new Map([
	[DATA, withUnused(padded, endStream)],
	[HEADERS, withUnused(priority, padded, endHeaders, endStream)],
	[SETTINGS, withUnused(ack)],
	[PUSH_PROMISE, withUnused(padded, endHeaders)],
	[PING, withUnused(ack)],
	[CONTINUATION, withUnused(endHeaders)],
])

function withUnused(...bits: readonly Bit[]): readonly Bit[] {
	return [...bits, { name: 'unused_flags', mask: 0xff & ~bits.reduce((sum, { mask }) => sum | mask, 0) }]
}
