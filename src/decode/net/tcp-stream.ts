import { LIMITS } from '../limits.js'
import type { HoleCause } from '../stream.js'
import type { Packet } from './packet.js'
import { ACK, FIN, type Segment, SYN } from './segment.js'
import { advance, distance, LARGEST_WINDOW } from './sequence.js'
import { Acknowledged } from './tcp-acknowledged.js'
import { Assembler, type TcpMemory } from './tcp-assembler.js'
import { Delivery, type Moment, type TcpSkip, type TcpStreamSink } from './tcp-delivery.js'
import { countsByPeer, countsBySender, type Doubt, MOST_PADDING, mayBePadding } from './tcp-doubt.js'
import type { Chunk } from './tcp-held.js'
import { TcpNote } from './tcp-notes.js'
import { Patience } from './tcp-patience.js'
import { otherFin, otherInitial, outside, pastFin } from './tcp-sentences.js'

/** Before the first byte is settled, offset 0 is the first one seen, and this many bytes before it count as missing. */
const UNSETTLED = LARGEST_WINDOW / 2

/**
 * One direction of a connection: segments in, `StreamEvent`s in the order of the stream out.
 *
 * In-order payload is handed on as it stands in the packet. What stands ahead is copied and held until the bytes
 * before it arrive or are given up: when the peer has acknowledged them and `LIMITS.lateSegments` more packets of the
 * connection have not brought them, when more than `LIMITS.outOfOrder` is held, or at the end. Bytes captured twice
 * are compared with the held ones, and with the last `LIMITS.deliveredRuns` runs as far as they are among the last
 * `LIMITS.delivered` bytes of all connections; the first captured win.
 *
 * Without a SYN the first byte seen is offset 0. As long as it may have overtaken others it is held too: until an
 * acknowledgement reaches it, or for `LIMITS.lateSegments` packets.
 */
export class TcpStream {
	/** Whether byte 0 is the first byte sent or merely the first one seen; undefined while that is open. */
	begins: 'syn' | 'middle' | undefined
	/** Payload past the FIN: it belongs to nothing and is left out. */
	afterFin = 0

	readonly #memory: TcpMemory
	readonly #out: Delivery
	/** Made when something stands elsewhere than where the stream goes on. */
	#assembler: Assembler | undefined
	/** While something waits for bytes before it. */
	#patience: Patience | undefined
	/** Sequence number of offset 0; undefined before anything has a place. */
	#zero: number | undefined
	#fin: (Moment & { at: number }) | undefined
	/** Why the first payload that is held may not count: it is held until that is clear. */
	#doubt: Doubt | undefined
	/** Whether padding has been counted as payload in this direction. */
	#isPadded = false
	readonly #acked = new Acknowledged()
	/** Sequence number of the last segment without payload, from before the first payload. */
	#idleAt: number | undefined

	constructor(sink: TcpStreamSink, memory: TcpMemory, skip?: TcpSkip) {
		this.#memory = memory
		this.#out = new Delivery(sink, memory.recent, skip)
	}

	/** Bytes delivered, each once. */
	get bytes(): number {
		return this.#out.bytes
	}

	/** Bytes of all holes. */
	get missing(): number {
		return this.#out.missing
	}

	/** How the stream ended, once its `end` was delivered. */
	get ended(): 'fin' | 'rst' | 'capture' | undefined {
		return this.#out.ended
	}

	/** Whether something waits for bytes before it: then every packet of the connection is to be told to `tick`. */
	get waits(): boolean {
		return this.#patience !== undefined
	}

	/** Whether its first byte is known and it goes on from there: nothing waits, is in doubt or has ended. */
	get isSteady(): boolean {
		return (
			this.begins !== undefined &&
			this.#patience === undefined &&
			this.#doubt === undefined &&
			!this.#fin &&
			!this.ended
		)
	}

	/** Sequence number of the next byte, once the first has a place. */
	get next(): number {
		return advance(this.#zero!, this.#out.next)
	}

	/** How far it was acknowledged, as a sequence number. */
	get ackedTo(): number {
		return advance(this.#zero!, this.acknowledged)
	}

	/** The next `length` bytes came in order, and only count. */
	pass(length: number): void {
		this.#out.pass(length)
	}

	/** Whether nothing but SYNs and empty segments has been seen of this direction. */
	get isEmpty(): boolean {
		return this.#zero === undefined || (this.#out.next === 0 && this.#seen() === 0 && this.#fin === undefined)
	}

	/** Whether the peer has acknowledged the FIN. */
	get isFinAcknowledged(): boolean {
		return this.#fin !== undefined && this.#acked.end > this.#fin.at
	}

	/** Bytes that the peer has acknowledged, seen or not. */
	get acknowledged(): number {
		return Math.max(0, this.#acked.end)
	}

	/** Whether bytes that were seen wait for the peer's acknowledgement. */
	get isUnacknowledged(): boolean {
		return this.#zero !== undefined && this.#seen() > this.#acked.end
	}

	/** Whether a SYN with this sequence number can be of this stream: its own again, or one that was overtaken. */
	accepts(initial: number): boolean {
		if (this.#zero === undefined) return true
		const ahead = distance(this.#zero, advance(initial, 1))
		if (this.begins !== undefined) return ahead === 0
		const before = this.#firstHeld()!.start - ahead
		return before >= 0 && before <= LIMITS.outOfOrder
	}

	/** Offset of a sequence number; undefined before anything has a place. */
	offset(seq: number): number | undefined {
		return this.#zero === undefined ? undefined : this.#out.next + distance(this.#zero + this.#out.next, seq)
	}

	/**
	 * Takes the place of byte 0 from a SYN with this sequence number, or from the peer's acknowledgement of one.
	 * A SYN that the stream does not accept changes its place only while it is empty.
	 */
	synchronise(initial: number, packet: Moment): void {
		const zero = advance(initial, 1)
		if (this.#zero === undefined) this.#place(zero, 0, 'syn')
		else if (this.begins === undefined) this.#settle(distance(this.#zero, zero), 'syn')
		else if (zero === this.#zero) this.begins = 'syn'
		else if (this.isEmpty) {
			this.#out.issue('unexpected', otherInitial(initial, advance(this.#zero, -1)), packet)
			this.#place(zero, 0, 'syn')
		}
	}

	/** One segment of this direction, not a RST. Returns what can be noted of it: bits of `TcpNote`. */
	push(packet: Packet, segment: Segment): number {
		const { length, flags } = segment
		const out = this.#out
		if (length <= MOST_PADDING && mayBePadding(packet, segment)) return this.#pushPadding(packet, segment)
		if (out.ended !== undefined) return this.#afterEnd(segment)
		let seq = segment.seq
		if (flags & SYN) {
			this.synchronise(seq, packet)
			seq = advance(seq, 1)
		} else if (this.#zero === undefined && !this.#begin(segment)) return length > 0 ? TcpNote.keepAlive : 0
		if (this.#doubt && (flags & SYN) === 0)
			this.#clear(countsBySender(this.#doubt, this.offset(seq)!, this.#firstHeld()!))
		const ahead = distance(this.#zero! + out.next, seq)
		if (
			ahead === 0 &&
			this.#patience === undefined &&
			length > 0 &&
			segment.captured >= length &&
			(flags & (SYN | FIN)) === 0
		) {
			out.deliverFrom(packet, segment.at, length)
			return TcpNote.data
		}
		return this.#take(packet, segment, out.next + ahead)
	}

	/** What the peer acknowledges. Returns whether that is more than was seen. */
	acknowledge(seq: number, packet: Moment): boolean {
		if (this.#zero === undefined) {
			this.#acked.note(seq, packet)
			return false
		}
		const ahead = distance(this.#zero + this.#out.next, seq)
		const offset = this.#out.next + ahead
		if (this.#doubt) this.#clear(countsByPeer(this.#doubt, offset, this.#firstHeld()!))
		if (ahead > LARGEST_WINDOW || !this.#acked.raise(offset, packet)) return false
		if (this.begins === undefined) {
			const { start } = this.#firstHeld()!
			if (offset >= start) this.#settle(start, 'middle')
			return false
		}
		return offset > this.#seen() + (this.#fin ? 1 : 0)
	}

	/** One more packet of the connection, of either direction, while this one waits: gives up what has not come by now. */
	tick(): void {
		const acked = this.#patience?.tick(this.#acked.end)
		if (acked === undefined || this.#doubt) return
		if (this.begins === undefined) this.giveUp('lost')
		else while (this.#patience && acked >= this.#waitsFor()) this.giveUp('lost')
	}

	/** Gives up what is missing before the first thing that waits. */
	giveUp(cause: HoleCause): void {
		const first = this.#firstHeld()
		if (this.begins === undefined) this.#settle(first!.start, 'middle')
		else if (this.#doubt) this.#clear(true)
		else {
			const end = this.#waitsFor()
			this.#out.hole(end, cause, first?.start === end ? first : this.#fin!)
			this.#goOn()
		}
	}

	/** Nothing more comes: delivers what waits, with its holes, and the `end`, unless the FIN was the end already. */
	end(how: 'rst' | 'capture', moment: Moment): void {
		while (this.waits) this.giveUp('lost')
		if (this.ended !== undefined) return
		// One byte more than was seen is most likely a FIN that is not in the capture.
		const { end } = this.#acked
		if (this.#zero !== undefined && end > this.#out.next + 1) this.#out.hole(end, 'lost', this.#acked.moment)
		this.#out.end(how, moment)
	}

	/** Names something wrong that the stream cannot know itself. */
	issue(code: 'unexpected' | 'limit', text: string, moment: Moment): void {
		this.#out.issue(code, text, moment)
	}

	/** Gives back the memory that only retransmissions need. */
	forget(): void {
		this.#out.forget()
		this.#assembler = undefined
	}

	/** The first segment of a direction whose SYN was not seen. Returns whether it has something that needs a place. */
	#begin({ seq, length, flags }: Segment): boolean {
		const acked = this.#acked.seq
		if (length === 0 && (flags & FIN) === 0) {
			this.#idleAt = seq
			return false
		}
		if (length === 1 && acked !== undefined && distance(seq, acked) === 1) return false
		if (seq === acked || seq === this.#idleAt || length === 0) this.#place(seq, 0, 'middle')
		else this.#place(seq, -UNSETTLED, undefined)
		return true
	}

	#place(zero: number, next: number, begins: 'syn' | 'middle' | undefined): void {
		this.#zero = zero
		this.#out.next = next
		this.begins = begins
		this.#acked.place(zero)
	}

	/** The byte at `offset` becomes byte 0. */
	#settle(offset: number, begins: 'syn' | 'middle'): void {
		this.#zero = advance(this.#zero!, offset)
		this.#assembler?.shift(-offset)
		this.#patience?.shift(offset)
		this.#acked.end -= offset
		if (this.#fin) this.#fin.at -= offset
		this.#out.next = 0
		this.begins = begins
		this.#goOn()
	}

	/** Bytes that may be padding: held where the next segment will tell, left out elsewhere. */
	#pushPadding(packet: Packet, segment: Segment): number {
		const { seq, flags, length } = segment
		const { next } = this.#out
		const isNext = this.offset(seq) === next && this.ended === undefined
		const isFirst = this.#doubt === undefined && this.#patience === undefined
		if (this.#zero === undefined && length === 1) return TcpNote.keepAlive
		if (this.#isPadded || !isNext || flags & (SYN | FIN) || !(isFirst || this.#doubt === 'padding')) {
			const { source, destination } = segment
			return this.push(packet, { ...segment, source, destination, length: 0, captured: 0 })
		}
		if (isFirst) this.#holdBack('padding')
		return this.#take(packet, segment, next)
	}

	#holdBack(doubt: Doubt): void {
		this.#doubt = doubt
		this.#gather().isPaused = true
	}

	/** Whether the payload in doubt counts, if that is known. What does not was sent in vain, or not at all: its place is free. */
	#clear(counts: boolean | undefined): void {
		if (counts === undefined) return
		if (!counts) {
			this.#isPadded ||= this.#doubt === 'padding'
			this.#gather().dropFirst()
		}
		this.#doubt = undefined
		this.#gather().isPaused = false
		this.#goOn()
	}

	/** A segment that does not simply go on: it stands elsewhere, or something waits, or it has a SYN or a FIN. */
	#take(packet: Packet, segment: Segment, start: number): number {
		const notes = this.#sortIn(packet, segment, start)
		this.#goOn()
		this.#keepBounds()
		return notes
	}

	#sortIn(packet: Packet, segment: Segment, start: number): number {
		const { flags, length } = segment
		const isPlain = (flags & (SYN | FIN)) === 0
		const seen = this.#seen()
		if (isPlain && length <= 1 && (start === this.#out.next - 1 || start === seen - 1)) return TcpNote.keepAlive
		if (isPlain && length === 0) return start > seen + (this.#fin ? 1 : 0) ? TcpNote.gap : 0
		if (!this.#isInside(start, length, packet)) return TcpNote.outside
		let notes = length > 0 ? TcpNote.data : 0
		if (segment.captured < length) notes |= TcpNote.snapped
		let end = start + length
		if (flags & FIN) notes |= this.#takeFin(end, packet)
		if (this.#fin && end > this.#fin.at) {
			const beyond = end - Math.max(start, this.#fin.at)
			this.afterFin += beyond
			this.#out.issue('unexpected', pastFin(beyond), packet)
			notes |= TcpNote.afterFin
			end = this.#fin.at
		}
		if (end <= start) return notes
		if ((flags & (SYN | ACK)) === SYN && this.isEmpty) this.#holdBack('syn')
		return notes | this.#gather().put(packet, segment, start, end)
	}

	#isInside(start: number, length: number, packet: Packet): boolean {
		const ahead = start - this.#out.next
		const lowest = this.begins === undefined ? -UNSETTLED : 0
		let text: string
		if (ahead > LARGEST_WINDOW) text = outside(length, ahead, 'ahead of the stream')
		else if (ahead < -LARGEST_WINDOW) text = outside(length, -ahead, 'behind the stream')
		else if (start >= lowest || start + length > lowest) return true
		else text = outside(length, lowest - start, `before the first byte ${this.begins === 'syn' ? 'sent' : 'seen'}`)
		this.#out.issue('unexpected', text, packet)
		return false
	}

	#takeFin(at: number, packet: Packet): number {
		const seen = this.#seen()
		const earlier = this.#fin?.at
		if (earlier === at) return TcpNote.retransmission
		if (earlier === undefined && at >= seen) {
			this.#fin = { at, number: packet.number, seconds: packet.seconds, nanos: packet.nanos }
			return 0
		}
		this.#out.issue('unexpected', otherFin(at, seen, earlier), packet)
		return 0
	}

	/** Delivers what no longer waits, and the end where it is reached. */
	#goOn(): void {
		const assembler = this.#assembler
		assembler?.drain()
		if (this.#fin?.at === this.#out.next && this.ended === undefined) this.#out.end('fin', this.#fin)
		const holds = assembler?.held.first !== undefined
		if (holds) this.#memory.holders.add(this)
		else if (this.#patience) this.#memory.holders.delete(this)
		if (!holds && (this.#fin === undefined || this.ended !== undefined)) this.#patience = undefined
		else this.#patience ??= new Patience()
	}

	#keepBounds(): void {
		while (this.#assembler && this.#assembler.held.cost > LIMITS.outOfOrder) this.giveUp('limit')
		while (this.#memory.held > LIMITS.outOfOrderTotal) {
			const [longest] = this.#memory.holders
			longest!.giveUp('limit')
		}
	}

	#gather(): Assembler {
		this.#assembler ??= new Assembler(this.#out, this.#memory)
		return this.#assembler
	}

	#firstHeld(): Chunk | undefined {
		return this.#assembler?.held.first
	}

	/** End of the furthest byte seen. */
	#seen(): number {
		return this.#assembler?.seen ?? this.#out.next
	}

	/** Offset up to which bytes are missing. */
	#waitsFor(): number {
		return Math.min(this.#firstHeld()?.start ?? Number.POSITIVE_INFINITY, this.#fin?.at ?? Number.POSITIVE_INFINITY)
	}

	/** A segment after the `end` was delivered. */
	#afterEnd({ seq, length, flags }: Segment): number {
		if (length === 0) return flags & FIN ? TcpNote.retransmission : 0
		const beyond = (this.offset(seq) ?? 0) - this.#out.next + length
		if (beyond <= 0) return TcpNote.data | TcpNote.retransmission
		if (this.ended !== 'fin') return TcpNote.data
		this.afterFin += Math.min(beyond, length)
		return TcpNote.data | TcpNote.afterFin
	}
}
