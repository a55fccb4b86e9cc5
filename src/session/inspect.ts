import type { Block, Piece } from '../decode/block.js'
import { packetTree } from '../decode/net/frame.js'
import { inspect } from '../decode/reader.js'
import { sslv2ClientHello } from '../decode/tls/sslv2-hello.js'
import { carriedBy } from './carried.js'
import type { Conversation, Message, MessageSource } from './conversation.js'
import { httpBlock } from './inspect-http.js'
import { framesBlock, http2Blocks, isOfHttp2 } from './inspect-http2.js'
import { eventBlock, webSocketBlocks } from './inspect-streams.js'
import { handshakeField } from './inspect-tls.js'
import { gather, readPieces } from './pieces.js'
import { recordsOn } from './record-page.js'
import { openedBytes, recordView, recordViews } from './record-views.js'
import type { Session } from './session.js'
import type { View } from './view.js'

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

/** The frames of an HTTP/2 rung alone: a body of many megabytes need not be decoded to know them. */
export function http2Wire(session: Session, conversation: Conversation, index: number): Block | undefined {
	const message = conversation.messages[index]!
	const { source, from } = message
	if (source.kind === 'stream') return framesBlock(conversation, message, readPieces(session, source.pieces))
	if (source.kind !== 'opened') return undefined
	const bytes = gather(source.pieces, record => openedBytes(session, conversation, from, record))
	return framesBlock(conversation, message, bytes)
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
	return (
		type.startsWith('http_') ||
		type.startsWith('http2_') ||
		type.startsWith('websocket_') ||
		type === 'server_sent_event'
	)
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
	if (isOfHttp2(message)) return http2Blocks(conversation, message, bytes)
	return message.type === 'server_sent_event' ? eventBlock(message, bytes) : httpBlock(conversation, message, bytes)
}

/** A record's own tree holds what stands in it whole; what spans records, or is no record, needs a view of its own. */
function needsOwnView(message: Message): boolean {
	return (
		message.source.kind === 'stream' ||
		(message.source.kind === 'opened' && (message.recordCount > 1 || message.source.start !== undefined)) ||
		(message.source.kind === 'records' && !message.encrypted && message.recordCount > 1)
	)
}

const NOTHING = new Uint8Array(0)
