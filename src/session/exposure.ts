import type { Conversation } from './conversation.js'
export function exposureOf(_c: Conversation): { what: string; value: string }[] {
	return []
}
