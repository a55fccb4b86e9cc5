import { say } from '../explain/interface.js'
import { browserOf } from './current.js'
import { movedList } from './lists/rows.js'
import { lowerByte, pairOf } from './pair.js'
import { moveHex } from './panes/hex.js'
import type { HexMove } from './panes/hex-move.js'
import { movePair } from './panes/hex-pair.js'
import { createTree, moveTree, reveal, type TreeMove } from './panes/tree.js'
import type { Move } from './scroll.js'
import type { Browser, Pane, State } from './state.js'
import { defaultPath, hexView, pathAtByte, plainWay, type Subject, shownBytes, subjectOf } from './subject.js'

/** Columns and rows inside a pane's border. */
export type Inside = { readonly width: number; readonly height: number }

/** What the terminal's layout is, as far as moves depend on it. */
export type Sizes = (pane: string) => Inside

/** In the order in which Tab goes through them. */
export const PANES: readonly Pane[] = ['list', 'tree', 'hex']

/** What a command does to the list, the tree or the bytes, whichever has the keys. */
export function browsed(state: State, command: string, sizes: Sizes): Browser {
	const browser = browserOf(state)
	const { focus } = browser
	if (command === 'zoom') return { ...browser, isZoomed: !browser.isZoomed }
	if (command === 'nextPane' || command === 'previousPane') {
		const step = command === 'nextPane' ? 1 : PANES.length - 1
		return focused(browser, PANES[(PANES.indexOf(focus) + step) % PANES.length]!)
	}
	if (command === 'focusList') return focused(browser, 'list')
	if (command === 'nextRecords') return turned(state, browser, 1)
	if (command === 'previousRecords') return turned(state, browser, -1)
	const { width, height } = sizes(focus)
	if (focus === 'list') {
		const list = movedList(state, browser.list, command as Move, height)
		return list.selected === browser.list.selected
			? { ...browser, list }
			: { ...selectedRow(browser, list.selected), list }
	}
	const subject = subjectOf(state)
	const tree = withDefault(browser, subject)
	if (focus === 'tree')
		return {
			...browser,
			tree: moveTree(subject.roots, tree, command as TreeMove, height),
			cursor: undefined,
			hexTop: 0,
		}
	const pair = pairOf(state, subject, { ...browser, tree })
	if (pair) {
		const moved = movePair(pair, command as HexMove, width, height)
		return atByte({ ...browser, tree }, subject, lowerByte(pair, moved.cursor), lowerByte(pair, moved.top))
	}
	const { cursor, top } = moveHex(hexView(subject, { ...browser, tree }), command as HexMove, width, height)
	return atByte({ ...browser, tree }, subject, cursor, top)
}

/** What was opened under what travelled, or one at a time from now on; a word where neither can be seen. */
export function pairToggled(state: State): State {
	const subject = subjectOf(state)
	const browser = browserOf(state)
	const tree = withDefault(browser, subject)
	const here = { ...browser, tree }
	if (pairOf({ ...state, isPaired: true }, subject, here)) return { ...state, isPaired: !state.isPaired }
	const { view } = shownBytes(subject, here)
	const isSealed = subject.views.some(
		({ isOpened, from, number }) => isOpened && from === view?.from && number === view?.number,
	)
	const text = view?.kind === 'record' && isSealed ? 'pair.select_opened' : 'pair.none'
	return { ...state, message: say(text, {}, state.language) }
}

/** The cursor on a byte, and the deepest field there selected. */
export function atByte(browser: Browser, subject: Subject, cursor: number, top: number): Browser {
	const path = pathAtByte(subject, shownBytes(subject, browser), cursor)
	return { ...browser, cursor, hexTop: top, tree: path === undefined ? browser.tree : reveal(browser.tree, path) }
}

/** Before the user has chosen, the default field is selected, and open as far as the way down is plain. */
export function withDefault({ tree }: Browser, subject: Subject): Browser['tree'] {
	if (tree.selected !== '' || subject.roots.length === 0) return tree
	const selected = defaultPath(subject)
	return { ...tree, selected, expanded: new Set([...tree.expanded, ...plainWay(subject, selected)]) }
}

/** Another page of the records of the message that is shown. */
function turned(state: State, browser: Browser, by: 1 | -1): Browser {
	const { records } = subjectOf(state)
	const page = browser.page + by
	if (!records || page < 0 || page >= records.pages) return browser
	return { ...browser, page, cursor: undefined, hexTop: 0, tree: createTree() }
}

/** A pane gets the keys. */
export function focused(browser: Browser, focus: Pane): Browser {
	return { ...browser, focus, lower: focus === 'list' ? browser.lower : focus }
}

/** A packet of the list is selected, with nothing chosen in its layers yet. */
export function atPacket(browser: Browser, packet: number): Browser {
	return {
		...browser,
		list: { selected: packet - 1, top: Math.max(0, packet - 4) },
		tree: createTree(),
		cursor: undefined,
		hexTop: 0,
	}
}

/** Another row of the list is selected. */
export function selectedRow(browser: Browser, selected: number): Browser {
	return {
		...browser,
		list: { ...browser.list, selected },
		cursor: undefined,
		hexTop: 0,
		page: 0,
		tree: sameKind(browser),
	}
}

/** Another row was selected: what was open stays open where the trees are alike. */
function sameKind({ tree }: Browser) {
	return { ...tree, top: 0 }
}
