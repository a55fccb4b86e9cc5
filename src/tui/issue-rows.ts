import { bytesOf } from '../decode/reader.js'
import type { Language } from '../explain/language.js'
import { phrase } from '../explain/phrases/phrases.js'
import type { Conversation } from '../session/conversation.js'
import type { Session } from '../session/session.js'

/** Something wrong in a capture, or missing in it: what the list of issues has a row for. */
export type IssueRow = {
	readonly packet?: number
	/** Number of the conversation it was found in; without one it is the capture's own. */
	readonly conversation?: number
	/** English: `issueText` says it in the language. */
	readonly text: string
}

export function issueText({ text }: Pick<IssueRow, 'text'>, language: Language): string {
	return phrase(text, language)
}

const kept = new WeakMap<Session, { readonly revision: number; readonly rows: readonly IssueRow[] }>()
const keptOf = new WeakMap<Conversation, { readonly stamp: string; readonly rows: readonly IssueRow[] }>()

/** All that is wrong in a capture: first what is damaged in itself, then by conversation. Kept until it has grown. */
export function issueRows(session: Session): readonly IssueRow[] {
	const known = kept.get(session)
	if (known?.revision === session.revision) return known.rows
	const rows = [
		...session.issues.map(({ packet, text }) => ({ ...(packet !== undefined && { packet }), text })),
		...troubledOf(session).flatMap(issuesOf),
	]
	kept.set(session, { revision: session.revision, rows })
	return rows
}

function troubledOf({ conversations, troubled }: Session): readonly Conversation[] {
	if (!troubled) return conversations
	return [...troubled].sort((a, b) => a - b).map(number => conversations[number - 1]!)
}

/** What is wrong in a conversation: what was found in its messages, and the holes; by packet. */
export function issuesOf(conversation: Conversation): readonly IssueRow[] {
	const { number, issues, messages, holeList } = conversation
	const stamp = `${issues.length} ${messages.length} ${holeList.length}`
	const known = keptOf.get(conversation)
	if (known?.stamp === stamp) return known.rows
	const told = new Set(issues.map(issue => issue.text))
	const inMessages = messages.flatMap(({ issue, packets }) =>
		issue && !told.has(issue.text) ? [{ text: issue.text, packet: packets[0] }] : [],
	)
	const holes = holeList.map(({ from, length, packet }) => ({
		text: `${bytesOf(length)} of the ${from} ${length === 1 ? 'is' : 'are'} not in the capture`,
		packet,
	}))
	const rows = [...issues, ...inMessages, ...holes]
		.map(({ packet, text }) => ({ conversation: number, ...(packet !== undefined && { packet }), text }))
		.sort((a, b) => (a.packet ?? 0) - (b.packet ?? 0))
	keptOf.set(conversation, { stamp, rows })
	return rows
}
