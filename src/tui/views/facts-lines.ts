import type { Fact } from '../overviews/overview.js'
import { scrollBar } from '../panes/list.js'
import { width as columnsOf, fill, fitRuns, line } from '../text.js'
import type { Theme } from '../theme.js'
import { broken, wrapped } from './words.js'

/**
 * Facts as lines: their names in a column, what is said broken beside it; at the right edge which part of them that is.
 *
 * @param top the line shown first, as far as there are so many
 */
export function factsLines(
	theme: Theme,
	facts: readonly Fact[],
	width: number,
	height: number,
	top = 0,
): readonly string[] {
	const names = namesWidth(facts)
	const rows = facts.flatMap(({ name, runs }) =>
		wrapped(theme, runs, width - names - 4, Number.POSITIVE_INFINITY).map(
			(text, i) =>
				line(theme, names + 3, fitRuns(theme, [{ text: ` ${i === 0 ? name : ''}`, token: 'name' }], names + 3)) + text,
		),
	)
	const first = Math.max(0, Math.min(top, rows.length - height))
	const bar = scrollBar(theme, first, rows.length, height)
	const shown = rows.slice(first, first + height).map((text, y) => text + bar(y))
	return fill(shown, width, height)
}

/** How many lines facts take at a width. */
export function factsLength(facts: readonly Fact[], width: number): number {
	const names = namesWidth(facts)
	return facts.reduce((sum, { runs }) => sum + broken(runs, width - names - 4).length, 0)
}

function namesWidth(facts: readonly Fact[]): number {
	return Math.max(0, ...facts.map(({ name }) => columnsOf(name)))
}
