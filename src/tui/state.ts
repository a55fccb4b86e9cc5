import type { Language } from '../explain/language.js'
import type { Session } from '../session/session.js'
import type { CompareState } from './compare/state.js'
import { type DemoStart, type DemoState, newDemo } from './demo/state.js'
import { FACTS, type FactsState } from './facts.js'
import { type FilterState, NO_FILTER } from './filter/state.js'
import { NO_SEARCH, type SearchState } from './lists/search.js'
import type { Order } from './lists/sorting.js'
import { LIVE, type LiveFrom, type LiveState } from './live/state.js'
import { OVERVIEW_TOPS, type OverviewLists, type OverviewName } from './overviews/overview.js'
import type { ListState } from './panes/list.js'
import { createTree, type TreeState } from './panes/tree.js'
import type { Tampered } from './tamper/state.js'

export type ViewName = 'packets' | 'ladder' | 'compare' | OverviewName

export type Pane = 'list' | 'tree' | 'hex'

/** A conversation of one of the open captures; `conversation` counts from 1. */
export type Place = { readonly session: number; readonly conversation: number }

/** A list, and the fields and bytes of the row that is selected in it. */
export type Browser = {
	readonly list: ListState
	readonly tree: TreeState
	/** The byte that the keys move in the bytes shown; without one, the selected field is what is seen. */
	readonly cursor: number | undefined
	readonly hexTop: number
	/** Which of the pages of a message's records is shown, from 0: a long run of them has many. */
	readonly page: number
	readonly focus: Pane
	/** Which of the lower panes is shown where there is room for one only. */
	readonly lower: 'tree' | 'hex'
	readonly isZoomed: boolean
}

/** All that the screen shows, besides the captures themselves. Selections are numbers and paths: they survive new packets. */
export type State = {
	readonly sessions: readonly Session[]
	/** Sum of the sessions' revisions when the screen was drawn last. */
	readonly revision: number
	readonly view: ViewName
	/** Where Esc leads back to. */
	readonly trail: readonly ViewName[]
	/** Index of the capture that is shown. */
	readonly file: number
	readonly packets: Browser
	/** Which packets the list shows. */
	readonly filter: FilterState
	/** The lists that are sorted, each with its order. */
	readonly orders: Readonly<Partial<Record<ViewName, Order>>>
	/** The text that is looked for in the open list. */
	readonly search: SearchState
	/** What is selected in each view of a list. */
	readonly overviews: OverviewLists
	/** What is said of the selected row below such a list. */
	readonly facts: FactsState
	/** The conversation that waits to be compared with another. */
	readonly marked: Place | undefined
	/** The rungs of `conversation`, a number from 1: the conversation one looks at. */
	readonly ladder: Browser & { readonly conversation: number }
	readonly compare: CompareState
	/** What was opened is shown under what it was opened from. */
	readonly isPaired: boolean
	/** A byte that was changed on the screen, to see which proofs notice. */
	readonly tampered: Tampered | undefined
	/** The act of the demo that is on; nothing where none is played. */
	readonly demo: DemoState | undefined
	/** How what comes as it happens is shown; nothing where captures are read. */
	readonly live: LiveState | undefined
	readonly isHelpOpen: boolean
	readonly helpTop: number
	readonly language: Language
	/** How many issues of the captures themselves the user was told of. */
	readonly told: number
	/** How many captures the user was told of that their reading was stopped. */
	readonly stopped: number
	/** A word to the user, until the next key. */
	readonly message: string | undefined
}

export type StartOptions = {
	readonly sessions: readonly Session[]
	readonly view: ViewName
	readonly compare: CompareState
	readonly language: Language
	/** The captures come as they happen. */
	readonly isLive?: boolean
	readonly liveFrom?: LiveFrom | undefined
	readonly demo?: DemoStart | undefined
}

/** The state before the first key. */
export function initialState({
	sessions,
	view,
	compare,
	language,
	isLive = false,
	liveFrom,
	demo,
}: StartOptions): State {
	return {
		sessions,
		revision: 0,
		view,
		trail: [],
		file: 0,
		packets: createBrowser(),
		filter: NO_FILTER,
		orders: {},
		search: NO_SEARCH,
		overviews: OVERVIEW_TOPS,
		facts: FACTS,
		marked: undefined,
		ladder: { ...createBrowser(), conversation: 1 },
		compare,
		isPaired: true,
		tampered: undefined,
		demo: demo && newDemo(demo),
		live: isLive ? { ...LIVE, ...(liveFrom && { source: liveFrom }) } : undefined,
		isHelpOpen: false,
		helpTop: 0,
		language,
		told: 0,
		stopped: 0,
		message: undefined,
	}
}

const TOP: ListState = { selected: 0, top: 0 }

export function createBrowser(): Browser {
	return {
		list: TOP,
		tree: createTree(),
		cursor: undefined,
		hexTop: 0,
		page: 0,
		focus: 'list',
		lower: 'tree',
		isZoomed: false,
	}
}
