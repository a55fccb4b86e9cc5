import type { Language } from '../../explain/language.js'
import type { Session } from '../../session/session.js'
import type { Key } from '../key-sequence.js'
import { hexLayout } from '../panes/hex-row.js'
import { moveList } from '../panes/list.js'
import { createInput, entered, typed } from '../panes/text-input.js'
import { type Move, moved, scrolled } from '../scroll.js'
import { bytesTop, rowsOf } from './bytes.js'
import { choiceAt, choiceCount, rowOfChoice } from './choose.js'
import { seenLines } from './eavesdropper.js'
import type { CompareCommand } from './keys.js'
import { layoutOf, type Size } from './layout.js'
import { shownBytes } from './shown-bytes.js'
import {
	type CompareAction,
	type CompareEffect,
	type ComparePanel,
	type CompareSide,
	type CompareState,
	newSide,
	type SideName,
	type Trace,
} from './state.js'
import { findOf, otherSide, subjectOf } from './subject.js'

export type CompareUpdate = readonly [CompareState, readonly CompareEffect[]]

/** What surrounds the state: what it is about, and the room that it is drawn into. */
type Around = { readonly sessions: readonly Session[]; readonly size: Size; readonly language: Language }

/** The view after a key, an answer of the tracer, or new packets; and what is to be done besides. Pure. */
export function updateCompare(
	state: CompareState,
	sessions: readonly Session[],
	action: CompareAction,
	size: Size,
	language: Language = 'en',
): CompareUpdate {
	const around = { sessions, size, language }
	switch (action.kind) {
		case 'command':
			return isCommand(action.command) ? COMMANDS[action.command](state, around) : [state, []]
		case 'key':
			return keyTyped(state, sessions, action.key)
		case 'grown':
			return traced(state, sessions)
		case 'tracing':
			return [withTrace(state, action, trace => ({ ...trace, part: action.part })), []]
		case 'traced': {
			const { find } = action
			const answered = withTrace(state, { ...action, text: find.text }, trace => ({ ...trace, part: 1, find }))
			return traced(answered, sessions)
		}
	}
}

type Step = (state: CompareState, around: Around) => CompareUpdate

const COMMANDS: Readonly<Record<CompareCommand, Step>> = {
	otherSide: state => [{ ...state, focus: otherSide(state.focus) }, []],
	leftSide: state => [{ ...state, focus: 'left' }, []],
	rightSide: state => [{ ...state, focus: 'right' }, []],
	down: (state, around) => move(state, 'down', around),
	up: (state, around) => move(state, 'up', around),
	pageDown: (state, around) => move(state, 'pageDown', around),
	pageUp: (state, around) => move(state, 'pageUp', around),
	first: (state, around) => move(state, 'first', around),
	last: (state, around) => move(state, 'last', around),
	ask: state => [{ ...state, choosing: undefined, input: createInput('', state.history) }, []],
	nextHit: (state, around) => look(state, 1, around),
	previousHit: (state, around) => look(state, -1, around),
	eavesdropper: state => [toggled(state, 'eavesdropper'), []],
	bytes: state => [toggled(state, 'bytes'), []],
	layer: state => [
		changed(state, state.focus, side => ({
			...side,
			layer: side.layer === 'wire' ? 'opened' : 'wire',
			hexTop: undefined,
		})),
		[],
	],
	choose: (state, { sessions }) => {
		const selected = rowOfChoice(sessions, state[state.focus])
		return [{ ...state, choosing: state.choosing ? undefined : { selected, top: 0 } }, []]
	},
	swap: state => [
		{ ...state, left: state.right, right: state.left, focus: otherSide(state.focus), welcome: false },
		[],
	],
	enter: (state, around) => (state.choosing ? chosen(state, around) : opened(state, around)),
	escape: state => {
		if (state.choosing) return [{ ...state, choosing: undefined }, []]
		if (state.panel !== 'messages') return [{ ...state, panel: 'messages' }, []]
		return [state, [{ kind: 'back' }]]
	},
}

function isCommand(command: string): command is CompareCommand {
	return Object.hasOwn(COMMANDS, command)
}

function toggled(state: CompareState, panel: ComparePanel): CompareState {
	return { ...state, choosing: undefined, panel: state.panel === panel ? 'messages' : panel }
}

function move(state: CompareState, way: Move, around: Around): CompareUpdate {
	const { sessions, size, language } = around
	const layout = layoutOf(state, sessions, size, language)
	if (state.choosing) {
		// Below the titles of both halves, the ends, the answers and a line of its own.
		const height = size.height - layout.banner - layout.ends - layout.answer - 2
		return [{ ...state, choosing: moveList(state.choosing, way, choiceCount(sessions), height) }, []]
	}
	const subject = subjectOf(state, sessions, state.focus)
	if (!subject) return [state, []]
	const width = layout[state.focus]
	const set = (change: Partial<CompareSide>): CompareUpdate => [
		changed(state, state.focus, side => ({ ...side, ...change })),
		[],
	]
	if (state.panel === 'bytes') {
		const shown = shownBytes(subject)
		const { perRow } = hexLayout(width, shown.bytes.length)
		const last = Math.max(0, rowsOf(shown, width) - layout.bytes)
		const row = moved(bytesTop(subject, shown, width, layout.bytes), way, last + 1, layout.bytes)
		return set({ hexTop: row * perRow })
	}
	if (state.panel === 'eavesdropper') {
		const lines = seenLines(subject.conversation, width - 1, {
			isWide: layout.isWide,
			hasReasons: true,
			language,
		}).length
		const last = Math.max(0, lines - layout.seen)
		return set({ seenTop: moved(Math.min(last, subject.side.seenTop), way, last + 1, layout.seen) })
	}
	const count = subject.conversation.messages.length
	if (count === 0) return [state, []]
	const rung = moved(subject.rung, way, count, layout.messages)
	const top = scrolled(scrolled(subject.side.top, subject.rung, count, layout.messages), rung, count, layout.messages)
	return set({ rung, top, hexTop: undefined })
}

/** To another place of the text: on this side, or on the other where this one has none. */
function look(state: CompareState, step: 1 | -1, { sessions }: Around): CompareUpdate {
	const name = hits(state, state.focus) > 0 ? state.focus : otherSide(state.focus)
	const count = hits(state, name)
	if (count === 0 || !subjectOf(state, sessions, name)) return [state, []]
	const next = changed(state, name, side => ({
		...side,
		// From elsewhere the first key leads back to the place that was left.
		hit: side.rung === undefined && side.hexTop === undefined ? (side.hit + step + count) % count : side.hit,
		rung: undefined,
		hexTop: undefined,
	}))
	return [{ ...next, focus: name }, []]
}

function hits(state: CompareState, name: SideName): number {
	const side = state[name]
	return side ? (findOf(side)?.hits.length ?? 0) : 0
}

function opened(state: CompareState, { sessions }: Around): CompareUpdate {
	const subject = subjectOf(state, sessions, state.focus)
	if (!subject) return [state, []]
	const { session, conversation } = subject.side
	return [state, [{ kind: 'open', session, conversation, message: subject.rung >= 0 ? subject.rung : undefined }]]
}

function chosen(state: CompareState, { sessions }: Around): CompareUpdate {
	const place = state.choosing && choiceAt(sessions, state.choosing.selected)
	if (!place) return [{ ...state, choosing: undefined }, []]
	const side = newSide({ ...place, layer: state[state.focus]?.layer ?? 'wire' })
	return traced({ ...state, [state.focus]: side, choosing: undefined, welcome: false }, sessions)
}

function keyTyped(state: CompareState, sessions: readonly Session[], key: Key): CompareUpdate {
	const { input } = state
	if (!input) return [state, []]
	if (key.key === 'escape') return [{ ...state, input: undefined }, []]
	if (key.key !== 'enter') return [{ ...state, input: typed(input, key) ?? input }, []]
	if (input.text.trim() === '') return [{ ...state, input: undefined }, []]
	const start = (side: CompareSide | undefined): CompareSide | undefined =>
		side && { ...side, trace: undefined, rung: undefined, hexTop: undefined, hit: 0 }
	const next = {
		...state,
		input: undefined,
		text: input.text,
		history: entered(input).history,
		left: start(state.left),
		right: start(state.right),
	}
	return traced(next, sessions)
}

/** Sends the tracer through each conversation that it has not been through, or that has grown much since, or ended. */
function traced(state: CompareState, sessions: readonly Session[]): CompareUpdate {
	if (state.text === '') return [state, []]
	const effects: CompareEffect[] = []
	let next = state
	for (const name of ['left', 'right'] as const) {
		const subject = subjectOf(next, sessions, name)
		if (!subject || !isDue(subject.side.trace, subject.conversation, subject.session)) continue
		const { session, conversation } = subject.side
		const { packets } = subject.conversation
		const before = subject.side.trace?.find
		const trace: Trace = { text: state.text, packets, part: 0, ...(before && { find: before }) }
		next = changed(next, name, side => ({ ...side, trace }))
		const isSame = effects.some(
			effect => effect.kind === 'trace' && effect.session === session && effect.conversation === conversation,
		)
		if (!isSame) effects.push({ kind: 'trace', session, conversation, text: state.text })
	}
	return [next, effects]
}

/** Growing conversations are searched again each time they have doubled: so all of it costs no more than three searches. */
function isDue(
	trace: Trace | undefined,
	{ packets, ended }: { packets: number; ended: boolean },
	session: Session,
): boolean {
	if (!trace) return true
	if (trace.part < 1 || trace.packets === packets) return false
	return ended || session.ended || packets >= 2 * trace.packets
}

/** Changes what is known of a text in a conversation, on each side that shows it. */
function withTrace(
	state: CompareState,
	{ session, conversation, text }: { readonly session: number; readonly conversation: number; readonly text: string },
	change: (trace: Trace) => Trace,
): CompareState {
	const apply = (side: CompareSide): CompareSide =>
		side.session === session && side.conversation === conversation && side.trace?.text === text
			? { ...side, trace: change(side.trace) }
			: side
	return changed(changed(state, 'left', apply), 'right', apply)
}

function changed(state: CompareState, name: SideName, change: (side: CompareSide) => CompareSide): CompareState {
	const side = state[name]
	return side ? { ...state, [name]: change(side) } : state
}
