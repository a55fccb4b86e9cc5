import { bytesOf, type Reader } from '../reader.js'
import {
	ACK,
	END_HEADERS,
	END_STREAM,
	flagsOf,
	frameTypeName,
	HEADERS,
	PADDED,
	PRIORITY_FLAG,
	PUSH_PROMISE,
} from './codes.js'
import { type FrameHeader, frameHeader } from './frame-header.js'
import { headerBlock, noLines } from './header-block.js'
import type { HeaderTable } from './header-table.js'
import { framePayload, opaqueBlock } from './payload.js'
import { beginsWithPreface, PREFACE } from './preface.js'

/** What frames do not say themselves: the table that each header block among them is read by, in their order. */
export type FrameContext = { readonly tables?: readonly (HeaderTable | undefined)[] }

/**
 * Frames, one after the other, or the preface alone or in front of them (RFC 9113, 4.1). A header block that stands in
 * one frame is read field by field; of one that several carry, each frame has a part.
 */
export function http2Frames(r: Reader, { tables = [] }: FrameContext = {}): FrameHeader[] {
	if (beginsWithPreface(r.peek(PREFACE.length)) === true) r.text('connection_preface', PREFACE.length)
	let blocks = 0
	return r.repeat(r =>
		r.struct('http2_frame', r => {
			const header = frameHeader(r)
			if (r.tracing) r.describe(frameWords(header))
			const beginsBlock = header.type === HEADERS || header.type === PUSH_PROMISE
			const table = beginsBlock ? tables[blocks++] : undefined
			const isWhole = (header.flags & END_HEADERS) !== 0
			if (header.length === 0) return header
			r.frame('payload', header.length, r =>
				framePayload(r, header, beginsBlock && isWhole && table ? r => wholeBlock(r, table) : opaqueBlock),
			)
			return header
		}),
	)
}

/** A header block that several frames carried, joined. */
export function joinedBlock(r: Reader, table: HeaderTable): void {
	headerBlock(r, table, noLines())
}

function wholeBlock(r: Reader, table: HeaderTable): void {
	r.frame('header_block', r.left, r => headerBlock(r, table, noLines()))
}

/** `HEADERS, stream 1, 34 bytes, end of headers, end of stream`. */
function frameWords({ type, flags, streamId, length }: FrameHeader): string {
	const has = (mask: number) => (flags & mask) !== 0 && flagsOf(type).some(bit => bit.mask === mask)
	const isAck = flagsOf(type).some(({ name }) => name === 'ack') && (flags & ACK) !== 0
	return [
		frameTypeName(type) ?? `type ${type}`,
		...(streamId === 0 ? [] : [`stream ${streamId}`]),
		...(length === 0 ? [] : [bytesOf(length)]),
		...(isAck ? ['acknowledges'] : []),
		...(has(PRIORITY_FLAG) ? ['priority'] : []),
		...(has(PADDED) ? ['padded'] : []),
		...(has(END_HEADERS) ? ['end of headers'] : []),
		...(!isAck && has(END_STREAM) ? ['end of stream'] : []),
	].join(', ')
}
