import type { Conversation } from '../session/conversation.js'
import { judge } from './judge.js'
import type { Verdict } from './verdict.js'

/** The verdict of a conversation; of one that has ended it is computed once. */
export function judged(conversation: Conversation): Verdict {
	if (!conversation.ended) return judge(conversation)
	const before = known.get(conversation)
	if (before) return before
	const verdict = judge(conversation)
	known.set(conversation, verdict)
	return verdict
}

const known = new WeakMap<Conversation, Verdict>()
