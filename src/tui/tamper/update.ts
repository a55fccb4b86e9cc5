import type { Effect } from '../../analyse/proofs/tamper.js'
import { say } from '../../explain/interface.js'
import type { Change } from '../../session/proofs/tamper.js'
import { OVERVIEW_TOPS } from '../overviews/overview.js'
import type { State } from '../state.js'
import { rungName } from '../views/texts.js'
import { changeAt } from './change-at.js'
import type { TamperAction, TamperEffect, Tampered } from './state.js'

/** The state after `tamper` or `restore`; nothing when the command is neither. */
export function tamperCommanded(
	state: State,
	command: string,
): State | readonly [State, readonly TamperEffect[]] | undefined {
	if (command === 'restore')
		return state.tampered
			? { ...state, tampered: undefined, message: say('tamper.restored', {}, state.language) }
			: state
	if (command !== 'tamper') return undefined
	const here = changeAt(state)
	if (!here) return { ...state, message: say('tamper.nothing', {}, state.language) }
	const { change, view, offset, was, isChosen } = here
	const tampered: Tampered = {
		place: { session: state.file, conversation: state.ladder.conversation },
		change,
		what: say('tamper.byte', { name: nameOf(state, change) ?? view.title, offset: String(offset) }, state.language),
		was,
		isLast: !isChosen,
		effects: undefined,
	}
	const next = {
		...state,
		tampered,
		view: 'checks' as const,
		trail: [...state.trail, state.view],
		overviews: { ...state.overviews, checks: OVERVIEW_TOPS.checks },
	}
	return [next, [{ kind: 'tamper', tampered }]]
}

/** What a changed message is called on its rung. */
function nameOf(state: State, change: Change): string | undefined {
	const conversation = state.sessions[state.file]?.conversations[state.ladder.conversation - 1]
	const message = 'rung' in change ? conversation?.messages[change.rung] : undefined
	return message && rungName(message, state.language)
}

/** What came of a change; one that was taken back meanwhile tells nothing. */
export function tampered(state: State, { tampered, effects }: TamperAction): State {
	if (state.tampered !== tampered) return state
	if (!effects)
		return {
			...state,
			tampered: undefined,
			message: say('tamper.unprotected', { what: tampered.what }, state.language),
		}
	// Those that notice stand first: a small screen shows eight.
	const [noticing, others] = [true, false].map(isOther => effects.filter(effect => hasNoticed(effect) === isOther))
	return { ...state, tampered: { ...tampered, effects: [...noticing!, ...others!] } }
}

const hasNoticed = ({ before, after }: Effect) => before?.state !== after?.state

/** The change of the conversation one looks at, if there is one. */
export function tamperedHere({ tampered, file, ladder }: State): Tampered | undefined {
	const { session, conversation } = tampered?.place ?? {}
	return session === file && conversation === ladder.conversation ? tampered : undefined
}
