import type { Inside } from './browse.js'
import { OVERVIEWS } from './overviews/all.js'
import { isOverview } from './overviews/overview.js'
import { type Move, moved } from './scroll.js'
import type { State } from './state.js'
import { factsLength } from './views/facts-lines.js'

/** The pane below a list, of what there is to say of its selected row. */
export type FactsState = {
	/** Whether it has the keys. */
	readonly isFocused: boolean
	/** The first line shown. */
	readonly top: number
}

/** As it is before it is gone to. */
export const FACTS: FactsState = { isFocused: false, top: 0 }

/** The keys go to the facts, or back to the list. */
export function withFactsFocused(state: State, isFocused: boolean): State {
	return state.facts.isFocused === isFocused ? state : { ...state, facts: { ...state.facts, isFocused } }
}

/** The facts scrolled, in a pane of so many lines. */
export function factsMoved(state: State, move: Move, { width, height }: Inside): State {
	if (!isOverview(state.view)) return state
	const facts = OVERVIEWS[state.view].facts(state, state.overviews[state.view].selected)
	const count = Math.max(1, factsLength(facts, width) - height + 1)
	const top = moved(Math.min(state.facts.top, count - 1), move, count, height)
	return { ...state, facts: { ...state.facts, top } }
}

/** What holds after every action: the facts of another row begin with their first line, those of another view without the keys. */
export function factsSettled(before: State, state: State): State {
	const { facts, view } = state
	if (facts === FACTS) return state
	if (view !== before.view) return { ...state, facts: FACTS }
	const isSame =
		state.file === before.file &&
		state.ladder.conversation === before.ladder.conversation &&
		(!isOverview(view) || state.overviews[view].selected === before.overviews[view].selected)
	return isSame || facts.top === 0 ? state : { ...state, facts: { ...facts, top: 0 } }
}
