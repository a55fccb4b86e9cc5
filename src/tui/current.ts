import type { Session } from '../session/session.js'
import { shownRows } from './lists/rows.js'
import { isOverview, OF_CONVERSATION } from './overviews/overview.js'
import type { ListState } from './panes/list.js'
import type { Browser, State } from './state.js'

/** The capture that is shown. */
export function sessionOf(state: State): Session | undefined {
	return state.sessions[state.file]
}

/** Rows of the list that is shown. */
export function countOf(state: State): number {
	return shownRows(state).count
}

/** The list with its fields and bytes that is open. */
export function browserOf(state: State): Browser {
	return state.view === 'ladder' ? state.ladder : state.packets
}

/** The open list changed. */
export function withBrowser(state: State, browser: Browser): State {
	if (state.view === 'ladder') return { ...state, ladder: { ...browser, conversation: state.ladder.conversation } }
	return { ...state, packets: browser }
}

/** The list of the open overview changed. */
export function withOverview(state: State, list: ListState): State {
	return isOverview(state.view) ? { ...state, overviews: { ...state.overviews, [state.view]: list } } : state
}

/** The number of the conversation one is looking at, whatever the view; 0 for none. */
export function currentConversation(state: State): number {
	if (state.view === 'ladder' || OF_CONVERSATION.has(state.view)) return state.ladder.conversation
	if (state.view === 'conversations') return state.overviews.conversations.selected + 1
	return sessionOf(state)?.index?.row(state.packets.list.selected + 1)?.conversation ?? 0
}
