import type { Area } from '../areas.js'
import { countOf } from '../current.js'
import { rowStamps } from '../lists/row-stamps.js'
import { shownList } from '../lists/rows.js'
import { OVERVIEWS } from '../overviews/all.js'
import type { OverviewName } from '../overviews/overview.js'
import type { State } from '../state.js'
import type { Theme } from '../theme.js'
import { shownColumns } from './columns.js'
import { factsLines } from './facts-lines.js'
import { framedPane, listPane } from './pane.js'

/** A list, and below it what there is to say of its selected row. */
export function overviewPanes(state: State, theme: Theme, view: OverviewName, rows: number): Area {
	const { title, empty, facts, about, right } = OVERVIEWS[view]
	const list = state.overviews[view]
	const row = countOf(state) === 0 ? -1 : list.selected
	const top = listPane({
		theme,
		title: title(state),
		right: right?.(state) ?? [],
		columns: width => shownColumns(state, theme, width),
		count: countOf(state),
		list: shownList(state, list),
		isFocused: true,
		empty: [empty(state)],
		stamps: rowStamps(state),
	})
	const body = (width: number, height: number) => factsLines(theme, facts(state, row), width, height)
	const bottom = framedPane({ name: 'facts', theme, title: about(state, row), isFocused: false, body })
	return { direction: 'column', areas: [{ ...top, size: Math.round((rows - 2) / 2) }, bottom] }
}
