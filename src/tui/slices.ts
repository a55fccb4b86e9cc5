/** Milliseconds of work before a key gets its turn. */
const SLICE = 8

/**
 * Does long work a slice at a time, so that the screen stays alive. `step` hears after each slice how far it is, `done` its
 * result. `goesOn` is asked before each slice: what nobody waits for any more ends there.
 */
export function inSlices<Part, Result>(
	work: Generator<Part, Result>,
	{
		goesOn,
		step,
		done,
	}: { readonly goesOn: () => boolean; readonly step?: (part: Part) => void; readonly done: (result: Result) => void },
): void {
	const turn = () => {
		if (!goesOn()) return
		const until = performance.now() + SLICE
		let next = work.next()
		while (!next.done && performance.now() < until) next = work.next()
		if (next.done) {
			done(next.value)
			return
		}
		step?.(next.value)
		setImmediate(turn)
	}
	setImmediate(turn)
}
