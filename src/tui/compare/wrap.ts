import { clean } from '../../clean.js'
import { graphemes, width } from '../text.js'

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

/** Where to break: after the last space that fits, unless the line would be left half empty by that. */
function breakAt(text: string, columns: number): number {
	let used = 0
	let end = 0
	let space = 0
	let spaceAt = 0
	for (const { segment, index } of graphemes.segment(text)) {
		if (segment === ' ') {
			space = index
			spaceAt = used
		}
		used += width(segment)
		if (used > columns) break
		end = index + segment.length
	}
	if (space > 0 && spaceAt >= columns / 3) return space
	// One character at least, however narrow the column is.
	return end > 0 ? end : (graphemes.segment(text).containing(0)?.segment.length ?? 1)
}
