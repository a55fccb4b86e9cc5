import type { Piece } from '../block.js'
import type { Chunk } from '../stream.js'
import { Held } from '../tls/held.js'

/** The bytes of a stream that wait to be read, and where in the stream they stand. */
export class HeldStream {
	readonly #held = new Held()
	#next: number | undefined

	/** Stream offset of the first byte that is held, or of the next one. */
	get next(): number {
		return this.#next ?? 0
	}

	get length(): number {
		return this.#held.length
	}

	/** All that is held: a view, valid until something is pushed or taken. */
	get all(): Uint8Array {
		return this.#held.view(this.#held.length)
	}

	/** Adds the next bytes of the stream; they are read in place until `settle`. */
	push(chunk: Chunk): void {
		this.#next ??= chunk.start
		this.#held.push(chunk)
	}

	/** Goes on at `offset`: bytes of the stream are missing. Nothing may be held. */
	moveTo(offset: number): void {
		this.#next = offset
	}

	/** Moves past `count` bytes; says where they were captured, counted from the first of them. */
	take(count: number): Piece[] {
		const pieces: Piece[] = []
		this.#held.take(count, 0, pieces)
		this.#next = this.next + count
		return pieces
	}

	/** Moves past all bytes; gives them as they came, a chunk for each packet: views, valid during the call. */
	takeChunks(): Chunk[] {
		const start = this.next
		const bytes = this.all
		return this.take(bytes.length).map(piece => ({
			start: start + piece.start,
			bytes: bytes.subarray(piece.start, piece.start + piece.length),
			packet: piece.origin,
			offset: piece.offset,
		}))
	}

	/** The call that brought the last chunk ends: what is left of it is copied. */
	settle(): void {
		this.#held.settle()
	}
}
