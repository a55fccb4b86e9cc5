import type { Field, Span } from './field.js'

/** Where a run of a block's bytes was captured: `length` bytes from `start` stand at `offset` of `origin`. */
export type Piece = {
	readonly start: number
	readonly length: number
	/** What the bytes were taken from: for a record the packet's number, for a message the record's index. */
	readonly origin: number
	readonly offset: number
}

/** Bytes, what they mean, and where each came from. Every range is relative to its own block. */
export type Block = {
	readonly bytes: Uint8Array
	readonly field: Field
	readonly pieces: readonly Piece[]
}

/** The places a span of a block was taken from, one for each piece it crosses. */
export function trace(pieces: readonly Piece[], span: Span): { readonly origin: number; readonly span: Span }[] {
	const places = []
	for (const piece of pieces) {
		const start = Math.max(span.start, piece.start)
		const end = Math.min(span.end, piece.start + piece.length)
		if (start >= end) continue
		const shift = piece.offset - piece.start
		places.push({ origin: piece.origin, span: { start: start + shift, end: end + shift } })
	}
	return places
}

/** The pieces of a part of a block, relative to the part's own start. */
export function cut(pieces: readonly Piece[], span: Span): Piece[] {
	const parts: Piece[] = []
	for (const piece of pieces) {
		const start = Math.max(span.start, piece.start)
		const end = Math.min(span.end, piece.start + piece.length)
		if (start >= end) continue
		parts.push({
			start: start - span.start,
			length: end - start,
			origin: piece.origin,
			offset: piece.offset + start - piece.start,
		})
	}
	return parts
}
