import type { Rgb } from './note.js'

/** Reads a colour's name in one of the two languages, or `#rrggbb`. */
export function readColour(text: string): Rgb | undefined {
	const name = text.trim().toLowerCase()
	const known = COLOURS.find(({ names }) => names.includes(name))
	const hex = known?.hex ?? /^#?([0-9a-f]{6})$/.exec(name)?.[1]
	if (hex === undefined) return undefined
	const [red, green, blue] = [0, 2, 4].map(at => Number.parseInt(hex.slice(at, at + 2), 16))
	return [red!, green!, blue!]
}

/** What becomes of equal parts of paint: in whatever order they are mixed, the same. */
export function mixed(parts: readonly Rgb[]): Rgb {
	const mean = (channel: 0 | 1 | 2) => Math.round(parts.reduce((sum, rgb) => sum + rgb[channel], 0) / parts.length)
	return [mean(0), mean(1), mean(2)]
}

/** `#d84a2b`. */
export function hexOf(rgb: Rgb): string {
	return `#${rgb.map(part => part.toString(16).padStart(2, '0')).join('')}`
}

const COLOURS: readonly { readonly names: readonly string[]; readonly hex: string }[] = [
	{ names: ['red', '红', '红色'], hex: 'd62828' },
	{ names: ['orange', '橙', '橙色'], hex: 'f77f00' },
	{ names: ['yellow', '黄', '黄色'], hex: 'f6d32d' },
	{ names: ['green', '绿', '绿色'], hex: '2a9d3f' },
	{ names: ['cyan', '青', '青色'], hex: '22b8c4' },
	{ names: ['blue', '蓝', '蓝色'], hex: '2456c8' },
	{ names: ['violet', 'purple', '紫', '紫色'], hex: '7b2cbf' },
	{ names: ['pink', '粉', '粉色'], hex: 'f48fb1' },
	{ names: ['brown', '棕', '棕色'], hex: '7f5539' },
	{ names: ['white', '白', '白色'], hex: 'f4f4f4' },
	{ names: ['grey', 'gray', '灰', '灰色'], hex: '808080' },
	{ names: ['black', '黑', '黑色'], hex: '141414' },
]
