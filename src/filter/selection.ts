import type { Conversation } from '../session/conversation.js'
import type { Outcome } from '../session/decoder.js'
import type { GrowingSession } from '../session/session.js'
import { type Filter, selects } from './filter.js'
import { PacketLayers } from './layers.js'

/**
 * What a filter selects of a capture that is read once, told while it is read: what a filter asks of a packet depends
 * on its own bytes and on its conversation, which is known when that has ended. Then it is let go.
 */
export class Selection {
	/** Packets that were selected so far, and conversations with one of them. */
	packets = 0
	conversations = 0
	readonly #session: GrowingSession
	readonly #filter: Filter
	/** The packets of conversations that have not been asked for, by the conversations' numbers. */
	readonly #waiting = new Map<number, number[]>()

	constructor(session: GrowingSession, filter: Filter) {
		this.#session = session
		this.#filter = filter
	}

	/** The next packet was read. */
	packet({ conversation, earlier = [] }: Outcome): void {
		const number = this.#session.counts.packets
		for (const before of earlier) this.#assign(before, conversation)
		if (conversation > 0) this.#add(number, conversation)
		else if (selects(this.#filter, this.#session, number)) this.packets++
		if (number % EVERY === 0) this.#session.index?.release(this.#oldest(number))
	}

	/** A conversation has ended: whether any packet of it is selected. To be asked once. */
	ended({ number }: Conversation): boolean {
		const packets = this.#waiting.get(number) ?? []
		this.#waiting.delete(number)
		const selected = packets.filter(packet => selects(this.#filter, this.#session, packet)).length
		this.packets += selected
		if (selected > 0) this.conversations++
		return selected > 0
	}

	#add(packet: number, conversation: number): void {
		const packets = this.#waiting.get(conversation)
		if (packets) packets.push(packet)
		else this.#waiting.set(conversation, [packet])
	}

	/** A fragment that was asked for as part of nothing belongs to a conversation. */
	#assign(packet: number, conversation: number): void {
		const row = this.#session.index?.row(packet)
		if (!row) return
		if (this.#filter.test(new PacketLayers(this.#session, { ...row, conversation: 0 }))) this.packets--
		this.#add(packet, conversation)
	}

	/** The first packet whose row may still be asked for: the one before a packet tells the time between them. */
	#oldest(now: number): number {
		let oldest = now - FRAGMENTS
		for (const [first = now] of this.#waiting.values()) oldest = Math.min(oldest, first - 1)
		return oldest
	}
}

/** Packets between two looks at which rows are not needed any more. */
const EVERY = 1 << 14
/** Packets within which the fragments of a segment come: those further apart are counted as part of nothing. */
const FRAGMENTS = 1 << 16
