import { inflateRecord } from '../analyse/tls/compression.js'
import { type OpenedRecord, openRecord } from '../analyse/tls/open-record.js'
import { APPLICATION_DATA } from '../decode/registry/content-types.js'
import { RECORD_HEADER } from '../decode/tls/record-header.js'
import type { Conversation, RecordRow, Role } from './conversation.js'

/** Opens a record once more, from the bytes of its block; nothing where it was not opened before. */
export function openAgain(row: RecordRow, bytes: Uint8Array): OpenedRecord | undefined {
	if (!row.opened) return undefined
	const { protection, sequence, chain } = row.opened
	const record = { type: row.type, version: row.version, fragment: bytes.subarray(RECORD_HEADER) }
	const opened = openRecord(protection, record, sequence, chain)
	return opened.isOpen ? opened : undefined
}

/** What a record held, uncompressed, from the bytes of its block. */
export function contentAgain(row: RecordRow, bytes: Uint8Array): Uint8Array | undefined {
	const opened = openAgain(row, bytes)
	const content = opened?.bytes.subarray(0, opened.length)
	const window = row.opened?.window
	return content && window ? inflateRecord(content, window)?.bytes : content
}

/**
 * The application data one side sent, opened again record by record. `read` answers the bytes of a record's block. For
 * sessions that keep their rows.
 */
export function* openedData(
	conversation: Conversation,
	from: Role,
	read: (row: RecordRow) => Uint8Array,
): Generator<Uint8Array> {
	for (const row of conversation.records[from]) {
		if (row?.opened?.type !== APPLICATION_DATA) continue
		const content = contentAgain(row, read(row))
		if (content) yield content
	}
}
