import type { Span } from '../../decode/field.js'
import type { Run } from '../text.js'
import type { Theme, Token } from '../theme.js'

/** Bytes to be lit. Of marks that overlap, the later one is seen. */
export type Mark = {
	readonly span: Span
	readonly token: Token
	/** Put in `[ ]`, so that it is seen without colour. */
	readonly isBracketed?: boolean
}

/** Where things stand in a row of a hex dump: a margin, the bytes, the characters. */
export type HexLayout = {
	readonly perRow: number
	/** Digits of the offset. */
	readonly digits: number
	/** Columns of the margin, the offset's and what else stands there. */
	readonly margin: number
	/** Column of the first character. */
	readonly textX: number
	readonly width: number
}

/**
 * The layout with the most bytes a row that fits.
 *
 * @param end the highest offset shown, and one
 * @param options.name columns for a word in the margin, beside the offset
 * @param options.perRow bytes a row as the user wants them, where they fit
 */
export function hexLayout(
	columns: number,
	end: number,
	options: { readonly name?: number; readonly perRow?: number | undefined } = {},
): HexLayout {
	const hexDigits = Math.max(0, end - 1).toString(16).length
	const digits = Math.max(4, hexDigits + (hexDigits % 2))
	const margin = digits + (options.name ? options.name + 1 : 0)
	const wanted = [...(options.perRow ? [options.perRow] : []), 16, 8]
	const layouts = wanted.map(perRow => layoutOf(perRow, digits, margin))
	return layouts.find(layout => layout.width <= columns) ?? layoutOf(4, digits, margin)
}

/** Column of a byte of the row. A gap before it, and one more before each eighth. */
export function byteX(layout: HexLayout, index: number): number {
	return layout.margin + 2 + index * 3 + (index >> 3)
}

/** Which byte of the row stands in a column, by its digits, its gap or its character; nothing in the margin. */
export function byteOfColumn(layout: HexLayout, x: number): number | undefined {
	if (x >= layout.textX) return x < layout.width ? x - layout.textX : undefined
	if (x < layout.margin + 1) return undefined
	for (let index = 0; index < layout.perRow; index++) if (x <= byteX(layout, index) + 1) return index
	return undefined
}

/**
 * One row of a hex dump: the bytes from `start`, which may lie before the first or go past the last: there it is blank.
 *
 * @param margin what stands left of the bytes, `layout.margin` columns
 */
export function hexRow(options: {
	readonly theme: Theme
	readonly layout: HexLayout
	readonly margin: readonly Run[]
	readonly bytes: Uint8Array
	readonly start: number
	readonly marks: readonly Mark[]
	readonly cursor: number | undefined
}): Run[] {
	const { theme, layout, margin, bytes, start, marks, cursor } = options
	const { perRow } = layout
	const lit = marksOf(marks, start, perRow)
	const bracket = marks.findLast(mark => mark.isBracketed)?.span
	const isThere = (index: number) => start + index >= 0 && start + index < bytes.length
	const tokenOf = (index: number) => (start + index === cursor ? 'cursor' : lit[index]?.token)
	const runs: Run[] = [...margin]
	for (let index = 0; index < perRow; index++) {
		const isInside = index > 0 && lit[index] !== undefined && lit[index] === lit[index - 1]
		add(runs, gap(bracket, start + index, index % 8 === 0 ? 2 : 1, index > 0), isInside ? lit[index]!.token : undefined)
		if (isThere(index)) add(runs, HEX[bytes[start + index]!]!, tokenOf(index))
		else add(runs, '  ', undefined)
	}
	add(runs, start + perRow === bracket?.end ? '] ' : '  ', undefined)
	for (let index = 0; index < perRow; index++) {
		if (!isThere(index)) continue
		const byte = bytes[start + index]!
		const isPrintable = byte >= 0x20 && byte < 0x7f
		const text = isPrintable ? String.fromCharCode(byte) : theme.glyphs.dot
		if (index > 0 && !isThere(index - 1)) add(runs, ' '.repeat(index), undefined)
		add(runs, text, tokenOf(index) ?? (isPrintable ? undefined : 'dimmed'))
	}
	return runs
}

/** An offset in so many digits. */
export function offsetText(layout: HexLayout, offset: number): string {
	return offset.toString(16).padStart(layout.digits, '0')
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

function layoutOf(perRow: number, digits: number, margin: number): HexLayout {
	const textX = margin + 2 + (perRow - 1) * 3 + ((perRow - 1) >> 3) + 4
	return { perRow, digits, margin, textX, width: textX + perRow }
}

/** For each byte of a row the mark that is seen. */
function marksOf(marks: readonly Mark[], start: number, count: number): (Mark | undefined)[] {
	const lit: (Mark | undefined)[] = new Array(count)
	for (const mark of marks) {
		const from = Math.max(0, mark.span.start - start)
		const to = Math.min(count, mark.span.end - start)
		for (let index = from; index < to; index++) lit[index] = mark
	}
	return lit
}

/** The blanks before a byte, with what opens before it and closes after the one before it. */
function gap(bracket: Span | undefined, at: number, columns: number, isAfterAnother: boolean): string {
	const opens = bracket?.start === at
	const closes = bracket?.end === at && isAfterAnother
	if (columns === 1) return opens && closes ? '|' : opens ? '[' : closes ? ']' : ' '
	return (closes ? ']' : ' ') + (opens ? '[' : ' ')
}

/** Adds text to the last run where it looks the same. */
function add(runs: Run[], text: string, token: Token | undefined): void {
	const last = runs.at(-1)
	if (last && last.token === token) runs[runs.length - 1] = { ...last, text: last.text + text }
	else runs.push(token === undefined ? { text } : { text, token })
}
