import { Fragments, type Whole } from '../decode/net/fragments.js'
import { segmentOf } from '../decode/net/frame.js'
import type { Packet } from '../decode/net/packet.js'
import { PlainSegment } from '../decode/net/plain-segment.js'
import type { NoSegment } from '../decode/net/segment.js'
import type { TcpConnection, TcpSink } from '../decode/net/tcp-connection.js'
import { TcpFlows } from '../decode/net/tcp-flows.js'
import { ConversationDecoder } from './conversation-decoder.js'
import type { EventSink } from './event.js'
import type { Moment } from './moment.js'
import type { ProverOptions } from './proofs/prover.js'
import type { Secrets } from './secrets.js'

export type DecoderOptions = {
	readonly emit: EventSink
	/** Keep a row for each record of application data too, so that it can be opened again. */
	readonly keepRuns: boolean
	/** What sealed records are opened with. */
	readonly secrets?: Secrets
	/** A text to trace in every stream and decoded body. */
	readonly find?: string
	/** Only the handshake messages are of interest: nothing else is worked out where no key opens more of them. */
	readonly only?: 'handshakes'
	/** What proofs are measured by; without it nothing is proven. */
	readonly prove?: ProverOptions
	/** Conversations that were counted already: the first one here has the next number. */
	readonly before?: number
}

/** What became of a packet, valid until the next one comes. `conversation` is 0 when it belongs to none; `notes` are bits of `TcpNote`. */
export type Outcome = {
	readonly outcome: 'decoded' | 'skipped' | 'malformed'
	readonly conversation: number
	readonly notes: number
	/** What it holds instead of TLS over TCP, where that can be told. */
	readonly unread?: keyof Unread
	/** Packets before it, skipped so far, whose IP fragments it completes: they are decoded with it. */
	readonly earlier?: readonly number[]
}

/** Packets that hold what is told by its looks and not read. */
export type Unread = { readonly quic: number; readonly dtls: number }

const SKIPPED: Readonly<Record<string, Outcome>> = {
	other: { outcome: 'skipped', conversation: 0, notes: 0 },
	QUIC: { outcome: 'skipped', conversation: 0, notes: 0, unread: 'quic' },
	DTLS: { outcome: 'skipped', conversation: 0, notes: 0, unread: 'dtls' },
}

/** Packets in, events out: the whole way of the bytes. Synchronous; holds no more than LIMITS allow. */
export class Decoder {
	readonly #flows: TcpFlows<ConversationDecoder>
	readonly #options: DecoderOptions
	readonly #fragments: Fragments
	/** The packet at hand, and its moment once something is dated with it: most packets bring nothing that is. */
	#packet: Pick<Packet, 'number' | 'seconds' | 'nanos'> = { number: 0, seconds: 0, nanos: 0 }
	#moment: Moment | undefined
	readonly #segment = new PlainSegment()
	/** One object for all packets that are decoded by themselves: an object for each is a tenth of what a scan throws away. */
	readonly #decoded = { outcome: 'decoded' as const, conversation: 0, notes: 0 }

	constructor(options: DecoderOptions) {
		this.#options = options
		// A list of handshakes says nothing of packets, nor of payload that came twice.
		const { before = 0, only } = options
		this.#flows = new TcpFlows(this.#sink(), { before, isBrief: only !== undefined })
		this.#fragments = new Fragments((issue, packet) => options.emit({ kind: 'issue', finding: { ...issue, packet } }))
	}

	/** The next packet of the capture; it and its bytes are not kept. */
	push(packet: Packet): Outcome {
		const segment = segmentOf(packet, this.#segment)
		if (segment.kind !== 'tcp') return this.#withoutSegment(packet, segment)
		this.#at(packet)
		this.#decoded.notes = 0
		this.#decoded.conversation = this.#flows.push(packet, segment).number
		return this.#decoded
	}

	/** The capture ends here: what is open is told as far as it came. */
	end(): void {
		this.#flows.end()
	}

	#withoutSegment(packet: Packet, none: NoSegment): Outcome {
		const whole = none.fragment && this.#fragments.push(packet, none.fragment)
		if (whole?.found.kind === 'tcp') return this.#whole(packet, whole)
		const found = whole ? whole.found : none
		if (found.kind !== 'malformed') return SKIPPED[found.protocol] ?? SKIPPED.other!
		const text = `${found.protocol}: ${found.why}`
		this.#options.emit({ kind: 'issue', finding: { code: 'invalid', packet: packet.number, text } })
		return { outcome: 'malformed', conversation: 0, notes: 0 }
	}

	/** The last fragment of a segment has come. */
	#whole(last: Packet, { parts, earlier }: Whole): Outcome {
		this.#at(last)
		let conversation = 0
		let notes = 0
		for (const { packet, segment } of parts) {
			conversation = this.#flows.push(packet, segment).number
			notes |= this.#decoded.notes
		}
		return { outcome: 'decoded', conversation, notes, earlier }
	}

	#at(packet: Packet): void {
		this.#packet = packet
		this.#moment = undefined
	}

	/** Most events name the packet at hand. */
	#momentOf(packet: number, seconds: number, nanos: number): Moment {
		if (packet !== this.#packet.number) return { packet, time: { seconds, nanos } }
		this.#moment ??= { packet, time: { seconds: this.#packet.seconds, nanos: this.#packet.nanos } }
		return this.#moment
	}

	#sink(): TcpSink<ConversationDecoder> {
		return {
			open: connection => this.#open(connection),
			stream: (connection, side, event, seconds, nanos) =>
				connection.state?.stream(side, event, this.#momentOf(event.packet, seconds, nanos)),
			skip: (connection, side, packet, at, length) => connection.state?.skip(side, packet, at, length) ?? false,
			passing: (connection, side) => connection.state?.passing(side) ?? 0,
			passed: (connection, packets, a, b, speaker) => connection.state?.passed(packets, a, b, speaker),
			packet: (connection, _side, notes) => {
				this.#decoded.notes = notes
				connection.state?.packet()
			},
			close: connection => {
				// No handshake message follows: of the hundreds of connections that are remembered for a while most need not be kept.
				if (this.#options.only === 'handshakes') this.#retire(connection)
			},
			retire: connection => this.#retire(connection),
		}
	}

	#retire(connection: TcpConnection<ConversationDecoder>): void {
		connection.state?.retire()
		connection.state = undefined
	}

	#open(connection: TcpConnection<ConversationDecoder>): void {
		connection.state = new ConversationDecoder(connection, this.#options)
	}
}
