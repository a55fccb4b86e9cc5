import { bytesOf, type Reader } from '../reader.js'
import { CR } from './characters.js'
import { chunkLine } from './chunk-line.js'
import type { Framing } from './framing.js'
import { type Head, messageHead } from './head.js'
import { headers } from './headers.js'
import { emptyLine, isAtEmptyLine, lineEnd, peekLine } from './lines.js'

/** What the bytes of a message do not say themselves: who sent it, and how its body is framed. */
export type MessageShape = {
	readonly kind: 'request' | 'response'
	readonly framing: Framing
	/** For `length`. */
	readonly contentLength?: number
}

/**
 * The tree of one HTTP/1.x message (RFC 9112, 2.1): `request_line` or `status_line`, `headers`, `empty_line`, `body`.
 * Give it the bytes of the message and nothing after them.
 */
export function httpMessage(r: Reader, { kind, framing, contentLength }: MessageShape): Head {
	const head = messageHead(r, kind)
	if (framing === 'chunked') chunkedBody(r)
	else if (framing === 'length') r.frame('body', contentLength ?? r.left, r => r.rest('content'))
	else if (framing === 'close' && r.left > 0) r.frame('body', r.left, r => r.rest('content'))
	return head
}

/** *chunk last-chunk trailer-section CRLF (RFC 9112, 7.1) */
function chunkedBody(r: Reader): void {
	r.frame('body', r.left, r => {
		while (r.left > 0) {
			const { content } = peekLine(r)
			const { size } = chunkLine(content)
			if (size === undefined) return r.fail('a chunk does not begin with its size in hexadecimal (RFC 9112, 7.1)')
			if (size === 0) return lastChunk(r)
			chunk(r, size)
		}
		r.flag('truncated', 'the body stops before its last chunk')
	})
}

/** chunk-size [ chunk-ext ] CRLF chunk-data CRLF (RFC 9112, 7.1) */
function chunk(r: Reader, size: number): void {
	r.struct('chunk', r => {
		r.describe(bytesOf(size))
		sizeLine(r)
		if (size <= r.left) r.opaque('chunk_data', size)
		else r.frame('chunk_data', size, r => r.rest('content'))
		chunkEnd(r)
	})
}

function chunkEnd(r: Reader): void {
	const isCut = r.left === 0 || (r.left === 1 && r.peek(1)[0] === CR)
	if (isCut) {
		r.flag('truncated', 'the bytes stop before the CRLF that ends a chunk')
		if (r.left > 0) r.skip('eol', 1)
	} else if (isAtEmptyLine(r)) lineEnd(r, peekLine(r).end, 'the chunk')
	else r.flag('invalid', 'no CRLF after the data of a chunk (RFC 9112, 7.1)')
}

/** The chunk of size 0, then trailer fields and an empty line (RFC 9112, 7.1.2). */
function lastChunk(r: Reader): void {
	r.struct('last_chunk', r => {
		r.describe('end of the body')
		sizeLine(r)
		headers(r, 'trailers')
		emptyLine(r, 'the trailer section')
	})
}

function sizeLine(r: Reader): void {
	r.struct('chunk_header', r => {
		const { content, end } = peekLine(r)
		const { size = 0, digits, blanks } = chunkLine(content)
		r.derived('chunk_size', digits, () => size, bytesOf)
		if (blanks > 0) r.skip('bws', blanks)
		const extension = content.length - digits - blanks
		if (extension > 0) r.text('chunk_ext', extension)
		lineEnd(r, end, 'the size of a chunk')
	})
}
