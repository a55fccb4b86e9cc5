import type { Packet } from './packet.js'
import type { Segment } from './segment.js'
import { type Delivery, type Moment, viewOf } from './tcp-delivery.js'
import { Held } from './tcp-held.js'
import { type Comparison, noteDifference, RecentBytes } from './tcp-history.js'
import { TcpNote } from './tcp-notes.js'
import { differing, tooLate } from './tcp-sentences.js'

/** What the directions of all connections share: memory that is bounded for all of them together. */
export class TcpMemory {
	/** Nothing is kept of what was delivered where nobody asks how payload that comes again compares with it. */
	readonly recent: RecentBytes | undefined
	/** Cost of everything held back. */
	held = 0
	/** The directions that hold something back; the one that has waited longest comes first. */
	readonly holders = new Set<{ giveUp(cause: 'limit'): void }>()

	constructor(compares = true) {
		this.recent = compares ? new RecentBytes() : undefined
	}
}

/** Puts payload into the order of its offsets: what goes on is delivered, what stands ahead is copied and held. */
export class Assembler {
	/** Whether nothing may be delivered yet. */
	isPaused = false
	readonly held = new Held()
	readonly #out: Delivery
	readonly #memory: TcpMemory
	/** End of the furthest byte that was held. */
	#furthest = 0

	constructor(out: Delivery, memory: TcpMemory) {
		this.#out = out
		this.#memory = memory
	}

	/** End of the furthest byte seen. */
	get seen(): number {
		return Math.max(this.#furthest, this.#out.next)
	}

	/** Payload of a segment that belongs to offsets `start` to `end`. Returns what can be noted of it: bits of `TcpNote`. */
	put(packet: Packet, segment: Segment, start: number, end: number): number {
		const { seen } = this
		const { next } = this.#out
		const captured = Math.min(end, start + segment.captured)
		const result: Comparison = { differing: 0, missing: 0, firstPacket: 0, lastPacket: 0 }
		const old = Math.min(next, captured)
		if (start < old) this.#out.compare(piece(packet, segment, start, start, old), start, result)
		let fresh = 0
		let notes = 0
		for (let at = Math.max(start, next); at < end; ) {
			const chunk = this.held.after(at)
			let stop = end
			if (chunk !== undefined && chunk.start <= at) {
				stop = Math.min(end, chunk.end)
				const to = Math.min(stop, captured)
				if (chunk.bytes && to > at) {
					const first = chunk.bytes.subarray(at - chunk.start, to - chunk.start)
					noteDifference(first, piece(packet, segment, start, at, to), chunk.number, result)
				}
			} else {
				if (chunk !== undefined) stop = Math.min(end, chunk.start)
				if (fresh === 0 && at < seen) notes |= TcpNote.outOfOrder
				fresh += stop - at
				this.#add(packet, segment, start, at, stop)
			}
			at = stop
		}
		this.#furthest = Math.max(this.#furthest, end)
		if (fresh < end - start) notes |= fresh > 0 ? TcpNote.overlap : TcpNote.retransmission
		if (start > seen) notes |= TcpNote.gap
		return notes | this.#tell(result, start, end, packet)
	}

	/** Delivers what no longer waits. */
	drain(): void {
		const out = this.#out
		const before = this.held.cost
		if (!this.isPaused) {
			for (let chunk = this.held.take(out.next); chunk; chunk = this.held.take(out.next)) {
				if (chunk.bytes) out.deliver(chunk.bytes, chunk.offset, chunk)
				else out.hole(chunk.end, 'snapped', chunk)
			}
		}
		this.#memory.held -= before - this.held.cost
	}

	/** Offsets change by so much. */
	shift(by: number): void {
		this.held.shift(by)
		this.#furthest += by
	}

	/** Leaves out the first thing that is held. */
	dropFirst(): void {
		const before = this.held.cost
		this.held.take(this.#out.next)
		this.#memory.held -= before - this.held.cost
		this.#furthest = this.held.end ?? this.#out.next
	}

	/** New bytes from `from` to `to` of a segment whose payload begins at `start`. */
	#add(packet: Packet, segment: Segment, start: number, from: number, to: number): void {
		const cut = Math.max(from, Math.min(to, start + segment.captured))
		const offset = segment.at + from - start - packet.start
		if (cut > from) {
			const bytes = piece(packet, segment, start, from, cut)
			if (this.#goesOn(from)) this.#out.deliver(bytes, offset, packet)
			else this.#hold(from, cut, bytes.slice(), offset, packet)
		}
		if (to > cut) {
			if (this.#goesOn(cut)) this.#out.hole(to, 'snapped', packet)
			else this.#hold(cut, to, undefined, 0, packet)
		}
	}

	#goesOn(start: number): boolean {
		return start === this.#out.next && !this.isPaused
	}

	#hold(start: number, end: number, bytes: Uint8Array | undefined, offset: number, packet: Packet): void {
		const before = this.held.cost
		const { number, seconds, nanos } = packet
		this.held.add({ start, end, bytes, offset, number, seconds, nanos })
		this.#memory.held += this.held.cost - before
	}

	/** Says what came of comparing bytes that were captured again. */
	#tell(result: Comparison, start: number, end: number, packet: Moment) {
		let notes = 0
		if (result.differing > 0) {
			notes |= TcpNote.differs
			this.#out.issue('unexpected', differing(start, end, result), packet)
		}
		if (result.missing > 0) {
			notes |= TcpNote.late
			this.#out.issue('unexpected', tooLate(result.missing), packet)
		}
		return notes
	}
}

/** The captured bytes from `from` to `to` of a segment whose payload begins at `start`. */
function piece(packet: Packet, segment: Segment, start: number, from: number, to: number): Uint8Array {
	return viewOf(packet, segment.at + from - start, to - from)
}
