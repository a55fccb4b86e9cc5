import { atByte, focused, PANES, type Sizes, selectedRow, withDefault } from './browse.js'
import { browserOf, countOf, withBrowser } from './current.js'
import { rowAmongAll, shownList } from './filter/rows.js'
import { byteAt } from './panes/hex.js'
import { listRowAt } from './panes/list.js'
import { moveTree, rowAt } from './panes/tree.js'
import type { Pane, State } from './state.js'
import { hexView, subjectOf } from './subject.js'

/** A press of the mouse's button inside a pane, counted from the pane's first column and row. */
export type Click = {
	readonly kind: 'click'
	readonly pane: string
	readonly x: number
	readonly y: number
	readonly sizes: Sizes
}

/** Selects what was clicked on, and gives its pane the keys; a selected field is opened or closed. */
export function clicked(state: State, { pane, x, y, sizes }: Click): State {
	if (state.isHelpOpen || state.view === 'compare') return state
	const { width, height } = sizes(pane)
	if (state.view === 'conversations' || state.view === 'issues') {
		const list = state.view === 'issues' ? state.issues : state.conversations.list
		const row = pane === 'list' ? listRowAt(list, countOf(state), height, y) : undefined
		if (row === undefined) return state
		const next = { ...list, selected: row }
		return state.view === 'issues'
			? { ...state, issues: next }
			: { ...state, conversations: { ...state.conversations, list: next } }
	}
	if (!PANES.includes(pane as Pane)) return state
	const browser = focused(browserOf(state), pane as Pane)
	const subject = subjectOf(state)
	const tree = withDefault(browser, subject)
	if (pane === 'list') {
		const row = listRowAt(shownList(state, browser.list), countOf(state), height, y)
		return withBrowser(state, row === undefined ? browser : selectedRow(browser, rowAmongAll(state, row)))
	}
	if (pane === 'tree') {
		const path = rowAt(subject.roots, tree, height, y)
		if (path === undefined) return withBrowser(state, browser)
		const isSame = path === tree.selected
		const next = { ...tree, selected: path }
		return withBrowser(state, {
			...browser,
			cursor: undefined,
			tree: isSame ? moveTree(subject.roots, next, 'toggle', height) : next,
		})
	}
	const view = hexView(subject, { ...browser, tree })
	const byte = byteAt(view, width, height, x, y)
	return withBrowser(state, byte === undefined ? browser : atByte({ ...browser, tree }, subject, byte, view.top))
}
