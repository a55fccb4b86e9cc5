/** Of the time, how much may go into what follows from being called, and milliseconds that pass at most between two calls. */
const SHARE = 1 / 12
const LONGEST = 1000

/**
 * Calls again and again, so seldom that what follows from it in this thread leaves time for all else: a screen that costs
 * much to draw is drawn less often, and a key waits for one frame at most. Answers the way to stop it.
 *
 * @param every milliseconds between two calls, at least
 */
export function atLeisure(call: () => void, every: number): () => void {
	let before = performance.eventLoopUtilization()
	let timer: NodeJS.Timeout
	const next = () => {
		const now = performance.eventLoopUtilization()
		const { active } = performance.eventLoopUtilization(now, before)
		before = now
		timer = setTimeout(next, Math.min(LONGEST, Math.max(every, active / SHARE)))
		call()
	}
	timer = setTimeout(next, every)
	return () => clearTimeout(timer)
}
