import { say } from '../../explain/interface.js'
import { colon } from '../../explain/language.js'
import type { State } from '../state.js'

/** The title of a view of the conversation that one looks at: `Checks: Conversation 3`. */
export function conversationTitle(
	{ ladder, language }: State,
	pane: 'pane.checks' | 'pane.keys' | 'pane.negotiation',
): string {
	const where = say('pane.conversation', { number: ladder.conversation }, language)
	return `${say(pane, {}, language)}${colon(language)}${where}`
}
