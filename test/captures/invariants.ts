import assert from 'node:assert/strict'
import { endpoint } from '../../src/decode/net/address.js'
import { packetTree } from '../../src/decode/net/frame.js'
import { ACK, SYN } from '../../src/decode/net/segment.js'
import type { Conversation } from '../../src/session/conversation.js'
import { inspectMessage } from '../../src/session/inspect.js'
import type { Session } from '../../src/session/session.js'
import { assertTiles } from '../decode/tiles.js'
import { endText } from './our-facts.js'

/** Packets of one capture whose trees are opened. */
const PACKETS = 200

/** How a capture's packets were counted: those without a segment by why. */
export type Counted = { readonly decoded: number; readonly others: ReadonlyMap<string, number> }

/** The leaves of every block tile its bytes: of the first packets, and of all messages with their records. */
export function assertTiling(session: Session): void {
	for (let number = 1; number <= Math.min(PACKETS, session.counts.packets); number++) {
		const { position, captured, link, length } = session.index!.row(number)!
		assertTiles(packetTree(session.bytes(position, captured), link, length).field, captured)
	}
	for (const conversation of session.conversations) {
		for (const index of conversation.messages.keys()) {
			for (const view of inspectMessage(session, conversation, index)) assertTiles(view.field, view.bytes.length)
		}
	}
}

/**
 * Every packet is counted once: as decoded, for its segment or as a fragment of one, and then to a conversation; or as
 * skipped or malformed, with a reason.
 */
export function assertCounted(session: Session): Counted {
	const { counts, index } = session
	const others = new Map<string, number>()
	let decoded = 0
	for (let number = 1; number <= counts.packets; number++) {
		const row = index!.row(number)!
		const { value } = packetTree(session.bytes(row.position, row.captured), row.link, row.length)
		if (row.conversation > 0) {
			decoded++
			if (value.kind !== 'tcp') assert.match(value.why, FRAGMENT, `packet ${number}`)
			continue
		}
		assert.ok(value.kind !== 'tcp', `packet ${number}`)
		assert.match(value.why, /^\S.*[^.\s]$/, `packet ${number}`)
		const reason = `${value.kind}: ${value.protocol}: ${value.why}`
		others.set(reason, (others.get(reason) ?? 0) + 1)
	}
	assert.equal(counts.decoded, decoded)
	assert.equal(counts.decoded + counts.skipped + counts.malformed, counts.packets)
	return { decoded, others }
}

const FRAGMENT = /fragment/

/** Both ends of a conversation are those of its packets, the sender of the SYN is the client, and rungs stand in order. */
export function assertRoles(session: Session): void {
	for (const conversation of session.conversations) {
		const ends = [endText(conversation.client), endText(conversation.server)]
		const where = `conversation ${conversation.number}, ${ends.join(' ')}`
		assert.ok(conversation.firstPacket <= conversation.lastPacket, where)
		for (const { packets } of conversation.messages) {
			assert.ok(packets.length > 0, where)
			assert.ok(packets[0]! >= conversation.firstPacket && packets.at(-1)! <= conversation.lastPacket, where)
		}
		assertClient(session, conversation, ends, where)
	}
}

function assertClient(session: Session, conversation: Conversation, ends: readonly string[], where: string): void {
	const row = session.index!.row(conversation.firstPacket)!
	const { value } = packetTree(session.bytes(row.position, row.captured), row.link, row.length)
	if (value.kind !== 'tcp') {
		assert.match(value.why, FRAGMENT, where)
		return
	}
	const from = endpoint(value.source, value.sourcePort)
	assert.ok(ends.includes(from), where)
	if ((value.flags & SYN) === 0) return
	const isAnswer = (value.flags & ACK) !== 0
	assert.deepEqual([conversation.rolesBy, from], ['syn', ends[isAnswer ? 1 : 0]], where)
}
