import { say } from '../explain/interface.js'
import { notice } from '../explain/phrases/phrases.js'
import { browsed, type Inside, pairToggled, type Sizes } from './browse.js'
import { type Click, clicked } from './click.js'
import { type CompareAction, type CompareEffect, type CompareState, isTyping, newCompare } from './compare/state.js'
import { updateCompare } from './compare/update.js'
import { browserOf, countOf, currentConversation, sessionOf, withBrowser, withOverview } from './current.js'
import { deadKeyText } from './dead-key.js'
import { type DemoAction, type DemoEffect, isTypingValue } from './demo/state.js'
import { demoCommanded, demoTold, demoTyped, guestsTold } from './demo/update.js'
import { factsMoved, factsSettled, withFactsFocused } from './facts.js'
import type { FilterAction, FilterEffect } from './filter/state.js'
import { filterCommanded, filtered, filterTyped, isFiltering, settled } from './filter/update.js'
import { UNICODE } from './glyphs.js'
import { issueText } from './issue-rows.js'
import type { Key as Pressed } from './key-sequence.js'
import { resolve } from './keymap.js'
import { type Context, KEYS } from './keys.js'
import { rowOfRung } from './ladder-rows.js'
import { foundIn, movedList } from './lists/rows.js'
import {
	isSearching,
	type SearchAction,
	type SearchEffect,
	searchCommanded,
	searched,
	searchTyped,
} from './lists/search.js'
import { ordered, sortCommanded } from './lists/sort.js'
import { sortKeys } from './lists/sorting.js'
import { type FreezeEffect, followed, leftBehind, liveCommanded, stayed } from './live/update.js'
import {
	atReason,
	back,
	inConversation,
	inFile,
	stepped,
	toCause,
	toCheck,
	toIssue,
	toPacket,
	toRung,
} from './navigate.js'
import { OVERVIEWS } from './overviews/all.js'
import { isOverview, OF_CONVERSATION, type OverviewName } from './overviews/overview.js'
import { type Move, moved } from './scroll.js'
import type { Place, State, ViewName } from './state.js'
import type { TamperAction, TamperEffect } from './tamper/state.js'
import { tamperCommanded, tampered, tamperedHere } from './tamper/update.js'
import { helpLength } from './views/help.js'
import { stoppedText } from './views/reading.js'

export type Action =
	| { readonly kind: 'key'; readonly key: Pressed; readonly sizes: Sizes }
	| Click
	/** The captures have grown. */
	| { readonly kind: 'grown' }
	/** What came of an effect of the compare view. */
	| { readonly kind: 'compare'; readonly action: CompareAction }
	/** What an act of the demo tells. */
	| { readonly kind: 'demo'; readonly action: DemoAction }
	| FilterAction
	| SearchAction
	| TamperAction
	| { readonly kind: 'message'; readonly text: string }

const NO_SIZE: Inside = { width: 0, height: 0 }

/** What `update` may not do itself: it is done by `run.tsx`. */
export type Command =
	| { readonly kind: 'quit' }
	| { readonly kind: 'repaint' }
	| { readonly kind: 'mouse' }
	| { readonly kind: 'suspend' }
	/** Read this capture no further. */
	| { readonly kind: 'stop'; readonly session: number }
	| Extract<CompareEffect, { kind: 'trace' }>
	| DemoEffect
	| FilterEffect
	| SearchEffect
	| TamperEffect
	| FreezeEffect

type Result = State | readonly [State, readonly Command[]]

/** What follows from an action. Pure but for reading captured bytes again, which never change. */
export function update(state: State, action: Action): Result {
	const result = changed(state, action)
	const [moved, commands] = isPair(result) ? result : [result, []]
	const isByHand = action.kind === 'key' || action.kind === 'click'
	const next = isByHand && !commands.some(({ kind }) => kind === 'freeze') ? stayed(state, moved) : moved
	const [shown, effects] = settled(state, next)
	const last = factsSettled(state, ordered(shown))
	return effects.length + commands.length === 0 ? last : [last, [...commands, ...effects]]
}

function isPair(result: Result): result is readonly [State, readonly Command[]] {
	return Array.isArray(result)
}

function changed(state: State, action: Action): Result {
	switch (action.kind) {
		case 'grown': {
			const revision = state.sessions.reduce((sum, session) => sum + session.revision, 0)
			return withCompare(
				guestsTold(followed(leftBehind(toldOfStop(toldOfDamage({ ...state, revision }))))),
				{ kind: 'grown' },
				NO_SIZE,
			)
		}
		case 'message':
			return { ...state, message: notice(action.text, state.language) }
		case 'compare':
			return withCompare(state, action.action, NO_SIZE)
		case 'demo':
			return traced(demoTold(state, action.action))
		case 'filtered':
			return filtered(state, action)
		case 'searched':
			return searched(state, action)
		case 'tampered':
			return tampered(state, action)
		case 'click':
			return clicked(state, action)
		case 'key':
			return pressed({ ...state, message: undefined }, action.key, action.sizes)
	}
}

/** Damage of a capture is told as soon as it is met: whoever looks at a list of packets may not know that it is not all. */
function toldOfDamage(state: State): State {
	const found = state.sessions.flatMap(session => session.issues)
	const [issue] = found.slice(state.told)
	return issue ? { ...state, told: found.length, message: `! ${issueText(issue, state.language)}` } : state
}

/** That a reading was stopped, and where, is told once; at the top of the screen it stays. */
function toldOfStop(state: State): State {
	const stopped = state.sessions.flatMap(session => session.stopped ?? [])
	const last = stopped.at(-1)
	if (!last || stopped.length === state.stopped) return state
	return { ...state, stopped: stopped.length, message: stoppedText(last, state.language) }
}

/** Where the user is, the most specific context first. */
export function contextsOf(state: State): readonly Context[] {
	if (state.isHelpOpen) return ['help']
	if (isTypingValue(state.demo)) return ['demoTyping', 'typing']
	const demo = state.demo ? (['demo'] as const) : []
	const live = [...(state.live ? (['live'] as const) : []), ...demo]
	if (isSearching(state)) return ['searching', 'typing']
	if (state.view === 'compare') {
		if (isTyping(state.compare)) return ['tracing', 'typing']
		return [state.compare.choosing ? 'choosing' : 'compare', ...live, 'everywhere']
	}
	const changed = tamperedHere(state) ? (['tampered'] as const) : []
	const sortable = sortKeys(state) ? (['sortable'] as const) : []
	if (isOverview(state.view)) {
		const inPane = state.facts.isFocused ? (['facts', state.view] as const) : [state.view, ...sortable, 'list' as const]
		return [...changed, ...inPane, ...live, 'everywhere']
	}
	if (isFiltering(state)) return ['filtering', 'typing']
	const { focus } = browserOf(state)
	const isFiltered = focus === 'list' && foundIn(state) !== undefined
	const inList = focus === 'list' ? sortable : []
	return [
		...changed,
		...(isFiltered ? (['filtered'] as const) : []),
		...inList,
		focus,
		state.view,
		...live,
		'everywhere',
	]
}

function pressed(state: State, key: Pressed, sizes: Sizes): Result {
	const binding = resolve(KEYS, contextsOf(state), key.key)
	const isForText = !binding || binding.when.includes('tracing')
	if (state.view === 'compare' && !state.isHelpOpen && isTyping(state.compare) && isForText) {
		return withCompare(state, { kind: 'key', key }, sizes('compare'))
	}
	if (isTypingValue(state.demo) && !state.isHelpOpen && !binding) return demoTyped(state, key)
	if (isFiltering(state) && !state.isHelpOpen && !binding) return filterTyped(state, key)
	if (isSearching(state) && !state.isHelpOpen && !binding) return searchTyped(state, key)
	if (!binding) {
		if (state.isHelpOpen) return state
		if (key.key === 'wheeldown' || key.key === 'wheelup')
			return commanded(state, key.key === 'wheeldown' ? 'down' : 'up', sizes)
		const message = deadKeyText(state, key, UNICODE)
		return message === undefined ? state : { ...state, message }
	}
	return commanded(state, binding.command, sizes)
}

const SYSTEM: ReadonlySet<string> = new Set(['quit', 'repaint', 'mouse', 'suspend'])
const VIEW_NAMES: ReadonlySet<string> = new Set(['packets', 'ladder', 'compare', ...Object.keys(OVERVIEWS)])

function commanded(state: State, command: string, sizes: Sizes): Result {
	if (SYSTEM.has(command)) return [state, [{ kind: command as 'quit' }]]
	if (command === 'stop') return [state, sessionOf(state)?.reading ? [{ kind: 'stop', session: state.file }] : []]
	if (command === 'help') return { ...state, isHelpOpen: !state.isHelpOpen, helpTop: 0 }
	if (state.isHelpOpen) return { ...state, helpTop: scrolledHelp(state, command as Move, sizes('help')) }
	if (command === 'language') return { ...state, language: state.language === 'en' ? 'zh' : 'en' }
	const withFilter = filterCommanded(state, command)
	if (withFilter) return withFilter
	const withSearch = searchCommanded(state, command)
	if (withSearch) return withSearch
	if (command === 'pair') return pairToggled(state)
	const withTamper = tamperCommanded(state, command)
	if (withTamper) return withTamper
	const withSort = sortCommanded(state, command)
	if (withSort) return withSort
	const withDemo = demoCommanded(state, command)
	if (withDemo) return traced(withDemo)
	const withLive = liveCommanded(state, command)
	if (withLive) return withLive
	if (command === 'back') return back(state)
	if (command === 'trace' && state.view !== 'compare') return tracing(state)
	if (command === 'compareThis') return comparing(state)
	if (VIEW_NAMES.has(command)) return opened(state, command as ViewName)
	if (command === 'nextFile') return inFile(state, state.file + 1)
	if (command === 'previousFile') return inFile(state, state.file - 1)
	return inView(state, command, sizes)
}

/** The first line of the help that is shown: never past the last page. */
function scrolledHelp(state: State, move: Move, { width, height }: Inside): number {
	const count = Math.max(1, helpLength(state, width) - height + 1)
	return moved(state.helpTop, move, count, height)
}

/** What a command does to the open view. */
function inView(state: State, command: string, sizes: Sizes): Result {
	if (state.view === 'compare') return compareCommanded(state, command, sizes('compare'))
	if (isOverview(state.view)) return inOverview(state, state.view, command, sizes)
	if (command === 'toRung') return toRung(state)
	if (command === 'toPacket') return toPacket(state)
	if (command === 'nextRung' || command === 'previousRung') return stepped(state, command === 'nextRung' ? 1 : -1)
	if (command === 'nextConversation') return inConversation(state, state.ladder.conversation + 1)
	if (command === 'previousConversation') return inConversation(state, state.ladder.conversation - 1)
	return withBrowser(state, browsed(state, command, sizes))
}

/** A text that a sight of the demo looks for is looked for at once. */
function traced(result: Result): Result {
	const [state, commands] = isPair(result) ? result : [result, []]
	if (state.view !== 'compare') return result
	const [next, more] = withCompare(state, { kind: 'grown' }, NO_SIZE)
	return [next, [...commands, ...more]]
}

/** The open view; where one came from is where Esc leads. */
function opened(state: State, view: ViewName): Result {
	if (view === state.view) return state
	const trail = [...state.trail.filter(name => name !== view), state.view].slice(-8)
	const next = { ...state, view, trail }
	if (view === 'compare') return withCompare({ ...next, compare: besideItself(state) }, { kind: 'grown' }, NO_SIZE)
	if (state.view === 'compare' || state.view === 'issues') return next
	// The conversation one was looking at.
	const number = currentConversation(state)
	if ((view === 'ladder' || OF_CONVERSATION.has(view)) && number > 0 && number !== state.ladder.conversation)
		return inConversation(next, number)
	if (view === 'conversations' && number > 0)
		return {
			...next,
			overviews: { ...next.overviews, conversations: { ...next.overviews.conversations, selected: number - 1 } },
		}
	return next
}

/** Where nothing will come to stand on the right, the left conversation stands there as it was opened. */
function besideItself({ compare, sessions }: State): CompareState {
	const exists = (side: Place | undefined) => side && sessions[side.session]?.conversations[side.conversation - 1]
	const { left, right, text } = compare
	if (!left || !exists(left) || exists(right) || !sessions.every(({ ended }) => ended)) return compare
	return newCompare(left, { ...left, layer: 'opened' }, { text })
}

/**
 * The conversation one is looking at beside the one that is marked, else beside one that was compared before; where there
 * is no other, as it travelled beside what was opened of it.
 */
function comparing(state: State): Result {
	const place = { session: state.file, conversation: currentConversation(state) }
	const exists = ({ session, conversation }: Place) => state.sessions[session]?.conversations[conversation - 1]
	if (!exists(place)) return opened(state, 'compare')
	const { left, right, text } = state.compare
	const isOther = (side: Place | undefined): side is Place =>
		side !== undefined &&
		exists(side) !== undefined &&
		(side.session !== place.session || side.conversation !== place.conversation)
	const other = [state.marked, left, right].find(isOther)
	const compare = other
		? newCompare(other, place, { text })
		: newCompare(place, { ...place, layer: 'opened' }, { text })
	return opened({ ...state, compare }, 'compare')
}

function tracing(state: State): Result {
	const place = { session: state.file, conversation: currentConversation(state) }
	if (!sessionOf(state)?.conversations[place.conversation - 1])
		return { ...state, message: say('status.nothing_to_trace', {}, state.language) }
	const { left, right, text } = state.compare
	const isShown = [left, right].some(
		side => side?.session === place.session && side.conversation === place.conversation,
	)
	const compare = isShown ? state.compare : newCompare(place, right ?? left, { text })
	return compareCommanded({ ...state, view: 'compare', trail: [...state.trail, state.view], compare }, 'ask', NO_SIZE)
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

function inOverview(state: State, view: OverviewName, command: string, sizes: Sizes): Result {
	if (command === 'nextPane' || command === 'previousPane') return withFactsFocused(state, !state.facts.isFocused)
	if (command === 'focusList') return withFactsFocused(state, false)
	if (command === 'toIssue') return toIssue(state)
	if (command === 'toCheck') return toCheck(state)
	if (command === 'toCause') return toCause(state)
	if (command === 'nextConversation') return inConversation(state, state.ladder.conversation + 1)
	if (command === 'previousConversation') return inConversation(state, state.ladder.conversation - 1)
	if (countOf(state) === 0) return state
	if (command === 'toLadder') {
		const next = opened(state, 'ladder')
		return isPair(next) ? next : atReason(next)
	}
	const list = state.overviews[view]
	if (command === 'mark') return { ...state, marked: { session: state.file, conversation: list.selected + 1 } }
	if (state.facts.isFocused) return factsMoved(state, command as Move, sizes('facts'))
	return withOverview(state, movedList(state, list, command as Move, sizes('list').height))
}
