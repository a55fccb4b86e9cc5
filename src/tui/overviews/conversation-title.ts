import { say } from '../../explain/interface.js'
import { colon } from '../../explain/language.js'
import { sessionOf } from '../current.js'
import type { State } from '../state.js'

/** The title of a view of the conversation that one looks at: `Checks: Conversation 3`. */
export function conversationTitle(state: State, pane: 'pane.checks' | 'pane.keys' | 'pane.negotiation'): string {
	const { ladder, language } = state
	if (!sessionOf(state)?.conversations[ladder.conversation - 1]) return say(pane, {}, language)
	const where = say('pane.conversation', { number: ladder.conversation }, language)
	return `${say(pane, {}, language)}${colon(language)}${where}`
}
