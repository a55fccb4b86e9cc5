import type { Browser, Pane, ViewName } from '../state.js'

/** From so many columns on fields and bytes stand side by side. */
const WIDE = 118

/** The least height of a list. */
const LEAST_LIST = 6

/** How the body of a view with a list, fields and bytes is parted. Heights are rows of the terminal, borders included. */
export type Layout = {
	readonly isWide: boolean
	/** The list's height; without one it takes what is left. */
	readonly list: number | undefined
	/** Lines for what the selected rung is for. */
	readonly words: number
	/** The lower panes that are shown. */
	readonly lower: readonly Exclude<Pane, 'list'>[]
	/** Lines below them for what the selected field means. */
	readonly meaning: number
}

/**
 * The layout for a body of so many rows. Where there is little room the words on a rung stand there only while one goes
 * through the rungs: in the fields, the words on the field take their place. A list that is short leaves its room to them.
 *
 * @param count rows of the list
 */
export function layoutOf(view: ViewName, browser: Browser, columns: number, rows: number, count: number): Layout {
	const { focus, isZoomed, lower } = browser
	const isWide = columns >= WIDE
	const isLadder = view === 'ladder'
	const words = !isLadder ? 0 : isWide || rows >= 34 ? 4 : focus === 'list' ? (rows >= 22 ? 5 : rows >= 18 ? 3 : 0) : 0
	if (isZoomed && focus === 'list') return { isWide, list: undefined, words, lower: [], meaning: 0 }
	if (isZoomed && focus !== 'list')
		return { isWide, list: 0, words: 0, lower: [focus], meaning: meaningOf([focus], columns, rows) }
	// Two borders and the titles. In an empty list it is said why it is empty.
	const needed = count === 0 ? LEAST_LIST : count + 3
	const list = Math.max(LEAST_LIST, Math.min(needed, Math.round(rows * (isLadder ? 0.5 : 0.44))))
	const shown = isWide ? (['tree', 'hex'] as const) : [lower]
	return { isWide, list, words, lower: shown, meaning: meaningOf(shown, columns, rows - list - words) }
}

/** Of so many columns and rows for fields and bytes. Bytes alone take all of them. */
function meaningOf(lower: Layout['lower'], columns: number, rows: number): number {
	if (!lower.includes('tree') || rows < 8) return 0
	return columns >= 140 || rows < (lower.length > 1 ? 16 : 11) ? 2 : 3
}
