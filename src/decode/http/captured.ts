import type { Piece } from '../block.js'
import { LIMITS } from '../limits.js'

/** Where some consecutive bytes of a stream were captured. */
export type Captured = {
	/** Relative to the first of the bytes; `origin` is the chunk's `packet`. The first `LIMITS.pieces` of them. */
	readonly pieces: readonly Piece[]
	/** The packets of the first and last byte, and how many pieces there are, named or not. */
	readonly packets: { readonly first: number; readonly last: number; readonly count: number }
}

/** Gathers where the bytes of a message were captured: bounded, however long the message is. */
export class Captures {
	#pieces: Piece[] = []
	#last: Piece | undefined
	#count = 0

	/** Pieces of the next bytes, which begin `start` bytes after the first. Neighbours that continue each other become one. */
	add(pieces: readonly Piece[], start: number): void {
		for (const piece of pieces) this.#add({ ...piece, start: start + piece.start })
	}

	/** What was gathered so far. */
	get captured(): Captured {
		const [first] = this.#pieces
		return {
			pieces: [...this.#pieces],
			packets: { first: first?.origin ?? 0, last: this.#last?.origin ?? 0, count: this.#count },
		}
	}

	#add(piece: Piece): void {
		const last = this.#last
		const continues =
			last?.origin === piece.origin &&
			last.start + last.length === piece.start &&
			last.offset + last.length === piece.offset
		const whole = continues ? { ...last, length: last.length + piece.length } : piece
		if (!continues) this.#count++
		if (this.#count <= LIMITS.pieces) this.#pieces[this.#count - 1] = whole
		this.#last = whole
	}
}
