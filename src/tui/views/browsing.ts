import type { Area } from '../areas.js'
import { withDefault } from '../browse.js'
import { browserOf, countOf, sessionOf } from '../current.js'
import { ladderRows } from '../ladder-rows.js'
import type { Browser, State } from '../state.js'
import { subjectOf } from '../subject.js'
import { fill } from '../text.js'
import type { Theme } from '../theme.js'
import { bytesPane } from './bytes-pane.js'
import { fieldsPane } from './fields-pane.js'
import { layoutOf } from './layout.js'
import { mainList } from './lists.js'
import { fieldWords, rungWords, type Told, toldHeight, toldLines } from './words.js'

/** Columns of a pane that shows 16 bytes a row. */
const HEX_PANE = 78

/** The list of packets or the ladder, and below it the fields and bytes of what is selected. */
export function browsing(state: State, theme: Theme, columns: number, rows: number): Area {
	const browser = browserOf(state)
	const [rung, field] = [aboutRung(state), aboutField(state, browser)]
	const height = (told: Told) => toldHeight(told, state.language, columns - 2)
	const needs = { words: height(rung), meaning: height(field) }
	const { isWide, list, words, lower, meaning } = layoutOf(
		state.view,
		browser,
		columns,
		rows - 2,
		countOf(state),
		needs,
	)
	const below = lower.map(pane =>
		pane === 'tree'
			? fieldsPane(state, theme, browser)
			: bytesPane(state, theme, browser, isWide && lower.length > 1 ? HEX_PANE : undefined),
	)
	const areas: readonly Area[] = [
		...(list === 0 ? [] : [{ ...mainList(state, theme, browser), size: list }]),
		...(words > 0 ? [wordsArea(state, theme, words, rung)] : []),
		...(below.length > 0 ? [{ direction: 'row', areas: below } as const] : []),
		...(meaning > 0 ? [wordsArea(state, theme, meaning, field)] : []),
	]
	return { direction: 'column', areas }
}

/** What the selected rung is for. */
function aboutRung(state: State): Told {
	if (state.view !== 'ladder') return []
	const conversation = sessionOf(state)?.conversations[state.ladder.conversation - 1]
	const row = conversation && ladderRows(conversation)[state.ladder.list.selected]
	return conversation ? rungWords(conversation, row, state.language) : []
}

/** What the selected field means. */
function aboutField(state: State, browser: Browser): Told {
	const subject = subjectOf(state)
	return fieldWords(subject, { ...browser, tree: withDefault(browser, subject) }, state.language)
}

function wordsArea({ language }: State, theme: Theme, size: number, told: Told): Area {
	const draw = (width: number, height: number) => {
		const lines = toldLines(theme, told, language, width - 2, height)
		return fill(
			lines.map(text => ` ${text} `),
			width,
			height,
		)
	}
	return { size, draw }
}
