import type { Filter } from '../../filter/filter.js'
import type { Session } from '../../session/session.js'
import { secondsBetween } from '../../session/time.js'
import { issueRows } from '../issue-rows.js'
import { endText } from '../views/conversation-list.js'
import { protocolText, socketText } from '../views/texts.js'

/** The lists that can be sorted. A ladder cannot: its order is what it tells. */
export type SortedList = 'packets' | 'conversations' | 'issues'

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
type Key = (row: number) => number | string

/** The columns a list can be sorted by, in the order in which a key goes through them. */
export function sortKeys(list: SortedList, session: Session): ReadonlyMap<string, Key> {
	return list === 'packets' ? packetKeys(session) : list === 'issues' ? issueKeys(session) : conversationKeys(session)
}

/** What stands in the index: values that would have to be read from each packet would make a million rows wait. */
function packetKeys({ index }: Session): ReadonlyMap<string, Key> {
	const first = index?.row(1)?.time ?? { seconds: 0, nanos: 0 }
	const of = (row: number) => index!.row(row + 1)!
	return new Map<string, Key>([
		['number', row => row],
		['conversation', row => of(row).conversation],
		['time', row => secondsBetween(first, of(row).time)],
		['length', row => of(row).length],
	])
}

function conversationKeys({ conversations }: Session): ReadonlyMap<string, Key> {
	const of = (row: number) => conversations[row]!
	return new Map<string, Key>([
		['number', row => row],
		['client', row => socketText(of(row).client)],
		['server', row => socketText(of(row).server)],
		['protocol', row => protocolText(of(row))],
		['name', row => of(row).tls?.serverName ?? of(row).http[0]?.host ?? ''],
		['packets', row => of(row).packets],
		['bytesOut', row => of(row).bytes.client],
		['bytesIn', row => of(row).bytes.server],
		['time', row => secondsBetween(of(row).start, of(row).end)],
		['ended', row => endText(of(row), 'en')],
	])
}

function issueKeys(session: Session): ReadonlyMap<string, Key> {
	const rows = issueRows(session)
	return new Map<string, Key>([
		['packet', row => rows[row]?.packet ?? 0],
		['conversation', row => rows[row]?.conversation ?? 0],
		['issue', row => rows[row]?.text ?? ''],
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
		: (a: number, b: number) => sign * COLLATOR.compare(String(keys[a]), String(keys[b])) || a - b
	return order.sort(compared).map(place => rowAt(place))
}

/** `2` before `10`, in names and addresses as well. */
const COLLATOR = new Intl.Collator('en', { numeric: true })
