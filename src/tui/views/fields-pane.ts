import { say } from '../../explain/interface.js'
import { comma, type Language } from '../../explain/language.js'
import { isoTime } from '../../session/time.js'
import type { Area } from '../areas.js'
import { withDefault } from '../browse.js'
import { treeLines } from '../panes/tree-lines.js'
import type { Browser, State } from '../state.js'
import { type Subject, subjectOf } from '../subject.js'
import type { Theme } from '../theme.js'
import { framedPane } from './pane.js'
import { sizeText } from './texts.js'

/** The layers of what is selected as one tree. */
export function fieldsPane(state: State, theme: Theme, browser: Browser): Area {
	const subject = subjectOf(state)
	const { roots } = subject
	const tree = withDefault(browser, subject)
	const isFocused = browser.focus === 'tree'
	const { language } = state
	const body = (width: number, height: number) =>
		treeLines({ theme, roots, state: tree, width, height, isFocused, language })
	const [title, right] = [say('pane.fields', {}, state.language), captured(subject, state.language)]
	return framedPane({ name: 'tree', theme, title, right, isFocused, body })
}

/** When the selected packet was captured, and how much of it; or which records are shown: the longest first, for panes have little room. */
function captured({ session, packet, records }: Subject, language: Language): readonly string[] {
	if (records) {
		const { first, last, count } = records
		const values = { first, last, count }
		return [say('fields.records', values, language), say('fields.records_short', values, language)]
	}
	const row = packet === undefined ? undefined : session?.index?.row(packet)
	if (!row || !session) return []
	const [date = '', clock = ''] = row.timed ? isoTime(row.time, session.digits).split('T') : []
	const length =
		row.captured === row.length
			? sizeText(row.length, language)
			: say('fields.captured', { captured: row.captured, length: row.length }, language)
	const number = say('compare.in_packet', { packet: row.number }, language)
	const parts = [[number, `${date} ${clock}`, length], [number, clock, length], [number, length], [number]]
	return parts.map(texts => texts.filter(text => text.trim() !== '').join(comma(language)))
}
