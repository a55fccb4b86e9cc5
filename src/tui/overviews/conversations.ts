import { say } from '../../explain/interface.js'
import type { Language } from '../../explain/language.js'
import { verdictName } from '../../explain/verdicts/verdicts.js'
import { protocolText } from '../../session/protocol-text.js'
import type { Session } from '../../session/session.js'
import { socketText } from '../../session/socket-text.js'
import { secondsBetween } from '../../session/time.js'
import { timings } from '../../session/timings.js'
import { judged } from '../../verdict/judged.js'
import type { Verdict } from '../../verdict/verdict.js'
import { sessionOf } from '../current.js'
import type { Key } from '../lists/sorting.js'
import { emptyText } from '../live/state.js'
import { conversationFacts } from './conversation-facts.js'
import { conversationColumns, endText, TIMINGS } from './conversation-list.js'
import type { Overview } from './overview.js'

/** The conversations of the capture that is shown, and what is known of the selected one. */
export const conversations: Overview = {
	title: ({ language }) => say('pane.conversations', {}, language),
	count: state => sessionOf(state)?.conversations.length ?? 0,
	columns: (state, theme, seen) => {
		const session = sessionOf(state)
		return session ? conversationColumns(session, theme, state, seen) : []
	},
	sortKeys: state => sortKeys(sessionOf(state), state.language),
	empty: state => emptyText(state, 'empty.conversations'),
	facts: (state, row) => {
		const session = sessionOf(state)
		const chosen = session?.conversations[row]
		return session && chosen ? conversationFacts(session, chosen, state.language) : []
	},
	about: (state, row) => {
		const chosen = sessionOf(state)?.conversations[row]
		return chosen ? say('pane.conversation', { number: chosen.number }, state.language) : ''
	},
}

function sortKeys(session: Session | undefined, language: Language): ReadonlyMap<string, Key> {
	const of = (row: number) => session!.conversations[row]!
	return new Map<string, Key>([
		['number', row => row],
		['client', row => socketText(of(row).client)],
		['server', row => socketText(of(row).server)],
		['protocol', row => protocolText(of(row))],
		['name', row => of(row).tls?.serverName ?? of(row).http[0]?.host ?? ''],
		['packets', row => of(row).packets],
		['bytesOut', row => of(row).bytes.client],
		['bytesIn', row => of(row).bytes.server],
		['time', row => secondsBetween(of(row).start, of(row).end)],
		['verdict', row => verdictKey(judged(of(row)), language)],
		...TIMINGS.map(name => [name, (row: number) => timings(of(row))[name] ?? 0] as const),
		['ended', row => endText(of(row), language)],
	])
}

/** By the word that stands in the column, those first with which nothing went wrong: so those of one cause are together. */
function verdictKey(verdict: Verdict, language: Language): string {
	return `${verdict.cause === 'ok' ? 0 : 1} ${verdictName(verdict, language)}`
}
