import { LIMITS } from '../limits.js'

const NOTHING = new Uint8Array(0)

/** The bytes of a body, up to `LIMITS.body` and to the first missing one; counted only, unless they are wanted. */
export class KeptBody {
	#bytes: Uint8Array = NOTHING
	#length = 0
	#isOpen: boolean
	/** Whether something of the body was left out at the bound. */
	isCut = false

	/** `heard` takes all bytes, wanted or not: views, valid during the call. */
	constructor(
		readonly isWanted: boolean,
		readonly heard?: (bytes: Uint8Array) => void,
	) {
		this.#isOpen = isWanted
	}

	get length(): number {
		return this.#length
	}

	/** A copy of what was kept. */
	get bytes(): Uint8Array {
		return this.#bytes.slice(0, this.#length)
	}

	add(bytes: Uint8Array): void {
		this.heard?.(bytes)
		if (!this.#isOpen) return
		const count = Math.min(bytes.length, LIMITS.body - this.#length)
		if (this.#length + count > this.#bytes.length) {
			const grown = new Uint8Array(Math.min(LIMITS.body, 2 * (this.#length + count)))
			grown.set(this.#bytes.subarray(0, this.#length))
			this.#bytes = grown
		}
		this.#bytes.set(bytes.subarray(0, count), this.#length)
		this.#length += count
		if (count < bytes.length) {
			this.isCut = true
			this.stop()
		}
	}

	/** Nothing more is kept: a byte is missing. */
	stop(): void {
		this.#isOpen = false
	}
}
