import { say } from '../../explain/interface.js'
import type { Area } from '../areas.js'
import { compareLines } from '../compare/lines.js'
import { demoHeight, demoLines } from '../demo/panel.js'
import { filterBarHeight, filterBarLines } from '../filter/bar.js'
import { isOverview } from '../overviews/overview.js'
import type { Size } from '../screen-frames.js'
import type { State } from '../state.js'
import { fill } from '../text.js'
import type { Theme } from '../theme.js'
import { footerLine, headerLine } from './bars.js'
import { browsing } from './browsing.js'
import { helpLines } from './help.js'
import { overviewPanes } from './overviews.js'
import { framedPane } from './pane.js'
import { wrapped } from './words.js'

/** The least a screen must have. */
const LEAST = { columns: 60, rows: 16 }

/** The whole screen: a line of views, the open view, a line of keys. */
export function wholeScreen(state: State, theme: Theme, { columns, rows }: Size): Area {
	if (columns < LEAST.columns || rows < LEAST.rows) return tooSmall(state, theme)
	const demo = demoHeight(state, theme, columns, rows)
	const bar = isBrowsing(state) ? filterBarHeight(state) : 0
	const areas: readonly Area[] = [
		{ name: 'views', size: 1, draw: width => [headerLine(state, theme, width)] },
		...(demo > 0 ? [{ size: demo, draw: (width: number) => demoLines(state, theme, width, rows) }] : []),
		...(bar > 0 ? [{ size: bar, draw: (width: number) => filterBarLines(state, theme, width) }] : []),
		body(state, theme, columns, rows - demo - bar),
		{ name: 'keys', size: 1, draw: width => [footerLine(state, theme, width)] },
	]
	return { direction: 'column', areas }
}

function tooSmall(state: State, theme: Theme): Area {
	const text = say('status.small', { width: LEAST.columns, height: LEAST.rows }, state.language)
	return { draw: (width, height) => fill(wrapped(theme, [{ text }], width, height), width, height) }
}

const isBrowsing = ({ isHelpOpen, view }: State) => !isHelpOpen && view !== 'compare' && !isOverview(view)

function body(state: State, theme: Theme, columns: number, rows: number): Area {
	const { isHelpOpen, view, compare, sessions, language } = state
	if (isHelpOpen) {
		const lines = (width: number, height: number) => helpLines(state, theme, width, height)
		return framedPane({ name: 'help', theme, title: say('pane.help', {}, language), isFocused: true, body: lines })
	}
	if (view === 'compare') {
		const draw = (width: number, height: number) => compareLines(compare, sessions, { width, height }, theme, language)
		return { name: 'compare', draw }
	}
	return isOverview(view) ? overviewPanes(state, theme, view, rows) : browsing(state, theme, columns, rows)
}
