import { say } from '../explain/interface.js'
import { carriedBy } from '../session/carried.js'
import { messagesIn } from '../session/inspect-tls.js'
import { judged } from '../verdict/judged.js'
import { atPacket, selectedRow } from './browse.js'
import { sessionOf, withBrowser } from './current.js'
import { issueRows } from './issue-rows.js'
import { type LadderRow, ladderRows } from './ladder-rows.js'
import { sortedByColumn } from './lists/sort.js'
import { exampleOf } from './overviews/causes.js'
import { chosenProof } from './overviews/checks.js'
import { OVERVIEW_TOPS } from './overviews/overview.js'
import { createBrowser, type State } from './state.js'

/** To another of the captures; what was selected in the one before is let go. */
export function inFile(state: State, file: number): State {
	if (file < 0 || file >= state.sessions.length || file === state.file) return state
	return {
		...state,
		file,
		packets: { ...createBrowser(), focus: state.packets.focus },
		overviews: OVERVIEW_TOPS,
		ladder: { ...createBrowser(), conversation: 1 },
	}
}

/** To the ladder of a conversation, a number from 1. */
export function inConversation(state: State, number: number): State {
	if (!sessionOf(state)?.conversations[number - 1]) return state
	const { focus, lower, isZoomed } = state.ladder
	const { checks, keys, schedule, negotiation } = OVERVIEW_TOPS
	const overviews = { ...state.overviews, checks, keys, schedule, negotiation }
	return { ...state, overviews, ladder: { ...createBrowser(), focus, lower, isZoomed, conversation: number } }
}

/** In the ladder of a conversation that went wrong and was not looked at yet: at the line that tells why, as the verdict has it. */
export function atReason(state: State): State {
	const conversation = sessionOf(state)?.conversations[state.ladder.conversation - 1]
	if (!conversation || state.view !== 'ladder' || state.ladder.list.selected > 0) return state
	const { cause, evidence } = judged(conversation)
	const packet = cause === 'ok' ? undefined : evidence.find(({ packet }) => packet !== undefined)?.packet
	if (packet === undefined) return state
	const row = ladderRows(conversation).findLastIndex(row =>
		row.kind === 'message' ? row.message.packets.includes(packet) : stands(row, packet),
	)
	return row <= 0
		? state
		: { ...state, ladder: { ...selectedRow(state.ladder, row), conversation: conversation.number } }
}

/** From the selected packet to the rung that it carried. */
export function toRung(state: State): State {
	const packet = state.packets.list.selected + 1
	const session = sessionOf(state)
	const number = session?.index?.row(packet)?.conversation ?? 0
	const conversation = session?.conversations[number - 1]
	if (!conversation) return { ...state, message: say('status.no_conversation', { packet }, state.language) }
	const { messages, records } = carriedBy(conversation, packet)
	const [record] = records
	const message =
		messages[0] !== undefined
			? conversation.messages[messages[0]]
			: record && messagesIn(conversation, record.from, record.index)[0]
	const rows = ladderRows(conversation)
	const row = rows.findIndex(row => (message ? row.kind === 'message' && row.message === message : stands(row, packet)))
	const next = inConversation({ ...state, view: 'ladder', trail: [...state.trail, 'packets'] }, number)
	return { ...next, ladder: { ...next.ladder, list: { selected: Math.max(0, row), top: 0 } } }
}

/** Whether a line that is no message is of a packet. */
function stands(row: LadderRow, packet: number): boolean {
	return row.packet === packet || (row.kind === 'plain' && row.packet < packet && packet <= row.turn.last)
}

/** From the selected line of the ladder to its first packet. */
export function toPacket(state: State): State {
	const conversation = sessionOf(state)?.conversations[state.ladder.conversation - 1]
	const row = conversation && ladderRows(conversation)[state.ladder.list.selected]
	const packet = row?.kind === 'message' ? row.message.packets[0] : row?.packet
	if (packet === undefined) return state
	return { ...state, view: 'packets', trail: [...state.trail, 'ladder'], packets: atPacket(state.packets, packet) }
}

/** To the next message of the conversation, from a packet or from a rung. */
export function stepped(state: State, step: 1 | -1): State {
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

/** To the view one came from. */
export function back(state: State): State {
	const view = state.trail.at(-1)
	if (view === undefined) return state
	return { ...state, view, trail: state.trail.slice(0, -1) }
}

/** From the selected issue to the packet that shows it, else to the conversation it is of. */
export function toIssue(state: State): State {
	const session = sessionOf(state)
	const issue = session && issueRows(session)[state.overviews.issues.selected]
	if (!issue) return state
	const { packet, conversation } = issue
	const trail = [...state.trail, 'issues' as const]
	if (packet !== undefined && packet <= (session.index?.count ?? 0))
		return { ...state, view: 'packets', trail, packets: atPacket(state.packets, packet) }
	if (conversation !== undefined) return inConversation({ ...state, view: 'ladder', trail }, conversation)
	return { ...state, message: say('status.no_packet', {}, state.language) }
}

/** From the selected cause to the list of conversations, those of one cause together, the first of the group selected. */
export function toCause(state: State): State {
	const example = exampleOf(state, state.overviews.causes.selected)
	if (!example) return state
	const list = { ...state.overviews.conversations, selected: example.number - 1 }
	const next: State = {
		...state,
		view: 'conversations',
		trail: [...state.trail, 'causes'],
		overviews: { ...state.overviews, conversations: list },
	}
	const { conversations: _, ...orders } = next.orders
	return sortedByColumn({ ...next, orders }, 'verdict')
}

/** From the selected proof to the message that it is about: the last of those it rests on. */
export function toCheck(state: State): State {
	const conversation = sessionOf(state)?.conversations[state.ladder.conversation - 1]
	const rung = chosenProof(state)?.messages?.at(-1)
	const message = rung === undefined ? undefined : conversation?.messages[rung]
	if (!conversation || !message) return { ...state, message: say('status.no_message', {}, state.language) }
	const row = ladderRows(conversation).findIndex(row => row.kind === 'message' && row.message === message)
	return {
		...state,
		view: 'ladder',
		trail: [...state.trail, 'checks'],
		ladder: { ...selectedRow(state.ladder, Math.max(0, row)), conversation: conversation.number },
	}
}
