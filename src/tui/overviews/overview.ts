import type { Key } from '../lists/sorting.js'
import type { Column, ListState } from '../panes/list.js'
import type { State } from '../state.js'
import type { Run } from '../text.js'
import type { Theme } from '../theme.js'

/** A line of what there is to say of a row: its name, and what is said. */
export type Fact = { readonly name: string; readonly runs: readonly Run[] }

/** Columns of the list's pane, and the rows of it that are in sight: what columns are made for. */
export type Seen = { readonly width: number; readonly rows: readonly number[] }

/** A view of a list, and below it what there is to say of its selected row. */
export type Overview = {
	/** The longest that fits, of some beginning with the longest. */
	readonly title: (state: State) => string | readonly string[]
	/** Rows of the list. */
	readonly count: (state: State) => number
	readonly columns: (state: State, theme: Theme, seen: Seen) => readonly Column[]
	/** The columns it can be sorted by, in the order in which a key goes through them; none where its order says something. */
	readonly sortKeys?: (state: State) => ReadonlyMap<string, Key>
	/** What is said where there is no row. */
	readonly empty: (state: State) => string
	readonly facts: (state: State, row: number) => readonly Fact[]
	/** The title over the facts. */
	readonly about: (state: State, row: number) => string
	/** A few words at the right end of the list's edge: the first that fit. */
	readonly right?: (state: State) => readonly string[]
}

export type OverviewName = 'conversations' | 'issues' | 'checks' | 'keys' | 'schedule' | 'causes' | 'negotiation'

/** What is selected in each of them. */
export type OverviewLists = Readonly<Record<OverviewName, ListState>>

const TOP: ListState = { selected: 0, top: 0 }

/** The first row of each. */
export const OVERVIEW_TOPS: OverviewLists = {
	conversations: TOP,
	issues: TOP,
	checks: TOP,
	keys: TOP,
	schedule: TOP,
	causes: TOP,
	negotiation: TOP,
}

/** Those that are about the conversation one looks at. */
export const OF_CONVERSATION: ReadonlySet<string> = new Set<OverviewName>(['checks', 'keys', 'schedule', 'negotiation'])

/** Whether a view is one of them. */
export function isOverview(view: string): view is OverviewName {
	return Object.hasOwn(OVERVIEW_TOPS, view)
}
