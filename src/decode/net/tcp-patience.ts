import { LIMITS } from '../limits.js'

/**
 * How long a direction that waits for bytes goes on waiting. A capture may have an acknowledgement before the bytes
 * it is for, so it counts only after `LIMITS.lateSegments` more packets of the connection.
 */
export class Patience {
	#packets = 0
	/** What was acknowledged at each of the last packets. */
	readonly #acked: number[] = []

	/** One more packet. Returns what was acknowledged that many packets ago; undefined when the waiting is younger. */
	tick(acked: number): number | undefined {
		const slot = this.#packets++ % LIMITS.lateSegments
		const then = this.#acked[slot]
		this.#acked[slot] = acked
		return then
	}

	/** Offsets change: what was `by` is 0 now. */
	shift(by: number): void {
		for (let i = 0; i < this.#acked.length; i++) this.#acked[i]! -= by
	}
}
