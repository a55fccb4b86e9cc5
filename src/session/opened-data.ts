import type { Piece } from '../decode/block.js'
import type { Captured } from '../decode/http/captured.js'
import { LIMITS } from '../decode/limits.js'
import type { Message, Role } from './conversation.js'
import type { End } from './handler.js'
import { HttpConversation, type Origin } from './http-conversation.js'
import { Http2Conversation } from './http2/http2-conversation.js'
import { Lane } from './lane.js'
import type { Moment } from './moment.js'
import { recognise } from './recognise.js'
import type { Rungs } from './rungs.js'
import type { Trace } from './trace.js'

/** The record that some opened bytes stood in. */
export type OpenedFrom = { readonly record: number; readonly packets: readonly number[] }

/** How what a record held is known, and whether it is early data. */
type Known = Pick<Message, 'encrypted' | 'standing'>
type Sealed = Known & { readonly isEarly: boolean }

type Early = { readonly bytes: Uint8Array; readonly from: OpenedFrom; readonly moment: Moment }

/**
 * The application data that the records of one conversation held, opened: two streams again, which are recognised and
 * read. Records of both directions are counted together, so that it is known which came first.
 */
export class OpenedData {
	readonly #trace: Trace | undefined
	readonly #now: () => Moment
	readonly #earlyData: () => string | undefined
	readonly #http: HttpConversation
	readonly #newHttp2: () => Http2Conversation
	readonly #alpn: () => string | undefined
	#http2: Http2Conversation | undefined
	readonly #lanes: Readonly<Record<Role, Lane>> = { client: new Lane(0), server: new Lane(0) }
	readonly #places: Readonly<Record<Role, Map<number, OpenedFrom>>> = { client: new Map(), server: new Map() }
	/** Records in the middle of a long message, which are counted only. */
	readonly #folded = { client: { records: 0, packets: 0 }, server: { records: 0, packets: 0 } }
	/** Offset of the next byte in each direction's opened stream. */
	readonly #next = { client: 0, server: 0 }
	/** Early data that wait for the server's word: what it rejects was never read. */
	#early: Early[] = []
	#earlyLength = 0
	#count = 0
	#moment: Moment | undefined
	#known: Known = { encrypted: true, standing: 'verified' }

	/** `earlyData` answers whether the server took early data, as far as it is known. */
	constructor(rungs: Rungs, now: () => Moment, trace: Trace | undefined, earlyData: () => string | undefined) {
		this.#alpn = () => rungs.draft.tls?.alpn
		this.#trace = trace
		this.#now = now
		this.#earlyData = earlyData
		const nowhere = { push: () => {}, hole: () => {} }
		const moment = () => this.#moment ?? now()
		this.#http = new HttpConversation(rungs, moment, trace, nowhere, this.#origin())
		this.#newHttp2 = () => new Http2Conversation(rungs, moment, trace, { isWhole: true }, this.#origin())
	}

	/** The content of the next record; a view of bytes that may be kept. */
	push(from: Role, bytes: Uint8Array, place: OpenedFrom, { isEarly, ...known }: Sealed): void {
		this.#known = known
		if (isEarly && this.#earlyData() === 'unknown') {
			this.#earlyLength += bytes.length
			if (this.#earlyLength <= LIMITS.earlyData) this.#early.push({ bytes, from: place, moment: this.#now() })
			return
		}
		if (from === 'client') this.#releaseEarly()
		if (!isEarly || this.#earlyData() !== 'rejected') this.#take(from, bytes, place)
	}

	/** A record of about `length` bytes could not be opened, or is not in the capture. */
	hole(from: Role, length: number): void {
		if (from === 'client') this.#releaseEarly()
		const start = this.#next[from]
		this.#next[from] += length
		this.#trace?.openedHole(from)
		const lane = this.#lanes[from]
		if (lane.state === 'read') lane.handler!.hole(from, start, length)
		else if (lane.state === 'open') lane.holdHole(start, length, this.#now())
	}

	/** Nothing more comes from this side. */
	end(from: Role, how: End): void {
		if (from === 'client') this.#releaseEarly()
		const lane = this.#lanes[from]
		lane.drop()
		lane.state = 'ended'
		lane.handler?.end(from, how)
	}

	#releaseEarly(): void {
		const early = this.#early
		if (early.length === 0) return
		this.#early = []
		if (this.#earlyData() === 'rejected') return
		for (const { bytes, from, moment } of early) {
			this.#moment = moment
			this.#take('client', bytes, from)
		}
		this.#moment = undefined
	}

	#take(from: Role, bytes: Uint8Array, place: OpenedFrom): void {
		const chunk = { start: this.#next[from], bytes, packet: ++this.#count, offset: 0 }
		this.#next[from] += bytes.length
		this.#places[from].set(chunk.packet, place)
		if (this.#places[from].size > 2 * LIMITS.pieces) this.#fold(from)
		this.#trace?.opened(from, chunk, record => this.#place(from, record))
		const lane = this.#lanes[from]
		if (lane.state === 'read') lane.handler!.push(from, chunk)
		else if (lane.state === 'open') {
			lane.hold(chunk, this.#moment ?? this.#now())
			this.#recognise(from, lane)
		} else this.#forget(from, chunk.packet - 1)
	}

	#recognise(from: Role, lane: Lane): void {
		const across = this.#lanes[from === 'client' ? 'server' : 'client']
		const isMidway = lane.hasHole || this.#alpn() === 'h2'
		const answer = recognise(lane.bytes, { isAnswer: across.protocol === 'http2', isMidway })
		if (answer === 'more' && lane.length < LIMITS.recognise) return
		if (answer === 'more' || (answer.protocol !== 'http' && answer.protocol !== 'http2')) {
			lane.drop()
			lane.state = 'watched'
			return
		}
		if (answer.protocol === 'http2') this.#http2 ??= this.#newHttp2()
		lane.handler = answer.protocol === 'http' ? this.#http : this.#http2
		lane.protocol = answer.protocol
		lane.state = 'read'
		lane.release(from, answer.skip ?? 0, moment => {
			this.#moment = moment
		})
		this.#moment = undefined
		if (answer.protocol === 'http2' && across.state === 'open' && across.length > 0)
			this.#recognise(from === 'client' ? 'server' : 'client', across)
	}

	#place(from: Role, record: number): OpenedFrom {
		return this.#places[from].get(record) ?? { record: 0, packets: [] }
	}

	/** Where messages in opened bytes come from: what they name as packets are records in the order of their coming. */
	#origin(): Origin {
		return {
			known: () => this.#known,
			source: (from, start, pieces, end) => ({
				kind: 'opened',
				start,
				...(end !== undefined && { end }),
				pieces: pieces.map(piece => this.#named(from, piece)),
			}),
			carried: (from, captured) => this.#carried(from, captured),
			packet: (from, record) => this.#place(from, record).packets[0] ?? 0,
			ended: (from, captured) => {
				this.#forget(from, captured.packets.last - 1)
				this.#folded[from] = { records: 0, packets: 0 }
			},
		}
	}

	#named(from: Role, piece: Piece): Piece {
		return { ...piece, origin: this.#place(from, piece.origin).record }
	}

	#carried(from: Role, { packets: { first, last } }: Captured): ReturnType<Origin['carried']> {
		const packets = new Set<number>()
		let records = 0
		for (const place of this.#between(from, first, last)) {
			records++
			for (const packet of place.packets) packets.add(packet)
		}
		const ascending = [...packets].sort((a, b) => a - b)
		const folded = this.#folded[from]
		return {
			packets: ascending.length > LIMITS.pieces ? ascending.slice(0, LIMITS.pieces) : ascending,
			packetCount: ascending.length + folded.packets,
			recordCount: records + folded.records,
		}
	}

	/** The places of the records from `first` to `last`: few of many, while a response goes on that tells an event each time. */
	*#between(from: Role, first: number, last: number): Generator<OpenedFrom> {
		const places = this.#places[from]
		if (last - first < places.size) {
			for (let count = first; count <= last; count++) {
				const place = places.get(count)
				if (place) yield place
			}
		} else for (const [count, place] of places) if (count >= first && count <= last) yield place
	}

	/**
	 * No message has ended since the first of the records that are kept: those after the first `LIMITS.pieces` are all of
	 * one long message, which names no more of them.
	 */
	#fold(from: Role): void {
		const places = this.#places[from]
		const folded = this.#folded[from]
		let at = 0
		let last = 0
		for (const [count, { packets }] of places) {
			at++
			if (at > LIMITS.pieces && at <= 2 * LIMITS.pieces - LATEST) {
				folded.records++
				folded.packets += packets.filter(packet => packet > last).length
				places.delete(count)
			}
			last = Math.max(last, ...packets)
		}
	}

	/** Records up to this one are not asked for any more. */
	#forget(from: Role, record: number): void {
		const places = this.#places[from]
		for (const count of places.keys()) {
			if (count > record) return
			places.delete(count)
		}
	}
}

/** Of a long message the latest records stay known: a text that was traced may begin in one. */
const LATEST = 64
