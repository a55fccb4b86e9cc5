import { type ScreenText, say } from '../../explain/interface.js'
import { keyWords } from '../../explain/key-words.js'
import { type Glyphs, UNICODE } from '../glyphs.js'
import { help } from '../keymap.js'
import { type Context, HELP_CONTEXTS, KEYS } from '../keys.js'
import type { State } from '../state.js'
import { width as columnsOf, fill, fitRuns, line, type Run } from '../text.js'
import type { Theme } from '../theme.js'
import { broken } from './words.js'

const TITLES: Partial<Record<Context, ScreenText>> = {
	everywhere: 'help.everywhere',
	live: 'help.live',
	demo: 'help.demo',
	demoTyping: 'help.demo_typing',
	packets: 'pane.packets',
	filtering: 'filter.typing',
	conversations: 'pane.conversations',
	ladder: 'pane.ladder',
	compare: 'pane.compare',
	choosing: 'compare.choosing',
	tracing: 'compare.tracing',
	issues: 'pane.issues',
	checks: 'pane.checks',
	tampered: 'tamper.here',
	keys: 'pane.keys',
	schedule: 'pane.schedule',
	causes: 'pane.causes',
	negotiation: 'pane.negotiation',
	searching: 'search.typing',
	list: 'help.list',
	sortable: 'help.sortable',
	facts: 'help.facts',
	tree: 'pane.fields',
	hex: 'pane.hex',
}

/** From so many columns on the keys stand in two columns. */
const TWO = 150

/** Columns for the names of the keys. */
const KEY_NAMES = 18

/** Every key, drawn from the key table, from line `helpTop` on: those of the open view first; then what the signs mean. */
export function helpLines(state: State, theme: Theme, width: number, height: number): string[] {
	const half = width >> 1
	const sections = sectionsOf(state, theme.glyphs, width < TWO ? width : half)
	const [left, right] = width < TWO ? [sections.flat(), []] : halves(sections)
	const rows = Array.from({ length: Math.max(left.length, right.length) }, (_, y) =>
		line(theme, width, right.length > 0 ? [...fitRuns(theme, left[y] ?? [], half), ...(right[y] ?? [])] : left[y]!),
	)
	const top = Math.max(0, Math.min(state.helpTop, rows.length - height))
	return fill(rows.slice(top, top + height), width, height)
}

/** How many lines the help has at a width. */
export function helpLength(state: State, width: number): number {
	const sections = sectionsOf(state, UNICODE, width < TWO ? width : width >> 1)
	return Math.max(...(width < TWO ? [sections.flat()] : halves(sections)).map(rows => rows.length))
}

/** Two columns of nearly the same height. A section stays whole. */
function halves(sections: readonly Run[][][]): readonly [Run[][], Run[][]] {
	const total = sections.flat().length
	let used = 0
	const isLeft = (section: Run[][]) => {
		used += section.length
		return used - section.length / 2 <= total / 2
	}
	const left = sections.filter(isLeft)
	return [left.flat(), sections.slice(left.length).flat()]
}

/** The sections in so many columns: what is said beside a key is broken where it does not fit. */
function sectionsOf(state: State, glyphs: Glyphs, columns: number): Run[][][] {
	const room = columns - KEY_NAMES - 3
	const rows = (row: Run[]): readonly Run[][] => {
		const text = row.at(-1)
		if (row.length < 3 || !text || columnsOf(text.text) <= room) return [row]
		return broken([text], room).map((runs, i) => [
			...(i === 0 ? row.slice(0, -1) : [{ text: ' '.repeat(KEY_NAMES + 2) }]),
			...runs,
		])
	}
	return [...keySections(state, glyphs), signs(state, glyphs)].map(section => section.flatMap(rows))
}

function keySections(state: State, glyphs: Glyphs): Run[][][] {
	const { view, language } = state
	const first = HELP_CONTEXTS.filter(context => context === view)
	const hidden = [...(state.demo ? [] : ['demo', 'demoTyping']), ...(state.live ? [] : ['live'])]
	const contexts = [...first, ...HELP_CONTEXTS.filter(context => context !== view && !hidden.includes(context))]
	return help(KEYS, contexts, glyphs).map(({ context, rows }) => [
		[{ text: say(TITLES[context] ?? 'pane.help', {}, language), token: 'title' }],
		...rows.map(({ keys, help }) => row(keys, 'key', keyWords(help, language))),
		[],
	])
}

/** What the marks on the screen mean. */
function signs({ language }: State, { horizontal, right, hole, dot }: Glyphs): Run[][] {
	return [
		[{ text: say('help.signs', {}, language), token: 'title' }],
		row(`${horizontal.repeat(6)}${right}`, 'client', say('help.sign.clear', {}, language)),
		row(`${`${horizontal} `.repeat(3)}${right}`, 'enc', say('help.sign.sealed', {}, language)),
		row(`${dot.repeat(6)}${right}`, 'dimmed', say('help.sign.tcp', {}, language)),
		row(hole.repeat(7), 'warn', say('help.sign.hole', {}, language)),
		row('Finished?', 'warn', say('help.sign.inferred', {}, language)),
		row('!', 'err', say('help.sign.issue', {}, language)),
		row('[17 03 03]', 'hl1', say('help.sign.bytes', {}, language)),
	]
}

function row(name: string, token: Run['token'], text: string): Run[] {
	const gap = ' '.repeat(Math.max(1, KEY_NAMES - columnsOf(name)))
	return [{ text: '  ' }, { text: name, ...(token !== undefined && { token }) }, { text: gap }, { text }]
}
