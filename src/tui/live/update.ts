import { say } from '../../explain/interface.js'
import { selectedRow } from '../browse.js'
import { sessionOf } from '../current.js'
import { ladderRows } from '../ladder-rows.js'
import { inConversation } from '../navigate.js'
import type { State } from '../state.js'
import type { LiveState } from './state.js'

/** What `run.tsx` does of it: the session is let grow no further, or on again. */
export type FreezeEffect = { readonly kind: 'freeze'; readonly isFrozen: boolean }

/** What the keys for what is live do; nothing for other commands. */
export function liveCommanded(
	state: State,
	command: string,
): State | readonly [State, readonly FreezeEffect[]] | undefined {
	const { live } = state
	if (!live) return undefined
	if (command === 'follow') {
		const isFollowing = !live.isFollowing
		const told = { ...withLive(state, { isFollowing }), message: word(state, isFollowing ? 'following' : 'staying') }
		return followed(told)
	}
	if (command === 'freeze') {
		const isFrozen = !live.isFrozen
		const told = { ...withLive(state, { isFrozen }), message: word(state, isFrozen ? 'frozen' : 'thawed') }
		return [told, [{ kind: 'freeze', isFrozen }]]
	}
	if (command !== 'clear') return undefined
	const session = sessionOf(state)
	const isHiding = live.hidden.packets > 0 || live.hidden.conversations > 0
	const hidden = isHiding
		? { packets: 0, conversations: 0 }
		: { packets: session?.index?.count ?? 0, conversations: session?.conversations.length ?? 0 }
	return followed({ ...withLive(state, { hidden }), message: word(state, isHiding ? 'shown' : 'cleared') })
}

/** The newest packet, conversation and rung are selected, while that is asked for. */
export function followed(state: State): State {
	const session = sessionOf(state)
	if (!state.live?.isFollowing || !session) return state
	const newest = session.conversations.length
	const packets = session.index?.count ?? 0
	if (state.view === 'conversations' && newest > 0) {
		const { conversations } = state.overviews
		if (conversations.selected === newest - 1) return state
		return {
			...state,
			overviews: { ...state.overviews, conversations: { ...conversations, selected: newest - 1 } },
		}
	}
	if (state.view === 'packets' && packets > 0 && state.packets.focus === 'list')
		return { ...state, packets: selectedRow(state.packets, packets - 1) }
	if (state.view !== 'ladder' || newest === 0 || state.ladder.focus !== 'list') return state
	const next = state.ladder.conversation === newest ? state : inConversation(state, newest)
	const last = ladderRows(session.conversations[newest - 1]!).length - 1
	if (last < 0 || next.ladder.list.selected === last) return next
	return { ...next, ladder: { ...selectedRow(next.ladder, last), conversation: newest } }
}

/** Nothing is selected that was let go. */
export function leftBehind(state: State): State {
	const { packets, conversations } = sessionOf(state)?.gone ?? { packets: 0, conversations: 0 }
	if (packets === 0) return state
	let next = state
	if (next.packets.list.selected < packets) next = { ...next, packets: selectedRow(next.packets, packets) }
	const list = next.overviews.conversations
	if (list.selected < conversations)
		next = { ...next, overviews: { ...next.overviews, conversations: { ...list, selected: conversations } } }
	return next.ladder.conversation <= conversations ? inConversation(next, conversations + 1) : next
}

/** Who selects another row does not want to be taken away from it. */
export function stayed(before: State, after: State): State {
	if (!after.live?.isFollowing || before.view !== after.view || after === before) return after
	const hasMoved =
		before.packets.list.selected !== after.packets.list.selected ||
		before.ladder.list.selected !== after.ladder.list.selected ||
		before.ladder.conversation !== after.ladder.conversation ||
		before.overviews.conversations.selected !== after.overviews.conversations.selected
	return hasMoved ? withLive(after, { isFollowing: false }) : after
}

function withLive(state: State, change: Partial<LiveState>): State {
	return state.live ? { ...state, live: { ...state.live, ...change } } : state
}

const word = (state: State, what: 'following' | 'staying' | 'frozen' | 'thawed' | 'shown' | 'cleared') =>
	say(`live.${what}`, {}, state.language)
