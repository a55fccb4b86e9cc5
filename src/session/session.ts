import type { ProveOptions } from '../analyse/certificates/trust.js'
import type { Packet } from '../decode/net/packet.js'
import type { Conversation, Finding } from './conversation.js'
import { Decoder, type Outcome, type Unread } from './decoder.js'
import type { Event, EventSink } from './event.js'
import { LateSecrets } from './late-secrets.js'
import { PacketIndex } from './packet-index.js'
import type { Secrets } from './secrets.js'
import { type Patience, WaitingSecrets } from './waiting-secrets.js'

/** One capture and what it adds up to. A session grows while its capture is read; `revision` says that it did. */
export type Session = {
	/** The name it was opened under: what `handshark compare A:1` calls it. */
	readonly file: string
	/** `pcap, little-endian, microseconds`: for a person. Known once the capture's header was read. */
	readonly format: string
	/** Decimals of its clock: 6 for microseconds, 9 for nanoseconds. */
	readonly digits: 6 | 9
	/** In the order of their first packets. Empty when conversations are not kept. */
	readonly conversations: readonly Conversation[]
	/** Packets and conversations counted as the report's summary has them. */
	readonly counts: Counts
	readonly issues: readonly Finding[]
	/** One row a packet, when the reader asked for it: the screen does, the report does not. */
	readonly index?: PacketIndex
	/** What sealed records are opened with. Nothing of it is shown unless asked for by name. */
	readonly secrets?: Secrets
	/** Captured bytes once more, by their position in the capture. Throws when the file has gone. */
	readonly bytes: (position: number, length: number) => Uint8Array
	readonly ended: boolean
	readonly revision: number
	/** How often a conversation has changed, by its number, where that is counted: `revision` does for all of them. */
	readonly changesOf?: (conversation: number) => number
	/** How the reading of a long capture goes, while it goes on. */
	readonly reading?: Reading
	/** Its reading was stopped before its end. */
	readonly stopped?: Stopped
	/** What was not captured from the wire as it is: a relay has recorded it, and made the headers up. */
	readonly origin?: 'relay'
	/** The local processes that opened connections, by the client's socket, `127.0.0.1:40000`, while they are looked for. */
	readonly processes?: ReadonlyMap<string, string>
	/** Packets and conversations that were let go, the oldest: they are counted, and nothing else is left of them. */
	readonly gone: { readonly packets: number; readonly conversations: number }
	/** The same as the capture itself tells, by the conversation's number. */
	readonly recordedProcesses: ReadonlyMap<number, string>
	/** The numbers of the conversations in which something is wrong or missing; without it any may be. */
	readonly troubled?: ReadonlySet<number>
}

/** How far a capture was read, and how fast that goes. */
export type Reading = {
	/** Of the file as it is, compressed or not. */
	readonly bytes: number
	/** Bytes of the whole file; nothing where that shows only at its end. */
	readonly size: number | undefined
	/** Bytes a second. */
	readonly rate: number
	/** Seconds that the rest will take, where that can be told. */
	readonly left: number | undefined
	/** It comes as it happens. */
	readonly isLive?: boolean
	/** Seconds by which what was read is older than what has come: reading gives way where much comes. */
	readonly behind?: number
}

/** Where a reading was stopped: after so many packets, and which part of the file they are, 0 to 1, where that is known. */
export type Stopped = { readonly packets: number; readonly part: number | undefined }

export type Counts = {
	readonly packets: number
	readonly decoded: number
	readonly skipped: number
	readonly malformed: number
	readonly conversations: number
} & Unread

/** Of nothing. */
export const NO_COUNTS: Counts = {
	packets: 0,
	decoded: 0,
	skipped: 0,
	malformed: 0,
	conversations: 0,
	quic: 0,
	dtls: 0,
}

export type SessionOptions = {
	readonly file: string
	readonly bytes: Session['bytes']
	/** Keep a row a packet and every conversation: what the screen needs. Without it a conversation is let go when it ends. */
	readonly keep: boolean
	/** What sealed records are opened with. */
	readonly secrets?: Secrets
	/** What certificates are measured by: without it nothing is proven of them. */
	readonly prove?: ProveOptions | undefined
	/** A text to trace in everything that is read. */
	readonly find?: string
	/** Only the handshake messages are of interest: nothing else is worked out where no key opens more of them. */
	readonly only?: 'handshakes'
	/** Without `keep`: how conversations wait for secrets that come late. With it they need not: `secretsGrew` reads them again. */
	readonly late?: Patience
	/** Told of every event after the session has grown by it. */
	readonly onEvent?: EventSink
}

/** Nothing is left of a conversation but its ends. */
export function released(conversation: Conversation): Conversation {
	const { tls: _, opening: __, find: ___, proofs: ____, remarks: _____, ...rest } = conversation
	const { tcp, end, lastPacket } = conversation
	const nothing = { messages: [], records: { client: [], server: [] }, http: [], plain: [], issues: [] }
	return { ...rest, tcp, end, lastPacket, ...nothing }
}

/** A session while its packets go in: the fold of the decoder's events. */
export class GrowingSession implements Session {
	readonly file: string
	readonly bytes: Session['bytes']
	readonly conversations: Conversation[] = []
	readonly issues: Finding[] = []
	readonly index?: PacketIndex
	readonly secrets?: Secrets
	origin?: 'relay'
	readonly recordedProcesses = new Map<number, string>()
	gone = { packets: 0, conversations: 0 }
	readonly counts: { -readonly [Name in keyof Counts]: number } = { ...NO_COUNTS }
	format = ''
	digits: 6 | 9 = 6
	ended = false
	revision = 0
	readonly #decoder: Decoder
	/** The conversation that the last packet has begun, 0 for none. */
	#begun = 0
	readonly #keep: boolean
	readonly #onEvent: EventSink | undefined
	readonly #late: LateSecrets | WaitingSecrets | undefined

	constructor({ file, bytes, keep, secrets, prove, find, only, late, onEvent }: SessionOptions) {
		this.file = file
		this.bytes = bytes
		this.#keep = keep
		this.#onEvent = onEvent
		if (secrets) this.secrets = secrets
		if (keep) this.index = new PacketIndex()
		const decoding = {
			keepRuns: keep,
			...(find !== undefined && { find }),
			...(prove && { prove }),
			...(only && { only }),
		}
		this.#decoder = new Decoder({ emit: event => this.#fold(event), ...decoding, ...(secrets && { secrets }) })
		if (!secrets) return
		const again = { ...decoding, secrets, bytes, emit: (event: Event) => this.#tell(event) }
		if (this.index) this.#late = new LateSecrets({ ...again, index: this.index, conversations: this.conversations })
		else if (late) this.#late = new WaitingSecrets({ ...again, ...late })
	}

	/** The next packet of the capture; valid during the call. Answers what became of it. */
	packet(packet: Packet): Outcome {
		this.#begun = 0
		const outcomes = this.#decoder.push(packet)
		const { outcome, conversation, notes, earlier, unread } = outcomes
		this.counts.packets++
		this.counts[outcome]++
		if (unread) this.counts[unread]++
		this.index?.add(packet, conversation, notes)
		if (earlier) this.#assign(earlier, conversation)
		this.#late?.packet(packet, outcomes)
		this.revision++
		return outcomes
	}

	/** Packets that were skipped turn out to belong to a conversation. */
	#assign(numbers: readonly number[], conversation: number): void {
		for (const number of numbers) {
			this.counts.skipped--
			this.counts.decoded++
			this.index?.assign(number, conversation)
		}
	}

	/**
	 * There are secrets that were not there before. Conversations they open are decoded again, whole, and take the place
	 * of what they were; answers their numbers. To be called where packets go in.
	 */
	secretsGrew(): readonly number[] {
		const opened = this.#late?.grew() ?? []
		this.revision++
		return opened
	}

	/** A conversation that has ended is not asked for any more: nothing is kept of it but its ends. */
	release({ number }: Conversation): void {
		this.conversations[number - 1] = released(this.conversations[number - 1]!)
	}

	/** The bytes of the capture before `position` are gone: so are their packets, and the conversations that began among them. */
	letGo(position: number): void {
		const { index, conversations } = this
		if (!index) return
		let [low, high] = [this.gone.packets + 1, index.count + 1]
		while (low < high) {
			const middle = Math.floor((low + high) / 2)
			if (index.row(middle)!.position < position) low = middle + 1
			else high = middle
		}
		index.letGo(low - 1)
		let count = this.gone.conversations
		const stub = conversations[0] && released(conversations[0])
		for (; count < conversations.length && conversations[count]!.firstPacket < low; count++)
			conversations[count] = stub!
		this.gone = { packets: low - 1, conversations: count }
		this.revision++
	}

	/** What the recorder has noted on the last packet: who has opened the connection that it begins, and how it was recorded. */
	noted({ process, origin }: { readonly process?: string; readonly origin?: 'relay' }): void {
		if (origin) this.origin = origin
		if (process === undefined || this.#begun === 0 || !this.#keep) return
		this.recordedProcesses.set(this.#begun, process)
		this.revision++
	}

	/** Damage of the capture itself. */
	issue(finding: Finding): void {
		this.#fold({ kind: 'issue', finding })
	}

	/** No more packets come. */
	end(): void {
		this.#decoder.end()
		this.#late?.end()
		this.ended = true
		this.revision++
	}

	#fold(event: Event): void {
		if (event.kind === 'opened') {
			this.counts.conversations++
			this.#begun = event.conversation.number
			if (this.#keep) this.conversations.push(event.conversation)
		}
		// What was read again, or waits to be, is told later and otherwise.
		if (event.kind === 'issue' || this.#late === undefined || this.#late.event(event)) this.#tell(event)
	}

	#tell(event: Event): void {
		this.revision++
		if (event.kind === 'issue') this.issues.push(event.finding)
		this.#onEvent?.(event)
	}
}
