import type { Theme } from '../theme.js'

/** What tells whether rows of a list are as they were: the same stamps, the same lines. */
export type RowStamps = {
	/** What the rows are of: lines are kept as long as it is, and as long as one list of it is drawn alike. */
	readonly of: object
	/** What is shown of it, and how. */
	readonly list: string
	readonly at: (row: number) => string
}

/** Lines that are kept of a list at most: some screens of them. */
const MOST = 512

type Kept = { readonly theme: Theme; readonly list: string; readonly lines: Map<string, string> }

const kept = new WeakMap<object, Kept>()

/**
 * Answers the line of a row: the one that was drawn before where its stamp and its look are the same. Those of another
 * theme, layout or list are let go, and of too many the oldest.
 *
 * @param layout the columns, as far as they depend on the room there is
 */
export function lineKeeper(
	theme: Theme,
	stamps: RowStamps | undefined,
	layout: string,
): (row: number, look: string, draw: () => string) => string {
	if (!stamps) return (_row, _look, draw) => draw()
	const list = `${stamps.list} ${layout}`
	const before = kept.get(stamps.of)
	const isSame = before?.theme === theme && before.list === list
	const { lines } = isSame ? before : { lines: new Map<string, string>() }
	if (!isSame) kept.set(stamps.of, { theme, list, lines })
	return (row, look, draw) => {
		const key = `${look} ${stamps.at(row)}`
		const known = lines.get(key)
		if (known !== undefined) return known
		const drawn = draw()
		if (lines.size >= MOST) lines.delete(lines.keys().next().value!)
		lines.set(key, drawn)
		return drawn
	}
}
