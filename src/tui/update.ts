import { carriedBy } from '../session/carried.js'
import { messagesIn } from '../session/inspect-tls.js'
import type { Session } from '../session/session.js'
import { type CompareAction, type CompareEffect, isTyping, newCompare } from './compare/state.js'
import { updateCompare } from './compare/update.js'
import { foundIn, rowAmongAll, shownList } from './filter/rows.js'
import type { FilterAction, FilterEffect } from './filter/state.js'
import { filterCommanded, filtered, filterTyped, isFiltering, settled } from './filter/update.js'
import type { Key as Pressed } from './key-sequence.js'
import { resolve } from './keymap.js'
import { type Context, HELP_LENGTH, KEYS } from './keys.js'
import { ladderRows, rowOfRung } from './ladder-rows.js'
import { byteAt, moveHex } from './panes/hex.js'
import type { HexMove } from './panes/hex-move.js'
import { listRowAt, moveList } from './panes/list.js'
import { createTree, moveTree, reveal, rowAt, type TreeMove } from './panes/tree.js'
import type { Move } from './scroll.js'
import { moved } from './scroll.js'
import { type Browser, createBrowser, type Pane, type State, type ViewName } from './state.js'
import { defaultPath, hexView, pathAtByte, plainWay, type Subject, shownBytes, subjectOf } from './subject.js'

/** Columns and rows inside a pane's border. */
export type Inside = { readonly width: number; readonly height: number }

/** What the terminal's layout is, as far as moves depend on it. */
export type Sizes = (pane: string) => Inside

export type Action =
	| { readonly kind: 'key'; readonly key: Pressed; readonly sizes: Sizes }
	| { readonly kind: 'click'; readonly pane: string; readonly x: number; readonly y: number; readonly sizes: Sizes }
	/** The captures have grown. */
	| { readonly kind: 'grown' }
	/** What came of an effect of the compare view. */
	| { readonly kind: 'compare'; readonly action: CompareAction }
	| FilterAction
	| { readonly kind: 'message'; readonly text: string }

const NO_SIZE: Inside = { width: 0, height: 0 }

/** What `update` may not do itself: it is done by `run.tsx`. */
export type Command =
	| { readonly kind: 'quit' }
	| { readonly kind: 'repaint' }
	| { readonly kind: 'mouse' }
	| { readonly kind: 'suspend' }
	| Extract<CompareEffect, { kind: 'trace' }>
	| FilterEffect

type Result = State | readonly [State, readonly Command[]]

/** What follows from an action. Pure but for reading captured bytes again, which never change. */
export function update(state: State, action: Action): Result {
	const result = changed(state, action)
	const [next, commands] = isPair(result) ? result : [result, []]
	const [last, effects] = settled(state, next)
	return effects.length + commands.length === 0 ? last : [last, [...commands, ...effects]]
}

function isPair(result: Result): result is readonly [State, readonly Command[]] {
	return Array.isArray(result)
}

function changed(state: State, action: Action): Result {
	switch (action.kind) {
		case 'grown': {
			const revision = state.sessions.reduce((sum, session) => sum + session.revision, 0)
			return withCompare({ ...state, revision }, { kind: 'grown' }, NO_SIZE)
		}
		case 'message':
			return { ...state, message: action.text }
		case 'compare':
			return withCompare(state, action.action, NO_SIZE)
		case 'filtered':
			return filtered(state, action)
		case 'click':
			return clicked(state, action)
		case 'key':
			return pressed({ ...state, message: undefined }, action.key, action.sizes)
	}
}

/** Where the user is, the most specific context first. */
export function contextsOf(state: State): readonly Context[] {
	if (state.isHelpOpen) return ['help']
	if (state.view === 'compare') return isTyping(state.compare) ? ['typing'] : ['compare', 'everywhere']
	if (state.view === 'conversations') return ['conversations', 'list', 'everywhere']
	if (isFiltering(state)) return ['filtering', 'typing']
	const { focus } = browserOf(state)
	const isFiltered = focus === 'list' && foundIn(state) !== undefined
	return [...(isFiltered ? (['filtered'] as const) : []), focus, state.view, 'everywhere']
}

function pressed(state: State, key: Pressed, sizes: Sizes): Result {
	const binding = resolve(KEYS, contextsOf(state), key.key)
	if (state.view === 'compare' && !state.isHelpOpen && isTyping(state.compare) && !binding) {
		return withCompare(state, { kind: 'key', key }, sizes('compare'))
	}
	if (isFiltering(state) && !state.isHelpOpen && !binding) return filterTyped(state, key)
	if (!binding) {
		if (state.isHelpOpen || (key.key !== 'wheeldown' && key.key !== 'wheelup')) return state
		return commanded(state, key.key === 'wheeldown' ? 'down' : 'up', sizes)
	}
	return commanded(state, binding.command, sizes)
}

const SYSTEM: ReadonlySet<string> = new Set(['quit', 'repaint', 'mouse', 'suspend'])
const VIEW_NAMES: ReadonlySet<string> = new Set(['packets', 'conversations', 'ladder', 'compare'])

function commanded(state: State, command: string, sizes: Sizes): Result {
	if (SYSTEM.has(command)) return [state, [{ kind: command as 'quit' }]]
	if (command === 'help') return { ...state, isHelpOpen: !state.isHelpOpen, helpTop: 0 }
	if (state.isHelpOpen)
		return { ...state, helpTop: moved(state.helpTop, command as Move, HELP_LENGTH, sizes('help').height) }
	if (command === 'language') return { ...state, language: state.language === 'en' ? 'zh' : 'en' }
	const withFilter = filterCommanded(state, command)
	if (withFilter) return withFilter
	if (command === 'back') return back(state)
	if (command === 'trace' && state.view !== 'compare') return tracing(state)
	if (VIEW_NAMES.has(command)) return opened(state, command as ViewName)
	if (command === 'nextFile') return inFile(state, state.file + 1)
	if (command === 'previousFile') return inFile(state, state.file - 1)
	if (state.view === 'compare') return compareCommanded(state, command, sizes('compare'))
	if (state.view === 'conversations') return inConversations(state, command, sizes('list').height)
	if (command === 'toRung') return toRung(state)
	if (command === 'toPacket') return toPacket(state)
	if (command === 'nextRung' || command === 'previousRung') return stepped(state, command === 'nextRung' ? 1 : -1)
	if (command === 'nextConversation') return inConversation(state, state.ladder.conversation + 1)
	if (command === 'previousConversation') return inConversation(state, state.ladder.conversation - 1)
	return withBrowser(state, browsed(state, command, sizes))
}

/** The open view; where one came from is where Esc leads. */
function opened(state: State, view: ViewName): Result {
	if (view === state.view) return state
	const trail = [...state.trail.filter(name => name !== view), state.view].slice(-8)
	const next = { ...state, view, trail }
	if (view === 'compare') return withCompare(compared(next), { kind: 'grown' }, NO_SIZE)
	if (view !== 'ladder') return next
	// The conversation one was looking at.
	const number =
		state.view === 'packets'
			? sessionOf(state)?.index?.row(state.packets.list.selected + 1)?.conversation
			: state.view === 'conversations'
				? state.conversations.list.selected + 1
				: 0
	return number && number !== state.ladder.conversation ? inConversation(next, number) : next
}

/** With a conversation chosen or marked, `compare` sets those side by side; else it goes on with what it showed. */
function compared(state: State): State {
	const { marked, list } = state.conversations
	const from = state.trail.at(-1)
	if (from !== 'conversations' || !sessionOf(state)?.conversations[list.selected]) return state
	const chosen = { session: state.file, conversation: list.selected + 1 }
	const { left, right, text } = state.compare
	const other =
		marked && (marked.session !== chosen.session || marked.conversation !== chosen.conversation) ? marked : left
	return { ...state, compare: newCompare(other ?? chosen, other ? chosen : (right ?? chosen), { text }) }
}

function tracing(state: State): Result {
	const number =
		state.view === 'ladder'
			? state.ladder.conversation
			: state.view === 'conversations'
				? state.conversations.list.selected + 1
				: (sessionOf(state)?.index?.row(state.packets.list.selected + 1)?.conversation ?? 0)
	if (!sessionOf(state)?.conversations[number - 1])
		return { ...state, message: 'no conversation is selected to trace a text in' }
	const place = { session: state.file, conversation: number }
	const { left, right, text } = state.compare
	const isShown = [left, right].some(
		side => side?.session === place.session && side.conversation === place.conversation,
	)
	const compare = isShown ? state.compare : newCompare(place, right ?? left, { text })
	return compareCommanded({ ...state, view: 'compare', trail: [...state.trail, state.view], compare }, 'ask', NO_SIZE)
}

function back(state: State): State {
	const view = state.trail.at(-1)
	if (view === undefined) return state
	return { ...state, view, trail: state.trail.slice(0, -1) }
}

function compareCommanded(state: State, command: string, size: Inside): Result {
	return withCompare(state, { kind: 'command', command }, size)
}

/** The compare view has its own state; what it wants done outside is a command, or another view. */
function withCompare(state: State, action: CompareAction, size: Inside): readonly [State, readonly Command[]] {
	const [compare, effects] = updateCompare(state.compare, state.sessions, action, size)
	let next: State = compare === state.compare ? state : { ...state, compare }
	const commands: Command[] = []
	for (const effect of effects) {
		if (effect.kind === 'trace') commands.push(effect)
		else if (effect.kind === 'back') next = back(next)
		else next = atRung(next, effect)
	}
	return [next, commands]
}

function atRung(state: State, { session, conversation, message }: Extract<CompareEffect, { kind: 'open' }>): State {
	const next = inConversation(
		{ ...state, file: session, view: 'ladder', trail: [...state.trail, state.view] },
		conversation,
	)
	const rows = sessionOf(next)?.conversations[conversation - 1]
	const row = rows && message !== undefined ? rowOfRung(rows, message) : -1
	return row < 0 ? next : { ...next, ladder: { ...next.ladder, list: { selected: row, top: 0 } } }
}

function inConversations(state: State, command: string, height: number): Result {
	const { list } = state.conversations
	const count = sessionOf(state)?.conversations.length ?? 0
	if (count === 0) return state
	if (command === 'toLadder') return opened(state, 'ladder')
	if (command === 'mark')
		return { ...state, conversations: { list, marked: { session: state.file, conversation: list.selected + 1 } } }
	return { ...state, conversations: { ...state.conversations, list: moveList(list, command as Move, count, height) } }
}

function inFile(state: State, file: number): State {
	if (file < 0 || file >= state.sessions.length || file === state.file) return state
	return {
		...state,
		file,
		packets: { ...createBrowser(), focus: state.packets.focus },
		conversations: { ...state.conversations, list: { selected: 0, top: 0 } },
		ladder: { ...createBrowser(), conversation: 1 },
	}
}

function inConversation(state: State, number: number): State {
	if (!sessionOf(state)?.conversations[number - 1]) return state
	const { focus, lower, isZoomed } = state.ladder
	return { ...state, ladder: { ...createBrowser(), focus, lower, isZoomed, conversation: number } }
}

function toRung(state: State): State {
	const packet = state.packets.list.selected + 1
	const session = sessionOf(state)
	const number = session?.index?.row(packet)?.conversation ?? 0
	const conversation = session?.conversations[number - 1]
	if (!conversation) return { ...state, message: `packet ${packet} belongs to no conversation` }
	const { messages, records } = carriedBy(conversation, packet)
	const [record] = records
	const message =
		messages[0] !== undefined
			? conversation.messages[messages[0]]
			: record && messagesIn(conversation, record.from, record.index)[0]
	const rows = ladderRows(conversation)
	const row = rows.findIndex(row =>
		message ? row.kind === 'message' && row.message === message : row.packet === packet,
	)
	const next = inConversation({ ...state, view: 'ladder', trail: [...state.trail, 'packets'] }, number)
	return { ...next, ladder: { ...next.ladder, list: { selected: Math.max(0, row), top: 0 } } }
}

function toPacket(state: State): State {
	const conversation = sessionOf(state)?.conversations[state.ladder.conversation - 1]
	const row = conversation && ladderRows(conversation)[state.ladder.list.selected]
	const packet = row?.kind === 'message' ? row.message.packets[0] : row?.packet
	if (packet === undefined) return state
	return { ...state, view: 'packets', trail: [...state.trail, 'ladder'], packets: atPacket(state.packets, packet) }
}

function atPacket(browser: Browser, packet: number): Browser {
	return {
		...browser,
		list: { selected: packet - 1, top: Math.max(0, packet - 4) },
		tree: createTree(),
		cursor: undefined,
		hexTop: 0,
	}
}

/** To the next message of the conversation, from a packet or from a rung. */
function stepped(state: State, step: 1 | -1): State {
	const session = sessionOf(state)
	if (!session) return state
	if (state.view === 'ladder') {
		const conversation = session.conversations[state.ladder.conversation - 1]
		if (!conversation) return state
		const rows = ladderRows(conversation)
		let at = state.ladder.list.selected + step
		while (rows[at] && rows[at]!.kind !== 'message') at += step
		return rows[at] ? withBrowser(state, selectedRow(state.ladder, at)) : state
	}
	const packet = state.packets.list.selected + 1
	const conversation = session.conversations[(session.index?.row(packet)?.conversation ?? 0) - 1]
	const ends = conversation?.messages.map(message => message.packets.at(-1) ?? 0) ?? []
	const target = step > 0 ? ends.find(end => end > packet) : ends.findLast(end => end < packet)
	return target === undefined ? state : { ...state, packets: atPacket(state.packets, target) }
}

function selectedRow(browser: Browser, selected: number): Browser {
	return { ...browser, list: { ...browser.list, selected }, cursor: undefined, hexTop: 0, tree: sameKind(browser) }
}

/** Another row was selected: what was open stays open where the trees are alike. */
function sameKind({ tree }: Browser) {
	return { ...tree, top: 0 }
}

const PANES: readonly Pane[] = ['list', 'tree', 'hex']

function browsed(state: State, command: string, sizes: Sizes): Browser {
	const browser = browserOf(state)
	const { focus } = browser
	if (command === 'zoom') return { ...browser, isZoomed: !browser.isZoomed }
	if (command === 'nextPane' || command === 'previousPane') {
		const step = command === 'nextPane' ? 1 : PANES.length - 1
		return focused(browser, PANES[(PANES.indexOf(focus) + step) % PANES.length]!)
	}
	if (command === 'focusList') return focused(browser, 'list')
	const { width, height } = sizes(focus)
	if (focus === 'list') {
		const count = countOf(state)
		if (count === 0) return browser
		const shown = moveList(shownList(state, browser.list), command as Move, count, height)
		const list = { ...shown, selected: rowAmongAll(state, shown.selected) }
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
	const { cursor, top } = moveHex(hexView(subject, { ...browser, tree }), command as HexMove, width, height)
	return atByte({ ...browser, tree }, subject, cursor, top)
}

function atByte(browser: Browser, subject: Subject, cursor: number, top: number): Browser {
	const path = pathAtByte(subject, shownBytes(subject, browser), cursor)
	return { ...browser, cursor, hexTop: top, tree: path === undefined ? browser.tree : reveal(browser.tree, path) }
}

/** Before the user has chosen, the default field is selected, and open as far as the way down is plain. */
export function withDefault({ tree }: Browser, subject: Subject): Browser['tree'] {
	if (tree.selected !== '' || subject.roots.length === 0) return tree
	const selected = defaultPath(subject)
	return { ...tree, selected, expanded: new Set([...tree.expanded, ...plainWay(subject, selected)]) }
}

function focused(browser: Browser, focus: Pane): Browser {
	return { ...browser, focus, lower: focus === 'list' ? browser.lower : focus }
}

function clicked(state: State, { pane, x, y, sizes }: Extract<Action, { kind: 'click' }>): Result {
	if (state.isHelpOpen || state.view === 'compare') return state
	const { width, height } = sizes(pane)
	if (state.view === 'conversations') {
		const row = listRowAt(state.conversations.list, countOf(state), height, y)
		return row === undefined
			? state
			: { ...state, conversations: { ...state.conversations, list: { ...state.conversations.list, selected: row } } }
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

/** Rows of the list that is shown. */
export function countOf(state: State): number {
	const session = sessionOf(state)
	if (!session) return 0
	if (state.view === 'conversations') return session.conversations.length
	if (state.view === 'packets') return foundIn(state)?.count ?? session.index?.count ?? 0
	const conversation = session.conversations[state.ladder.conversation - 1]
	return conversation ? ladderRows(conversation).length : 0
}

/** The list with its fields and bytes that is open. */
export function browserOf(state: State): Browser {
	return state.view === 'ladder' ? state.ladder : state.packets
}

function withBrowser(state: State, browser: Browser): State {
	if (state.view === 'ladder') return { ...state, ladder: { ...browser, conversation: state.ladder.conversation } }
	return { ...state, packets: browser }
}

export function sessionOf(state: State): Session | undefined {
	return state.sessions[state.file]
}
