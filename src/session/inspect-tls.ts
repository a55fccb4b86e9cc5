import type { Field } from '../decode/field.js'
import { bytesOf, inspect } from '../decode/reader.js'
import type { Context } from '../decode/tls/context.js'
import { handshake } from '../decode/tls/handshake.js'
import { openedRecord } from '../decode/tls/opened-record.js'
import { record } from '../decode/tls/record.js'
import type { Conversation, Message, RecordRow, Role } from './conversation.js'

/** The tree of a handshake message's own bytes. */
export function handshakeField(conversation: Conversation, message: Message, bytes: Uint8Array): Field {
	return inspect('handshake', bytes, r => handshake(r, contextOf(conversation, message.from))).field
}

/** The tree of one record: what is sealed in it stays one leaf, with the name that place and size suggest. */
export function recordField(
	conversation: Conversation,
	from: Role,
	index: number,
	row: RecordRow,
	bytes: Uint8Array,
): Field {
	const rungs = messagesIn(conversation, from, index)
	const continued = rungs
		.flatMap(({ source }) => (source.kind === 'records' ? source.pieces : []))
		.find(piece => piece.origin === index && piece.start > 0)
	const sealed = row.sealed ? sealedLabel(rungs, row) : undefined
	const context = {
		...contextOf(conversation, from),
		...(sealed !== undefined && { sealed }),
		...(continued && { continued: continued.length }),
	}
	return inspect('record', bytes, r => record(r, context)).field
}

/** The tree of what a sealed record held; `bytes` are all that was encrypted. */
export function openedField(
	conversation: Conversation,
	from: Role,
	index: number,
	{ opened }: RecordRow,
	bytes: Uint8Array,
): Field {
	const { protection, type = 0, length = 0 } = opened ?? {}
	const { sealing, encryptThenMac } = protection ?? {}
	const continued = messagesIn(conversation, from, index)
		.flatMap(({ source }) => (source.kind === 'opened' && source.start === undefined ? source.pieces : []))
		.find(piece => piece.origin === index && piece.start > 0)
	const context = {
		...contextOf(conversation, from),
		type,
		length,
		isCompressed: opened?.window !== undefined,
		macLength: encryptThenMac ? 0 : (sealing?.macLength ?? 0),
		...(continued && { continued: continued.length }),
	}
	return inspect('opened_record', bytes, r => openedRecord(r, context)).field
}

/** The rungs of which a record carried a part, in their order. */
export function messagesIn(conversation: Conversation, from: Role, record: number): Message[] {
	return conversation.messages.filter(({ source, from: sender }) => {
		if (sender !== from || source.kind === 'stream') return false
		if (source.kind === 'run') return source.first <= record && record <= source.last
		return source.pieces.some(piece => piece.origin === record)
	})
}

function sealedLabel(rungs: readonly Message[], row: RecordRow): string {
	const [rung] = rungs
	if (row.opened?.protection.sealing.kind === 'null')
		return `${openedNames(rungs)} (not encrypted, ${bytesOf(row.length)} with its MAC)`
	if (row.opened) return `${openedNames(rungs)} (encrypted, ${bytesOf(row.length)}; opened)`
	if (!rung || rung.type === 'application_data') return `application data (encrypted, ${bytesOf(row.length)})`
	return `${rung.likely ?? rung.type} (encrypted, ${bytesOf(row.length)}; inferred)`
}

/** What an opened record held: HTTP messages stand in its application data. */
function openedNames(rungs: readonly Message[]): string {
	const names = rungs.flatMap(({ type, source }) =>
		source.kind === 'opened' && source.start !== undefined ? [] : [type.replaceAll('_', ' ')],
	)
	return names.length > 0 ? names.join(', ') : 'record'
}

function contextOf(conversation: Conversation, from: Role): Context {
	const { negotiated: version, suite } = conversation.tls ?? {}
	return { from, ...(version !== undefined && { version }), ...(suite !== undefined && { suite }) }
}
