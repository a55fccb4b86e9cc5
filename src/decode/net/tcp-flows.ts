import { LIMITS } from '../limits.js'
import type { Packet } from './packet.js'
import { PlainSegment } from './plain-segment.js'
import { ACK, RST, type Segment, SYN } from './segment.js'
import { TcpMemory } from './tcp-assembler.js'
import { type CloseReason, TcpConnection, type TcpSide, type TcpSink } from './tcp-connection.js'
import { TcpNote } from './tcp-notes.js'
import { Queue } from './tcp-queue.js'
import { Run } from './tcp-run.js'
import { TcpRuns } from './tcp-runs.js'
import { tooMany } from './tcp-sentences.js'
import { AddressBook, type Entry, TcpTable } from './tcp-table.js'

/**
 * All TCP connections of a capture: packets in, the events of their connections out, to one sink.
 *
 * A connection ends when both FINs are acknowledged; with a RST, when nothing more has come for
 * `LIMITS.closingSeconds` of capture time, since what was in flight is still worth seeing; or when it has been silent
 * for too long, is one too many, or its ports are used again. It is remembered a while longer, so that stray packets
 * do not look like a connection of their own.
 */
export class TcpFlows<State> {
	readonly #sink: TcpSink<State>
	readonly #memory: TcpMemory
	readonly #table = new TcpTable<State>()
	readonly #addresses = new AddressBook()
	/** By what they wait for, each in order of their last packets. */
	readonly #unanswered = new Queue<Entry<State>>()
	readonly #open = new Queue<Entry<State>>()
	readonly #closing = new Queue<Entry<State>>()
	readonly #closed = new Queue<Entry<State>>()
	/** What goes on is counted in runs where nobody asks for more. */
	readonly #runs: TcpRuns<State> | undefined
	/** Connections so far. */
	#count: number
	#lastSeconds = 0
	/** The time it was when the silent ones were last looked for. */
	#now = 0

	/**
	 * `before`: connections that were counted already, where these are a part of more. `isBrief`: only the events of the
	 * streams count: payload that comes again is not compared with what was delivered, and nothing is noted of packets.
	 */
	constructor(sink: TcpSink<State>, { before = 0, isBrief = false }: { before?: number; isBrief?: boolean } = {}) {
		this.#sink = sink
		this.#memory = new TcpMemory(!isBrief)
		if (isBrief) this.#runs = new TcpRuns(run => this.#passed(run))
		this.#count = before
	}

	/** Connections so far, closed or not. */
	get count(): number {
		return this.#count
	}

	/** One packet and the segment in it. Everything it brings is told before this returns: the connection that it belongs to. */
	push(packet: Packet, segment: Segment): TcpConnection<State> {
		// A single packet with a time far ahead must not end everything.
		const seconds = Math.min(packet.seconds, this.#lastSeconds)
		this.#lastSeconds = packet.seconds
		if (seconds !== this.#now) this.advance(seconds)
		else if (this.#runs && seconds === packet.seconds && segment instanceof PlainSegment) {
			const run = this.#runs.take(packet, segment)
			if (run) return run.entry.connection
		}
		let entry = this.#table.find(segment)
		let notes = 0
		if (entry?.run) this.#runs?.close(entry.run)
		if (entry !== undefined && isAnother(entry.connection, segment)) {
			this.#retire(entry, 'reuse')
			entry = undefined
			notes = TcpNote.portsReused
		}
		entry ??= this.#add(packet, segment)
		const { connection } = entry
		const side = connection.sideOf(segment)
		notes |= connection.push(packet, segment, side)
		this.#sink.packet?.(connection, side, notes)
		this.#place(entry)
		if (this.#runs) this.#goOn(this.#runs, entry)
		return connection
	}

	/** Ends what has been silent for too long at this time (seconds since 1970). Of use to a live capture that is quiet. */
	advance(seconds: number): void {
		this.#runs?.closeAll()
		this.#now = seconds
		for (const entry of silent(this.#closing, seconds - LIMITS.closingSeconds)) this.#close(entry, 'fin')
		for (const entry of silent(this.#unanswered, seconds - LIMITS.unansweredSeconds)) this.#retire(entry, 'idle')
		for (const entry of silent(this.#open, seconds - LIMITS.idleSeconds)) this.#retire(entry, 'idle')
		for (const entry of silent(this.#closed, seconds - LIMITS.closedSeconds)) this.#retire(entry, 'fin')
	}

	/** The capture ends: ends every connection, in the order of their numbers. */
	end(): void {
		this.#runs?.closeAll()
		const entries = [...this.#unanswered, ...this.#open, ...this.#closing, ...this.#closed]
		entries.sort((one, other) => one.connection.number - other.connection.number)
		for (const entry of entries) this.#retire(entry, 'capture')
	}

	/** What follows of this connection may be counted in a run. */
	#goOn(runs: TcpRuns<State>, entry: Entry<State>): void {
		const { connection } = entry
		if (connection.closed !== undefined || !connection.isSteady || connection.a.address.length !== IPV4) return
		const a = this.#sink.passing?.(connection, 'a') ?? 0
		const b = this.#sink.passing?.(connection, 'b') ?? 0
		// A few acknowledgements are not worth a run.
		if (a === 0 && b === 0) return
		entry.run ??= new Run(entry, connection)
		entry.run.a.begin(connection.a, a)
		entry.run.b.begin(connection.b, b)
		runs.open(entry.run)
	}

	#passed(run: Run<State>): void {
		const { entry, packets, a, b, speaker } = run
		entry.connection.passed(run)
		this.#sink.passed?.(entry.connection, packets, a.bytes, b.bytes, speaker)
		this.#open.put(entry)
	}

	#add(packet: Packet, segment: Segment): Entry<State> {
		const ends = {
			source: this.#addresses.keep(segment.source),
			sourcePort: segment.sourcePort,
			destination: this.#addresses.keep(segment.destination),
			destinationPort: segment.destinationPort,
		}
		const connection = new TcpConnection(++this.#count, packet, segment, ends, this.#sink, this.#memory)
		const entry = this.#table.add(connection, segment)
		this.#sink.open?.(connection)
		return entry
	}

	/** Puts a connection where it belongs after one more packet. */
	#place(entry: Entry<State>): void {
		const { connection } = entry
		const { a, b } = connection
		if (connection.closed !== undefined) return
		if (connection.hasEnded && a.stream.isFinAcknowledged && b.stream.isFinAcknowledged) this.#close(entry, 'fin')
		else if (connection.isReset || connection.hasEnded) this.#closing.put(entry)
		else if (a.spoke || b.spoke) this.#open.put(entry)
		else this.#unanswered.put(entry)
		if (this.#unanswered.size + this.#open.size + this.#closing.size > LIMITS.connections) this.#makeRoom()
	}

	/** A flood of SYNs must not push out the connections that live, nor these every new one. */
	#makeRoom(): void {
		this.#runs?.closeAll()
		const isFlood = this.#unanswered.size > LIMITS.connections / 4
		const entry = this.#closing.oldest ?? (isFlood ? this.#unanswered.oldest : this.#open.oldest)
		if (entry === undefined) return
		const { a, b, last, isReset } = entry.connection
		if (!isReset && !entry.connection.hasEnded) {
			const silence = Math.max(0, this.#lastSeconds - last.seconds)
			const side = a.stream.ended === undefined ? a : b
			side.stream.issue('limit', tooMany(LIMITS.connections, silence), last)
		}
		this.#retire(entry, 'limit')
	}

	#close(entry: Entry<State>, reason: CloseReason): void {
		const { connection } = entry
		connection.close(connection.isReset ? 'rst' : connection.hasEnded ? 'fin' : reason)
		this.#closed.put(entry)
		this.#sink.close?.(connection)
		if (this.#closed.size > LIMITS.closedConnections) this.#retire(this.#closed.oldest!, 'fin')
	}

	#retire(entry: Entry<State>, reason: CloseReason): void {
		const { connection } = entry
		if (connection.closed === undefined) this.#close(entry, reason)
		if (entry.queue === undefined) return
		if (entry.run) this.#runs?.drop(entry.run)
		entry.queue.remove(entry)
		this.#table.delete(entry)
		this.#sink.retire?.(connection)
	}
}

/** Bytes of an address of which runs are made. */
const IPV4 = 4

/** The connections of a queue that have been silent since before `deadline`. Each must leave the queue before the next is asked for. */
function* silent<State>(queue: Queue<Entry<State>>, deadline: number): Generator<Entry<State>> {
	while (queue.oldest !== undefined && queue.oldest.connection.last.seconds < deadline) yield queue.oldest
}

/** Whether a segment between the same ends belongs to another connection than the one so far. */
function isAnother<State>(connection: TcpConnection<State>, segment: Segment): boolean {
	const { flags, length } = segment
	if (flags & SYN) return isAnotherSyn(connection, segment)
	const { closed } = connection
	if (closed === undefined || length === 0 || (flags & RST) !== 0) return false
	// A closed connection still takes what it has had before, and a few bytes past its FIN.
	const { stream } = connection[connection.sideOf(segment)]
	const offset = stream.offset(segment.seq)
	if (offset === undefined || offset + length < 0) return true
	const ahead = offset - stream.bytes - stream.missing
	return ahead + length > 0 && !(closed === 'fin' && ahead <= 1)
}

function isAnotherSyn<State>(connection: TcpConnection<State>, segment: Segment): boolean {
	const { flags, seq } = segment
	const side = connection.sideOf(segment)
	const { stream, packets } = connection[side]
	const peer = connection[side === 'a' ? 'b' : 'a']
	const offset = stream.offset(seq)
	if (offset === undefined) return connection.closed !== undefined && packets > 0
	if (stream.accepts(seq) || (flags & ACK && answers(peer, segment.ack))) return false
	if (connection.closed !== undefined || connection.isReset || connection.hasEnded) return true
	// Nobody has built on the first one yet: the sender has changed its mind about where to begin.
	if (stream.isEmpty && (flags & ACK ? !peer.spoke : peer.packets === 0)) return false
	return !isNear(offset - stream.bytes - stream.missing)
}

/** Whether an acknowledgement is one of the SYN that a side sent, or of little more. */
function answers(side: TcpSide, ack: number): boolean {
	const offset = side.stream.offset(ack)
	return side.syn !== undefined && offset !== undefined && isNear(offset)
}

/** Whether something stands so close ahead that it cannot be there by chance. */
function isNear(ahead: number): boolean {
	return ahead >= 0 && ahead <= 0xffff
}
