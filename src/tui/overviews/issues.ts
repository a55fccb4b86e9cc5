import { clean } from '../../clean.js'
import { say } from '../../explain/interface.js'
import { sentences } from '../../explain/language.js'
import { unreadTexts } from '../../explain/unread.js'
import { sessionOf } from '../current.js'
import { type IssueRow, issueRows, issueText } from '../issue-rows.js'
import type { Key } from '../lists/sorting.js'
import type { State } from '../state.js'
import { whoFacts } from './conversation-facts.js'
import { issueColumns } from './issue-list.js'
import type { Overview } from './overview.js'

const rowsOf = (state: State): readonly IssueRow[] => {
	const session = sessionOf(state)
	return session ? issueRows(session) : []
}

/** All that is wrong in the capture that is shown, and the selected issue in full. */
export const issues: Overview = {
	title: ({ language }) => say('pane.issues', {}, language),
	count: state => rowsOf(state).length,
	columns: state => issueColumns(rowsOf(state), state.language),
	sortKeys: state => {
		const rows = rowsOf(state)
		return new Map<string, Key>([
			['packet', (row: number) => rows[row]?.packet ?? 0],
			['conversation', (row: number) => rows[row]?.conversation ?? 0],
			['issue', (row: number) => (rows[row] ? issueText(rows[row], state.language) : '')],
		])
	},
	empty: state => {
		const { language } = state
		const { counts } = sessionOf(state) ?? {}
		const unread = counts ? unreadTexts(counts, language) : []
		return sentences([say('empty.issues', {}, language), ...unread], language)
	},
	facts: (state, row) => {
		const chosen = rowsOf(state)[row]
		if (!chosen) return []
		const conversation = sessionOf(state)?.conversations[(chosen.conversation ?? 0) - 1]
		return [
			{
				name: say('column.issue', {}, state.language),
				runs: [{ text: issueText(chosen, state.language), token: 'err' }],
			},
			...(conversation ? whoFacts(conversation, state.language) : []),
		]
	},
	about: (state, row) => {
		const chosen = rowsOf(state)[row]
		if (!chosen) return ''
		const { packet } = chosen
		// What is of no packet is of the capture itself: a file that was left out of a folder.
		return packet === undefined
			? clean(sessionOf(state)?.file ?? '')
			: `${say('column.packet', {}, state.language)} ${packet}`
	},
}
