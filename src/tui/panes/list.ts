import { type Move, moved, scrolled } from '../scroll.js'
import { blank, fitRuns, line, type Run } from '../text.js'
import type { Theme, Token } from '../theme.js'
import { lineKeeper, type RowStamps } from './kept-lines.js'

/** A column of a list. Cells are made only for the rows that are seen. */
export type Column = {
	/** What the list can be sorted by this column by. */
	readonly id?: string
	readonly title: string
	/** The list is sorted by it: with the least on top, or the other way round. */
	readonly sorted?: 'up' | 'down'
	/** Columns of the terminal; with `grow`, the fewest. */
	readonly width: number
	/** The width at which none of its cells is cut: it gets that first of the room that is left. */
	readonly wish?: number
	/** The width that what is seen of it takes, for a column that says most: those of rank ACCESSORY or more make room for that. */
	readonly clear?: number
	/** Its share of the room that is left. */
	readonly grow?: number
	readonly align?: 'left' | 'right'
	/** Left out where there is no room for all: the highest first. Without it the column always stays. */
	readonly rank?: number
	/** What it says of a row, and in so many columns where it has a shorter word. */
	readonly cell: (row: number, width: number) => string | readonly Run[]
	readonly token?: Token
}

/** Which row is selected, and which was the first one shown. */
export type ListState = { readonly selected: number; readonly top: number }

/**
 * What a list pane shows: a line of titles, then a row a line, and at the right edge which part of all rows that is. It costs
 * the same for ten rows and for a million.
 */
export function listLines(options: {
	readonly theme: Theme
	readonly columns: readonly Column[]
	readonly count: number
	readonly state: ListState
	readonly width: number
	readonly height: number
	readonly isFocused: boolean
	/** The look of a whole row. */
	readonly rowToken?: (row: number) => Token | undefined
	/** Without them every row is drawn anew. */
	readonly stamps?: RowStamps | undefined
}): string[] {
	const { theme, columns, count, state, width, height, isFocused, rowToken, stamps } = options
	const shown = columnsFor(columns, width - 2)
	const rows = listHeight(height)
	const top = listTop(state, count, height)
	const bar = scrollBar(theme, top, count, rows)
	const cells = (content: (column: Column, width: number) => readonly Run[]) =>
		shown.flatMap(({ column, width }, i) => [
			...(i === 0 ? [] : [{ text: ' ' }]),
			...fitRuns(theme, content(column, width), width, column.align),
		])
	const titles = cells(column => titleOf(column, theme))
	const lines = [line(theme, width, titles, { base: 'header' })]
	const layout = shown.map(({ column, width }) => `${column.id ?? column.title} ${width}`).join(' ')
	const kept = lineKeeper(theme, stamps, `${width} ${layout}`)
	for (let y = 0; y < rows; y++) {
		const row = top + y
		if (row >= count) {
			lines.push(blank(width))
			continue
		}
		const base = row === state.selected ? (isFocused ? 'sel' : 'selIdle') : undefined
		const text = kept(row, base ?? '', () => {
			const runs = cells((column, width) => runsOf(column, row, width, rowToken?.(row)))
			return line(theme, width - 1, runs, { base })
		})
		// The bar at the edge keeps its look beside the selected row.
		lines.push(text + bar(y))
	}
	return lines.slice(0, height)
}

/** The selection after a move, in a pane of so many lines. */
export function moveList(state: ListState, move: Move, count: number, height: number): ListState {
	const rows = listHeight(height)
	const selected = moved(state.selected, move, count, rows)
	return { selected, top: scrolled(listTop(state, count, height), selected, count, rows) }
}

/** The row on a line of the pane; nothing on the titles and below the last. */
export function listRowAt(state: ListState, count: number, height: number, y: number): number | undefined {
	const row = listTop(state, count, height) + y - 1
	return y >= 1 && row < count ? row : undefined
}

/** The first row shown in a pane of so many lines. */
export function listTop(state: ListState, count: number, height: number): number {
	return scrolled(state.top, Math.min(state.selected, count - 1), count, listHeight(height))
}

/** The rows that a pane of so many lines shows: one line is the titles'. */
export function listHeight(height: number): number {
	return Math.max(1, height - 1)
}

type Sized = { readonly column: Column; readonly width: number }

/** The columns that fit, and how wide they are. */
export function columnsFor(columns: readonly Column[], room: number): Sized[] {
	const clear = fitting(columns, room, ({ clear, width }) => clear ?? width, ACCESSORY)
	const shown = fitting(clear, room, ({ width }) => width, 0)
	let left = Math.max(0, room - needed(shown, ({ width }) => width))
	const taken = (wanted: number) => {
		const given = Math.min(left, Math.max(0, wanted))
		left -= given
		return given
	}
	const cleared = shown.map(({ width, clear = width }) => width + taken(clear - width))
	const widths = shown.map(({ wish = 0 }, i) => cleared[i]! + taken(wish - cleared[i]!))
	let shares = shown.reduce((sum, column) => sum + (column.grow ?? 0), 0)
	return shown.map((column, i) => {
		const grow = column.grow ?? 0
		const extra = grow > 0 ? Math.floor((left * grow) / shares) : 0
		left -= extra
		shares -= grow
		return { column, width: widths[i]! + extra }
	})
}

/** From this rank on a column gives way to what another has to say. */
const ACCESSORY = 2

/** What is left when those of the highest ranks are left out, down to a rank, until all fit. */
function fitting(columns: readonly Column[], room: number, size: (column: Column) => number, least: number): Column[] {
	let shown = [...columns]
	while (needed(shown, size) > room) {
		const worst = Math.max(...shown.map(({ rank = 0 }) => rank))
		if (worst <= 0 || worst < least) break
		shown = shown.filter(({ rank }) => rank !== worst)
	}
	return shown
}

/** With a blank between two. */
function needed(columns: readonly Column[], size: (column: Column) => number): number {
	return columns.reduce((sum, column) => sum + size(column), columns.length - 1)
}

/** The mark of the sorted column stands where it is seen, however narrow the column is. */
function titleOf({ title, sorted }: Column, theme: Theme): readonly Run[] {
	return sorted ? [{ text: theme.glyphs[sorted], token: 'focus' }, { text: title }] : [{ text: title }]
}

/** The column that stands over a column of the pane. */
export function columnAt(columns: readonly Column[], width: number, x: number): Column | undefined {
	let start = 0
	for (const { column, width: size } of columnsFor(columns, width - 2)) {
		if (x >= start && x < start + size) return column
		start += size + 1
	}
	return undefined
}

function runsOf(column: Column, row: number, width: number, rowToken: Token | undefined): readonly Run[] {
	const content = column.cell(row, width)
	const token = column.token ?? rowToken
	if (typeof content === 'string') return [token === undefined ? { text: content } : { text: content, token }]
	return content
}

/** What stands at the right edge of each line: which part of all rows is shown. */
export function scrollBar(theme: Theme, top: number, count: number, height: number): (y: number) => string {
	if (count <= height) return () => ' '
	const [thumb, track] = [theme.glyphs.thumb, theme.glyphs.track].map(text =>
		line(theme, 1, [{ text, token: 'border' }]),
	)
	const size = Math.max(1, Math.round((height * height) / count))
	const start = Math.round((top / (count - height)) * (height - size))
	return y => (y >= start && y < start + size ? thumb! : track!)
}
