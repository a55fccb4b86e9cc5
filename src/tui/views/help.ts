import { type ScreenText, say } from '../../explain/interface.js'
import { help } from '../keymap.js'
import { type Context, HELP_CONTEXTS, KEYS } from '../keys.js'
import type { State } from '../state.js'
import { fill, line } from '../text.js'
import type { Theme } from '../theme.js'

const TITLES: Partial<Record<Context, ScreenText>> = {
	everywhere: 'help.everywhere',
	packets: 'pane.packets',
	filtering: 'filter.typing',
	conversations: 'pane.conversations',
	ladder: 'pane.ladder',
	compare: 'pane.compare',
	issues: 'pane.issues',
	list: 'help.list',
	tree: 'pane.fields',
	hex: 'pane.hex',
}

/** Every key, drawn from the key table, from line `helpTop` on. */
export function helpLines(state: State, theme: Theme, width: number, height: number): string[] {
	const lines = help(KEYS, HELP_CONTEXTS, theme.glyphs).flatMap(({ context, rows }) => [
		line(theme, width, [{ text: say(TITLES[context] ?? 'pane.help', {}, state.language), token: 'title' }]),
		...rows.map(({ keys, help }) =>
			line(theme, width, [{ text: `  ${keys.padEnd(20)}`, token: 'key' }, { text: help }]),
		),
		line(theme, width, []),
	])
	const top = Math.max(0, Math.min(state.helpTop, lines.length - height))
	return fill(lines.slice(top), width, height)
}
