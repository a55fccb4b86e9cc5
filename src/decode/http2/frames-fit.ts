import { scan } from '../reader.js'
import { DATA, HEADERS, PADDED, PRIORITY_FLAG, PUSH_PROMISE, SETTINGS, settingName } from './codes.js'
import { FRAME_HEADER, type FrameHeader, frameHeader, isPlausible } from './frame-header.js'

/** Whether bytes are frames from first to last, none of them odd, and not only DATA: so that reading may begin with them. */
export function framesFit(bytes: Uint8Array): boolean {
	const headers = headersIn(bytes)
	return headers?.some(({ type }) => type !== DATA) ?? false
}

/** Whose frames these are, where the first header block that begins among them tells: it begins with a status, or does not. */
export function senderOf(bytes: Uint8Array): 'client' | 'server' | undefined {
	let at = 0
	for (const header of headersIn(bytes) ?? []) {
		const { type, length, flags } = header
		if (type === PUSH_PROMISE) return 'server'
		if (type === HEADERS) {
			const front = (flags & PADDED ? 1 : 0) + (flags & PRIORITY_FLAG ? 5 : 0)
			return senderOfBlock(bytes.subarray(at + FRAME_HEADER + front, at + FRAME_HEADER + length))
		}
		at += FRAME_HEADER + length
	}
	return undefined
}

/** A status is sent by an index of the static table nearly always, or by a name from there (RFC 7541, appendix A). */
function senderOfBlock(block: Uint8Array): 'client' | 'server' | undefined {
	const first = block[sizeUpdates(block)]
	if (first === undefined) return undefined
	const index = first & (first & 0x80 ? 0x7f : first & 0x40 ? 0x3f : 0x0f)
	if (index >= 8 && index <= 14) return 'server'
	return index >= 1 && index <= 7 ? 'client' : undefined
}

/** Bytes of the size updates that stand in front of a block (RFC 7541, 5.1 and 6.3). */
function sizeUpdates(block: Uint8Array): number {
	let at = 0
	while ((block[at]! & 0xe0) === 0x20) {
		const isLong = (block[at++]! & 0x1f) === 0x1f
		if (isLong) while ((block[at++]! & 0x80) !== 0);
	}
	return at
}

/**
 * Whether bytes begin with a SETTINGS frame, as what a server says first (RFC 9113, 3.4); `more` while that is open.
 * `isAnswer`: the client speaks HTTP/2, so that an empty frame will do.
 */
export function beginsWithSettings(bytes: Uint8Array, isAnswer = false): boolean | 'more' {
	for (let i = 0; i < Math.min(bytes.length, SETTINGS_START.length); i++)
		if (!SETTINGS_START[i]!(bytes[i]!)) return false
	const header = headerAt(bytes, 0)
	if (!header) return 'more'
	const { length } = header
	if (!isPlausible(header) || header.flags !== 0 || length > MOST_SETTINGS) return false
	const end = FRAME_HEADER + length
	if (bytes.length < end) return 'more'
	if (isAnswer) return true
	for (let at = FRAME_HEADER; at < end; at += 6) {
		if (settingName(bytes[at]! * 0x100 + bytes[at + 1]!) === undefined) return false
	}
	if (length > 0) return true
	const next = headerAt(bytes, end)
	return next ? isPlausible(next) : 'more'
}

/** The headers of frames that fill the bytes to the last one. */
function headersIn(bytes: Uint8Array): FrameHeader[] | undefined {
	const headers: FrameHeader[] = []
	let at = 0
	while (at < bytes.length) {
		const header = headerAt(bytes, at)
		if (!header || !isPlausible(header)) return undefined
		headers.push(header)
		at += FRAME_HEADER + header.length
	}
	return at === bytes.length ? headers : undefined
}

function headerAt(bytes: Uint8Array, at: number): FrameHeader | undefined {
	if (at + FRAME_HEADER > bytes.length) return undefined
	return scan('header', bytes.subarray(at, at + FRAME_HEADER), r => frameHeader(r)).value
}

/** No server has more to say. */
const MOST_SETTINGS = 6 * 64

const is = (wanted: number) => (byte: number) => byte === wanted
/** Length below 512, type, no flags, stream 0. */
const SETTINGS_START: readonly ((byte: number) => boolean)[] = [
	is(0),
	byte => byte <= 1,
	() => true,
	is(SETTINGS),
	...[0, 0, 0, 0, 0].map(is),
]
