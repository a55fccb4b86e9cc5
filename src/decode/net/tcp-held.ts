/** Payload that waits for bytes before it, or, without `bytes`, a stretch that the snapshot length cut off. */
export type Chunk = {
	start: number
	end: number
	readonly bytes: Uint8Array | undefined
	/** Number and time of the packet. */
	readonly number: number
	readonly seconds: number
	readonly nanos: number
	/** Where the bytes stand in the packet's captured bytes. */
	readonly offset: number
}

/** What a chunk costs beside its bytes: a flood of one-byte segments must meet the bound as well. */
const OVERHEAD = 256

/** How many chunks are taken before their places are given back. */
const COMPACT = 64

/** The chunks of one direction that wait: in order of the stream, none overlapping another. */
export class Held {
	/** Bytes of memory in use, about. */
	cost = 0
	readonly #chunks: (Chunk | undefined)[] = []
	/** Chunks before this index are taken already. */
	#head = 0

	get first(): Chunk | undefined {
		return this.#chunks[this.#head]
	}

	/** End of the last chunk; undefined when nothing waits. */
	get end(): number | undefined {
		return this.#chunks.at(-1)?.end
	}

	/** The first chunk that ends after `offset`. */
	after(offset: number): Chunk | undefined {
		return this.#chunks[this.#indexAfter(offset)]
	}

	/** Adds a chunk where it belongs. It must not overlap another. */
	add(chunk: Chunk): void {
		this.cost += costOf(chunk)
		const last = this.#chunks.at(-1)
		if (last === undefined || last.end <= chunk.start) this.#chunks.push(chunk)
		else this.#chunks.splice(this.#indexAfter(chunk.start), 0, chunk)
	}

	/** Takes the first chunk when it starts at `offset`. */
	take(offset: number): Chunk | undefined {
		const chunk = this.first
		if (chunk === undefined || chunk.start !== offset) return undefined
		this.cost -= costOf(chunk)
		this.#chunks[this.#head++] = undefined
		if (this.#head === this.#chunks.length) this.#compact()
		else if (this.#head >= COMPACT && 2 * this.#head > this.#chunks.length) this.#compact()
		return chunk
	}

	/** Moves every chunk `by` bytes towards the end of the stream. */
	shift(by: number): void {
		for (let i = this.#head; i < this.#chunks.length; i++) {
			const chunk = this.#chunks[i]!
			chunk.start += by
			chunk.end += by
		}
	}

	#compact(): void {
		this.#chunks.splice(0, this.#head)
		this.#head = 0
	}

	#indexAfter(offset: number): number {
		let low = this.#head
		let high = this.#chunks.length
		while (low < high) {
			const middle = (low + high) >>> 1
			if (this.#chunks[middle]!.end > offset) high = middle
			else low = middle + 1
		}
		return low
	}
}

function costOf(chunk: Chunk): number {
	return OVERHEAD + (chunk.bytes?.length ?? 0)
}
