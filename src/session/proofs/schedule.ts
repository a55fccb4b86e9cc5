import { keySchedule } from '../../analyse/proofs/key-schedule.js'
import type { KeyStep } from '../../analyse/proofs/key-step.js'
import { type Materials, said } from '../../analyse/proofs/materials.js'
import type { Randoms } from '../../analyse/tls/prf.js'
import type { Protection } from '../../analyse/tls/protection.js'
import { RECORD_HEADER } from '../../decode/tls/record-header.js'
import type { Conversation, Role } from '../conversation.js'
import { readPieces } from '../pieces.js'
import type { Session } from '../session.js'

/**
 * The way from the secret to the tag or MAC of one record that was opened, with the real values; none for a record that
 * stays sealed. With `materials` (of `materialsOf`) the key block up to TLS 1.2 is among them. Secret: only the screen's
 * own view and what asks for secrets by name may show it.
 */
export function scheduleOf(
	session: Session,
	conversation: Conversation,
	from: Role,
	record: number,
	materials?: Materials,
): readonly KeyStep[] {
	const row = conversation.records[from][record]
	if (!row?.opened) return []
	const { protection, sequence, chain } = row.opened
	const fragment = readPieces(session, row.pieces).subarray(RECORD_HEADER)
	const randoms = materials && randomsOf(materials, protection)
	return keySchedule({
		from,
		protection,
		record: { type: row.type, version: row.version, fragment },
		sequence,
		...(chain && { chain }),
		...(randoms && { randoms }),
	})
}

/** The randoms of the handshake that made these keys: the one whose Finished they opened. */
function randomsOf({ handshakes }: Materials, { secret }: Protection): Randoms | undefined {
	for (const { client, server } of handshakes) {
		const isIts = [...client, ...server].some(
			entry =>
				entry.kind === 'message' &&
				entry.name === 'finished' &&
				entry.protection?.secret !== undefined &&
				secret !== undefined &&
				Buffer.compare(entry.protection.secret, secret) === 0,
		)
		const hello = client.map(entry => said(entry, 'client_hello')).findLast(hello => hello !== undefined)
		const answer = server.map(entry => said(entry, 'server_hello')).find(hello => hello !== undefined)
		if (isIts && hello && answer) return { client: hello.random, server: answer.random }
	}
	return undefined
}
