import type { Conversation, Message } from './conversation.js'

/** Whether records of a conversation are sealed that no secret has opened so far. */
export function isSealedYet({ tls, opening, messages }: Conversation): boolean {
	if (!tls) return false
	if (opening) return opening.opened < opening.sealed
	// What is not encrypted waits for keys as well: they check its MACs.
	const isSealed = ({ encrypted, source }: Message) => encrypted || source.kind === 'opened'
	return messages.some(message => isSealed(message) && message.standing !== 'verified')
}
