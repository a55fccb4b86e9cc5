import type { Packet } from './packet.js'
import type { PlainSegment } from './plain-segment.js'
import { ACK, PSH } from './segment.js'
import { distance } from './sequence.js'
import { MOST_PADDING } from './tcp-doubt.js'
import type { Run } from './tcp-run.js'

const SLOTS = 1 << 10

/**
 * Most packets of most captures lie inside sealed records, or acknowledge such. Where nobody asks for more than how many
 * they are, they are counted here, in a fifth of the time, and told to their connections when anything else comes.
 */
export class TcpRuns<State> {
	/** By the ports of both ends: one run takes the place of another. */
	readonly #slots = new Array<Run<State> | undefined>(SLOTS).fill(undefined)
	/** How many of them have packets to tell of. */
	#waiting = 0
	readonly #tell: (run: Run<State>) => void

	/** `tell` takes what a run has counted. */
	constructor(tell: (run: Run<State>) => void) {
		this.#tell = tell
	}

	/** Takes a packet if it goes on with a run: answers which. It must be of the same second as the run. */
	take(packet: Packet, segment: PlainSegment): Run<State> | undefined {
		const { sourcePort, destinationPort, sourceNumber, length, seq, ack } = segment
		if ((segment.flags & ~PSH) !== ACK) return undefined
		const run = this.#slots[slotOf(sourcePort, destinationPort)]
		if (run === undefined || !run.isOpen) return undefined
		const isA = sourcePort === run.a.port && sourceNumber === run.a.address
		const from = isA ? run.a : run.b
		const to = isA ? run.b : run.a
		if (sourcePort !== from.port || destinationPort !== to.port) return undefined
		if (sourceNumber !== from.address || segment.destinationNumber !== to.address) return undefined
		if (distance(from.next, seq) !== 0 || distance(to.next, ack) > 0) return undefined
		if (length > 0) {
			if (length > from.left || length <= MOST_PADDING || segment.captured < length) return undefined
			from.next = (from.next + length) | 0
			from.left -= length
			from.bytes += length
			run.speaker = isA ? 'a' : 'b'
		}
		from.packets++
		if (distance(to.acked, ack) > 0) {
			to.acked = ack | 0
			to.ackedIn = packet.number
			to.ackedNanos = packet.nanos
		}
		if (run.packets++ === 0) this.#waiting++
		run.last = packet.number
		run.nanos = packet.nanos
		return run
	}

	/** Lets a run take packets: its ways say where they go on. */
	open(run: Run<State>): void {
		const slot = slotOf(run.a.port, run.b.port)
		const other = this.#slots[slot]
		if (other !== run) {
			if (other !== undefined) this.close(other)
			this.#slots[slot] = run
		}
		run.isOpen = true
	}

	/** Tells of what a run has counted. It takes no more until it is opened again. */
	close(run: Run<State>): void {
		run.isOpen = false
		if (run.packets === 0) return
		this.#waiting--
		this.#tell(run)
		run.clear()
	}

	/** The same of all that have something to tell, in the order of their last packets. */
	closeAll(): void {
		if (this.#waiting === 0) return
		const waiting = this.#slots.filter(run => run !== undefined && run.packets > 0) as Run<State>[]
		waiting.sort((one, other) => one.last - other.last)
		for (const run of waiting) this.close(run)
	}

	/** The run of a connection that is forgotten. */
	drop(run: Run<State>): void {
		this.close(run)
		const slot = slotOf(run.a.port, run.b.port)
		if (this.#slots[slot] === run) this.#slots[slot] = undefined
	}
}

/** The same for both directions. */
function slotOf(port: number, other: number): number {
	return Math.imul(port + other, 0x9e3779b1) >>> 22
}
