/** How wide the rows of a list are that were seen, in columns of the terminal, and which of them was measured last. */
type Seen = { readonly rows: ReadonlySet<number>; readonly widest: readonly number[] }

const known = new WeakMap<object, Map<string, Seen>>()

/**
 * The widest of what rows hold: of these, and of those seen before in the same list. So columns take what is shown, and
 * never jump to and fro while one scrolls. Only rows that have come into sight are measured.
 *
 * @param of what the rows are of: it is forgotten with it
 * @param measure the widths of a row, always as many
 */
export function widestSeen(
	of: object,
	list: string,
	rows: readonly number[],
	measure: (row: number) => readonly number[],
): readonly number[] {
	const lists = known.get(of) ?? new Map<string, Seen>()
	known.set(of, lists)
	const before = lists.get(list)
	let widest = before?.widest ?? []
	for (const row of rows) {
		if (before?.rows.has(row)) continue
		widest = measure(row).map((width, i) => Math.max(width, widest[i] ?? 0))
	}
	lists.set(list, { rows: new Set(rows), widest })
	return widest
}
