const EMPTY = new Uint8Array(0)

/**
 * The bytes of a file that have come but are not read yet. They are read in the chunk where they stand; only what
 * straddles two chunks is copied, into one buffer that is used again and grows with the bytes that are really there,
 * never with a length that is only declared.
 *
 * Between `push` and `settle`, `bytes` and `view` hold the next bytes from `at` on, as many as `has` was asked for.
 * `has` may move them: take `bytes`, `view` and `at` after it.
 */
export class ByteWindow {
	bytes: Uint8Array = EMPTY
	view: DataView = viewOf(EMPTY)
	at = 0
	#end = 0
	/** Where `bytes[0]` stands in the file. */
	#base = 0
	/** The buffer of what straddles, and the chunk that goes on after it while that is what `bytes` is. */
	#carry: Uint8Array = EMPTY
	#next: Uint8Array | undefined
	#nextAt = 0

	/** Place of the next byte in the file. */
	get position(): number {
		return this.#base + this.at
	}

	/** Bytes at hand from `at` on. */
	get left(): number {
		return this.#end - this.at + (this.#next ? this.#next.length - this.#nextAt : 0)
	}

	/** Adds the next bytes of the file. What was pushed before must be settled. */
	push(chunk: Uint8Array): void {
		this.#next = chunk
		this.#nextAt = 0
		if (this.at === this.#end) this.#advance()
	}

	/** Whether the next `length` bytes have come: then they stand in one piece at `at`. */
	has(length: number): boolean {
		return this.#end - this.at >= length || this.#gather(length)
	}

	/** Drops at most `length` of the bytes at hand; returns how many. */
	discard(length: number): number {
		const first = Math.min(length, this.#end - this.at)
		this.at += first
		if (first === length || !this.#next) return first
		this.#advance()
		return first + this.discard(length - first)
	}

	/** Keeps what is left of the chunk, which may be overwritten afterwards. */
	settle(): void {
		if (this.#next) this.#gather(this.left)
		this.#next = undefined
		if (this.bytes === this.#carry) return
		const rest = this.bytes.subarray(this.at, this.#end)
		this.#base = this.position
		this.#room(rest.length)
		this.#carry.set(rest)
		this.#show(this.#carry, 0, rest.length)
	}

	#gather(length: number): boolean {
		const next = this.#next
		if (!next) return false
		if (this.at === this.#end) {
			this.#advance()
			return this.#end - this.at >= length
		}
		// Here `bytes` is the carry buffer: a chunk in front has no other behind it.
		const held = this.#end - this.at
		const more = Math.min(length - held, next.length - this.#nextAt)
		this.#base = this.position
		if (this.at > 0) this.#carry.copyWithin(0, this.at, this.#end)
		this.#room(held + more)
		this.#carry.set(next.subarray(this.#nextAt, this.#nextAt + more), held)
		this.#nextAt += more
		this.#show(this.#carry, 0, held + more)
		return held + more >= length
	}

	/** Goes over to the chunk behind. */
	#advance(): void {
		const next = this.#next!
		this.#base = this.position - this.#nextAt
		this.#next = undefined
		this.#show(next, this.#nextAt, next.length)
	}

	#show(bytes: Uint8Array, at: number, end: number): void {
		if (this.bytes !== bytes) {
			this.bytes = bytes
			this.view = viewOf(bytes)
		}
		this.at = at
		this.#end = end
	}

	#room(length: number): void {
		if (length <= this.#carry.length) return
		const larger = new Uint8Array(Math.max(length, 2 * this.#carry.length, 4096))
		larger.set(this.#carry)
		this.#carry = larger
	}
}

function viewOf(bytes: Uint8Array): DataView {
	return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
