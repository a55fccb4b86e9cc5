import { type Move, moved } from '../scroll.js'

export type HexMove = Move | 'left' | 'right' | 'rowStart' | 'rowEnd'

/** The byte that a move leads to from a byte, in a dump of so many bytes, `height` rows of it seen. Up and down keep the column. */
export function movedByte(
	from: number,
	move: HexMove,
	{ perRow, length, height }: { readonly perRow: number; readonly length: number; readonly height: number },
): number {
	return Math.max(0, Math.min(length - 1, target(from, move, perRow, length, height)))
}

function target(from: number, move: HexMove, perRow: number, length: number, height: number): number {
	const row = Math.floor(from / perRow)
	switch (move) {
		case 'left':
			return from - 1
		case 'right':
			return from + 1
		case 'rowStart':
			return row * perRow
		case 'rowEnd':
			return row * perRow + perRow - 1
		case 'first':
			return 0
		case 'last':
			return length - 1
		default:
			return moved(row, move, Math.ceil(length / perRow), height) * perRow + (from % perRow)
	}
}
