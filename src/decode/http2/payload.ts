import { grouped } from '../../grouped.js'
import type { Bit } from '../field.js'
import { bytesOf, type Reader } from '../reader.js'
import {
	ALTSVC,
	CONTINUATION,
	DATA,
	ENABLE_CONNECT_PROTOCOL,
	ENABLE_PUSH,
	errorCodeName,
	GOAWAY,
	HEADERS,
	INITIAL_WINDOW_SIZE,
	MAX_FRAME_SIZE,
	ORIGIN,
	PADDED,
	PING,
	PRIORITY,
	PRIORITY_FLAG,
	PRIORITY_UPDATE,
	PUSH_PROMISE,
	RST_STREAM,
	SETTINGS,
	settingName,
	WINDOW_UPDATE,
} from './codes.js'
import type { FrameHeader } from './frame-header.js'

export type Setting = { readonly identifier: number; readonly value: number }

export type Priority = { readonly exclusive: boolean; readonly dependsOn: number; readonly weight: number }

/** What the payload of a frame says. */
export type Payload =
	| { readonly kind: 'data'; readonly data: Uint8Array }
	/** `block`: the header block, or the part of one that the frame carries. */
	| { readonly kind: 'headers'; readonly block: Uint8Array; readonly priority?: Priority }
	| { readonly kind: 'promise'; readonly block: Uint8Array; readonly promised: number }
	| { readonly kind: 'continuation'; readonly block: Uint8Array }
	| ({ readonly kind: 'priority' } & Priority)
	| { readonly kind: 'reset'; readonly code: number }
	| { readonly kind: 'settings'; readonly settings: readonly Setting[] }
	| { readonly kind: 'ping'; readonly data: Uint8Array }
	| { readonly kind: 'goaway'; readonly last: number; readonly code: number; readonly debug: Uint8Array }
	| { readonly kind: 'window'; readonly increment: number }
	| { readonly kind: 'priority_update'; readonly streamId: number; readonly priority: string }
	| { readonly kind: 'other' }

/** What reads a header block, or the part of one that a frame carries: all that is left of the frame but its padding. */
export type BlockReader = (r: Reader) => void

/** The payload of a frame, to the end of the enclosing one. `block` reads what is there of a header block. */
export function framePayload(r: Reader, header: FrameHeader, block: BlockReader = opaqueBlock): Payload {
	switch (header.type) {
		case DATA:
			return padded(r, header, r => ({ kind: 'data', data: r.left > 0 ? r.opaque('data', r.left) : NOTHING }))
		case HEADERS:
			return padded(r, header, r => {
				const own = (header.flags & PRIORITY_FLAG) !== 0 ? priority(r) : undefined
				return { kind: 'headers', block: blockOf(r, block), ...(own && { priority: own }) }
			})
		case PUSH_PROMISE:
			return padded(r, header, r => {
				const promised = r.u32('promised_stream', undefined, PROMISED_BITS) & MASK
				return { kind: 'promise', promised, block: blockOf(r, block) }
			})
		case CONTINUATION:
			return { kind: 'continuation', block: blockOf(r, block) }
		case PRIORITY:
			return { kind: 'priority', ...priority(r) }
		case RST_STREAM:
			return { kind: 'reset', code: r.u32('error_code', errorCodeName) }
		case SETTINGS:
			return { kind: 'settings', settings: settings(r) }
		case PING:
			return { kind: 'ping', data: r.opaque('opaque_data', 8) }
		case GOAWAY:
			return goaway(r)
		case WINDOW_UPDATE:
			return windowUpdate(r)
		case PRIORITY_UPDATE: {
			const streamId = r.u32('prioritized_stream', undefined, PRIORITIZED_BITS) & MASK
			return { kind: 'priority_update', streamId, priority: r.text('priority_field_value', r.left) }
		}
		case ALTSVC:
			altSvc(r)
			return { kind: 'other' }
		case ORIGIN:
			r.repeat(r => r.struct('origin_entry', r => origin(r)))
			return { kind: 'other' }
		default:
			if (r.left > 0) r.rest('unknown_payload')
			return { kind: 'other' }
	}
}

/** The bytes of a header block of which nothing is read. */
export const opaqueBlock: BlockReader = r => {
	r.rest('header_block_fragment')
}

function blockOf(r: Reader, block: BlockReader): Uint8Array {
	const bytes = r.peek(r.left)
	if (bytes.length > 0) block(r)
	return bytes
}

/** Padding hides how long something is: its length in front, and so many bytes behind (RFC 9113, 6.1 and 10.7). */
function padded<T>(r: Reader, { flags }: FrameHeader, body: (r: Reader) => T): T {
	if ((flags & PADDED) === 0) return body(r)
	const length = r.u8('pad_length', bytesOf)
	if (length > r.left) return r.fail(`${bytesOf(length)} of padding in a frame that has ${r.left} left (RFC 9113, 6.1)`)
	const content = r.frame('content', r.left - length, body)
	if (length > 0) r.opaque('padding', length, zeros)
	return content ?? r.fail('the content before the padding cannot be read')
}

function zeros(bytes: Uint8Array): string | undefined {
	return bytes.every(byte => byte === 0) ? 'zeros' : undefined
}

/** RFC 9113, 5.3.2: still sent by many, of no meaning any more. */
function priority(r: Reader): Priority {
	const stream = r.u32('stream_dependency', undefined, DEPENDENCY_BITS)
	const weight = r.u8('weight', value => `${value + 1}`) + 1
	return { exclusive: stream >= 0x80000000, dependsOn: stream & MASK, weight }
}

/** RFC 9113, 6.5.1 */
function settings(r: Reader): Setting[] {
	return r.repeat(r =>
		r.struct('setting', r => {
			const identifier = r.u16('identifier', settingName)
			const value = r.u32('value')
			const fault = settingFault(identifier, value)
			if (fault !== undefined) r.flag('invalid', fault)
			if (r.tracing) r.describe(`${settingName(identifier) ?? identifier} ${grouped(value)}`)
			return { identifier, value }
		}),
	)
}

/** RFC 9113, 6.5.2; RFC 8441, 3 */
function settingFault(identifier: number, value: number): string | undefined {
	if (identifier === ENABLE_PUSH && value > 1) return `ENABLE_PUSH is ${value}, not 0 or 1 (RFC 9113, 6.5.2)`
	if (identifier === ENABLE_CONNECT_PROTOCOL && value > 1)
		return `ENABLE_CONNECT_PROTOCOL is ${value}, not 0 or 1 (RFC 8441, 3)`
	if (identifier === INITIAL_WINDOW_SIZE && value > MASK)
		return `an INITIAL_WINDOW_SIZE of ${bytesOf(value)}: 2^31-1 are the most (RFC 9113, 6.5.2)`
	if (identifier === MAX_FRAME_SIZE && (value < 16_384 || value > 0xffffff))
		return `a MAX_FRAME_SIZE of ${bytesOf(value)}: it lies between 16,384 and 16,777,215 (RFC 9113, 6.5.2)`
	return undefined
}

/** RFC 9113, 6.8 */
function goaway(r: Reader): Payload {
	const last = r.u32('last_stream', undefined, LAST_BITS) & MASK
	const code = r.u32('error_code', errorCodeName)
	const debug = r.peek(r.left)
	if (debug.length > 0) r.text('additional_debug_data', debug.length)
	return { kind: 'goaway', last, code, debug }
}

/** RFC 9113, 6.9 */
function windowUpdate(r: Reader): Payload {
	const increment = r.u32('window_update', undefined, WINDOW_BITS) & MASK
	if (increment === 0) r.flag('invalid', 'a window that grows by 0 (RFC 9113, 6.9)')
	return { kind: 'window', increment }
}

/** RFC 7838, 4 */
function altSvc(r: Reader): void {
	origin(r)
	if (r.left > 0) r.text('alt_svc_field_value', r.left)
}

/** Two bytes of length, then the text: of an ORIGIN frame each entry (RFC 8336, 2.1). */
function origin(r: Reader): void {
	const length = r.u16('origin_length')
	if (length > 0) r.text('origin', length)
}

const MASK = 0x7fffffff
const NOTHING = new Uint8Array(0)
const reserved: Bit = { name: 'reserved', mask: 0x80000000 }
const PROMISED_BITS: readonly Bit[] = [reserved, { name: 'promised_stream_id', mask: MASK }]
const PRIORITIZED_BITS: readonly Bit[] = [reserved, { name: 'prioritized_stream_id', mask: MASK }]
const LAST_BITS: readonly Bit[] = [reserved, { name: 'last_stream_id', mask: MASK }]
const WINDOW_BITS: readonly Bit[] = [reserved, { name: 'window_size_increment', mask: MASK }]
const DEPENDENCY_BITS: readonly Bit[] = [
	{ name: 'exclusive', mask: 0x80000000 },
	{ name: 'depends_on', mask: MASK },
]
