/** A rectangle of cells, from the top left of the screen. */
export type Rect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** Lines to stand in a rectangle, each exactly as wide as it is. */
export type Placed = { readonly rect: Rect; readonly lines: readonly string[] }

/** What stands on one row of the screen: Ink's line, and over it from left to right what canvases drew. */
export type Row = readonly { readonly x: number; readonly text: string }[]

/** Lays what canvases drew over Ink's frame. */
export function compose(frame: readonly string[], placed: readonly Placed[], height: number): Row[] {
	const rows: { x: number; text: string }[][] = []
	for (let y = 0; y < height; y++) rows.push([{ x: 0, text: frame[y] ?? '' }])
	for (const { rect, lines } of placed)
		for (let i = 0; i < Math.min(rect.height, lines.length); i++) rows[rect.y + i]?.push({ x: rect.x, text: lines[i]! })
	return rows
}

/** What must be written so that a screen that shows `before` shows `after`. Rows that are not known are written whole. */
export function difference(before: readonly Row[], after: readonly Row[]): string {
	let out = ''
	for (const [y, row] of after.entries()) {
		const old = before[y]
		const isMoved = old?.length !== row.length || row.some((piece, i) => piece.x !== old[i]!.x)
		if (isMoved || old[0]!.text !== row[0]!.text) {
			// Erased first, not after: behind a full line the cursor still stands on its last column.
			out += `\x1b[${y + 1}H\x1b[2K`
			for (const piece of row) if (piece.text !== '') out += at(piece.x, y) + piece.text + RESET
			continue
		}
		for (const [i, piece] of row.entries()) if (piece.text !== old[i]!.text) out += at(piece.x, y) + piece.text + RESET
	}
	return out
}

const RESET = '\x1b[0m'

function at(x: number, y: number): string {
	return `\x1b[${y + 1};${x + 1}H`
}
