import type { Conversation, Message, PlainTurn, Role, Time } from '../session/conversation.js'

/** A line of the ladder: a message, bytes that no decoder took, or what TCP did before, between and after them. */
export type LadderRow =
	| {
			readonly kind: 'message'
			readonly index: number
			readonly message: Message
			readonly from: Role
			readonly packet: number
			readonly time: Time
	  }
	| {
			readonly kind: 'tcp'
			readonly word: 'SYN' | 'SYN, ACK' | 'FIN' | 'RST'
			readonly from: Role
			readonly packet: number
			readonly time: Time
	  }
	| {
			readonly kind: 'plain'
			readonly turn: PlainTurn
			readonly from: Role
			/** Its first. */
			readonly packet: number
			readonly time: Time
	  }
	| {
			readonly kind: 'hole'
			readonly length: number
			readonly from: Role
			readonly packet: number
			readonly time?: Time
	  }

const kept = new WeakMap<Conversation, { readonly stamp: string; readonly rows: readonly LadderRow[] }>()

/** The lines of a conversation's ladder, in the order of their packets. Kept until the conversation has grown. */
export function ladderRows(conversation: Conversation): readonly LadderRow[] {
	const { messages, plain, tcp, holeList, packets } = conversation
	const stamp = `${messages.length} ${packets} ${tcp.ends.length} ${holeList.length} ${plain.length}`
	const known = kept.get(conversation)
	if (known?.stamp === stamp) return known.rows
	const rows: LadderRow[] = []
	if (tcp.syn) rows.push({ kind: 'tcp', word: 'SYN', from: 'client', packet: conversation.firstPacket, time: tcp.syn })
	if (tcp.synAck && tcp.synAckPacket !== undefined)
		rows.push({ kind: 'tcp', word: 'SYN, ACK', from: 'server', packet: tcp.synAckPacket, time: tcp.synAck })
	// A hole is known by the packet behind it: it comes before what that packet carried.
	const later: (LadderRow & { readonly packet: number })[] = [
		...holeList.map(({ from, length, packet }) => ({ kind: 'hole', from, length, packet }) as const),
		...plain.map(turn => ({ kind: 'plain', turn, from: turn.from, packet: turn.first, time: turn.time }) as const),
		...messages.map(
			(message, index) =>
				({
					kind: 'message',
					index,
					message,
					from: message.from,
					packet: message.packets.at(-1) ?? 0,
					time: message.time,
				}) as const,
		),
		...tcp.ends.map(
			({ from, how, packet, time }) =>
				({ kind: 'tcp', word: how === 'fin' ? 'FIN' : 'RST', from, packet, time }) as const,
		),
	]
	// Stable: messages of one packet keep their order.
	rows.push(...later.sort((a, b) => a.packet - b.packet))
	kept.set(conversation, { stamp, rows })
	return rows
}

/** The line of a rung; -1 when there is none. */
export function rowOfRung(conversation: Conversation, index: number): number {
	return ladderRows(conversation).findIndex(row => row.kind === 'message' && row.index === index)
}
