import type { Piece } from '../block.js'
import { LIMITS } from '../limits.js'
import { addPiece } from './held.js'
import { RECORD_HEADER } from './record-header.js'

/** Bytes of a handshake header: type and length (RFC 8446, 4). */
export const HANDSHAKE_HEADER = 4

/** Bytes of a message, and the records they stand in: a piece's `origin` is the index the caller gave the record. */
type Part = {
	/** Header and body, or what is there of them: a copy that may be kept. */
	readonly bytes: Uint8Array
	readonly pieces: readonly Piece[]
}

export type HandshakeEvent =
	| ({ readonly kind: 'message'; readonly type: number } & Part)
	/**
	 * A message that is not whole: records end (`end`) or are not in the capture (`hole`) before it does, keys change
	 * inside it (`keys`), or it is longer than may be held (`limit`; reading goes on after it). `want` counts header and
	 * body, and is 4 as long as the header is not whole; `have` is what went by, which past the limit is more than `bytes`.
	 */
	| ({
			readonly kind: 'cut'
			readonly type?: number
			readonly have: number
			readonly want: number
			readonly why: CutMessage
	  } & Part)

/** A buffer longer than this is let go with its message. */
const KEPT = 16 << 10

export type CutMessage = 'end' | 'hole' | 'keys' | 'limit'

const NOTHING = new Uint8Array(0)

/** Puts handshake messages together from the fragments of handshake records of one direction (RFC 8446, 5.1). */
export class Handshakes {
	readonly #emit: (event: HandshakeEvent) => void
	#bytes: Uint8Array = NOTHING
	#pieces: Piece[] = []
	/** Bytes of the current message that went by, and those of them that are held. */
	#at = 0
	#held = 0

	constructor(emit: (event: HandshakeEvent) => void) {
		this.#emit = emit
	}

	/** Whether a message has begun and not ended: a record that is no handshake record must not come now. */
	get pending(): boolean {
		return this.#at > 0
	}

	/**
	 * The fragment of the next handshake record. `record` is the origin that pieces will name; the fragment's first byte
	 * stands at `offset` of that record's block: after its header, or at 0 in the plaintext of one that was opened.
	 */
	push(fragment: Uint8Array, record: number, offset = RECORD_HEADER): void {
		let from = this.pending ? 0 : this.#wholeOnes(fragment, record, offset)
		while (from < fragment.length) {
			const count = Math.min(this.#want() - this.#at, fragment.length - from)
			this.#hold(fragment.subarray(from, from + count))
			addPiece(this.#pieces, { start: this.#at, length: count, origin: record, offset: offset + from })
			this.#at += count
			from += count
			if (this.#at >= HANDSHAKE_HEADER && this.#at === this.#want()) this.#finish()
		}
	}

	/** What follows does not continue what came before. */
	reset(why: 'hole' | 'keys'): void {
		if (this.pending) this.#cut(why)
	}

	/** Nothing more comes. */
	end(): void {
		if (this.pending) this.#cut('end')
	}

	/** Messages that stand whole in one fragment, as most do, are views of it. Answers how many bytes they are. */
	#wholeOnes(fragment: Uint8Array, record: number, offset: number): number {
		let from = 0
		while (from + HANDSHAKE_HEADER <= fragment.length) {
			const length = HANDSHAKE_HEADER + lengthAt(fragment, from)
			if (from + length > fragment.length || length > LIMITS.handshake) break
			const bytes = fragment.subarray(from, from + length)
			const pieces = [{ start: 0, length, origin: record, offset: offset + from }]
			from += length
			this.#emit({ kind: 'message', type: bytes[0]!, bytes, pieces })
		}
		return from
	}

	#want(): number {
		if (this.#at < HANDSHAKE_HEADER) return HANDSHAKE_HEADER
		return HANDSHAKE_HEADER + lengthAt(this.#bytes, 0)
	}

	/** Copies what may be held. The buffer grows with what arrives, not with what a length field claims. */
	#hold(bytes: Uint8Array): void {
		const count = Math.min(bytes.length, LIMITS.handshake - this.#held)
		if (this.#held + count > this.#bytes.length) {
			const grown = new Uint8Array(Math.min(LIMITS.handshake, Math.max(256, 2 * (this.#held + count))))
			grown.set(this.#bytes.subarray(0, this.#held))
			this.#bytes = grown
		}
		this.#bytes.set(bytes.subarray(0, count), this.#held)
		this.#held += count
	}

	#finish(): void {
		if (this.#held < this.#at) this.#cut('limit')
		else this.#emit({ kind: 'message', type: this.#bytes[0]!, ...this.#part() })
	}

	#cut(why: CutMessage): void {
		const have = this.#at
		const want = this.#want()
		const type = this.#bytes[0]!
		this.#emit({ kind: 'cut', type, have, want, why, ...this.#part() })
	}

	/** Hands over the current message and begins the next. */
	#part(): Part {
		const part = { bytes: this.#bytes.slice(0, this.#held), pieces: this.#pieces }
		if (this.#bytes.length > KEPT) this.#bytes = NOTHING
		this.#pieces = []
		this.#at = 0
		this.#held = 0
		return part
	}
}

/** The length of the body whose message begins at `at`. */
function lengthAt(bytes: Uint8Array, at: number): number {
	return bytes[at + 1]! * 0x10000 + bytes[at + 2]! * 0x100 + bytes[at + 3]!
}
