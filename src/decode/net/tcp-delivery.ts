import type { Issue } from '../field.js'
import { LIMITS } from '../limits.js'
import type { HoleCause, StreamEvent } from '../stream.js'
import type { Packet } from './packet.js'
import { type Comparison, History, type RecentBytes } from './tcp-history.js'

/** A packet, by its number, and when it was captured. */
export type Moment = Pick<Packet, 'number' | 'seconds' | 'nanos'>

/**
 * Takes the events of one direction, with the capture time of the packet that the event names. Only the bytes of a
 * `bytes` event are valid just during the call; the event itself may be kept.
 */
export type TcpStreamSink = (event: StreamEvent, seconds: number, nanos: number) => void

/**
 * Answers whether the next bytes of one direction, which stand at `at` of the packet's buffer, are only counted: then
 * they are not handed on.
 */
export type TcpSkip = (packet: Packet, at: number, length: number) => boolean

/** The delivered part of one direction: everything up to `next`, as bytes or as holes. */
export class Delivery {
	/** Offset of the next byte. */
	next = 0
	/** Bytes handed on, and bytes of the holes between them. */
	bytes = 0
	missing = 0
	/** How the stream ended, once its `end` was handed on. */
	ended: 'fin' | 'rst' | 'capture' | undefined
	readonly #sink: TcpStreamSink
	readonly #skip: TcpSkip | undefined
	readonly #recent: RecentBytes | undefined
	/** Nothing of it is left once the stream is forgotten. */
	#history: History | undefined
	#issueCount = 0

	constructor(sink: TcpStreamSink, recent: RecentBytes | undefined, skip?: TcpSkip) {
		this.#sink = sink
		this.#skip = skip
		this.#recent = recent
	}

	/** Hands on the next bytes, which stand at `offset` of the packet's captured bytes. */
	deliver(bytes: Uint8Array, offset: number, moment: Moment): void {
		const start = this.next
		this.#remember(bytes, moment)
		this.#sink({ kind: 'bytes', start, bytes, packet: moment.number, offset }, moment.seconds, moment.nanos)
	}

	/**
	 * The same of `length` bytes at `at` of the packet's buffer. Most packets of most captures lie inside a sealed record, of
	 * which only the length counts: no view is made of their bytes, and no event.
	 */
	deliverFrom(packet: Packet, at: number, length: number): void {
		if (!this.#skip?.(packet, at, length)) this.deliver(viewOf(packet, at, length), at - packet.start, packet)
		else if (this.#recent) this.#remember(viewOf(packet, at, length), packet)
		else this.pass(length)
	}

	/** Counts the next bytes, of which nothing is kept. */
	pass(length: number): void {
		this.next += length
		this.bytes += length
	}

	#remember(bytes: Uint8Array, { number }: Moment): void {
		const start = this.next
		this.next = start + bytes.length
		this.bytes += bytes.length
		if (!this.#recent) return
		this.#history ??= new History()
		this.#history.add(start, this.next, this.#recent.keep(bytes), number)
	}

	/** Passes over the bytes up to `end`. */
	hole(end: number, cause: HoleCause, moment: Moment): void {
		const start = this.next
		const length = end - start
		this.next = end
		this.missing += length
		if (this.#recent) {
			this.#history ??= new History()
			this.#history.addMissing(start, end, moment.number)
		}
		this.#sink({ kind: 'hole', start, length, cause, packet: moment.number }, moment.seconds, moment.nanos)
	}

	/** The last event. */
	end(how: 'fin' | 'rst' | 'capture', moment: Moment): void {
		this.ended = how
		this.#sink({ kind: 'end', how, packet: moment.number }, moment.seconds, moment.nanos)
	}

	/** Names something wrong, up to `LIMITS.streamIssues` times. */
	issue(code: Issue['code'], text: string, moment: Moment): void {
		if (this.ended !== undefined || this.#issueCount > LIMITS.streamIssues) return
		const isLast = this.#issueCount++ === LIMITS.streamIssues
		const issue: Issue = isLast
			? { code: 'limit', text: 'further faults of this direction are not named' }
			: { code, text }
		this.#sink({ kind: 'issue', packet: moment.number, issue }, moment.seconds, moment.nanos)
	}

	/** Compares bytes that stand at `start` with those handed on before, as far as these are still known. */
	compare(bytes: Uint8Array, start: number, result: Comparison): void {
		if (this.#recent) this.#history?.compare(bytes, start, this.#recent, result)
	}

	/** Gives back what only late segments are compared with. */
	forget(): void {
		this.#history = undefined
	}
}

/** A view of a packet's buffer that is a plain array, so that whoever keeps it by `slice` has a copy: that of a Node.js Buffer would be none. */
export function viewOf({ buffer }: Packet, at: number, length: number): Uint8Array {
	return new Uint8Array(buffer.buffer, buffer.byteOffset + at, length)
}

/** A moment to keep: a packet's own object is used again for the next one. */
export function momentOf({ number, seconds, nanos }: Moment): Moment {
	return { number, seconds, nanos }
}
