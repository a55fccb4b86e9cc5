import type { Conversation } from '../session/conversation.js'
import { judge } from './judge.js'
import type { Verdict } from './verdict.js'

/** The verdict of a conversation; of one that has ended it is computed once, and again when secrets that came late say more of it. */
export function judged(conversation: Conversation): Verdict {
	const { ended, opening, proofs } = conversation
	if (!ended) return judge(conversation)
	const before = known.get(conversation)
	if (before && before.opening === opening && before.proofs === proofs) return before.verdict
	const verdict = judge(conversation)
	known.set(conversation, { verdict, opening, proofs })
	return verdict
}

/** By the object that others hold: a conversation that is read again in another thread stays the same one here. */
const known = new WeakMap<Conversation, Known>()

type Known = {
	readonly verdict: Verdict
	readonly opening: Conversation['opening'] | undefined
	readonly proofs: Conversation['proofs'] | undefined
}
