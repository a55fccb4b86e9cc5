import { APPLICATION_DATA } from '../../src/decode/registry/content-types.js'
import type { Conversation, RecordRow, Role } from '../../src/session/conversation.js'
import { contentAgain } from '../../src/session/open-again.js'

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
