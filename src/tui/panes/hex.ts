import { scrolled } from '../scroll.js'
import { blank, line } from '../text.js'
import type { Theme } from '../theme.js'
import { type HexMove, movedByte } from './hex-move.js'
import { byteOfColumn, type HexLayout, hexLayout, hexRow, type Mark, offsetText } from './hex-row.js'

/** Bytes, what of them is lit, and where the eye is. */
export type HexView = {
	readonly bytes: Uint8Array
	readonly marks: readonly Mark[]
	/** The byte that the keys move. */
	readonly cursor?: number | undefined
	/** A byte of the first row, unless then neither the cursor nor, without one, the start of the last mark would be seen. */
	readonly top: number
	/** What the first byte is called in the margin; 0 unless said otherwise. */
	readonly base?: number
	/** Bytes a row as the user wants them, where they fit; else 16, 8 or 4. */
	readonly perRow?: number | undefined
}

/** What a hex pane shows: `height` lines of offset, bytes and characters. */
export function hexLines(options: {
	readonly theme: Theme
	readonly view: HexView
	readonly width: number
	readonly height: number
}): string[] {
	const { theme, view, width, height } = options
	const { bytes, marks, cursor, base = 0 } = view
	const layout = layoutOf(view, width)
	const lines: string[] = []
	for (let row = hexTop(view, width, height); lines.length < height; row++) {
		const start = row * layout.perRow
		if (start > 0 && start >= bytes.length) {
			lines.push(blank(width))
			continue
		}
		const margin = [{ text: offsetText(layout, base + start), token: 'dimmed' }] as const
		lines.push(line(theme, width, hexRow({ theme, layout, margin, bytes, start, marks, cursor })))
	}
	return lines
}

/** The byte under a cell of the pane, by its digits or its character. */
export function byteAt(view: HexView, width: number, height: number, x: number, y: number): number | undefined {
	const layout = layoutOf(view, width)
	const index = byteOfColumn(layout, x)
	if (index === undefined) return undefined
	const offset = (hexTop(view, width, height) + y) * layout.perRow + index
	return offset < view.bytes.length ? offset : undefined
}

/** The cursor and the top after a move; up and down keep the column. */
export function moveHex(
	view: HexView,
	move: HexMove,
	width: number,
	height: number,
): { readonly cursor: number; readonly top: number } {
	const { perRow } = layoutOf(view, width)
	const cursor = movedByte(seenByte(view), move, { perRow, length: view.bytes.length, height })
	const top = hexTop({ ...view, cursor, top: hexTop(view, width, height) * perRow }, width, height) * perRow
	return { cursor, top }
}

/** The number of the first row shown. */
export function hexTop(view: HexView, width: number, height: number): number {
	const { perRow } = layoutOf(view, width)
	const rows = Math.max(1, Math.ceil(view.bytes.length / perRow))
	const seen = seenByte(view)
	// Of what is lit as much as fits is shown, its beginning in any case.
	const end = view.cursor === undefined ? Math.max(seen, (view.marks.at(-1)?.span.end ?? 0) - 1) : seen
	const last = Math.min(end, view.bytes.length - 1)
	const top = scrolled(Math.floor(view.top / perRow), Math.floor(Math.max(0, last) / perRow), rows, height)
	return scrolled(top, Math.floor(seen / perRow), rows, height)
}

function seenByte(view: HexView): number {
	return Math.max(0, Math.min(view.bytes.length - 1, view.cursor ?? view.marks.at(-1)?.span.start ?? view.top))
}

function layoutOf(view: HexView, width: number): HexLayout {
	return hexLayout(width, (view.base ?? 0) + view.bytes.length, { perRow: view.perRow })
}
