import type { Field } from '../../decode/field.js'
import type { Language } from '../../explain/language.js'
import { phrase } from '../../explain/phrases/phrases.js'
import { blank, line, type Run } from '../text.js'
import type { Theme } from '../theme.js'
import { bitText, type ValueText, valueText } from '../value.js'
import { selectedRow, type TreeRow, type TreeState, treeRows, treeTop } from './tree.js'

/** What a tree pane shows: a row a line, `▸ name: label (value)`; where something is wrong there or in what is closed, `!`, and the words at the end. */
export function treeLines(options: {
	readonly theme: Theme
	readonly roots: readonly Field[]
	readonly state: TreeState
	readonly width: number
	readonly height: number
	readonly isFocused: boolean
	readonly language?: Language
}): string[] {
	const { theme, roots, state, width, height, isFocused, language = 'en' } = options
	const rows = treeRows(roots, state.expanded)
	const selected = selectedRow(roots, state)
	const top = treeTop(roots, state, height)
	const lines: string[] = []
	for (let y = 0; y < height; y++) {
		const row = rows[top + y]
		if (row === undefined) {
			lines.push(blank(width))
			continue
		}
		const base = top + y === selected ? (isFocused ? 'sel' : 'selIdle') : undefined
		lines.push(line(theme, width, rowRuns(row, theme, width, language), { base }))
	}
	return lines
}

function rowRuns(row: TreeRow, theme: Theme, width: number, language: Language): Run[] {
	const { field, bit, isOpen } = row
	const { glyphs } = theme
	// Deep down, what is there matters more than how deep it is.
	const indent = ' '.repeat(Math.min(row.depth * 2, width >> 1))
	if (bit) {
		const text = bitText(field, bit, language)
		return [
			{ text: `${indent}  ${text.pattern}`, token: 'dimmed' },
			{ text: ' = ' },
			{ text: bit.name, token: 'name' },
			...valueRuns(text),
		]
	}
	const marker = isOpen === undefined ? ' ' : isOpen ? glyphs.expanded : glyphs.collapsed
	const isBad = field.issue !== undefined || (isOpen === false && issueWithin(field))
	return [
		{ text: `${indent}${marker} ` },
		// Before the name, where a narrow pane does not cut it off.
		...(isBad ? ([{ text: '! ', token: 'err' }] as const) : []),
		{ text: row.depth === 0 ? phrase(field.name, language) : field.name, token: 'name' },
		...valueRuns(valueText(field, { ellipsis: glyphs.ellipsis, ascii: theme.ascii }, language)),
		...(field.issue ? ([{ text: `  ${phrase(field.issue.text, language)}`, token: 'err' }] as const) : []),
	]
}

function valueRuns({ main, extra }: ValueText): Run[] {
	const runs: Run[] = []
	if (main !== undefined) runs.push({ text: ': ' }, { text: main, token: 'value' })
	if (extra !== undefined) runs.push({ text: ` (${extra})`, token: 'dimmed' })
	return runs
}

const known = new WeakMap<Field, boolean>()

/** Whether something is wrong anywhere below a field. */
function issueWithin(field: Field): boolean {
	let is = known.get(field)
	if (is === undefined) {
		is = (field.children ?? []).some(child => child.issue !== undefined || issueWithin(child))
		known.set(field, is)
	}
	return is
}
