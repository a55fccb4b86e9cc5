import type { ProveOptions } from '../../analyse/certificates/trust.js'
import type { BrokenRecord, Materials } from '../../analyse/proofs/materials.js'
import { type Effect, type MessageChange, tamperMessage, tamperRecord, unchanged } from '../../analyse/proofs/tamper.js'
import { openRecord } from '../../analyse/tls/open-record.js'
import { RECORD_HEADER } from '../../decode/tls/record-header.js'
import type { Conversation, Role } from '../conversation.js'
import { readPieces } from '../pieces.js'
import type { Session } from '../session.js'
import { sealOf } from './record-log.js'

/** Bits of one byte of a sealed record turned over; the offset counts from the first byte of its header. */
export type RecordChange = {
	readonly from: Role
	/** Index among the sender's records. */
	readonly record: number
	readonly offset: number
	readonly xor: number
}

export type Change = MessageChange | RecordChange

/**
 * What each proof of a conversation would be after a change, beside what it is. `materials` are those of `materialsOf`.
 * Nothing when no such byte can be changed: no message of a handshake, no record that was opened.
 */
export function tamper(
	session: Session,
	conversation: Conversation,
	materials: Materials,
	change: Change,
	prove: ProveOptions,
): readonly Effect[] | undefined {
	if ('rung' in change) return tamperMessage(materials, change, prove)
	const { from, record, offset, xor } = change
	const row = conversation.records[from][record]
	if (!row?.opened) return undefined
	const bytes = readPieces(session, row.pieces).slice()
	if (bytes[offset] === undefined || (xor & 0xff) === 0) return undefined
	bytes[offset]! ^= xor & 0xff
	const { protection, sequence, chain } = row.opened
	const header = { type: bytes[0]!, version: bytes[1]! * 0x100 + bytes[2]! }
	const length = bytes[3]! * 0x100 + bytes[4]!
	const fragment = bytes.subarray(RECORD_HEADER)
	const isOpen = length === fragment.length && openRecord(protection, { ...header, fragment }, sequence, chain).isOpen
	// SSL 3.0 does not authenticate the version of a record, and its padding may hold anything.
	if (isOpen) return unchanged(materials, prove)
	const packet = row.pieces.at(-1)?.origin ?? 0
	const broken: BrokenRecord = { from, record, packet, seal: sealOf(protection), isLast: false }
	return tamperRecord(materials, broken, prove)
}
