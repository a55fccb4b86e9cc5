import type { Conversation, Role } from './conversation.js'

/** What one packet of a conversation carried, whole or in part. */
export type Carried = {
	readonly records: readonly { readonly from: Role; readonly index: number }[]
	/** Rungs by index, but for runs of application data: those are found by their records. */
	readonly messages: readonly number[]
}

type Known = {
	readonly records: Map<number, { readonly from: Role; readonly index: number }[]>
	readonly messages: Map<number, number[]>
	/** How many were looked at, and how many packets the last of the rungs had then. */
	readonly read: { client: number; server: number; messages: number; packets: number }
}

const cache = new WeakMap<Conversation, Known>()
const NOTHING: Carried = { records: [], messages: [] }

/** Looked up by packet; the table behind it grows with the conversation. */
export function carriedBy(conversation: Conversation, packet: number): Carried {
	let known = cache.get(conversation)
	if (!known) {
		known = { records: new Map(), messages: new Map(), read: { client: 0, server: 0, messages: 0, packets: 0 } }
		cache.set(conversation, known)
	}
	catchUp(conversation, known)
	const records = known.records.get(packet)
	const messages = known.messages.get(packet)
	return records || messages ? { records: records ?? [], messages: messages ?? [] } : NOTHING
}

function catchUp(conversation: Conversation, { records, messages, read }: Known): void {
	for (const from of ['client', 'server'] as const) {
		const rows = conversation.records[from]
		for (; read[from] < rows.length; read[from]++) {
			for (const { origin } of rows[read[from]]!.pieces) {
				const there = records.get(origin)
				if (there?.at(-1)?.from === from && there.at(-1)?.index === read[from]) continue
				if (there) there.push({ from, index: read[from] })
				else records.set(origin, [{ from, index: read[from] }])
			}
		}
	}
	const name = (index: number, from: number) => {
		const { source, packets } = conversation.messages[index]!
		// A run names only its ends, and still grows: its records stand for it.
		if (source.kind === 'run') return
		for (let i = from; i < packets.length; i++) {
			const there = messages.get(packets[i]!)
			if (there) there.push(index)
			else messages.set(packets[i]!, [index])
		}
		read.packets = packets.length
	}
	// The last rung that was looked at may have grown.
	if (read.messages > 0 && conversation.messages.length >= read.messages) name(read.messages - 1, read.packets)
	for (; read.messages < conversation.messages.length; read.messages++) name(read.messages, 0)
}
