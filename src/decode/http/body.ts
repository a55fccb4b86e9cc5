import { grouped } from '../../grouped.js'
import type { Issue } from '../field.js'
import { bytesOf } from '../reader.js'
import type { Header } from './headers.js'
import type { KeptBody } from './kept-body.js'

/** The body of one message while it goes by: counted, and kept as far as it was asked for. */
export interface Body {
	/** Bytes of the body so far, without chunk framing. */
	readonly length: number
	/** `done`: its framing says that it has ended. `broken`: its framing cannot be followed any further. */
	readonly state: 'open' | 'done' | 'broken'
	readonly trailers: readonly Header[]
	readonly issues: readonly Issue[]
	/** What is missing, in words, when the body ends here. */
	readonly lacks: string
	/** Takes what belongs to the body off the front of `bytes` and says how much. Unless it took all, it needs more or has ended. */
	take(bytes: Uint8Array): number
	/** Steps over bytes that are not in the capture; says how many the framing covers. */
	skip(length: number): number
}

/** A body of known length, or one that ends with the connection (RFC 9112, 6.3). */
export class PlainBody implements Body {
	length = 0
	readonly trailers = []
	readonly issues = []
	readonly #declared: number
	readonly #kept: KeptBody

	constructor(declared: number | undefined, kept: KeptBody) {
		this.#declared = declared ?? Number.POSITIVE_INFINITY
		this.#kept = kept
	}

	get state(): Body['state'] {
		return this.length < this.#declared ? 'open' : 'done'
	}

	get lacks(): string {
		return this.#declared === Number.POSITIVE_INFINITY
			? `the body ends with the connection, ${bytesOf(this.length)} of it came`
			: `the body declares ${bytesOf(this.#declared)}, ${grouped(this.length)} came`
	}

	take(bytes: Uint8Array): number {
		const count = Math.min(bytes.length, this.#declared - this.length)
		this.#kept.add(bytes.subarray(0, count))
		this.length += count
		return count
	}

	skip(length: number): number {
		const count = Math.min(length, this.#declared - this.length)
		if (count > 0) this.#kept.stop()
		this.length += count
		return count
	}
}
