import type { Packet } from '../decode/net/packet.js'
import type { Time } from './conversation.js'

/** What the list of packets needs of one of them; its bytes are read again from the capture. */
export type PacketRow = {
	readonly number: number
	readonly time: Time
	readonly timed: boolean
	readonly link: number
	readonly position: number
	readonly captured: number
	readonly length: number
	/** 0 when it belongs to none. */
	readonly conversation: number
	/** Bits of `TcpNote`. */
	readonly notes: number
}

/** Rows of one piece of memory: a power of two. */
const ROWS = 1 << 14

const NOTHING = new SharedArrayBuffer(0)

/**
 * Columns of numbers in pieces of memory that threads share: a million rows take 40 MB where objects take 200, and no
 * row is copied when one thread reads the capture and another shows it.
 */
export class PacketIndex {
	/** The memory, in the order of its rows. */
	readonly memory: SharedArrayBuffer[] = []
	readonly #pieces: (Columns | undefined)[] = []
	#last: Columns | undefined
	#count = 0
	/** Pieces that were let go, but for the first. */
	#released = 0
	/** Packets that were let go. */
	#gone = 0

	get count(): number {
		return this.#count
	}

	/** Packets come in the order of their numbers, from 1, without a gap. */
	add(packet: Packet, conversation: number, notes: number): void {
		const row = this.#count % ROWS
		if (row === 0) this.#append(new SharedArrayBuffer(ROWS * ROW_BYTES))
		const columns = this.#last!
		columns.seconds[row] = packet.timed ? packet.seconds : -1
		columns.nanos[row] = packet.nanos
		columns.position[row] = packet.position
		columns.captured[row] = packet.end - packet.start
		columns.length[row] = packet.length
		columns.conversation[row] = conversation
		columns.notes[row] = notes
		columns.link[row] = packet.link
		this.#count++
	}

	/** A packet turns out to belong to a conversation. */
	assign(number: number, conversation: number): void {
		const i = number - 1
		const columns = this.#pieces[Math.floor(i / ROWS)]
		if (columns) columns.conversation[i % ROWS] = conversation
	}

	/** The conversation that packet `number` belongs to; 0 for none. */
	conversationOf(number: number): number {
		const i = number - 1
		return this.#pieces[Math.floor(i / ROWS)]?.conversation[i % ROWS] ?? 0
	}

	/** No row before packet `number` is asked for any more, but for the first: its memory is let go. */
	release(number: number): void {
		const whole = Math.min(Math.floor((number - 1) / ROWS), this.#pieces.length - 1)
		for (let piece = Math.max(1, this.#released); piece < whole; piece++) {
			this.#pieces[piece] = undefined
			this.memory[piece] = NOTHING
		}
		this.#released = Math.max(this.#released, whole)
	}

	/** Time of the first packet, which all times count from, also when its row was let go. */
	get start(): Time | undefined {
		const columns = this.#pieces[0]
		return columns && { seconds: Math.max(0, columns.seconds[0]!), nanos: columns.nanos[0]! }
	}

	/** Packets up to `number` cannot be read again: none of them has a row any more. */
	letGo(number: number): void {
		this.#gone = number
		this.release(number + 1)
	}

	/** Shows the rows that another index has made: `memory` is what it has more, `count` how many rows there are now. */
	follow(memory: readonly SharedArrayBuffer[], count: number): void {
		for (const piece of memory) this.#append(piece)
		this.#count = count
	}

	/** The row of packet `number`, from 1; nothing when there is none, or it was let go. */
	row(number: number): PacketRow | undefined {
		const i = number - 1
		if (!(i >= 0 && i < this.#count) || number <= this.#gone) return undefined
		const columns = this.#pieces[Math.floor(i / ROWS)]
		if (!columns) return undefined
		const row = i % ROWS
		const seconds = columns.seconds[row]!
		return {
			number,
			time: { seconds: Math.max(0, seconds), nanos: columns.nanos[row]! },
			timed: seconds >= 0,
			link: columns.link[row]!,
			position: columns.position[row]!,
			captured: columns.captured[row]!,
			length: columns.length[row]!,
			conversation: columns.conversation[row]!,
			notes: columns.notes[row]!,
		}
	}

	#append(memory: SharedArrayBuffer): void {
		this.#last = columnsOf(memory)
		this.memory.push(memory)
		this.#pieces.push(this.#last)
	}
}

type Columns = ReturnType<typeof columnsOf>

/** The widest columns first, so that each begins where its numbers may. */
function columnsOf(memory: SharedArrayBuffer) {
	return {
		seconds: new Float64Array(memory, 0, ROWS),
		position: new Float64Array(memory, 8 * ROWS, ROWS),
		nanos: new Uint32Array(memory, 16 * ROWS, ROWS),
		captured: new Uint32Array(memory, 20 * ROWS, ROWS),
		length: new Uint32Array(memory, 24 * ROWS, ROWS),
		conversation: new Uint32Array(memory, 28 * ROWS, ROWS),
		notes: new Uint32Array(memory, 32 * ROWS, ROWS),
		link: new Uint16Array(memory, 36 * ROWS, ROWS),
	}
}

const ROW_BYTES = 38
