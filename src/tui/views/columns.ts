import { sessionOf } from '../current.js'
import { orderOf, seenRows, shownRows } from '../lists/rows.js'
import { OVERVIEWS } from '../overviews/all.js'
import { isOverview } from '../overviews/overview.js'
import type { Column } from '../panes/list.js'
import type { State } from '../state.js'
import { type Run, width as textWidth } from '../text.js'
import type { Theme } from '../theme.js'
import { ladderColumns } from './ladder.js'
import { packetColumns } from './packet-list.js'

/** The columns of the open list for a pane of this size; cells are those of a row among all. */
function columnsOf(state: State, theme: Theme, width: number, height: number): readonly Column[] {
	const session = sessionOf(state)
	const { language } = state
	if (!session) return []
	const rows = seenRows(state, height)
	if (state.view === 'packets') return packetColumns(session, theme, language, width, rows)
	if (isOverview(state.view)) return OVERVIEWS[state.view].columns(state, theme, { width, rows })
	const conversation = session.conversations[state.ladder.conversation - 1]
	return conversation ? ladderColumns(conversation, theme, language, width, rows) : []
}

/**
 * The columns of the open list as it is drawn: its rows in the order of the list, the sorted column marked. The rows that
 * `height` has room for say how wide they have to be.
 */
export function shownColumns(state: State, theme: Theme, width: number, height = 0): readonly Column[] {
	const { rowAt } = shownRows(state)
	const order = orderOf(state)
	return columnsOf(state, theme, width, height).map(column => ({
		...column,
		cell: (place: number, width: number) => column.cell(rowAt(place), width),
		// The column that a list is sorted by is the last to be left out: the protocol makes room for it before the verdict does.
		...(order && column.id === 'protocol' && { rank: 1.5 }),
		...(order &&
			order.column === column.id && {
				sorted: order.isDescending ? 'down' : 'up',
				rank: 0.5,
				// The mark stands beside the title.
				width: Math.max(column.width, textWidth(column.title) + 1),
			}),
	}))
}

/** Answers what a row of the open list says in all its columns, those included that there is no room for. */
export function rowTexts(state: State, theme: Theme): (place: number) => string {
	const columns = shownColumns(state, theme, WIDE)
	const text = (cell: string | readonly Run[]) => (typeof cell === 'string' ? cell : cell.map(run => run.text).join(''))
	return place => columns.map(column => text(column.cell(place, WIDE))).join(' ')
}

/** A pane that has room for the words of every row. */
const WIDE = 200
