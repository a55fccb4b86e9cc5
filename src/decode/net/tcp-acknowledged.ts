import { distance } from './sequence.js'
import type { Moment } from './tcp-delivery.js'

/** How much of one direction its peer has acknowledged, and in which packet. */
export class Acknowledged {
	/** As an offset, once the stream has its place. */
	end = Number.NEGATIVE_INFINITY
	/** The furthest acknowledgement from before that. */
	seq: number | undefined
	#packet = 0
	#seconds = 0
	#nanos = 0

	get moment(): Moment {
		return { number: this.#packet, seconds: this.#seconds, nanos: this.#nanos }
	}

	/** Before the stream has its place. */
	note(seq: number, moment: Moment): void {
		if (this.seq !== undefined && distance(this.seq, seq) <= 0) return
		this.seq = seq
		this.#mark(moment)
	}

	/** Returns whether that is more than before. */
	raise(end: number, moment: Moment): boolean {
		if (end <= this.end) return false
		this.end = end
		this.#mark(moment)
		return true
	}

	/** The stream gets its place: offset 0 has sequence number `zero`. */
	place(zero: number): void {
		this.end = this.seq === undefined ? Number.NEGATIVE_INFINITY : distance(zero, this.seq)
		this.seq = undefined
	}

	#mark(moment: Moment): void {
		this.#packet = moment.number
		this.#seconds = moment.seconds
		this.#nanos = moment.nanos
	}
}
