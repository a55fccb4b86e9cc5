import { type Piece, trace } from '../decode/block.js'
import type { Span } from '../decode/field.js'
import { RECORD_HEADER } from '../decode/tls/record-header.js'
import type { Conversation, RecordRow } from './conversation.js'
import type { Place, View } from './view.js'

/** Where a span of a view was captured: field → message → records → captured packets. */
export function placesOf(conversation: Conversation | undefined, view: View, span: Span): readonly Place[] {
	if (view.kind === 'frame') return [{ packet: view.number, span }]
	const toPackets = (pieces: readonly Piece[], span: Span) =>
		trace(pieces, span).map(({ origin, span }) => ({ packet: origin, span }))
	if (!view.viaRecords) return toPackets(view.pieces, span)
	if (!conversation || !view.from) return []
	const rows: readonly RecordRow[] = conversation.records[view.from]
	return trace(view.pieces, span).flatMap(({ origin, span }) => {
		const row = rows[origin]
		// Of what was compressed no byte has a place of its own.
		if (row?.opened?.window) return toPackets(row.pieces, { start: RECORD_HEADER, end: RECORD_HEADER + row.length })
		// Sealed byte lies above opened byte; in CBC mode it takes the whole block to open one.
		const shift = view.isOpened ? RECORD_HEADER + (row?.opened?.lead ?? 0) : 0
		return toPackets(row?.pieces ?? [], { start: span.start + shift, end: span.end + shift })
	})
}

/** Where captured bytes of a packet stand in a view: the way back. */
export function spansOf(
	conversation: Conversation | undefined,
	view: View,
	packet: number,
	span: Span,
): readonly Span[] {
	const whole = { start: 0, end: view.bytes.length }
	const spans: Span[] = []
	let at = 0
	// Places come in the order of the view's bytes and, laid end to end, are as long as the span they were asked for.
	for (const place of placesOf(conversation, view, whole)) {
		const length = place.span.end - place.span.start
		const start = Math.max(span.start, place.span.start)
		const end = Math.min(span.end, place.span.end)
		if (place.packet === packet && start < end)
			spans.push({ start: at + start - place.span.start, end: at + end - place.span.start })
		at += length
	}
	return spans
}
