import type { Bit } from '../field.js'
import { bytesOf, type Reader } from '../reader.js'
import { CONTINUATION, isControl, opcodeName } from './codes.js'

/** What a frame does not say itself: who sent it, and whether permessage-deflate was agreed on, where that is known. */
export type FrameContext = { readonly from: 'client' | 'server'; readonly deflate?: boolean }

/** What stands before the payload of a frame (RFC 6455, 5.2). */
export type FrameHeader = {
	readonly fin: boolean
	/** RSV1, RSV2 and RSV3 as a number of three bits: 4 is RSV1. */
	readonly rsv: number
	readonly opcode: number
	/** Missing where the payload is not masked. */
	readonly key?: Uint8Array
	/** Bytes of the payload, as the header declares them; past 2^53 not exact. */
	readonly length: number
}

/** RSV1: with permessage-deflate it begins a compressed message (RFC 7692, 6). */
export const RSV1 = 4

/** RFC 6455, 5.2 */
export function frameHeader(r: Reader, context: FrameContext): FrameHeader {
	const first = r.u8('fin_rsv_opcode', undefined, FIRST_BITS)
	const second = r.u8('mask_payload_len', undefined, SECOND_BITS)
	const length = payloadLength(r, second & 0x7f)
	const key = (second & 0x80) !== 0 ? r.opaque('masking_key', 4) : undefined
	const header = {
		fin: (first & 0x80) !== 0,
		rsv: (first >> 4) & 7,
		opcode: first & 0x0f,
		length,
		...(key && { key }),
	}
	check(r, header, context)
	return header
}

/** How many bytes the header takes that begins with these two. */
export function headerLength(second: number): number {
	const short = second & 0x7f
	return 2 + (short === 126 ? 2 : short === 127 ? 8 : 0) + ((second & 0x80) !== 0 ? 4 : 0)
}

function payloadLength(r: Reader, short: number): number {
	if (short < 126) return short
	if (short === 126) {
		const length = r.u16('extended_payload_length')
		if (length < 126)
			r.flag('invalid', `${bytesOf(length)} of payload, with a length of 16 bits: 7 would do (RFC 6455, 5.2)`)
		return length
	}
	const length = r.u64('extended_payload_length')
	if (length >> 63n !== 0n) r.flag('invalid', 'the highest bit of a length of 64 bits is set (RFC 6455, 5.2)')
	else if (length < 0x10000n) {
		const bits = length < 126n ? 7 : 16
		r.flag(
			'invalid',
			`${bytesOf(Number(length))} of payload, with a length of 64 bits: ${bits} would do (RFC 6455, 5.2)`,
		)
	}
	return Number(length)
}

/** What may not be, frame by frame. */
function check(r: Reader, { fin, rsv, opcode, length, key }: FrameHeader, { from, deflate }: FrameContext): void {
	const name = opcodeName(opcode)
	if (name === undefined) r.flag('invalid', `opcode ${opcode} is reserved (RFC 6455, 5.2)`)
	if (key === undefined && from === 'client') r.flag('invalid', 'the frame of a client is not masked (RFC 6455, 5.1)')
	if (key !== undefined && from === 'server') r.flag('invalid', 'the frame of a server is masked (RFC 6455, 5.1)')
	if (isControl(opcode)) {
		const what = `a control frame (${name ?? `opcode ${opcode}`})`
		if (!fin) r.flag('invalid', `${what} is fragmented (RFC 6455, 5.5)`)
		if (length > 125) r.flag('invalid', `${what} with ${bytesOf(length)} of payload: 125 are the most (RFC 6455, 5.5)`)
	}
	const others = rsv & ~RSV1
	if (others !== 0) {
		const bits = [...(others & 2 ? ['RSV2'] : []), ...(others & 1 ? ['RSV3'] : [])].join(' and ')
		r.flag('invalid', `${bits} set, which no extension has asked for (RFC 6455, 5.2)`)
	}
	if ((rsv & RSV1) === 0) return
	if (isControl(opcode)) r.flag('invalid', 'RSV1 set on a control frame, which is never compressed (RFC 7692, 6)')
	else if (opcode === CONTINUATION)
		r.flag('invalid', 'RSV1 set on a continuation: only the first frame of a message has it (RFC 7692, 6)')
	else if (deflate === false) r.flag('invalid', 'RSV1 set, which no extension has asked for (RFC 6455, 5.2)')
}

const FIRST_BITS: readonly Bit[] = [
	{ name: 'fin', mask: 0x80 },
	{ name: 'rsv1', mask: 0x40 },
	{ name: 'rsv2', mask: 0x20 },
	{ name: 'rsv3', mask: 0x10 },
	{ name: 'opcode', mask: 0x0f, names: opcodeName },
]

const SECOND_BITS: readonly Bit[] = [
	{ name: 'mask', mask: 0x80 },
	{
		name: 'payload_len',
		mask: 0x7f,
		names: value => (value === 126 ? 'the next 16 bits' : value === 127 ? 'the next 64 bits' : undefined),
	},
]
