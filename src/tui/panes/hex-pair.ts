import { scrolled } from '../scroll.js'
import { blank, line, type Run } from '../text.js'
import type { Theme, Token } from '../theme.js'
import { type HexMove, movedByte } from './hex-move.js'
import { byteOfColumn, type HexLayout, hexLayout, hexRow, type Mark, offsetText } from './hex-row.js'

/** One of two blocks: its bytes, what of them is lit, and its name in the margin (`enc`, `dec`). */
export type PairSide = {
	readonly bytes: Uint8Array
	readonly marks: readonly Mark[]
	readonly name: string
	readonly token: Token
}

/**
 * Two blocks byte under byte: what was sent, and below it what it was before. Byte 0 of the lower one stands under byte
 * `shift` of the upper one (behind a nonce); where one has no byte (under a tag) it is blank.
 */
export type PairView = {
	readonly upper: PairSide
	readonly lower: PairSide
	readonly shift: number
	/** A place of the first row shown, unless the cursor would not be seen. Places count from the upper one's first byte. */
	readonly top: number
	/** The place that the keys move: both bytes are lit. */
	readonly cursor?: number | undefined
	readonly perRow?: number | undefined
}

/** What a compare pane shows: two lines a row. */
export function pairLines(options: {
	readonly theme: Theme
	readonly view: PairView
	readonly width: number
	readonly height: number
}): string[] {
	const { theme, view, width, height } = options
	const layout = layoutOf(view, width)
	const lines: string[] = []
	for (let row = pairTop(view, width, height); lines.length < height; row++) {
		const start = row * layout.perRow
		for (const [side, shift] of [
			[view.upper, 0],
			[view.lower, view.shift],
		] as const) {
			if (lines.length === height) break
			const first = start - shift
			const isSeen = start < placesOf(view) || start === 0
			const { bytes, marks } = side
			const cursor = view.cursor === undefined ? undefined : view.cursor - shift
			const margin = marginOf(side, layout, Math.max(0, first), first + layout.perRow > 0 && first < bytes.length)
			lines.push(
				isSeen
					? line(theme, width, hexRow({ theme, layout, margin, bytes, start: first, marks, cursor }))
					: blank(width),
			)
		}
	}
	return lines
}

/** What is under a cell of the pane: the place, and which block's byte, where there is one. */
export function placeAt(
	view: PairView,
	width: number,
	height: number,
	x: number,
	y: number,
): { readonly place: number; readonly side: 'upper' | 'lower'; readonly offset: number } | undefined {
	const layout = layoutOf(view, width)
	const index = byteOfColumn(layout, x)
	if (index === undefined) return undefined
	const place = (pairTop(view, width, height) + (y >> 1)) * layout.perRow + index
	const side = y % 2 === 0 ? 'upper' : 'lower'
	const offset = side === 'upper' ? place : place - view.shift
	return offset >= 0 && offset < view[side].bytes.length ? { place, side, offset } : undefined
}

/** The cursor and the top after a move. */
export function movePair(
	view: PairView,
	move: HexMove,
	width: number,
	height: number,
): { readonly cursor: number; readonly top: number } {
	const { perRow } = layoutOf(view, width)
	const rows = Math.max(1, height >> 1)
	const cursor = movedByte(view.cursor ?? view.top, move, { perRow, length: placesOf(view), height: rows })
	const top = pairTop({ ...view, cursor, top: pairTop(view, width, height) * perRow }, width, height) * perRow
	return { cursor, top }
}

/** The number of the first row shown. */
function pairTop(view: PairView, width: number, height: number): number {
	const { perRow } = layoutOf(view, width)
	const seen = Math.min(view.cursor ?? view.top, Math.max(0, placesOf(view) - 1))
	return scrolled(
		Math.floor(view.top / perRow),
		Math.floor(seen / perRow),
		rowsOf(view, perRow),
		Math.max(1, height >> 1),
	)
}

function placesOf(view: PairView): number {
	return Math.max(view.upper.bytes.length, view.shift + view.lower.bytes.length)
}

function rowsOf(view: PairView, perRow: number): number {
	return Math.max(1, Math.ceil(placesOf(view) / perRow))
}

function layoutOf(view: PairView, width: number): HexLayout {
	const name = Math.max(view.upper.name.length, view.lower.name.length)
	return hexLayout(width, placesOf(view), { name, perRow: view.perRow })
}

/** The side's own offset, where the row has bytes of it, and its name. */
function marginOf(side: PairSide, layout: HexLayout, offset: number, hasBytes: boolean): Run[] {
	const name = side.name.padEnd(layout.margin - layout.digits - 1)
	return [
		{ text: hasBytes ? offsetText(layout, offset) : ' '.repeat(layout.digits), token: 'dimmed' },
		{ text: ' ' },
		{ text: name, token: side.token },
	]
}
