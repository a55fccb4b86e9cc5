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

/** The lines that take what is told of the selected rung, and of the selected field. */
export type Needs = { readonly words: number; readonly meaning: number }

/** Lines beyond the usual ones that are given to what is long. */
const MORE = 2

/**
 * The layout for a body of so many rows. Where there is little room the words on a rung stand there only while one goes
 * through the rungs: in the fields, the words on the field take their place. A list that is short leaves its room to them.
 *
 * @param count rows of the list
 * @param needs for what the usual lines are too few, some more are taken from the fields
 */
export function layoutOf(
	view: ViewName,
	browser: Browser,
	columns: number,
	rows: number,
	count: number,
	needs: Needs = { words: 0, meaning: 0 },
): Layout {
	const { focus, isZoomed, lower } = browser
	const isWide = columns >= WIDE
	const isLadder = view === 'ladder'
	const usual = !isLadder ? 0 : isWide || rows >= 34 ? 4 : focus === 'list' ? (rows >= 22 ? 5 : rows >= 18 ? 3 : 0) : 0
	const words = stretched(usual, needs.words)
	const meaningOf = (lower: Layout['lower'], rows: number) =>
		stretched(usualMeaning(lower, columns, rows), needs.meaning)
	if (isZoomed && focus === 'list') return { isWide, list: undefined, words, lower: [], meaning: 0 }
	if (isZoomed && focus !== 'list')
		return { isWide, list: 0, words: 0, lower: [focus], meaning: meaningOf([focus], rows) }
	// Two borders and the titles. In an empty list it is said why it is empty.
	const needed = count === 0 ? LEAST_LIST : count + 3
	const list = Math.max(LEAST_LIST, Math.min(needed, Math.round(rows * (isLadder ? 0.5 : 0.44))))
	const shown = isWide ? (['tree', 'hex'] as const) : [lower]
	return { isWide, list, words, lower: shown, meaning: meaningOf(shown, rows - list - words) }
}

/** Of so many columns and rows for fields and bytes. Bytes alone take all of them. */
function usualMeaning(lower: Layout['lower'], columns: number, rows: number): number {
	if (!lower.includes('tree') || rows < 8) return 0
	return columns >= 140 || rows < (lower.length > 1 ? 16 : 11) ? 2 : 3
}

/** Where there are no lines at all there will be none. */
function stretched(usual: number, needed: number): number {
	return usual === 0 ? 0 : Math.max(usual, Math.min(usual + MORE, needed))
}
