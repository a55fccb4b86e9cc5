import { clean } from '../../clean.js'
import { CLOSING, graphemes, head, width } from '../text.js'

/**
 * Clean lines of at most `columns`: broken at spaces, and within what has none. Lines after the first are indented.
 * A text that needs more than `most` lines is not shortened here: the last line is then too long, and is cut where it is drawn.
 */
export function wrapped(
	text: string,
	columns: number,
	options: { readonly indent?: number; readonly most?: number; readonly asciiOnly?: boolean } = {},
): string[] {
	const { indent = 0, most = Number.POSITIVE_INFINITY, asciiOnly = false } = options
	const lines: string[] = []
	let rest = clean(text, asciiOnly)
	while (lines.length + 1 < most) {
		const margin = lines.length === 0 ? '' : ' '.repeat(indent)
		const room = Math.max(1, columns - margin.length)
		if (width(rest) <= room) break
		const end = breakAt(rest, room)
		lines.push(margin + rest.slice(0, end).trimEnd())
		rest = rest.slice(end).trimStart()
	}
	lines.push((lines.length === 0 ? '' : ' '.repeat(indent)) + rest)
	return lines
}

/** Where to break: after the last space that fits, unless most of the line would be left empty by that. */
function breakAt(text: string, columns: number): number {
	const kept = head(text, columns).text
	// One character at least, however narrow the column is.
	if (kept === '') return graphemes(text).containing(0)?.segment.length ?? 1
	if (text[kept.length] === ' ') return kept.length
	const space = kept.lastIndexOf(' ')
	if (space > 0 && width(kept.slice(0, space)) >= columns / 3) return space
	// What closes a clause takes the character before it along.
	const characters = [...graphemes(kept)]
	let end = kept.length
	while (end > 0 && CLOSING.test(text.slice(end, end + 1))) end = characters.pop()?.index ?? 0
	return end > 0 ? end : kept.length
}
