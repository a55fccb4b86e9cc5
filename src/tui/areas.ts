import type { Size } from './screen-frames.js'
import type { Rect } from './screen-rows.js'

/**
 * A part of the screen: drawn by a function, or parted among others. It takes so many columns of a row, or rows of a
 * column, as its `size` says; those without share alike what is left.
 */
export type Area = (Drawn | Parted) & { readonly size?: number | undefined }

type Drawn = {
	/** What the mouse finds, and `screen.rectOf`. */
	readonly name?: string
	/** The lines for a size: at most `height`, each exactly `width` columns wide and complete in itself (`line`). */
	readonly draw: (width: number, height: number) => readonly string[]
}

type Parted = {
	readonly direction: 'row' | 'column'
	readonly areas: readonly Area[]
}

/**
 * Where each drawn area of a screen stands: as Yoga has it (`AreaBox`), without Yoga. What does not fit is cut off; of shares
 * of shares in one direction, Yoga rounds some otherwise.
 */
export function arrange(area: Area, { columns, rows }: Size): (Drawn & { readonly rect: Rect })[] {
	return within(area, { x: 0, y: 0, width: columns, height: rows })
}

/** @param rect shares may end within a cell; only what is drawn keeps to cells */
function within(area: Area, rect: Rect): (Drawn & { readonly rect: Rect })[] {
	if ('draw' in area) return [{ ...area, rect: inCells(rect) }]
	const { direction, areas } = area
	const isRow = direction === 'row'
	const sizes = areas.flatMap(({ size }) => size ?? [])
	const left = (isRow ? rect.width : rect.height) - sizes.reduce((sum, size) => sum + size, 0)
	const share = Math.max(0, left) / (areas.length - sizes.length)
	let at = isRow ? rect.x : rect.y
	return areas.flatMap(part => {
		const size = part.size ?? share
		const from = at
		at += size
		return within(part, isRow ? { ...rect, x: from, width: size } : { ...rect, y: from, height: size })
	})
}

function inCells({ x, y, width, height }: Rect): Rect {
	const [left, top] = [Math.round(x), Math.round(y)]
	return { x: left, y: top, width: Math.round(x + width) - left, height: Math.round(y + height) - top }
}
