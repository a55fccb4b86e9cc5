import type { Packet } from '../decode/net/packet.js'
import type { Conversation } from './conversation.js'
import type { Outcome } from './decoder.js'
import type { Event, EventSink } from './event.js'
import type { PacketIndex, PacketRow } from './packet-index.js'
import { Refold, type RefoldOptions } from './refold.js'
import { isSealedYet } from './sealed-yet.js'
import type { Secrets } from './secrets.js'

export type LateSecretsOptions = Omit<RefoldOptions, 'emit' | 'before'> & {
	readonly secrets: Secrets
	readonly index: PacketIndex
	/** All so far: one that says more now takes the place of what it was. */
	readonly conversations: Conversation[]
	readonly emit: EventSink
}

/**
 * Secrets that come after the records they open, in a session that keeps its rows: the conversations they open are read
 * again from the capture, whole, and take the place of what they were. Nothing waits in memory for that.
 */
export class LateSecrets {
	readonly #options: LateSecretsOptions
	/** Those that are read again while their connections last, by number. */
	readonly #again = new Map<number, Refold>()
	/** Lines of the key log when it was asked last. */
	#seen: number
	readonly #ended: Conversation[] = []

	constructor(options: LateSecretsOptions) {
		this.#options = options
		this.#seen = options.secrets.keyLog.count
	}

	/** What the first reading tells of a conversation. Answers whether that is still what there is to tell. */
	event(event: Exclude<Event, { kind: 'issue' }>): boolean {
		if (!this.#again.has(event.conversation.number)) return true
		if (event.kind === 'ended') this.#ended.push(event.conversation)
		return false
	}

	/** A packet was read; its row is in the index. */
	packet({ number }: Packet, { conversation, earlier }: Outcome): void {
		const again = this.#again.get(conversation)
		try {
			for (const before of (again && earlier) ?? []) again?.push(this.#options.index.row(before)!)
			again?.push(this.#options.index.row(number)!)
		} catch (error) {
			this.#again.delete(conversation)
			this.#options.emit(unreadable(conversation, error))
		}
		if (this.#ended.length > 0) this.end()
	}

	/** All packets were read of the connections that have ended. */
	end(): void {
		for (const { number } of this.#ended.splice(0)) {
			this.#again.get(number)?.end()
			this.#again.delete(number)
		}
	}

	/** Lines have come. Answers the numbers of the conversations that say more now. */
	grew(): readonly number[] {
		const { secrets, conversations } = this.#options
		const before = this.#seen
		this.#seen = secrets.keyLog.count
		const opened: number[] = []
		for (const conversation of conversations) {
			if (!isSealedYet(conversation)) continue
			const { clientRandom = '', resumed } = conversation.tls!
			const isNamed = secrets.keyLog.hasGrownFor(clientRandom, before) || clientRandom === ''
			// The secrets of a session that another connection made may have been among those.
			if ((isNamed || (resumed && opened.length > 0)) && this.#refold(conversation)) opened.push(conversation.number)
		}
		return opened
	}

	/** Whether more of it is open now. */
	#refold(conversation: Conversation): boolean {
		const { emit, conversations, ...options } = this.#options
		const { number } = conversation
		let isShown = false
		const again = new Refold({
			...options,
			before: number - 1,
			emit: event => {
				if (isShown) emit(event)
			},
		})
		try {
			for (const row of this.#rows(conversation)) again.push(row)
		} catch (error) {
			emit(unreadable(number, error))
			return false
		}
		if (conversation.ended) again.end()
		const now = again.conversation
		if (again.count !== 1 || !now || (now.opening?.opened ?? 0) <= (conversation.opening?.opened ?? 0)) return false
		isShown = true
		conversations[number - 1] = now
		if (!conversation.ended) this.#again.set(number, again)
		return true
	}

	*#rows({ number, firstPacket, lastPacket }: Conversation): Generator<PacketRow> {
		const { index } = this.#options
		for (let packet = firstPacket; packet <= lastPacket; packet++) {
			const row = index.row(packet)
			if (row?.conversation === number) yield row
		}
	}
}

/** That a conversation stays as it is, though there are secrets: its packets cannot be had again. */
export function unreadable(number: number, error: unknown): Event {
	const why = error instanceof Error ? error.message : String(error)
	const text = `conversation ${number} cannot be read again with the secrets that came after it: ${why}`
	return { kind: 'issue', finding: { code: 'limit', text } }
}
