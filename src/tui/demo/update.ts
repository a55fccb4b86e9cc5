import type { Field } from '../../decode/field.js'
import { say } from '../../explain/interface.js'
import { atPacket, selectedRow } from '../browse.js'
import { newCompare } from '../compare/state.js'
import { browserOf, sessionOf, withBrowser } from '../current.js'
import type { Key } from '../key-sequence.js'
import { rowOfRung } from '../ladder-rows.js'
import { inConversation } from '../navigate.js'
import { type Path, segments } from '../panes/field-path.js'
import { createInput, typed } from '../panes/text-input.js'
import { createTree, reveal } from '../panes/tree.js'
import type { State } from '../state.js'
import { subjectOf } from '../subject.js'
import { SIGHTS, type Sight } from './sights.js'
import { type DemoAction, type DemoEffect, type DemoState, newDemo, standing } from './state.js'

/** What the servers of the demo tell. */
const SECRET = 'fluffy tail'

type Result = State | readonly [State, readonly DemoEffect[]]

/** The state after a command of DEMO_KEYS; nothing when it is none of them, or when there is no demo. */
export function demoCommanded(state: State, command: string): Result | undefined {
	const { demo } = state
	if (!demo) return undefined
	switch (command) {
		case 'nextAct':
			return demo.act + 1 < demo.acts.length
				? atAct(state, demo, demo.act + 1)
				: { ...state, message: say('demo.last', {}, state.language) }
		case 'previousAct':
			return demo.act > 0 ? atAct(state, demo, demo.act - 1) : state
		case 'replayAct':
			return atAct(state, demo, demo.act)
		case 'showSight':
			return looking(state, demo)
		case 'nextWords':
			return withDemo(state, { ...demo, page: demo.page + 1, isFolded: false })
		case 'foldDemo':
			return withDemo(state, { ...demo, isFolded: !demo.isFolded })
		case 'ownValues':
			return typingAt(state, demo, 0)
		case 'enterValue':
			return valueEntered(state, demo)
		case 'leaveValues':
			return withDemo(state, { ...demo, typing: undefined })
	}
	return undefined
}

/** A key while a value is typed. */
export function demoTyped(state: State, key: Key): State {
	const { demo } = state
	const next = demo?.typing && typed(demo.typing.input, key)
	return demo?.typing && next
		? withDemo(state, { ...demo, typing: { ...demo.typing, input: next, isBad: false } })
		: state
}

/** What an act tells while it is played. */
export function demoTold(state: State, action: DemoAction): Result {
	const { demo } = state
	if (!demo) return state
	switch (action.kind) {
		case 'note':
			return withDemo(state, { ...demo, notes: [...demo.notes, action.note] })
		case 'command':
			return withDemo(state, { ...demo, commands: [...demo.commands, action.line] })
		case 'played': {
			const { first, last } = action
			const played = { ...demo, isPlaying: false, first, last, guests: 0 }
			return last < first ? withDemo(state, played) : atSight(withDemo(state, played), played, undefined)
		}
		case 'act':
			return atAct(state, demo, action.act)
		case 'look':
			return looking(state, demo)
	}
}

/** Somebody else has come to the act's servers: that is said, and where to see it. */
export function guestsTold(state: State): State {
	const { demo } = state
	const session = sessionOf(state)
	if (!demo || demo.isPlaying || !session) return state
	const guests = session.conversations.length - demo.last
	if (guests <= demo.guests) return state
	const number = session.conversations.length
	return {
		...withDemo(state, { ...demo, guests }),
		message: say('demo.guest', { number }, state.language),
	}
}

function atAct(state: State, demo: DemoState, act: number): Result {
	const { acts, inputs, isFolded } = demo
	const next = { ...newDemo({ acts, act, inputs }), isFolded, first: demo.first, last: demo.last }
	return [withDemo(state, next), [{ kind: 'play', act, inputs }]]
}

/** The next of the act's sights; after the last one the first. */
function looking(state: State, demo: DemoState): State {
	if (demo.isPlaying || demo.last < demo.first) return state
	const count = SIGHTS[demo.acts[demo.act]!.id].length
	return atSight(state, demo, demo.look === undefined ? 0 : (demo.look + 1) % count)
}

/** The view, the conversation and the message that a sight names. */
function atSight(state: State, demo: DemoState, look: number | undefined): State {
	const sight = SIGHTS[demo.acts[demo.act]!.id][look ?? 0]!
	const shown = withDemo({ ...state, file: 0 }, { ...demo, look, page: 0 })
	const number = demo.first + sight.conversation
	const conversation = sessionOf(shown)?.conversations[number - 1]
	if (!conversation) return shown
	const { view } = sight
	const trail = state.view === view ? state.trail : [...state.trail, state.view].slice(-8)
	const there = inConversation({ ...shown, view, trail }, number)
	if (view === 'conversations') {
		const { conversations } = there.overviews
		return { ...there, overviews: { ...there.overviews, conversations: { ...conversations, selected: number - 1 } } }
	}
	if (view === 'checks' && sight.isFailed) {
		const failed = conversation.proofs?.findIndex(({ state }) => state === 'failed') ?? -1
		const selected = Math.max(0, failed)
		return { ...there, overviews: { ...there.overviews, checks: { selected, top: Math.max(0, selected - 2) } } }
	}
	if (view === 'compare') {
		const place = { session: 0, conversation: number }
		const isPlain = sessionOf(there)?.conversations[0]?.protocol === 'http'
		const left = isPlain ? { session: 0, conversation: 1 } : { ...place, layer: 'opened' as const }
		return { ...there, compare: newCompare(left, place, { text: SECRET }) }
	}
	return atMessage(there, number, sight)
}

function atMessage(state: State, number: number, { view, message: isWanted, field, pane = 'tree' }: Sight): State {
	const conversation = sessionOf(state)!.conversations[number - 1]!
	const index = isWanted ? conversation.messages.findIndex(isWanted) : -1
	if (index < 0) return state
	if (view === 'packets') {
		const packet = conversation.messages[index]!.packets[0] ?? conversation.firstPacket
		return atField({ ...state, packets: { ...atPacket(state.packets, packet), focus: 'list', lower: pane } }, field)
	}
	const row = rowOfRung(conversation, index)
	if (view !== 'ladder' || row < 0) return state
	const ladder = selectedRow(state.ladder, row)
	return atField({ ...state, ladder: { ...ladder, focus: 'list', lower: pane, conversation: number } }, field)
}

/** The field that a sight names, opened up to it, in the tree of what is selected. */
function atField(state: State, names: readonly string[] | undefined): State {
	const path = names && pathTo(subjectOf(state).roots, names)
	if (path === undefined) return state
	const browser = browserOf(state)
	return withBrowser(state, { ...browser, tree: reveal(createTree(), path) })
}

/** The first field that has these names on the way to it, in this order. */
function pathTo(fields: readonly Field[], names: readonly string[], before = ''): Path | undefined {
	for (const [i, segment] of segments(fields).entries()) {
		const { name, children = [] } = fields[i]!
		const rest = name === names[0] ? names.slice(1) : names
		const path = `${before}${segment}`
		const found = rest.length === 0 ? path : pathTo(children, rest, `${path}/`)
		if (found !== undefined) return found
	}
	return undefined
}

function typingAt(state: State, demo: DemoState, at: number): State {
	const input = demo.acts[demo.act]!.inputs[at]
	if (!input) return { ...state, message: say('demo.no_values', {}, state.language) }
	const typing = { at, input: createInput(standing(demo, input)), isBad: false }
	return withDemo(state, { ...demo, typing, isFolded: false })
}

function valueEntered(state: State, demo: DemoState): Result {
	const { typing, acts, act } = demo
	const asked = acts[act]!.inputs
	const input = typing && asked[typing.at]
	if (!typing || !input) return state
	const { text } = typing.input
	if (!input.isGood(text)) return withDemo(state, { ...demo, typing: { ...typing, isBad: true } })
	const taken = { ...demo, inputs: { ...demo.inputs, [input.name]: text } }
	if (typing.at + 1 < asked.length) return typingAt(state, taken, typing.at + 1)
	return atAct(state, { ...taken, typing: undefined }, act)
}

function withDemo(state: State, demo: DemoState): State {
	return { ...state, demo }
}
