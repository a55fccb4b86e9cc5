import type { ListState } from '../panes/list.js'
import type { State } from '../state.js'
import type { Found } from './state.js'

/*
 * The selected packet stays a number whatever the list shows; only what is drawn and where the keys go is counted in the
 * rows of the list.
 */

/** What the filter of the packet list has found in the capture that is shown; nothing when all packets are. */
export function foundIn(state: State): Found | undefined {
	return state.view === 'packets' ? state.filter.applied?.found.get(state.file) : undefined
}

/** The list as it is drawn: its selection is a row of those that are shown. */
export function shownList(state: State, list: ListState): ListState {
	const found = foundIn(state)
	return found ? { ...list, selected: Math.max(0, Math.min(rowFrom(found, list.selected + 1), found.count - 1)) } : list
}

/** The row among all packets of a row that is shown. */
export function rowAmongAll(state: State, row: number): number {
	const found = foundIn(state)
	return found ? (found.packets[row] ?? 1) - 1 : row
}

/** The first row that shows packet `number` or a later one. */
export function rowFrom({ packets, count }: Found, number: number): number {
	let low = 0
	let high = count
	while (low < high) {
		const middle = (low + high) >> 1
		if (packets[middle]! < number) low = middle + 1
		else high = middle
	}
	return low
}

/** Whether packet `number` is among those that are shown. */
export function shows(found: Found, number: number): boolean {
	const row = rowFrom(found, number)
	return row < found.count && found.packets[row] === number
}
