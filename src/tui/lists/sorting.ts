import type { Filter } from '../../filter/filter.js'
import type { Session } from '../../session/session.js'
import { secondsBetween } from '../../session/time.js'
import { OVERVIEWS } from '../overviews/all.js'
import { isOverview } from '../overviews/overview.js'
import type { State } from '../state.js'

/** The column a list is sorted by; rows that are equal there stay in their first order. */
export type Sort = { readonly column: string; readonly isDescending: boolean }

/**
 * The rows of a list in another order. Those that came after it was made follow as they came, until there are so many of
 * them that it is made anew.
 */
export type Order = Sort & {
	/** Index of the capture, and the filter whose packets were sorted. */
	readonly file: number
	readonly filter: Filter | undefined
	/** Row among all by the place where it is shown. */
	readonly rows: Uint32Array
	/** The other way round, counted from 1: 0 for a row that was not there yet. */
	readonly places: Uint32Array
	/** Whether nothing was to come any more. */
	readonly isFinal: boolean
}

/** What a row is sorted by in one column. */
export type Key = (row: number) => number | string

/** The columns the open list can be sorted by, in the order in which a key goes through them; nothing when it cannot. */
export function sortKeys(state: State): ReadonlyMap<string, Key> | undefined {
	const session = state.sessions[state.file]
	if (session && state.view === 'packets') return packetKeys(session)
	return isOverview(state.view) ? OVERVIEWS[state.view].sortKeys?.(state) : undefined
}

/** What stands in the index: values that would have to be read from each packet would make a million rows wait. */
function packetKeys({ index }: Session): ReadonlyMap<string, Key> {
	const first = index?.start ?? { seconds: 0, nanos: 0 }
	const of = (row: number) => index!.row(row + 1) ?? index!.row(index!.count)!
	return new Map<string, Key>([
		['number', row => row],
		['conversation', row => of(row).conversation],
		['time', row => secondsBetween(first, of(row).time)],
		['length', row => of(row).length],
	])
}

/**
 * Sorts rows by a key.
 *
 * @param count how many rows are shown
 * @param rowAt the row among all that stands at a place before sorting
 */
export function sorted(count: number, rowAt: (place: number) => number, key: Key, isDescending: boolean): Uint32Array {
	const keys = Array.from({ length: count }, (_, place) => key(rowAt(place)))
	const order = Uint32Array.from({ length: count }, (_, place) => place)
	const sign = isDescending ? -1 : 1
	const compared = keys.every(key => typeof key === 'number')
		? (a: number, b: number) => sign * ((keys[a] as number) - (keys[b] as number)) || a - b
		: (a: number, b: number) => sign * inOrder(String(keys[a]), String(keys[b])) || a - b
	return order.sort(compared).map(place => rowAt(place))
}

/** `2` before `10`, in names and addresses as well. */
function inOrder(a: string, b: string): number {
	// Made when it is needed, which is seldom: it has Node load its tables of languages.
	collator ??= new Intl.Collator('en', { numeric: true })
	return collator.compare(a, b)
}

let collator: Intl.Collator | undefined
