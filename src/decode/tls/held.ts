import type { Piece } from '../block.js'
import type { Chunk } from '../stream.js'

type Run = { length: number; readonly packet: number; offset: number }

const NOTHING = new Uint8Array(0)

/**
 * Bytes of a stream that wait to be read, and where each run of them was captured. A chunk is read in place; only what
 * is left of it when the call that brought it ends is copied.
 */
export class Held {
	#bytes: Uint8Array = NOTHING
	#from = 0
	#to = 0
	/** Whether the buffer is ours: it may then be kept and written to. */
	#own = true
	#runs: Run[] = []

	get length(): number {
		return this.#to - this.#from
	}

	/** Adds a chunk behind what is held. */
	push({ bytes, packet, offset }: Chunk): void {
		if (bytes.length === 0) return
		if (this.length === 0) {
			this.#bytes = bytes
			this.#own = false
			this.#from = 0
			this.#to = bytes.length
		} else {
			this.#reserve(bytes.length)
			this.#bytes.set(bytes, this.#to)
			this.#to += bytes.length
		}
		this.#runs.push({ length: bytes.length, packet, offset })
	}

	/** Puts bytes back in front of what is held. */
	unshift(bytes: Uint8Array, pieces: readonly Piece[]): void {
		if (bytes.length === 0) return
		const all = new Uint8Array(bytes.length + this.length)
		all.set(bytes)
		all.set(this.view(this.length), bytes.length)
		this.#bytes = all
		this.#own = true
		this.#from = 0
		this.#to = all.length
		this.#runs.unshift(...pieces.map(({ length, origin, offset }) => ({ length, packet: origin, offset })))
	}

	/** The next `length` bytes: a view. */
	view(length: number): Uint8Array {
		return this.#bytes.subarray(this.#from, this.#from + length)
	}

	/** Moves past `count` bytes, and adds to `pieces` where they were captured, counted from `at`. */
	take(count: number, at: number, pieces: Piece[]): void {
		this.#from += count
		let start = at
		let left = count
		while (left > 0) {
			const run = this.#runs[0]!
			const length = Math.min(run.length, left)
			addPiece(pieces, { start, length, origin: run.packet, offset: run.offset })
			start += length
			left -= length
			run.length -= length
			run.offset += length
			if (run.length === 0) this.#runs.shift()
		}
	}

	/** The call that brought the last chunk ends: what is left of it is copied. */
	settle(): void {
		if (this.length === 0) {
			this.#bytes = NOTHING
			this.#from = 0
			this.#to = 0
			this.#own = true
		} else if (!this.#own) this.#reserve(0)
	}

	/** Makes room for `length` more bytes in a buffer of our own. */
	#reserve(length: number): void {
		if (this.#own && this.#to + length <= this.#bytes.length) return
		const live = this.length
		const bytes = new Uint8Array(Math.max(512, 2 * (live + length)))
		bytes.set(this.view(live))
		this.#bytes = bytes
		this.#own = true
		this.#from = 0
		this.#to = live
	}
}

/** Adds a piece, as part of the one before it when it continues that one: chunks leave no trace. */
export function addPiece(pieces: Piece[], piece: Piece): void {
	const last = pieces.at(-1)
	if (last && follows(last, piece)) {
		const { start, length, origin, offset } = last
		pieces[pieces.length - 1] = { start, length: length + piece.length, origin, offset }
	} else pieces.push(piece)
}

function follows(last: Piece, piece: Piece): boolean {
	return (
		last.origin === piece.origin &&
		last.start + last.length === piece.start &&
		last.offset + last.length === piece.offset
	)
}
