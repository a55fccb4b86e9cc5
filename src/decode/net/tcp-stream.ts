import { LIMITS } from '../limits.js'
import { bytesOf } from '../reader.js'
import type { HoleCause } from '../stream.js'
import type { Packet } from './packet.js'
import { ACK, FIN, type Segment, SYN } from './segment.js'
import { advance, distance, LARGEST_WINDOW } from './sequence.js'
import { Assembler, type TcpMemory } from './tcp-assembler.js'
import { Delivery, type Moment, momentOf, type TcpStreamSink } from './tcp-delivery.js'
import { TcpNote } from './tcp-notes.js'

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
	/** Whether something waits for bytes before it: then every packet of the connection is to be told to `tick`. */
	waits = false

	readonly #memory: TcpMemory
	readonly #out: Delivery
	readonly #assembler: Assembler
	/** Sequence number of offset 0; undefined before anything has a place. */
	#zero: number | undefined
	#fin: (Moment & { at: number }) | undefined
	/** Whether the payload of the SYN waits for the peer to take or to refuse it (RFC 7413, 4.2). */
	#offered = false
	/** The peer's acknowledgement before anything has a place, and then the end of what it has acknowledged. */
	#ackBefore: number | undefined
	#acked = Number.NEGATIVE_INFINITY
	#ackedBy: Moment = { number: 0, seconds: 0, nanos: 0 }
	/** Sequence number of the last segment without payload, from before the first payload. */
	#idleAt: number | undefined
	/** While waiting: packets of the connection since then, and what had been acknowledged at the last of them. */
	#ticks = 0
	#ackedThen: number[] = []

	constructor(sink: TcpStreamSink, memory: TcpMemory) {
		this.#memory = memory
		this.#out = new Delivery(sink, memory.recent)
		this.#assembler = new Assembler(this.#out, memory)
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

	/** Whether nothing but SYNs and empty segments has been seen of this direction. */
	get isEmpty(): boolean {
		return this.#zero === undefined || (this.#out.next === 0 && this.#assembler.seen === 0 && this.#fin === undefined)
	}

	/** Whether the peer has acknowledged the FIN. */
	get isFinAcknowledged(): boolean {
		return this.#fin !== undefined && this.#acked > this.#fin.at
	}

	/** Whether bytes that were seen wait for the peer's acknowledgement. */
	get isUnacknowledged(): boolean {
		return this.#zero !== undefined && this.#assembler.seen > this.#acked
	}

	/** Whether a SYN with this sequence number can be of this stream: its own again, or one that was overtaken. */
	accepts(initial: number): boolean {
		if (this.#zero === undefined) return true
		const ahead = distance(this.#zero, advance(initial, 1))
		if (this.begins !== undefined) return ahead === 0
		const before = this.#assembler.held.first!.start - ahead
		return before >= 0 && before <= LIMITS.outOfOrder
	}

	/** Where a sequence number stands, counted from the next byte to deliver; undefined before anything has a place. */
	ahead(seq: number): number | undefined {
		return this.#zero === undefined ? undefined : distance(this.#zero + this.#out.next, seq)
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
			const text = `the SYN is repeated with another initial sequence number, ${initial} after ${advance(this.#zero, -1)}`
			this.#out.issue('unexpected', text, packet)
			this.#acked = Number.NEGATIVE_INFINITY
			this.#place(zero, 0, 'syn')
		}
	}

	/** One segment of this direction, not a RST. Returns what can be noted of it: bits of `TcpNote`. */
	push(packet: Packet, segment: Segment): number {
		const { length, flags } = segment
		const out = this.#out
		let seq = segment.seq
		if (out.ended !== undefined) return this.#afterEnd(segment)
		if (flags & SYN) {
			this.synchronise(seq, packet)
			seq = advance(seq, 1)
		} else if (this.#zero === undefined && !this.#begin(segment)) return length > 0 ? TcpNote.keepAlive : 0
		const ahead = distance(this.#zero! + out.next, seq)
		if (this.#offered && (flags & SYN) === 0) this.#answer(ahead > 0)
		if (ahead === 0 && !this.waits && length > 0 && segment.captured >= length && (flags & (SYN | FIN)) === 0) {
			const { at } = segment
			out.deliver(packet.buffer.subarray(at, at + length), at - packet.start, packet)
			this.#assembler.seen = out.next
			return TcpNote.data
		}
		const notes = this.#take(packet, segment, out.next + ahead)
		this.#goOn()
		this.#keepBounds()
		return notes
	}

	/** What the peer acknowledges. Returns whether that is more than was seen. */
	acknowledge(seq: number, packet: Moment): boolean {
		if (this.#zero === undefined) {
			if (this.#ackBefore === undefined || distance(this.#ackBefore, seq) > 0) {
				this.#ackBefore = seq
				this.#ackedBy = momentOf(packet)
			}
			return false
		}
		const ahead = distance(this.#zero + this.#out.next, seq)
		const offset = this.#out.next + ahead
		if (this.#offered && offset >= 0) this.#answer(offset > 0)
		if (offset <= this.#acked || ahead > LARGEST_WINDOW) return false
		this.#acked = offset
		this.#ackedBy = momentOf(packet)
		if (this.begins === undefined) {
			const { start } = this.#assembler.held.first!
			if (offset >= start) this.#settle(start, 'middle')
			return false
		}
		return offset > this.#assembler.seen + (this.#fin ? 1 : 0)
	}

	/** One more packet of the connection, of either direction, while this one waits: gives up what has not come by now. */
	tick(): void {
		const slot = this.#ticks % LIMITS.lateSegments
		const isFull = this.#ticks++ >= LIMITS.lateSegments
		const acked = isFull ? this.#ackedThen[slot]! : Number.NEGATIVE_INFINITY
		this.#ackedThen[slot] = this.#acked
		if (this.begins !== undefined) while (this.waits && acked >= this.#waitsFor()) this.giveUp('lost')
		else if (isFull) this.giveUp('lost')
	}

	/** Gives up what is missing before the first thing that waits. */
	giveUp(cause: HoleCause): void {
		const { first } = this.#assembler.held
		if (this.begins === undefined) this.#settle(first!.start, 'middle')
		else if (this.#offered) this.#answer(true)
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
		if (this.#zero !== undefined && this.#acked > this.#out.next + 1) this.#out.hole(this.#acked, 'lost', this.#ackedBy)
		this.#out.end(how, moment)
	}

	/** Names something wrong that the stream cannot know itself. */
	issue(code: 'unexpected' | 'limit', text: string, moment: Moment): void {
		this.#out.issue(code, text, moment)
	}

	/** Gives back the memory that only retransmissions need. */
	forget(): void {
		this.#out.forget()
	}

	/** The first segment of a direction whose SYN was not seen. Returns whether it has something that needs a place. */
	#begin({ seq, length, flags }: Segment): boolean {
		const acked = this.#ackBefore
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
		if (this.#ackBefore !== undefined) this.#acked = distance(zero, this.#ackBefore)
		this.#ackBefore = undefined
	}

	/** The byte at `offset` becomes byte 0. */
	#settle(offset: number, begins: 'syn' | 'middle'): void {
		this.#zero = advance(this.#zero!, offset)
		this.#assembler.held.shift(-offset)
		this.#assembler.seen -= offset
		this.#acked -= offset
		this.#ackedThen = this.#ackedThen.map(acked => acked - offset)
		if (this.#fin) this.#fin.at -= offset
		this.#out.next = 0
		this.begins = begins
		this.#goOn()
	}

	/** Whether the peer takes the payload of the SYN. What it refuses is sent again. */
	#answer(isTaken: boolean): void {
		this.#offered = false
		this.#assembler.isPaused = false
		if (!isTaken) this.#assembler.drop()
		this.#goOn()
	}

	/** A segment that does not simply go on: it stands elsewhere, or something waits, or it has a SYN or a FIN. */
	#take(packet: Packet, segment: Segment, start: number): number {
		const { flags, length } = segment
		const isPlain = (flags & (SYN | FIN)) === 0
		if (isPlain && length <= 1 && start === this.#out.next - 1) return TcpNote.keepAlive
		if (isPlain && length === 0) return start > this.#assembler.seen + (this.#fin ? 1 : 0) ? TcpNote.gap : 0
		if (!this.#isInside(start, length, packet)) return TcpNote.outside
		let notes = length > 0 ? TcpNote.data : 0
		if (segment.captured < length) notes |= TcpNote.snapped
		let end = start + length
		if (flags & FIN) notes |= this.#takeFin(end, packet)
		if (this.#fin && end > this.#fin.at) {
			const beyond = end - Math.max(start, this.#fin.at)
			this.afterFin += beyond
			this.#out.issue('unexpected', `${bytesOf(beyond)} after the end that the FIN declared: left out`, packet)
			notes |= TcpNote.afterFin
			end = this.#fin.at
		}
		if (end <= start) return notes
		if ((flags & (SYN | ACK)) === SYN && this.isEmpty) {
			this.#offered = true
			this.#assembler.isPaused = true
		}
		return notes | this.#assembler.put(packet, segment, start, end)
	}

	#isInside(start: number, length: number, packet: Packet): boolean {
		const ahead = start - this.#out.next
		const lowest = this.begins === undefined ? -UNSETTLED : 0
		let where: string
		if (ahead > LARGEST_WINDOW) where = `${bytesOf(ahead)} ahead of the stream`
		else if (ahead < -LARGEST_WINDOW) where = `${bytesOf(-ahead)} behind the stream`
		else if (start < lowest && start + length <= lowest) {
			where = `${bytesOf(lowest - start)} before the first byte${this.begins === 'syn' ? '' : ' seen'} of the stream`
		} else return true
		this.#out.issue('unexpected', `${bytesOf(length)} stand ${where}: left out`, packet)
		return false
	}

	#takeFin(at: number, packet: Packet): number {
		const { seen } = this.#assembler
		const earlier = this.#fin?.at
		if (earlier === at) return TcpNote.retransmission
		if (earlier === undefined && at >= seen) {
			this.#fin = { at, ...momentOf(packet) }
			return 0
		}
		const but =
			earlier === undefined
				? `bytes up to ${seen.toLocaleString('en')} have been seen`
				: `an earlier one ended it at ${earlier.toLocaleString('en')}`
		this.#out.issue('unexpected', `a FIN ends the stream at byte ${at.toLocaleString('en')}, but ${but}`, packet)
		return 0
	}

	/** Delivers what no longer waits, and the end where it is reached. */
	#goOn(): void {
		this.#assembler.drain()
		if (this.#fin?.at === this.#out.next && this.ended === undefined) this.#out.end('fin', this.#fin)
		const holds = this.#assembler.held.first !== undefined
		if (holds) this.#memory.holders.add(this)
		else this.#memory.holders.delete(this)
		const waits = holds || (this.#fin !== undefined && this.ended === undefined)
		if (waits && !this.waits) this.#ticks = 0
		this.waits = waits
	}

	#keepBounds(): void {
		while (this.#assembler.held.cost > LIMITS.outOfOrder) this.giveUp('limit')
		while (this.#memory.held > LIMITS.outOfOrderTotal) {
			const [longest] = this.#memory.holders
			longest!.giveUp('limit')
		}
	}

	/** Offset up to which bytes are missing. */
	#waitsFor(): number {
		return Math.min(
			this.#assembler.held.first?.start ?? Number.POSITIVE_INFINITY,
			this.#fin?.at ?? Number.POSITIVE_INFINITY,
		)
	}

	/** A segment after the `end` was delivered. */
	#afterEnd({ seq, length, flags }: Segment): number {
		if (length === 0) return flags & FIN ? TcpNote.retransmission : 0
		const beyond = (this.ahead(seq) ?? 0) + length
		if (beyond <= 0) return TcpNote.data | TcpNote.retransmission
		if (this.ended !== 'fin') return TcpNote.data
		this.afterFin += Math.min(beyond, length)
		return TcpNote.data | TcpNote.afterFin
	}
}
