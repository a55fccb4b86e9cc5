import { rowFrom } from '../filter/rows.js'
import type { Found } from '../filter/state.js'
import { ladderRows } from '../ladder-rows.js'
import { OVERVIEWS } from '../overviews/all.js'
import { isOverview } from '../overviews/overview.js'
import { type ListState, listHeight, listTop, moveList } from '../panes/list.js'
import type { Move } from '../scroll.js'
import type { State } from '../state.js'
import type { Order } from './sorting.js'

/*
 * What is selected stays a row among all, whatever the list shows and in which order; only what is drawn and where the keys
 * go is counted in the places of the list.
 */

/** The rows that the open list shows. */
export type Shown = {
	readonly count: number
	/** The row among all that stands at a place. */
	readonly rowAt: (place: number) => number
	/** Where a row stands; of one that is not shown, the place that is nearest. */
	readonly placeOf: (row: number) => number
}

/** What the filter of the packet list has found in the capture that is shown; nothing when all packets are. */
export function foundIn(state: State): Found | undefined {
	return state.view === 'packets' ? state.filter.applied?.found.get(state.file) : undefined
}

/** The rows of the open list, filtered and sorted. */
export function shownRows(state: State): Shown {
	const base = unsorted(state)
	const order = orderOf(state)
	if (!order) return base
	const { rows, places } = order
	return {
		count: base.count,
		rowAt: place => rows[place] ?? base.rowAt(place),
		placeOf: row => (places[row] ? places[row] - 1 : base.placeOf(row)),
	}
}

/** How the open list is sorted, where its order still holds. */
export function orderOf(state: State): Order | undefined {
	const order = state.orders[state.view]
	return order?.file === state.file && order.filter === filterOf(state) ? order : undefined
}

/** The rows of the open list in their first order. */
export function unsorted(state: State): Shown {
	const found = foundIn(state)
	const from = hiddenRows(state)
	if (found) {
		// Of those that were cleared away or let go there is nothing to show.
		const skip = from > 0 ? rowFrom(found, from + 1) : 0
		const count = Math.max(0, found.count - skip)
		return {
			count,
			rowAt: place => (found.packets[place + skip] ?? 1) - 1,
			placeOf: row => Math.max(0, Math.min(rowFrom(found, row + 1) - skip, count - 1)),
		}
	}
	const count = Math.max(0, allRows(state) - from)
	return { count, rowAt: place => place + from, placeOf: row => Math.max(0, row - from) }
}

/** The list as it is drawn: its selection is a place of those that are shown. */
export function shownList(state: State, list: ListState): ListState {
	return { ...list, selected: shownRows(state).placeOf(list.selected) }
}

/** The open list after a move, in a pane of so many lines. */
export function movedList(state: State, list: ListState, move: Move, height: number): ListState {
	const { count, rowAt } = shownRows(state)
	if (count === 0) return list
	const shown = moveList(shownList(state, list), move, count, height)
	return { ...shown, selected: rowAt(shown.selected) }
}

/** The rows among all that are in sight in a pane of so many lines. */
export function seenRows(state: State, height: number): readonly number[] {
	if (height <= 0) return []
	const { count, rowAt } = shownRows(state)
	const top = listTop(shownList(state, listOf(state)), count, height)
	const length = Math.max(0, Math.min(listHeight(height), count - top))
	return Array.from({ length }, (_, y) => rowAt(top + y))
}

function listOf({ view, overviews, ladder, packets }: State): ListState {
	if (isOverview(view)) return overviews[view]
	return (view === 'ladder' ? ladder : packets).list
}

/** Which packets the open list is made of. */
export function filterOf(state: State) {
	return state.view === 'packets' ? state.filter.applied?.filter : undefined
}

/** Rows that were cleared away while they came, or let go. */
function hiddenRows({ live, view, sessions, file }: State): number {
	if (view !== 'packets' && view !== 'conversations') return 0
	return Math.max(live?.hidden[view] ?? 0, sessions[file]?.gone[view] ?? 0)
}

function allRows(state: State): number {
	const session = state.sessions[state.file]
	if (!session) return 0
	if (isOverview(state.view)) return OVERVIEWS[state.view].count(state)
	if (state.view === 'packets') return session.index?.count ?? 0
	const conversation = session.conversations[state.ladder.conversation - 1]
	return conversation ? ladderRows(conversation).length : 0
}
