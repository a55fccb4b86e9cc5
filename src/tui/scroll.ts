/** Ways through rows: by name, or by a number of rows. */
export type Move = 'up' | 'down' | 'pageUp' | 'pageDown' | 'halfUp' | 'halfDown' | 'first' | 'last' | number

/** The row that a move leads to; it stops at the ends. */
export function moved(index: number, move: Move, count: number, height: number): number {
	const page = Math.max(1, height - 1)
	const half = Math.max(1, Math.floor(height / 2))
	const target = typeof move === 'number' ? index + move : index + STEPS[move](page, half)
	return Math.max(0, Math.min(count - 1, target))
}

/** The first row to show so that row `index` is seen: `top`, or as little away from it as possible. */
export function scrolled(top: number, index: number, count: number, height: number): number {
	const last = Math.max(0, count - height)
	const seen = Math.max(index - height + 1, Math.min(index, top))
	return Math.max(0, Math.min(last, seen))
}

const STEPS: Readonly<Record<Exclude<Move, number>, (page: number, half: number) => number>> = {
	up: () => -1,
	down: () => 1,
	pageUp: page => -page,
	pageDown: page => page,
	halfUp: (_, half) => -half,
	halfDown: (_, half) => half,
	first: () => Number.NEGATIVE_INFINITY,
	last: () => Number.POSITIVE_INFINITY,
}
