import type { Conversation } from './conversation.js'

/** Whether records of a conversation are sealed that no secret has opened so far. */
export function isSealedYet({ tls, opening, messages }: Conversation): boolean {
	if (!tls) return false
	if (opening) return opening.opened < opening.sealed
	return messages.some(({ encrypted, standing }) => encrypted && standing !== 'verified')
}
