import type { Conversation, Role } from './conversation.js'
import { openedField, recordField } from './inspect-tls.js'
import { contentAgain, openAgain } from './open-again.js'
import { readPieces } from './pieces.js'
import type { Session } from './session.js'
import type { View } from './view.js'

/** A record, and where it was opened what it held. */
export function recordViews(session: Session, conversation: Conversation, from: Role, index: number): readonly View[] {
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

/** What a record held, from the capture; nothing where it was not opened. */
export function openedBytes(session: Session, conversation: Conversation, from: Role, index: number): Uint8Array {
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
