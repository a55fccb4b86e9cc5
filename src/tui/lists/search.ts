import { say } from '../../explain/interface.js'
import { selectedRow } from '../browse.js'
import { browserOf, withBrowser, withOverview } from '../current.js'
import type { Key } from '../key-sequence.js'
import { isOverview } from '../overviews/overview.js'
import { createInput, entered, type TextInput, typed } from '../panes/text-input.js'
import type { State } from '../state.js'
import { shownRows } from './rows.js'

/** The search for a text in the rows of the open list. */
export type SearchState = {
	/** Open while a text is typed; `origin` is the row that was selected before, where Esc leads back to. */
	readonly typing: { readonly input: TextInput; readonly origin: number; readonly isMissing: boolean } | undefined
	/** What was looked for last. */
	readonly text: string
	readonly history: readonly string[]
	/** The work that goes on; an earlier one is void. */
	readonly running: SearchEffect | undefined
}

export const NO_SEARCH: SearchState = { typing: undefined, text: '', history: [], running: undefined }

/** Look for a text in the rows that `state` shows, from a place on, the other way with step -1, around the end; answer with `searched`. */
export type SearchEffect = {
	readonly kind: 'search'
	readonly state: State
	readonly text: string
	readonly from: number
	readonly step: 1 | -1
}

/** How far a search has come: `looked` rows; `place` once the text was found. */
export type SearchAction = {
	readonly kind: 'searched'
	readonly effect: SearchEffect
	readonly looked: number
	readonly isDone: boolean
	readonly place?: number
}

type Result = readonly [State, readonly SearchEffect[]]

/** Whether a text to look for is being typed. */
export function isSearching(state: State): boolean {
	return state.search.typing !== undefined
}

/** The state after a command of LIST_KEYS that is about searching; nothing when it is none of them. */
export function searchCommanded(state: State, command: string): Result | undefined {
	const { search } = state
	switch (command) {
		case 'search': {
			const typing = { input: createInput('', search.history), origin: selectionOf(state), isMissing: false }
			return [{ ...state, search: { ...search, typing } }, []]
		}
		case 'applySearch': {
			if (!search.typing) return [state, []]
			const { history } = entered(search.typing.input)
			return [{ ...state, search: { ...search, typing: undefined, history } }, []]
		}
		case 'cancelSearch': {
			const next = search.typing ? selecting(state, search.typing.origin) : state
			return [{ ...next, search: { ...search, typing: undefined, running: undefined } }, []]
		}
		case 'searchNext':
		case 'searchPrevious': {
			if (search.text === '') return searchCommanded(state, 'search')
			const step = command === 'searchNext' ? 1 : -1
			return begun(state, search.text, shownRows(state).placeOf(selectionOf(state)) + step, step)
		}
	}
	return undefined
}

/** A key while a text is typed: what was typed so far is looked for at once. */
export function searchTyped(state: State, key: Key): Result {
	const { typing } = state.search
	const input = typing && typed(typing.input, key)
	if (!typing || !input) return [state, []]
	const next = { ...state, search: { ...state.search, typing: { ...typing, input, isMissing: false } } }
	if (input.text === typing.input.text) return [next, []]
	if (input.text === '')
		return [selecting({ ...next, search: { ...next.search, running: undefined } }, typing.origin), []]
	return begun(next, input.text, shownRows(state).placeOf(typing.origin), 1)
}

/** How far a search has come; one that was left meanwhile tells nothing. */
export function searched(state: State, { effect, looked, isDone, place }: SearchAction): State {
	if (state.search.running !== effect || state.view !== effect.state.view || state.file !== effect.state.file)
		return state
	const { count, rowAt } = shownRows(effect.state)
	if (!isDone) {
		const part = Math.floor((100 * looked) / count)
		return { ...state, message: say('search.looking', { text: effect.text, part }, state.language) }
	}
	const next = { ...state, message: undefined, search: { ...state.search, running: undefined } }
	if (place !== undefined) return selecting(next, rowAt(place))
	const { typing } = next.search
	if (typing)
		return selecting({ ...next, search: { ...next.search, typing: { ...typing, isMissing: true } } }, typing.origin)
	return { ...next, message: say('search.none', { text: effect.text, count }, state.language) }
}

/**
 * Looks for a text, letter case aside. Yields how many rows were looked at; answers the place of the first that has it.
 *
 * @param textAt what the row at a place says
 */
export function* searchRows(
	{ text, from, step, state }: SearchEffect,
	textAt: (place: number) => string,
): Generator<number, number | undefined> {
	const { count } = shownRows(state)
	const wanted = text.toLowerCase()
	for (let looked = 0; looked < count; looked++) {
		const place = (((from + step * looked) % count) + count) % count
		if (textAt(place).toLowerCase().includes(wanted)) return place
		yield looked + 1
	}
	return undefined
}

function begun(state: State, text: string, from: number, step: 1 | -1): Result {
	const effect: SearchEffect = { kind: 'search', state, text, from, step }
	return [{ ...state, search: { ...state.search, text, running: effect } }, [effect]]
}

/** The row among all that is selected in the open list. */
function selectionOf(state: State): number {
	if (isOverview(state.view)) return state.overviews[state.view].selected
	return browserOf(state).list.selected
}

/** Another row of the open list is selected. */
export function selecting(state: State, row: number): State {
	if (row === selectionOf(state)) return state
	if (isOverview(state.view)) return withOverview(state, { ...state.overviews[state.view], selected: row })
	return withBrowser(state, selectedRow(browserOf(state), row))
}
