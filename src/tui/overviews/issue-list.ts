import { say } from '../../explain/interface.js'
import type { Language } from '../../explain/language.js'
import { type IssueRow, issueText } from '../issue-rows.js'
import type { Column } from '../panes/list.js'

/** The columns of the list of issues. */
export function issueColumns(rows: readonly IssueRow[], language: Language): readonly Column[] {
	return [
		{
			id: 'packet',
			title: say('column.packet', {}, language),
			width: 7,
			align: 'right',
			cell: row => String(rows[row]?.packet ?? ''),
		},
		{
			id: 'conversation',
			title: say('column.conversation', {}, language),
			width: 5,
			align: 'right',
			cell: row => String(rows[row]?.conversation ?? ''),
		},
		{
			id: 'issue',
			title: say('column.issue', {}, language),
			width: 20,
			grow: 1,
			cell: row => textOf(rows[row], language),
		},
	]
}

function textOf(row: IssueRow | undefined, language: Language): string {
	return row ? issueText(row, language) : ''
}
