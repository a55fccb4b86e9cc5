import { LIMITS } from '../decode/limits.js'
import type { Packet } from '../decode/net/packet.js'
import { grouped } from '../grouped.js'
import type { Conversation } from './conversation.js'
import type { Outcome } from './decoder.js'
import type { Event, EventSink } from './event.js'
import { unreadable } from './late-secrets.js'
import type { PacketRow } from './packet-index.js'
import { Refold, type RefoldOptions } from './refold.js'
import { isSealedYet } from './sealed-yet.js'
import type { Secrets } from './secrets.js'

/** How long what is sealed waits for secrets that come after it. */
export type Patience = {
	/** Whether any may still come. */
	readonly mayCome: () => boolean
	/** Whether conversations that have ended wait until the capture ends, not only for LIMITS.waitingSeconds. */
	readonly toTheEnd: boolean
	/** Looks for secrets once more, before the capture ends. */
	readonly look?: () => void
}

export type WaitingSecretsOptions = Omit<RefoldOptions, 'emit' | 'before'> &
	Patience & {
		readonly secrets: Secrets
		readonly emit: EventSink
	}

type Waiting = {
	readonly conversation: Conversation
	/** Lines of the key log when it was read. */
	readonly seen: number
	/** Its packets so far. */
	readonly rows: PacketRow[]
}

/**
 * Secrets that come after the records they open, in a session that keeps nothing: of a connection that may still need
 * some, the places of its packets are remembered, and its end is told when they have come, or when it has waited long
 * enough.
 */
export class WaitingSecrets {
	readonly #options: WaitingSecretsOptions
	/** In the order of their beginnings. */
	readonly #waiting = new Map<number, Waiting>()
	/** Those of them that have ended, in the order of that. */
	readonly #ended = new Set<Waiting>()
	#packets = 0

	constructor(options: WaitingSecretsOptions) {
		this.#options = options
	}

	/** What is read of a conversation. Answers whether that is to be told now. */
	event({ kind, conversation }: Exclude<Event, { kind: 'issue' }>): boolean {
		const { number } = conversation
		if (kind === 'opened') {
			const seen = this.#options.secrets.keyLog.count
			this.#waiting.set(number, { conversation, seen, rows: [] })
		}
		const waiting = this.#waiting.get(number)
		if (kind !== 'ended' || !waiting) return true
		if (this.#options.mayCome() && isSealedYet(conversation)) this.#ended.add(waiting)
		else this.#forget(waiting)
		return !this.#ended.has(waiting)
	}

	/** A packet was read. */
	packet(packet: Packet, { conversation, earlier }: Outcome): void {
		const waiting = this.#waiting.get(conversation)
		// Where the fragments before it stand was not remembered.
		if (waiting && earlier) this.#forget(waiting)
		else if (waiting) this.#remember(waiting, packet)
		if (this.#options.toTheEnd) return
		for (const ended of this.#ended) {
			if (packet.seconds <= ended.conversation.end.seconds + LIMITS.waitingSeconds) return
			this.#tell(ended)
		}
	}

	/** Lines have come: conversations that have ended and are open now are told. Answers their numbers. */
	grew(): readonly number[] {
		return [...this.#ended].filter(ended => this.#open(ended)).map(({ conversation }) => conversation.number)
	}

	/** The capture has ended: all that waits is told. */
	end(): void {
		this.#options.look?.()
		for (const ended of [...this.#ended]) this.#tell(ended)
	}

	#remember(waiting: Waiting, packet: Packet): void {
		const { conversation, rows } = waiting
		if (IN_THE_CLEAR.has(conversation.protocol) || isOpen(conversation)) {
			this.#forget(waiting)
			return
		}
		rows.push(rowOf(packet, conversation.number))
		this.#packets++
		if (rows.length > LIMITS.waitingPackets)
			this.#giveUp(waiting, `${grouped(LIMITS.waitingPackets)} packets of it have come`)
		for (const oldest of this.#waiting.values()) {
			if (this.#packets <= LIMITS.waitingPacketsTotal) return
			this.#giveUp(oldest, `${grouped(LIMITS.waitingPacketsTotal)} packets of connections without secrets have come`)
		}
	}

	#giveUp(waiting: Waiting, why: string): void {
		const { conversation } = waiting
		if (isSealedYet(conversation)) {
			const text = `conversation ${conversation.number} waits for its secrets no longer: ${why}`
			this.#options.emit({ kind: 'issue', finding: { code: 'limit', packet: conversation.lastPacket, text } })
		}
		if (this.#ended.has(waiting)) this.#tell(waiting)
		else this.#forget(waiting)
	}

	#forget(waiting: Waiting): void {
		if (!this.#waiting.delete(waiting.conversation.number)) return
		this.#ended.delete(waiting)
		this.#packets -= waiting.rows.length
	}

	/** It has waited long enough. */
	#tell(waiting: Waiting): void {
		if (this.#open(waiting)) return
		this.#forget(waiting)
		this.#options.emit({ kind: 'ended', conversation: waiting.conversation })
	}

	/** Reads it again and tells of it, when secrets have come that open more of it. */
	#open(waiting: Waiting): boolean {
		const { secrets, emit, toTheEnd: _, mayCome: __, ...options } = this.#options
		const { conversation, seen, rows } = waiting
		const { number, tls: { clientRandom = '' } = {} } = conversation
		const { keyLog } = secrets
		if (clientRandom === '' ? keyLog.count === seen : !keyLog.hasGrownFor(clientRandom, seen)) return false
		const again = new Refold({ ...options, secrets, before: number - 1, emit: () => {} })
		try {
			for (const row of rows) again.push(row)
			again.end()
		} catch (error) {
			emit(unreadable(number, error))
			return false
		}
		const now = again.conversation
		if (again.count !== 1 || !now || (now.opening?.opened ?? 0) <= (conversation.opening?.opened ?? 0)) return false
		this.#forget(waiting)
		emit({ kind: 'ended', conversation: now })
		return true
	}
}

/** Whether its secrets are there, as far as can be told: what came before them would still be sealed. */
function isOpen({ opening }: Conversation): boolean {
	return opening !== undefined && opening.opened > ENOUGH && opening.opened === opening.sealed
}

/** Records that were opened before it counts as sure that the secrets of a connection are there. */
const ENOUGH = 16

function rowOf(packet: Packet, conversation: number): PacketRow {
	const { number, seconds, nanos, timed, link, position, start, end, length } = packet
	return {
		...{ number, timed, link, position, length, conversation },
		time: { seconds, nanos },
		captured: end - start,
		notes: 0,
	}
}

const IN_THE_CLEAR: ReadonlySet<Conversation['protocol']> = new Set(['http', 'http2', 'websocket'])
