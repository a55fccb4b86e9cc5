import { say } from '../../explain/interface.js'
import type { Session } from '../../session/session.js'
import type { State } from '../state.js'
import { filterOf, foundIn, unsorted } from './rows.js'
import { type Sort, sorted, sortKeys } from './sorting.js'

/** Sorts the open list by its next column, after the last one by none; or the other way round. */
export function sortCommanded(state: State, command: string): State | undefined {
	const keys = command === 'sort' || command === 'sortReverse' ? sortKeys(state) : undefined
	if (!keys) return undefined
	const columns = [...keys.keys()]
	const before = state.orders[state.view]
	if (command === 'sortReverse') {
		if (!before) return sortedBy(state, { column: columns[0]!, isDescending: true })
		return sortedBy(state, { column: before.column, isDescending: !before.isDescending })
	}
	// The first column is the order that a list has anyway.
	const next = columns[(before ? columns.indexOf(before.column) : 0) + 1]
	return next === undefined ? unsortedAgain(state) : sortedBy(state, { column: next, isDescending: false })
}

/** Sorts the open list by a column that was clicked on; once more turns it round. */
export function sortedByColumn(state: State, column: string): State {
	const before = state.orders[state.view]
	if (!sortKeys(state)?.has(column)) return state
	return sortedBy(state, { column, isDescending: before?.column === column && !before.isDescending })
}

/** What holds after every action: an order whose rows are others now is made anew. */
export function ordered(state: State): State {
	const order = state.orders[state.view]
	const session = state.sessions[state.file]
	if (!order || !session) return state
	const isSame = order.file === state.file && order.filter === filterOf(state)
	const { count } = unsorted(state)
	const known = order.rows.length
	if (isSame && order.isFinal === isComplete(state, session) && (order.isFinal || count <= known * GROWTH)) return state
	return withOrder(state, order)
}

/** While rows still come, an order is made anew when there are so many times as many. */
const GROWTH = 1.5

function sortedBy(state: State, sort: Sort): State {
	const next = withOrder(state, sort)
	const way = say(sort.isDescending ? 'sort.descending' : 'sort.ascending', {}, state.language)
	const column = say(`sort.${sort.column}` as 'sort.number', {}, state.language)
	return { ...next, message: say('sort.by', { column, way }, state.language) }
}

function unsortedAgain(state: State): State {
	const { [state.view]: _, ...orders } = state.orders
	return { ...state, orders, message: say('sort.none', {}, state.language) }
}

function withOrder(state: State, { column, isDescending }: Sort): State {
	const session = state.sessions[state.file]!
	const key = sortKeys(state)?.get(column)
	if (!key) return state
	const { count, rowAt } = unsorted(state)
	const rows = sorted(count, rowAt, key, isDescending)
	const places = new Uint32Array(rows.reduce((most, row) => Math.max(most, row + 1), 0))
	for (const [place, row] of rows.entries()) places[row] = place + 1
	const order = {
		column,
		isDescending,
		rows,
		places,
		file: state.file,
		filter: filterOf(state),
		isFinal: isComplete(state, session),
	}
	return { ...state, orders: { ...state.orders, [state.view]: order } }
}

function isComplete(state: State, session: Session): boolean {
	return session.ended && !foundIn(state)?.isRunning
}
