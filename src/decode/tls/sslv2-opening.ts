import type { Piece } from '../block.js'
import type { Chunk } from '../stream.js'
import { Held } from './held.js'
import { sslv2HelloLength } from './sslv2-hello.js'

export type Sslv2OpeningOptions = {
	/** The hello, header included. `bytes` may be kept; pieces name packets. */
	readonly onHello: (hello: {
		readonly start: number
		readonly bytes: Uint8Array
		readonly pieces: readonly Piece[]
	}) => void
	/** All that is none, or follows it. Valid during the call. */
	readonly rest: (chunk: Chunk) => void
}

/** Takes an SSLv2 ClientHello off the beginning of a client's stream. Holds no more than one, which has 64 kB at most. */
export class Sslv2Opening {
	readonly #options: Sslv2OpeningOptions
	readonly #held = new Held()
	#start: number | undefined
	#isOver = false

	constructor(options: Sslv2OpeningOptions) {
		this.#options = options
	}

	/** The next bytes of the stream. */
	push(chunk: Chunk): void {
		if (this.#isOver) {
			this.#options.rest(chunk)
			return
		}
		if (this.#held.length === 0 && sslv2HelloLength(chunk.bytes) === undefined) {
			this.#isOver = true
			this.#options.rest(chunk)
			return
		}
		this.#start ??= chunk.start
		this.#held.push(chunk)
		const length = sslv2HelloLength(this.#held.view(this.#held.length))
		if (length === undefined) this.end()
		else if (length !== 'more' && length <= this.#held.length) {
			this.#take(length)
			this.end()
		}
		this.#held.settle()
	}

	/** No hello comes any more: what is held goes on. */
	end(): void {
		this.#isOver = true
		const start = this.#start ?? 0
		const bytes = this.#held.view(this.#held.length)
		const pieces: Piece[] = []
		this.#held.take(bytes.length, 0, pieces)
		for (const piece of pieces) {
			this.#options.rest({
				start: start + piece.start,
				bytes: bytes.subarray(piece.start, piece.start + piece.length),
				packet: piece.origin,
				offset: piece.offset,
			})
		}
	}

	#take(length: number): void {
		const start = this.#start!
		const bytes = this.#held.view(length).slice()
		const pieces: Piece[] = []
		this.#held.take(length, 0, pieces)
		this.#start = start + length
		this.#options.onHello({ start, bytes, pieces })
	}
}
