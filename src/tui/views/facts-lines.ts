import type { Fact } from '../overviews/overview.js'
import { width as columnsOf, fill, fitRuns, line } from '../text.js'
import type { Theme } from '../theme.js'
import { wrapped } from './words.js'

/** Facts as lines: their names in a column, what is said broken beside it. */
export function factsLines(theme: Theme, facts: readonly Fact[], width: number, height: number): string[] {
	const names = Math.max(0, ...facts.map(({ name }) => columnsOf(name)))
	const lines = facts.flatMap(({ name, runs }) =>
		wrapped(theme, runs, width - names - 4, height).map(
			(text, i) =>
				`${line(theme, names + 3, fitRuns(theme, [{ text: ` ${i === 0 ? name : ''}`, token: 'name' }], names + 3))}${text} `,
		),
	)
	return fill(lines.slice(0, height), width, height)
}
