import { clean } from '../../clean.js'
import { width as columnsOf, fill, line, type Run } from '../text.js'
import type { Theme, Token } from '../theme.js'

/**
 * A pane with its border: the title in the upper edge, and at its right end a few words more. The pane that has the focus
 * shows it by a mark before its title as well as by colour and weight.
 *
 * @param options.body draws what stands inside: `width - 2` by `height - 2`
 */
export function framed(options: {
	readonly theme: Theme
	readonly title: readonly Run[]
	readonly right?: readonly Run[]
	readonly width: number
	readonly height: number
	readonly isFocused: boolean
	readonly body: (width: number, height: number) => readonly string[]
}): string[] {
	const { theme, title, right = [], width, height, isFocused, body } = options
	const { glyphs } = theme
	const inner = Math.max(0, width - 2)
	const token: Token = isFocused ? 'focus' : 'border'
	const side = line(theme, 1, [{ text: glyphs.vertical, token }])
	const rule = (columns: number): Run => ({ text: glyphs.horizontal.repeat(Math.max(0, columns)), token })
	const mark: Run = isFocused ? { text: `${glyphs.focus} `, token: 'focus' } : { text: ' ' }
	const titled = title.map(run => ({ ...run, token: run.token ?? (isFocused ? 'focus' : 'title') }) as const)
	const isNamed = isFocused || title.some(run => run.text !== '')
	const upper = edge(theme, inner, isNamed ? [rule(1), mark, ...titled, { text: ' ' }] : [], words(right), rule)
	const corner = (text: string) => line(theme, 1, [{ text, token }])
	const lines = fill(body(inner, Math.max(0, height - 2)), inner, Math.max(0, height - 2))
	return [
		corner(glyphs.topLeft) + upper + corner(glyphs.topRight),
		...lines.map(text => side + text + side),
		corner(glyphs.bottomLeft) + line(theme, inner, [rule(inner)]) + corner(glyphs.bottomRight),
	].slice(0, height)
}

/** The same without sides, for what is copied with the mouse: lines that are the terminal's own from edge to edge. */
export function ruled(options: Omit<Parameters<typeof framed>[0], 'isFocused'>): string[] {
	const { theme, title, right = [], width, height, body } = options
	const rule = (columns: number): Run => ({
		text: theme.glyphs.horizontal.repeat(Math.max(0, columns)),
		token: 'border',
	})
	const titled = title.map(run => ({ ...run, token: run.token ?? 'title' }) as const)
	const upper = edge(theme, width, [rule(1), { text: ' ' }, ...titled, { text: ' ' }], [...words(right), rule(1)], rule)
	const inner = Math.max(0, height - 2)
	return [upper, ...fill(body(width, inner), width, inner), line(theme, width, [rule(width)])].slice(0, height)
}

function words(right: readonly Run[]): Run[] {
	return right.length === 0 ? [] : [{ text: ' ' }, ...right, { text: ' ' }]
}

/** An edge with words in it: the rule fills what they leave. */
function edge(
	theme: Theme,
	columns: number,
	left: readonly Run[],
	right: readonly Run[],
	rule: (columns: number) => Run,
): string {
	const used = [...left, ...right].reduce((sum, run) => sum + columnsOf(clean(run.text, theme.ascii)), 0)
	return line(theme, columns, [...left, rule(columns - used)], { right })
}
