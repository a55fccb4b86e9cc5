import { sessionOf } from '../current.js'
import type { RowStamps } from '../panes/kept-lines.js'
import type { State } from '../state.js'
import { shownRows } from './rows.js'

/**
 * What the rows of the open list say, without having them say it: a packet's line is another only when its conversation has
 * changed, a conversation's when it has itself. Nothing for lists whose rows are not told apart so.
 */
export function rowStamps(state: State): RowStamps | undefined {
	const { view, language, marked, file } = state
	const session = sessionOf(state)
	if (!session || (view !== 'packets' && view !== 'conversations')) return undefined
	const { rowAt } = shownRows(state)
	const changes = session.changesOf ?? (() => session.revision)
	const { index } = session
	const stampOf = (row: number) => {
		if (view === 'packets') return `${row} ${changes(index?.conversationOf(row + 1) ?? 0)}`
		const isMarked = marked?.session === file && marked.conversation === row + 1
		return `${row} ${changes(row + 1)}${isMarked ? ' marked' : ''}`
	}
	return { of: session, list: `${view} ${language}`, at: place => stampOf(rowAt(place)) }
}
