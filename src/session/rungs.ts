import type { Piece } from '../decode/block.js'
import { LIMITS } from '../decode/limits.js'
import type { Finding, Message, Role } from './conversation.js'
import type { Draft } from './draft.js'
import type { EventSink } from './event.js'

/** What a protocol says of a rung; the rest follows from the records or packets it stands in. */
export type NewRung = Omit<Message, 'encrypted' | 'standing' | 'summary' | 'packets' | 'packetCount' | 'recordCount'> &
	Partial<Pick<Message, 'encrypted' | 'standing' | 'summary' | 'packetCount' | 'recordCount'>> & {
		readonly packets: readonly number[]
	}

/** Appends rungs to a conversation and tells of each. */
export class Rungs {
	constructor(
		readonly draft: Draft,
		readonly emit: EventSink,
	) {}

	/** Answers the rung's index. */
	add(rung: NewRung): number {
		return this.push({
			encrypted: false,
			standing: 'observed',
			summary: '',
			packetCount: rung.packets.length,
			recordCount: 0,
			...rung,
		})
	}

	/** The same of a rung of which all is known. */
	push(message: Message): number {
		this.draft.messages.push(message)
		this.tell(message)
		return this.draft.messages.length - 1
	}

	/** The last rung has grown: it is written anew, its place stays. */
	replaceLast(message: Message): void {
		this.draft.messages[this.draft.messages.length - 1] = message
		this.tell(message)
	}

	/**
	 * Tells of a rung that nobody will look at again. Thousands of connections that were reset linger until nothing more of
	 * them can come: their rungs would be most of what is in use.
	 */
	tell(message: Message): void {
		this.emit({ kind: 'message', conversation: this.draft, message })
	}

	/** Something wrong with the conversation. */
	finding(finding: Finding): void {
		if (this.draft.issues.length < LIMITS.issues) this.draft.issues.push(finding)
	}

	/** The last rung, when it is a run of the same sender that another record may join. */
	run(from: Role): Message | undefined {
		const last = this.draft.messages.at(-1)
		return last?.source.kind === 'run' && last.from === from ? last : undefined
	}

	/** A run grows by a record: its row is written anew, its place stays. */
	extend(
		last: Message,
		by: Pick<Message, 'time' | 'length'> & { readonly record: number; readonly pieces: readonly Piece[] },
	): void {
		if (last.source.kind !== 'run') return
		const packets = packetsOf(by.pieces)
		const previous = last.packets.at(-1) ?? 0
		const added = packets.filter(packet => packet > previous).length
		const message: Message = {
			...last,
			time: by.time,
			length: last.length + by.length,
			packets: [last.packets[0]!, Math.max(previous, packets.at(-1) ?? 0)],
			packetCount: last.packetCount + added,
			recordCount: last.recordCount + 1,
			recordLength: last.recordLength === by.length ? by.length : 0,
			source: { kind: 'run', first: last.source.first, last: by.record },
		}
		this.replaceLast(message)
	}
}

/** The packets that pieces name, each once, ascending. */
export function packetsOf(pieces: readonly Pick<Piece, 'origin'>[]): number[] {
	if (pieces.length === 1) return [pieces[0]!.origin]
	const packets: number[] = []
	for (const { origin } of pieces) {
		const last = packets.at(-1) ?? 0
		if (origin > last) packets.push(origin)
		else if (origin < last) return sorted(pieces)
	}
	return packets
}

/** The same where packets came out of order. */
function sorted(pieces: readonly Pick<Piece, 'origin'>[]): number[] {
	return [...new Set(pieces.map(piece => piece.origin))].sort((a, b) => a - b)
}
