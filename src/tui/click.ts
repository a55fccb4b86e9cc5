import { atByte, focused, PANES, type Sizes, selectedRow, withDefault } from './browse.js'
import { browserOf, countOf, withBrowser } from './current.js'
import { withFactsFocused } from './facts.js'
import { shownList, shownRows } from './lists/rows.js'
import { selecting } from './lists/search.js'
import { sortedByColumn } from './lists/sort.js'
import { isOverview } from './overviews/overview.js'
import { lowerByte, pairOf } from './pair.js'
import { byteAt } from './panes/hex.js'
import { placeAt as pairPlaceAt } from './panes/hex-pair.js'
import { type ListState, listRowAt } from './panes/list.js'
import { moveTree, rowAt } from './panes/tree.js'
import type { Pane, State } from './state.js'
import { hexView, subjectOf } from './subject.js'

/** A press of the mouse's button inside a pane, counted from the pane's first column and row. */
export type Click = {
	readonly kind: 'click'
	readonly pane: string
	readonly x: number
	readonly y: number
	/** On the titles of a list: what it can be sorted by there. */
	readonly column?: string | undefined
	readonly sizes: Sizes
}

/** Selects what was clicked on, and gives its pane the keys; a selected field is opened or closed. */
export function clicked(state: State, { pane, x, y, column, sizes }: Click): State {
	if (state.isHelpOpen || state.view === 'compare') return state
	const { width, height } = sizes(pane)
	if (column !== undefined) return sortedByColumn(state, column)
	const placeAt = (list: ListState) => listRowAt(shownList(state, list), countOf(state), height, y)
	if (isOverview(state.view)) return inOverview(state, pane, placeAt)
	if (!PANES.includes(pane as Pane)) return state
	const browser = focused(browserOf(state), pane as Pane)
	const subject = subjectOf(state)
	const tree = withDefault(browser, subject)
	if (pane === 'list') {
		const place = placeAt(browser.list)
		const row = place === undefined ? undefined : shownRows(state).rowAt(place)
		return withBrowser(state, row === undefined ? browser : selectedRow(browser, row))
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
	const pair = pairOf(state, subject, { ...browser, tree })
	if (pair) {
		const found = pairPlaceAt(pair, width, height, x, y)
		const here = { ...browser, tree }
		return withBrowser(state, found ? atByte(here, subject, lowerByte(pair, found.place), browser.hexTop) : browser)
	}
	const view = hexView(subject, { ...browser, tree })
	const byte = byteAt(view, width, height, x, y)
	return withBrowser(state, byte === undefined ? browser : atByte({ ...browser, tree }, subject, byte, view.top))
}

/** In a view of a list and what there is to say of its selected row. */
function inOverview(state: State, pane: string, placeAt: (list: ListState) => number | undefined): State {
	if (pane !== 'list' && pane !== 'facts') return state
	const here = withFactsFocused(state, pane === 'facts')
	const place = pane === 'list' && isOverview(state.view) ? placeAt(state.overviews[state.view]) : undefined
	return place === undefined ? here : selecting(here, shownRows(state).rowAt(place))
}
