import { inflateRecord } from '../analyse/tls/compression.js'
import { type OpenedRecord, openRecord } from '../analyse/tls/open-record.js'
import { RECORD_HEADER } from '../decode/tls/record-header.js'
import type { RecordRow } from './conversation.js'

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
