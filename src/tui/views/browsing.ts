import type { Area } from '../areas.js'
import { browserOf, countOf, sessionOf } from '../current.js'
import { ladderRows } from '../ladder-rows.js'
import type { State } from '../state.js'
import { fill } from '../text.js'
import type { Theme } from '../theme.js'
import { bytesPane } from './bytes-pane.js'
import { fieldsPane } from './fields-pane.js'
import { layoutOf } from './layout.js'
import { mainList } from './lists.js'
import { rungWords, wrapped } from './words.js'

/** Columns of a pane that shows 16 bytes a row. */
const HEX_PANE = 78

/** The list of packets or the ladder, and below it the fields and bytes of what is selected. */
export function browsing(state: State, theme: Theme, columns: number, rows: number): Area {
	const browser = browserOf(state)
	const { isWide, list, words, lower } = layoutOf(state.view, browser, columns, rows - 2, countOf(state))
	const below = lower.map(pane =>
		pane === 'tree'
			? fieldsPane(state, theme, browser)
			: bytesPane(state, theme, browser, isWide && lower.length > 1 ? HEX_PANE : undefined),
	)
	const areas: readonly Area[] = [
		...(list === 0 ? [] : [{ ...mainList(state, theme, browser), size: list }]),
		...(words > 0 ? [aboutRung(state, theme, words)] : []),
		...(below.length > 0 ? [{ direction: 'row', areas: below } as const] : []),
	]
	return { direction: 'column', areas }
}

/** What the selected rung is for. */
function aboutRung(state: State, theme: Theme, size: number): Area {
	const conversation = sessionOf(state)?.conversations[state.ladder.conversation - 1]
	const row = conversation && ladderRows(conversation)[state.ladder.list.selected]
	const runs = conversation ? rungWords(conversation, row, state.language) : []
	const draw = (width: number, height: number) => {
		const lines = wrapped(theme, runs, width - 2, height)
		return fill(
			lines.map(text => ` ${text} `),
			width,
			height,
		)
	}
	return { size, draw }
}
