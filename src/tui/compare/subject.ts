import type { Conversation, Find, Hit, Role } from '../../session/conversation.js'
import type { Session } from '../../session/session.js'
import type { CompareSide, CompareState, SideName } from './state.js'

/** A side and what it is about. */
export type Subject = {
	readonly name: SideName
	readonly side: CompareSide
	readonly session: Session
	readonly conversation: Conversation
	/** Index of the message that is selected; -1 where there is none. */
	readonly rung: number
}

/** What a side is about; nothing while no conversation is chosen, or while it has not been read yet. */
export function subjectOf(state: CompareState, sessions: readonly Session[], name: SideName): Subject | undefined {
	const side = state[name]
	const session = side && sessions[side.session]
	const conversation = side && session?.conversations[side.conversation - 1]
	if (!side || !session || !conversation) return undefined
	const other = state[otherSide(name)]
	return { name, side, session, conversation, rung: selectedRung(side, conversation, other && hitOf(other)?.from) }
}

export function otherSide(name: SideName): SideName {
	return name === 'left' ? 'right' : 'left'
}

/** The answer for the text that is traced now, whole or so far. */
export function findOf(side: CompareSide): Find | undefined {
	return side.trace?.find
}

/** The place of the text that is looked at. */
export function hitOf(side: CompareSide): Hit | undefined {
	return findOf(side)?.hits[side.hit]
}

/**
 * The message that tells most, until one is chosen: the one that holds the text; else what would have to hold it, the
 * sealed data that went the same way as the other side's; else the last.
 */
function selectedRung(side: CompareSide, { messages }: Conversation, from: Role = 'server'): number {
	if (side.rung !== undefined && side.rung < messages.length) return side.rung
	const holder = hitOf(side)?.message
	if (holder !== undefined && holder < messages.length) return holder
	const data = messages.filter(message => message.type === 'application_data')
	const likely = data.findLast(message => message.from === from) ?? data.at(-1)
	return likely ? messages.indexOf(likely) : messages.length - 1
}
