import { type Block, type Piece, trace } from '../decode/block.js'
import type { Span } from '../decode/field.js'
import { LIMITS } from '../decode/limits.js'
import { packetTree } from '../decode/net/frame.js'
import { inspect } from '../decode/reader.js'
import { RECORD_HEADER } from '../decode/tls/record-header.js'
import { sslv2ClientHello } from '../decode/tls/sslv2-hello.js'
import { carriedBy } from './carried.js'
import type { Conversation, Message, MessageSource, RecordRow, Role } from './conversation.js'
import { httpBlock } from './inspect-http.js'
import { eventBlock, webSocketBlocks } from './inspect-streams.js'
import { handshakeField, openedField, recordField } from './inspect-tls.js'
import { contentAgain, openAgain } from './open-again.js'
import type { Session } from './session.js'

/**
 * A block as the screen shows it. The pieces of a `record` or of a stream's message name packets; those of a message
 * taken from records name the sender's records by index (`viaRecords`).
 */
export type View = Block & {
	/** `Frame 6`, `TLS record 2 of the server`, `ClientHello`, `HTTP response`. */
	readonly title: string
	readonly kind: 'frame' | 'record' | 'opened' | 'message' | 'body'
	readonly conversation?: number
	readonly from?: Role
	/** Index of the message or record among the conversation's, or the packet's number. */
	readonly number: number
	readonly viaRecords: boolean
	/** Its bytes travelled encrypted: pieces name records by index, and offsets count in what each held. */
	readonly isOpened?: true
}

/** A span of captured bytes of one packet, counted from the first captured byte. */
export type Place = { readonly packet: number; readonly span: Span }

/** A packet with every layer of it: the frame first, then each record and message that stands in it, whole or in part. */
export function inspectPacket(session: Session, number: number): readonly View[] {
	const row = session.index?.row(number)
	if (!row) return []
	const bytes = session.bytes(row.position, row.captured)
	const frame: View = {
		title: `Frame ${number}`,
		kind: 'frame',
		bytes,
		field: packetTree(bytes, row.link, row.length).field,
		pieces: [],
		number,
		viaRecords: false,
	}
	const conversation = session.conversations[row.conversation - 1]
	if (!conversation) return [frame]
	const { records, messages } = carriedBy(conversation, number)
	return [
		frame,
		...records.flatMap(({ from, index }) => recordViews(session, conversation, from, index)),
		...messages
			.filter(index => needsOwnView(conversation.messages[index]!))
			.flatMap(index => inspectMessage(session, conversation, index).slice(0, 1)),
	]
}

/** Records that a message or a run was taken from: those of one page of them, and how many there are. */
export type RecordPage = {
	readonly first: number
	readonly last: number
	readonly count: number
	readonly pages: number
}

/** Which of a message's records `inspectMessage` shows on page `page`, from 0, as numbers from 1; of a page past the last, the last. */
export function recordPage({ source }: Message, page: number): RecordPage {
	const count = recordsOf(source).length
	const pages = Math.max(1, Math.ceil(count / LIMITS.recordsShown))
	const first = Math.max(0, Math.min(page, pages - 1)) * LIMITS.recordsShown
	return { first: first + 1, last: Math.min(first + LIMITS.recordsShown, count), count, pages }
}

/** The records of a source without those of other pages; a run is not written out. */
function recordsOn(source: MessageSource, page: number, message: Message): number[] {
	const { first, last } = recordPage(message, page)
	const { at } = recordsOf(source)
	return Array.from({ length: last - first + 1 }, (_, i) => at(first - 1 + i))
}

function recordsOf(source: MessageSource): { readonly length: number; readonly at: (i: number) => number } {
	if (source.kind === 'run') return { length: source.last - source.first + 1, at: i => source.first + i }
	if (source.kind !== 'opened') return { length: 0, at: i => i }
	const used = [...new Set(source.pieces.map(piece => piece.origin))]
	return { length: used.length, at: i => used[i]! }
}

/**
 * A message, then what its bytes were taken from: its records, or its decoded body. Of many records, those of one page
 * (`recordPage`): only their bytes are read.
 */
export function inspectMessage(session: Session, conversation: Conversation, index: number, page = 0): readonly View[] {
	const message = conversation.messages[index]
	if (!message) return []
	const { source, from } = message
	const common = { conversation: conversation.number, from }
	if (source.kind === 'stream') {
		const bytes = readPieces(session, source.pieces)
		if (message.type === 'client_hello') {
			const { field } = inspect('sslv2_hello', bytes, sslv2ClientHello)
			const title = 'ClientHello in SSLv2 format'
			return [
				{ ...common, title, kind: 'message', bytes, field, pieces: source.pieces, number: index, viaRecords: false },
			]
		}
		const read = (source: MessageSource) => (source.kind === 'stream' ? readPieces(session, source.pieces) : NOTHING)
		return blocksOf(conversation, index, bytes, read).map((block, i) => ({
			...common,
			...block,
			kind: i === 0 ? 'message' : 'body',
			number: index,
			viaRecords: false,
		}))
	}
	if (source.kind === 'run') {
		return recordsOn(source, page, message).flatMap(record => recordViews(session, conversation, from, record))
	}
	if (source.kind === 'opened') {
		const records = recordsOn(source, page, message)
		return openedMessage(session, conversation, index, source.pieces, records)
	}
	const used = [...new Set(source.pieces.map(piece => piece.origin))]
	const records = used.map(record => recordView(session, conversation, from, record))
	if (message.encrypted || message.type === 'alert' || message.type === 'change_cipher_spec') return records
	const bytes = gather(source.pieces, record => records[used.indexOf(record)]!.bytes)
	const field = handshakeField(conversation, message, bytes)
	return [
		{
			...common,
			title: field.label ?? message.type,
			kind: 'message',
			bytes,
			field,
			pieces: source.pieces,
			number: index,
			viaRecords: true,
		},
		...records,
	]
}

/** A message that records held sealed, then its decoded body, then what each record held, and the records. */
function openedMessage(
	session: Session,
	conversation: Conversation,
	index: number,
	pieces: readonly Piece[],
	shown: readonly number[],
): readonly View[] {
	const message = conversation.messages[index]!
	const { from, type } = message
	const common = { conversation: conversation.number, from, number: index, viaRecords: true, isOpened: true } as const
	const views = shown.flatMap(record => recordViews(session, conversation, from, record))
	if (type === 'alert' || type === 'change_cipher_spec' || type.startsWith('content_type')) return views
	const bytes = gather(pieces, record => openedBytes(session, conversation, from, record))
	if (isOfStream(type)) {
		const blocks = blocksOf(conversation, index, bytes, source =>
			source.kind === 'opened'
				? gather(source.pieces, record => openedBytes(session, conversation, from, record))
				: NOTHING,
		)
		return [
			...blocks.map((block, i) => ({ ...common, ...block, kind: i === 0 ? ('message' as const) : ('body' as const) })),
			...views,
		]
	}
	const field = handshakeField(conversation, message, bytes)
	return [{ ...common, title: field.label ?? type, kind: 'message', bytes, field, pieces }, ...views]
}

/** Whether a rung is of what stands in a stream, in the clear or opened. */
function isOfStream(type: string): boolean {
	return type.startsWith('http_') || type.startsWith('websocket_') || type === 'server_sent_event'
}

/** The blocks of such a rung. `read` answers the bytes of another rung like it. */
function blocksOf(
	conversation: Conversation,
	index: number,
	bytes: Uint8Array,
	read: (source: MessageSource) => Uint8Array,
): (Block & { readonly title: string })[] {
	const message = conversation.messages[index]!
	if (message.type.startsWith('websocket_')) return webSocketBlocks(conversation, index, bytes, read)
	return message.type === 'server_sent_event' ? eventBlock(message, bytes) : httpBlock(conversation, message, bytes)
}

/** A record, and where it was opened what it held. */
function recordViews(session: Session, conversation: Conversation, from: Role, index: number): readonly View[] {
	const record = recordView(session, conversation, from, index)
	const opened = openedView(conversation, from, index, record.bytes)
	return opened ? [record, opened] : [record]
}

/** What a record held, from its bytes; nothing where it was not opened. */
export function openedView(
	conversation: Conversation,
	from: Role,
	index: number,
	recordBytes: Uint8Array,
): View | undefined {
	const row = conversation.records[from][index]!
	const opened = openAgain(row, recordBytes)
	if (!opened) return undefined
	const { bytes } = opened
	return {
		title: `TLS record ${index + 1} of the ${from}, opened`,
		kind: 'opened',
		bytes,
		field: openedField(conversation, from, index, row, bytes),
		pieces: [{ start: 0, length: bytes.length, origin: index, offset: 0 }],
		conversation: conversation.number,
		from,
		number: index,
		viaRecords: true,
		isOpened: true,
	}
}

function openedBytes(session: Session, conversation: Conversation, from: Role, index: number): Uint8Array {
	const row = conversation.records[from][index]
	return (row && contentAgain(row, readPieces(session, row.pieces))) ?? new Uint8Array(0)
}

/** One record of a conversation: header and fragment, decoded as far as it is in the clear. */
export function recordView(session: Session, conversation: Conversation, from: Role, index: number): View {
	const row = conversation.records[from][index]!
	const bytes = readPieces(session, row.pieces)
	return {
		title: `TLS record ${index + 1} of the ${from}`,
		kind: 'record',
		bytes,
		field: recordField(conversation, from, index, row, bytes),
		pieces: row.pieces,
		conversation: conversation.number,
		from,
		number: index,
		viaRecords: false,
	}
}

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

/** A record's own tree holds what stands in it whole; what spans records, or is no record, needs a view of its own. */
function needsOwnView(message: Message): boolean {
	return (
		message.source.kind === 'stream' ||
		(message.source.kind === 'opened' && (message.recordCount > 1 || message.source.start !== undefined)) ||
		(message.source.kind === 'records' && !message.encrypted && message.recordCount > 1)
	)
}

/** The bytes that pieces name, read again from the capture. */
export function readPieces(session: Session, pieces: readonly Piece[]): Uint8Array {
	const packets = new Map<number, Uint8Array>()
	return gather(pieces, packet => {
		let bytes = packets.get(packet)
		if (!bytes) {
			const row = session.index?.row(packet)
			bytes = row ? session.bytes(row.position, row.captured) : new Uint8Array(0)
			packets.set(packet, bytes)
		}
		return bytes
	})
}

const NOTHING = new Uint8Array(0)

function gather(pieces: readonly Piece[], bytesOf: (origin: number) => Uint8Array): Uint8Array {
	const length = pieces.reduce((end, piece) => Math.max(end, piece.start + piece.length), 0)
	const bytes = new Uint8Array(length)
	for (const piece of pieces)
		bytes.set(bytesOf(piece.origin).subarray(piece.offset, piece.offset + piece.length), piece.start)
	return bytes
}
