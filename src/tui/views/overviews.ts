import { clean } from '../../clean.js'
import { say } from '../../explain/interface.js'
import type { Area } from '../areas.js'
import { countOf } from '../current.js'
import { rowStamps } from '../lists/row-stamps.js'
import { shownList } from '../lists/rows.js'
import { OVERVIEWS } from '../overviews/all.js'
import type { OverviewName } from '../overviews/overview.js'
import type { State } from '../state.js'
import { width as columnsOf } from '../text.js'
import type { Theme } from '../theme.js'
import { shownColumns } from './columns.js'
import { factsLength, factsLines } from './facts-lines.js'
import { EDGE, framedPane, listPane } from './pane.js'

/** A list, and below it what there is to say of its selected row. */
export function overviewPanes(state: State, theme: Theme, view: OverviewName, rows: number): Area {
	const { title, empty, facts, about, right } = OVERVIEWS[view]
	const list = state.overviews[view]
	const { isFocused } = state.facts
	const row = countOf(state) === 0 ? -1 : list.selected
	const words = right?.(state) ?? []
	const top = listPane({
		theme,
		title: titleFor(title(state), words, theme),
		right: words,
		columns: (width, height) => shownColumns(state, theme, width, height),
		count: countOf(state),
		list: shownList(state, list),
		isFocused: !isFocused,
		empty: [empty(state)],
		stamps: rowStamps(state),
	})
	const told = facts(state, row)
	const body = (width: number, height: number) => factsLines(theme, told, width, height, state.facts.top)
	const more = (width: number, height: number) => {
		const below = factsLength(told, width) - height - state.facts.top
		const text = isFocused ? 'facts.more' : 'facts.more_tab'
		return below > 0 ? [say(text, { count: below }, state.language), `+${below}`] : []
	}
	const bottom = framedPane({ name: 'facts', theme, title: about(state, row), right: more, isFocused, body })
	return { direction: 'column', areas: [{ ...top, size: listHeight(rows - 2, countOf(state)) }, bottom] }
}

/** The longest title that leaves room for the shortest of the words at its right. */
function titleFor(
	titles: string | readonly string[],
	right: readonly string[],
	theme: Theme,
): (width: number) => string {
	const choices = typeof titles === 'string' ? [titles] : titles
	const columns = (text: string) => columnsOf(clean(text, theme.ascii))
	return width => {
		const room = width - EDGE - columns(right.at(-1) ?? '')
		return choices.find(text => columns(text) <= room) ?? choices.at(-1) ?? ''
	}
}

/** Half of the room; a list that is short leaves it to what is said. */
function listHeight(rows: number, count: number): number {
	const half = Math.round(rows / 2)
	// Two borders and the titles. In an empty list it is said why it is empty.
	return count === 0 ? half : Math.min(half, Math.max(LEAST_LIST, count + 3))
}

/** The least height of a list. */
const LEAST_LIST = 6
