import type { StreamEvent } from '../stream.js'
import type { Packet } from './packet.js'
import { ACK, FIN, RST, type Segment, SYN } from './segment.js'
import { advance } from './sequence.js'
import { ackNotes } from './tcp-ack-notes.js'
import type { TcpMemory } from './tcp-assembler.js'
import { type Moment, momentOf, type TcpSkip } from './tcp-delivery.js'
import { TcpNote } from './tcp-notes.js'
import type { Run, Way } from './tcp-run.js'
import { resetIgnored, resetPayload, strayedSyn } from './tcp-sentences.js'
import { TcpStream } from './tcp-stream.js'

/** `a` sent the first packet of the connection that was captured. */
export type Side = 'a' | 'b'

/** A FIN or a RST: the first of its kind from its side. */
export type Ending = { readonly side: Side; readonly how: 'fin' | 'rst'; readonly moment: Moment }

/** Why nothing more is expected: `reuse` is a new connection on the same ports, `limit` one of too many. */
export type CloseReason = 'fin' | 'rst' | 'idle' | 'limit' | 'reuse' | 'capture'

/**
 * How a connection began. `complete`: the handshake, or what proves it, was seen. `half-open`: the SYN was answered,
 * and the client never came back. `refused`: the SYN was answered with RST. `unseen`: it began before the capture.
 */
export type Opening = 'complete' | 'half-open' | 'unanswered' | 'refused' | 'unseen'

/** Takes what the connections say. `State` is whatever the receiver hangs on a connection. */
export type TcpSink<State> = {
	/** The first packet of a connection has arrived. */
	open?(connection: TcpConnection<State>): void
	/** The next event of one side's stream, with the capture time of the packet it names. A view in it is valid during the call. */
	stream(connection: TcpConnection<State>, side: Side, event: StreamEvent, seconds: number, nanos: number): void
	/**
	 * Answers whether of the next bytes of a stream nothing counts but how many they are: no event tells of them then. They
	 * stand at `at` of the packet's buffer.
	 */
	skip?(connection: TcpConnection<State>, side: Side, packet: Packet, at: number, length: number): boolean
	/** How many of a side's next bytes count for nothing but their number: so many need not be asked for by `skip`. */
	passing?(connection: TcpConnection<State>, side: Side): number
	/** Packets that went by since, and how many such bytes each side has sent in them; `speaker` has sent the last. */
	passed?(connection: TcpConnection<State>, packets: number, a: number, b: number, speaker: Side | undefined): void
	/** The packet that was pushed, after the events it brought: bits of `TcpNote`. */
	packet?(connection: TcpConnection<State>, side: Side, notes: number): void
	/** Both sides have had their `end`: no stream event follows. Stray packets may still be counted to it. */
	close?(connection: TcpConnection<State>): void
	/** No packet will belong to it any more: its counts are final. Comes after `close`. */
	retire?(connection: TcpConnection<State>): void
}

/** The ends of a connection as its first segment names them. */
export type Ends = Pick<Segment, 'source' | 'destination' | 'sourcePort' | 'destinationPort'>

/** One end of a connection and what it sent. */
export class TcpSide {
	/** 4 or 16 bytes. */
	readonly address: Uint8Array
	readonly port: number
	readonly stream: TcpStream
	packets = 0
	/** Its first SYN, with or without ACK. */
	syn: Moment | undefined
	/** Whether it has sent anything but SYN and RST. */
	spoke = false
	fin: Moment | undefined
	rst: Moment | undefined
	/** Whether it has sent a RST and nothing new after it: a RST that is followed by data was forged or ignored. */
	isReset = false
	/** Packets that brought nothing new: a SYN, payload or a FIN sent again. */
	resent = 0
	/** Its last acknowledgement and window, as they stand in the header; the window is -1 before the first. */
	ack = 0
	window = -1
	/** The notes of its last packet. */
	notes = 0

	constructor(address: Uint8Array, port: number, stream: TcpStream) {
		this.address = address
		this.port = port
		this.stream = stream
	}
}

/** One TCP connection: two sides, their streams, and the facts of its beginning and its end. */
export class TcpConnection<State> {
	/** 1 for the connection of the first TCP packet. */
	readonly number: number
	readonly a: TcpSide
	readonly b: TcpSide
	/** The receiver's own. */
	state: State | undefined
	/** The sender of the SYN or the receiver of its answer; undefined when neither was captured. */
	client: Side | undefined
	readonly first: Moment
	/** The last packet so far: one object, which changes. */
	readonly last: { number: number; seconds: number; nanos: number }
	packets = 0
	/** The first answer to the SYN, and the client's first segment after it: with `syn`, the three steps of the handshake. */
	synAck: Moment | undefined
	established: Moment | undefined
	/** In the order of the packets. */
	endings: readonly Ending[] = []
	closed: CloseReason | undefined

	constructor(number: number, packet: Packet, { flags }: Segment, ends: Ends, sink: TcpSink<State>, memory: TcpMemory) {
		this.number = number
		this.first = momentOf(packet)
		this.last = momentOf(packet)
		this.client = clientOf(flags, 'a')
		this.a = new TcpSide(ends.source, ends.sourcePort, this.#stream('a', sink, memory))
		this.b = new TcpSide(ends.destination, ends.destinationPort, this.#stream('b', sink, memory))
	}

	#stream(side: Side, sink: TcpSink<State>, memory: TcpMemory): TcpStream {
		const skip: TcpSkip | undefined = sink.skip && ((packet, at, length) => sink.skip!(this, side, packet, at, length))
		return new TcpStream((event, seconds, nanos) => sink.stream(this, side, event, seconds, nanos), memory, skip)
	}

	/** The client's first SYN. */
	get syn(): Moment | undefined {
		return this.client && this[this.client].syn
	}

	/** Whether a RST was sent, and its sender has kept to it. */
	get isReset(): boolean {
		return this.a.isReset || this.b.isReset
	}

	/** Whether both streams have had their end. */
	get hasEnded(): boolean {
		return this.a.stream.ended !== undefined && this.b.stream.ended !== undefined
	}

	/** Which side a segment comes from, of which the four numbers are known to be this connection's. */
	sideOf(segment: Segment): Side {
		const { a, b } = this
		if (a.port !== b.port) return segment.sourcePort === a.port ? 'a' : 'b'
		return sameBytes(segment.source, a.address) ? 'a' : 'b'
	}

	/** One segment of this connection. Returns what can be noted of the packet: bits of `TcpNote`. */
	push(packet: Packet, segment: Segment, side: Side): number {
		const sender = side === 'a' ? this.a : this.b
		const receiver = side === 'a' ? this.b : this.a
		const { flags } = segment
		this.packets++
		sender.packets++
		this.last.number = packet.number
		this.last.seconds = packet.seconds
		this.last.nanos = packet.nanos
		let notes = 0
		if (flags & SYN) {
			if (!isOwnSyn(sender, receiver, segment)) return this.#leaveOutSyn(packet, segment, sender)
			notes |= this.#takeSyn(packet, segment, side, sender, receiver)
		}
		if (flags & RST) notes |= this.#takeRst(packet, segment, side, sender)
		else {
			if (flags & ACK && receiver.stream.acknowledge(segment.ack, packet)) notes |= TcpNote.acksUnseen
			if (!(flags & SYN)) {
				sender.spoke = true
				if (this.established === undefined && this.synAck && side === this.client) this.established = momentOf(packet)
			}
			notes |= sender.stream.push(packet, segment)
			notes = ackNotes(segment, sender, receiver, notes)
			if (flags & FIN) notes |= this.#takeFin(packet, side, sender)
			if (sender.rst && segment.length > 0 && (notes & TcpNote.retransmission) === 0)
				notes |= this.#takeBack(packet, sender)
		}
		if (notes & TcpNote.retransmission) sender.resent++
		if (receiver.stream.waits) receiver.stream.tick()
		if (sender.stream.waits) sender.stream.tick()
		sender.notes = notes
		return notes
	}

	/** Whether all that is to be known of its beginning is, and both sides go on with nothing that waits, is in doubt or has ended. */
	get isSteady(): boolean {
		const { a, b } = this
		if (this.synAck !== undefined && this.established === undefined) return false
		return a.spoke && b.spoke && this.endings.length === 0 && a.stream.isSteady && b.stream.isSteady
	}

	/** Takes what a run has counted, which happened at the second of `last`. */
	passed({ a, b, packets, last, nanos }: Run<State>): void {
		const { seconds } = this.last
		this.packets += packets
		this.last.number = last
		this.last.nanos = nanos
		passedBy(this.a, a)
		passedBy(this.b, b)
		acknowledged(this.a, a, seconds)
		acknowledged(this.b, b, seconds)
	}

	/** Ends both streams. */
	close(reason: CloseReason): void {
		const reset = this.isReset ? this.endings.find(({ side, how }) => how === 'rst' && this[side].isReset) : undefined
		const how = reset ? 'rst' : 'capture'
		const moment = reset?.moment ?? momentOf(this.last)
		this.closed = reason
		this.a.stream.end(how, moment)
		this.b.stream.end(how, moment)
		this.a.stream.forget()
		this.b.stream.forget()
	}

	#takeSyn(packet: Packet, segment: Segment, side: Side, sender: TcpSide, receiver: TcpSide): number {
		const isFirst = sender.syn === undefined
		sender.syn ??= momentOf(packet)
		if (segment.flags & ACK) {
			this.synAck ??= momentOf(packet)
			sender.isReset = false
			// Its own SYN tells better where byte 0 is: this may acknowledge payload of the SYN as well.
			const initial = advance(segment.ack, -1)
			if (receiver.syn === undefined && receiver.stream.accepts(initial)) receiver.stream.synchronise(initial, packet)
		}
		// In a simultaneous open (RFC 9293, 3.5) both sides send a SYN: the first counts.
		this.client ??= clientOf(segment.flags, side)
		return TcpNote.syn | (isFirst ? 0 : TcpNote.retransmission)
	}

	#leaveOutSyn(packet: Packet, { seq }: Segment, sender: TcpSide): number {
		sender.stream.issue('unexpected', strayedSyn(seq), packet)
		return TcpNote.syn | TcpNote.outside
	}

	#takeFin(packet: Packet, side: Side, sender: TcpSide): number {
		if (sender.fin === undefined) {
			sender.fin = momentOf(packet)
			this.endings = [...this.endings, { side, how: 'fin', moment: sender.fin }]
		}
		return TcpNote.fin
	}

	/** A RST may carry words on its cause (RFC 9293, 3.5.3): they are no part of the stream. */
	#takeRst(packet: Packet, { length }: Segment, side: Side, sender: TcpSide): number {
		sender.isReset = true
		if (sender.rst === undefined) {
			sender.rst = momentOf(packet)
			this.endings = [...this.endings, { side, how: 'rst', moment: sender.rst }]
		}
		if (length > 0) sender.stream.issue('unexpected', resetPayload(length), packet)
		return TcpNote.rst
	}

	/** New payload after a RST of the same side. */
	#takeBack(packet: Packet, sender: TcpSide): number {
		if (sender.isReset) sender.stream.issue('unexpected', resetIgnored(sender.rst!.number), packet)
		sender.isReset = false
		return TcpNote.afterRst
	}
}

function passedBy(side: TcpSide, { packets, bytes }: Way): void {
	side.packets += packets
	side.stream.pass(bytes)
}

function acknowledged({ stream }: TcpSide, { acked, ackedIn, ackedNanos }: Way, seconds: number): void {
	if (ackedIn > 0) stream.acknowledge(acked >>> 0, { number: ackedIn, seconds, nanos: ackedNanos })
}

/** The sender of a SYN without ACK is the client, that of its answer is not. */
function clientOf(flags: number, sender: Side): Side | undefined {
	if ((flags & SYN) === 0) return undefined
	return flags & ACK ? (sender === 'a' ? 'b' : 'a') : sender
}

/** How a connection began, as far as the capture shows. */
export function opening<State>(connection: TcpConnection<State>): Opening {
	const { client } = connection
	if (client === undefined) return 'unseen'
	const server = client === 'a' ? 'b' : 'a'
	// Whoever goes on has got an answer, captured or not.
	if (connection[client].spoke || connection[server].spoke) return 'complete'
	if (connection.synAck) return 'half-open'
	return connection[server].rst ? 'refused' : 'unanswered'
}

/** Until the peer goes on from there, a side may begin again with another SYN. */
function isOwnSyn({ stream }: TcpSide, receiver: TcpSide, { seq }: Segment): boolean {
	return stream.accepts(seq) || (stream.isEmpty && !receiver.spoke)
}

/** Whether two runs of bytes are the same. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
	if (a === b) return true
	if (a.length !== b.length) return false
	for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
	return true
}
