import { bytesOf, type Reader } from '../reader.js'
import { CLOSE, closeCodeFault, closeCodeName, isControl, opcodeName, TEXT } from './codes.js'
import { type FrameContext, type FrameHeader, frameHeader, RSV1 } from './frame-header.js'
import { isUtf8 } from './utf8.js'

/** The frames of one message, one after the other (RFC 6455, 5.2). A masked payload is a leaf as it travelled. */
export function webSocketFrames(r: Reader, context: FrameContext): FrameHeader[] {
	return r.repeat(r => frame(r, context))
}

/** What the payload of a message is, unmasked and inflated: a close frame's status code and reason, text, or bytes. */
export function messagePayload(r: Reader, opcode: number): void {
	if (opcode === CLOSE) closePayload(r)
	else if (r.left > 0 && opcode === TEXT) text(r)
	else if (r.left > 0) r.rest('data')
}

/** What a close frame says: nothing, or a status code and perhaps a reason (RFC 6455, 5.5.1). */
export type Close = { readonly code?: number; readonly reason?: string }

/** RFC 6455, 5.5.1 */
export function closePayload(r: Reader): Close {
	if (r.left === 0) return {}
	if (r.left === 1) return r.fail('1 byte in a close frame: a status code takes two (RFC 6455, 5.5.1)')
	const code = r.u16('status_code', closeCodeName)
	const fault = closeCodeFault(code)
	if (fault !== undefined) r.flag('invalid', fault)
	if (r.left === 0) return { code }
	if (!isUtf8(r.peek(r.left))) r.flag('invalid', `the reason, ${bytesOf(r.left)}, is no UTF-8 (RFC 6455, 5.5.1)`)
	return { code, reason: r.text('reason', r.left) }
}

function frame(r: Reader, context: FrameContext): FrameHeader {
	return r.struct('frame', r => {
		const header = frameHeader(r, context)
		if (r.tracing) r.describe(frameWords(header))
		if (header.length > 0) payload(r, header)
		return header
	})
}

function payload(r: Reader, { opcode, key, fin, rsv, length }: FrameHeader): void {
	const name = key ? 'masked_payload' : 'payload_data'
	if (length > r.left) r.frame(name, length, r => r.rest('content'))
	else if (!key && opcode === CLOSE) r.frame(name, length, closePayload)
	else if (!key && opcode === TEXT && fin && (rsv & RSV1) === 0) r.text(name, length)
	else r.opaque(name, length)
}

function text(r: Reader): void {
	if (!isUtf8(r.peek(r.left))) r.flag('invalid', `the text, ${bytesOf(r.left)}, is no UTF-8 (RFC 6455, 8.1)`)
	r.text('text', r.left)
}

/** `text, 5 bytes, masked`; `continuation, 12 bytes, more follow`. */
function frameWords({ fin, rsv, opcode, key, length }: FrameHeader): string {
	return [
		opcodeName(opcode) ?? `reserved opcode ${opcode}`,
		bytesOf(length),
		...(key ? ['masked'] : []),
		...(rsv & RSV1 && !isControl(opcode) ? ['compressed'] : []),
		...(fin ? [] : ['more follow']),
	].join(', ')
}
