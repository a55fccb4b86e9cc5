import type { Progress } from '../../capture/open.js'
import type { Reading } from '../../session/session.js'

/** Seconds over which a rate is smoothed. */
const SMOOTHED = 2

/** Seconds before it is said how long the rest will take: a program that has just begun is slow. */
const SILENT = 1

/** How fast a capture is read, and how long that will take: smoothed, so that the figures can be read. */
export class Pace {
	readonly #begun: number
	#rate: number | undefined
	#at: number
	#bytes = 0

	/** `now`: seconds of a clock that only goes forward. */
	constructor(now: number) {
		this.#begun = now
		this.#at = now
	}

	/** So much was read at `now`. */
	reading({ done, total }: Pick<Progress, 'done' | 'total'>, now: number): Reading {
		const seconds = now - this.#at
		if (seconds > 0) {
			const latest = (done - this.#bytes) / seconds
			const weight = Math.exp(-seconds / SMOOTHED)
			this.#rate = this.#rate === undefined ? latest : this.#rate * weight + latest * (1 - weight)
			this.#at = now
			this.#bytes = done
		}
		const rate = this.#rate ?? 0
		const isKnown = total !== undefined && rate > 0 && now - this.#begun >= SILENT
		return { bytes: done, size: total, rate, left: isKnown ? Math.max(0, total - done) / rate : undefined }
	}
}
