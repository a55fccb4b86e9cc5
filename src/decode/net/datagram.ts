import type { Fragment } from './segment.js'
import { type Chunk, Held } from './tcp-held.js'

/** A stretch of a fragment, counted from the fragment's first byte. */
export type Place = Readonly<Chunk>

/** What one IP packet carries, while its fragments arrive. */
export class Datagram {
	/** Capture time of its first fragment. */
	readonly seconds: number
	/** As the first fragment says it, else the one that came first. */
	protocol = 0
	/** Bytes on the wire of all its packets. */
	sent = 0
	readonly #held = new Held()
	/** Bytes that are no longer missing. */
	#there = 0
	#end: number | undefined

	constructor(seconds: number) {
		this.seconds = seconds
	}

	/** Bytes of memory in use, about. */
	get cost(): number {
		return this.#held.cost
	}

	get isWhole(): boolean {
		return this.#there === this.#end
	}

	/** Where it ends by the fragments so far, when one that ends at `end` cannot be of the same packet. */
	otherEnd(end: number, isLast: boolean): number | undefined {
		if (this.#end !== undefined) return (isLast ? end !== this.#end : end > this.#end) ? this.#end : undefined
		const furthest = this.#held.end ?? 0
		return isLast && furthest > end ? furthest : undefined
	}

	/** Takes a copy of what is new in a fragment. Returns how many bytes differ from what was there. */
	add({ offset, length, isLast, protocol }: Fragment, places: readonly Place[], sent: number): number {
		if (offset === 0 || this.sent === 0) this.protocol = protocol
		if (isLast) this.#end = offset + length
		this.sent += sent
		let differing = 0
		for (const place of places) differing += this.#addPlace(place, offset + place.start, offset + place.end)
		return differing
	}

	/** All of it, without the bytes that were not captured: those are 0. */
	take(): { readonly bytes: Uint8Array; readonly chunks: readonly Chunk[] } {
		const bytes = new Uint8Array(this.#end!)
		const chunks: Chunk[] = []
		for (let chunk = this.#held.take(0); chunk; chunk = this.#held.take(chunk.end)) {
			if (chunk.bytes) bytes.set(chunk.bytes, chunk.start)
			chunks.push(chunk)
		}
		return { bytes, chunks }
	}

	#addPlace(place: Place, start: number, end: number): number {
		let differing = 0
		for (let at = start; at < end; ) {
			const there = this.#held.after(at)
			const isThere = there !== undefined && there.start <= at
			const stop = Math.min(end, isThere ? there.end : (there?.start ?? end))
			const bytes = place.bytes?.subarray(at - start, stop - start)
			if (!isThere) {
				this.#held.add({ ...place, start: at, end: stop, bytes: bytes?.slice(), offset: place.offset + at - start })
				this.#there += stop - at
			} else if (bytes && there.bytes) differing += differences(bytes, there.bytes.subarray(at - there.start))
			at = stop
		}
		return differing
	}
}

/** How many of some bytes differ from those that stand at the same places of others. */
function differences(bytes: Uint8Array, others: Uint8Array): number {
	let count = 0
	for (let i = 0; i < bytes.length; i++) if (bytes[i] !== others[i]) count++
	return count
}
