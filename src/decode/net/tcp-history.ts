import { LIMITS } from '../limits.js'

const FIRST_SIZE = 64 << 10

/**
 * The payload delivered last, of all connections together, in one ring of fixed size: a retransmission is compared
 * with it. A place in it is a count of bytes since the beginning, which never comes again.
 */
export class RecentBytes {
	#ring = new Uint8Array(0)
	#written = 0

	/** Copies bytes in and returns their place; -1 when they are longer than the ring. */
	keep(bytes: Uint8Array): number {
		const { length } = bytes
		if (this.#room() < length) {
			this.#grow(length)
			if (length > this.#ring.length) return -1
			// A run never wraps around: what is left at the end stays unused.
			if (this.#room() < length) this.#written += this.#room()
		}
		const place = this.#written
		this.#ring.set(bytes, place % this.#ring.length)
		this.#written += length
		return place
	}

	/** The bytes kept at a place, valid until the next call of `keep`; undefined when others have taken their room. */
	at(place: number, length: number): Uint8Array | undefined {
		if (place < 0 || place < this.#written - this.#ring.length) return undefined
		const start = place % this.#ring.length
		return this.#ring.subarray(start, start + length)
	}

	#room(): number {
		const { length } = this.#ring
		return length - (length < LIMITS.delivered ? this.#written : this.#written % length)
	}

	/** Until the ring has its full size nothing is overwritten, so a place is an index and stays one. */
	#grow(length: number): void {
		let size = this.#ring.length
		while (size < LIMITS.delivered && size < this.#written + length) size = size === 0 ? FIRST_SIZE : size * 2
		size = Math.min(size, LIMITS.delivered)
		if (size === this.#ring.length) return
		const larger = new Uint8Array(size)
		larger.set(this.#ring)
		this.#ring = larger
	}
}

/** How a stretch of the stream compares with what was delivered there before. */
export type Comparison = {
	/** Bytes that differ from those delivered. */
	differing: number
	/** Bytes that were given up as missing. */
	missing: number
	/** The first and the last packet with a difference; 0 without. */
	firstPacket: number
	lastPacket: number
}

/** A place that says: these bytes were given up as missing. */
const MISSING = -1
const WIDTH = 4

/** Where the runs that one direction delivered last are kept: the newest `LIMITS.deliveredRuns` of them. */
export class History {
	/** Four numbers a run: start, end, place, packet. Grows to its bound and is then a ring. */
	readonly #runs: number[] = []
	#count = 0

	add(start: number, end: number, place: number, packet: number): void {
		const at = (this.#count++ % LIMITS.deliveredRuns) * WIDTH
		const runs = this.#runs
		if (at === runs.length) runs.push(start, end, place, packet)
		else {
			runs[at] = start
			runs[at + 1] = end
			runs[at + 2] = place
			runs[at + 3] = packet
		}
	}

	addMissing(start: number, end: number, packet: number): void {
		this.add(start, end, MISSING, packet)
	}

	/** Compares bytes, of which the first stands at `start`, with what was delivered; adds to `result`. */
	compare(bytes: Uint8Array, start: number, recent: RecentBytes, result: Comparison): void {
		const end = start + bytes.length
		const runs = this.#runs
		for (let back = 1; back * WIDTH <= runs.length; back++) {
			const at = ((this.#count - back) % LIMITS.deliveredRuns) * WIDTH
			const runStart = runs[at]!
			const runEnd = runs[at + 1]!
			if (runEnd <= start) break
			if (runStart >= end) continue
			const from = Math.max(start, runStart)
			const length = Math.min(end, runEnd) - from
			if (runs[at + 2] === MISSING) {
				result.missing += length
				continue
			}
			const kept = recent.at(runs[at + 2]! + from - runStart, length)
			if (kept) noteDifference(kept, bytes.subarray(from - start, from - start + length), runs[at + 3]!, result)
		}
	}
}

/** Adds to `result` how many bytes of two runs of one length differ; the first run is that of `packet`. */
export function noteDifference(first: Uint8Array, second: Uint8Array, packet: number, result: Comparison): void {
	let differing = 0
	for (let i = 0; i < first.length; i++) if (first[i] !== second[i]) differing++
	if (differing === 0) return
	result.differing += differing
	if (result.firstPacket === 0 || packet < result.firstPacket) result.firstPacket = packet
	result.lastPacket = Math.max(result.lastPacket, packet)
}
