import { LIMITS } from '../decode/limits.js'
import type { Chunk } from '../decode/stream.js'
import type { Needle } from './needles.js'

/** A place of a needle in a run of bytes. */
export type BodyHit = { readonly needle: Needle; readonly start: number; readonly length: number }

/** A place in a stream, and where its first byte was captured: `offset` counts from the packet's first captured byte. */
export type StreamHit = BodyHit & { readonly packet: number; readonly offset: number }

/**
 * Looks for all needles in one direction of a stream while it goes by, across the seams of its chunks. Each place is
 * found once, in no order but that of the chunks it ends in. Holds as many bytes as the longest needle has.
 */
export class Tracer {
	/** Bytes that were searched. */
	searched = 0
	readonly #needles: readonly Needle[]
	readonly #onHit: (hit: StreamHit) => void
	/** The longest needle less one byte: what must be looked at again with the next chunk. */
	readonly #overlap: number
	/** The end of what was searched, then the chunk that is searched now. */
	#window: Buffer = Buffer.alloc(1 << 16)
	#length = 0
	/** Stream offset of the window's first byte, and where the window's bytes were captured. */
	#start = 0
	#parts: { readonly at: number; readonly packet: number; readonly offset: number }[] = []
	#hits = 0

	constructor(needles: readonly Needle[], onHit: (hit: StreamHit) => void) {
		this.#needles = needles
		this.#onHit = onHit
		this.#overlap = Math.max(0, ...needles.map(({ bytes }) => bytes.length - 1))
	}

	/** Whether `LIMITS.hits` places were found: nothing after them is searched. */
	get isLimited(): boolean {
		return this.#hits >= LIMITS.hits
	}

	/** The next bytes of the stream. */
	push({ start, bytes, packet, offset }: Chunk): void {
		if (bytes.length === 0 || this.isLimited) return
		if (start !== this.#start + this.#length) this.hole()
		if (this.#length === 0) this.#start = start
		const before = this.#length
		this.#append(bytes)
		this.#parts.push({ at: before, packet, offset })
		this.searched += bytes.length
		const hits = findAll(this.#window.subarray(0, this.#length), this.#needles, LIMITS.hits - this.#hits, before)
		this.#hits += hits.length
		for (const hit of hits) this.#onHit(this.#placed(hit))
		this.#keep(Math.min(this.#overlap, this.#length))
	}

	/** Bytes are missing here: no text goes across. */
	hole(): void {
		this.#length = 0
		this.#parts = []
	}

	/** Nothing more comes. */
	end(): void {
		this.hole()
	}

	#append(bytes: Uint8Array): void {
		const length = this.#length + bytes.length
		if (length > this.#window.length) {
			const grown = Buffer.alloc(2 * length)
			this.#window.copy(grown, 0, 0, this.#length)
			this.#window = grown
		}
		this.#window.set(bytes, this.#length)
		this.#length = length
	}

	#placed(hit: BodyHit): StreamHit {
		const part = this.#parts.findLast(({ at }) => at <= hit.start)!
		return {
			...hit,
			start: this.#start + hit.start,
			packet: part.packet,
			offset: part.offset + hit.start - part.at,
		}
	}

	/** Keeps the last `count` bytes of the window. */
	#keep(count: number): void {
		const cut = this.#length - count
		this.#window.copyWithin(0, cut, this.#length)
		this.#parts = this.#parts
			.filter((_, i) => (this.#parts[i + 1]?.at ?? this.#length) > cut)
			.map(({ at, packet, offset }) => ({ at: Math.max(0, at - cut), packet, offset: offset + Math.max(0, cut - at) }))
		this.#start += cut
		this.#length = count
	}
}

/** Every place of every needle in a body, in their order; the first `LIMITS.hits` found. */
export function searchBody(bytes: Uint8Array, needles: readonly Needle[]): BodyHit[] {
	return findAll(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), needles, LIMITS.hits, 0)
}

/** Places that end behind `searched`: those before it were found already. */
function findAll(bytes: Buffer, needles: readonly Needle[], most: number, searched: number): BodyHit[] {
	const hits: BodyHit[] = []
	for (const needle of needles) {
		const { length } = needle.bytes
		let start = bytes.indexOf(needle.bytes, Math.max(0, searched - length + 1))
		while (start >= 0 && hits.length < most) {
			hits.push({ needle, start, length })
			start = bytes.indexOf(needle.bytes, start + 1)
		}
	}
	return hits.sort((a, b) => a.start - b.start)
}
