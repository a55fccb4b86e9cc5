import type { Environment, Glyphs } from './glyphs.js'
import { ASCII, UNICODE } from './glyphs.js'

/** What a piece of text is, not how it looks. Nothing is told by colour alone: each meaning has a word, a mark or a place as well. */
export type Token = keyof typeof STYLES

/** 0: no colour, 1: the terminal's own 16, 2: 256, 3: 24 bits. Bold, reverse and underline are used on every level. */
export type Level = 0 | 1 | 2 | 3

export type Background = 'dark' | 'light'

export type Theme = {
	readonly level: Level
	readonly background: Background
	/** Neither glyphs nor captured text go beyond ASCII. */
	readonly ascii: boolean
	readonly glyphs: Glyphs
	/** The parameters of `ESC[…m` for each token; empty where it looks like any other text. */
	readonly sgr: Readonly<Record<Token, string>>
}

/** The theme for a terminal that shows so many colours, on such a ground. The terminal's own colours stay what they are. */
export function createTheme(options: { level: Level; background?: Background; ascii?: boolean }): Theme {
	const { level, background = 'dark', ascii = false } = options
	const sgr = {} as Record<Token, string>
	for (const [token, style] of Object.entries(STYLES)) sgr[token as Token] = parameters(style, level, background)
	return { level, background, ascii, glyphs: ascii ? ASCII : UNICODE, sgr }
}

/**
 * How many colours to use. The command line (`--color`) is asked first, then NO_COLOR, then what the terminal is known for.
 *
 * @param depth bits of colour the terminal shows: `stream.getColorDepth` of node:tty
 */
export function colourLevel(
	wish: 'auto' | 'always' | 'never',
	env: Environment,
	depth: (env: Record<string, string | undefined>) => number,
): Level {
	if (wish === 'never' || (wish === 'auto' && env.NO_COLOR)) return 0
	// With both set, node:tty warns that one is ignored; that was decided above.
	const bits = depth({ ...env, NO_COLOR: undefined })
	const level = bits >= 24 ? 3 : bits >= 8 ? 2 : bits >= 4 ? 1 : 0
	return wish === 'always' && level === 0 ? 1 : level
}

/** Text in the look of a token, for Ink's <Text>; in canvases `line` does this. The text must be clean. */
export function paint(theme: Theme, token: Token, text: string): string {
	const sgr = theme.sgr[token]
	return sgr === '' ? text : `\x1b[${sgr}m${text}\x1b[0m`
}

/** Text on a ground of any colour: as it is where the terminal has too few of them. */
export function groundOf({ level }: Theme, rgb: readonly [number, number, number], text: string): string {
	if (level < 2) return text
	const hex = `#${rgb.map(part => part.toString(16).padStart(2, '0')).join('')}`
	return `\x1b[${colour(48, hex, level)}m${text}\x1b[0m`
}

type Ink = { readonly sgr?: string; readonly fg?: string; readonly bg?: string }

type Style = {
	/** Without colour. */
	readonly mono: string
	/** With the terminal's 16 colours. */
	readonly ansi: string
	readonly dark: Ink
	readonly light: Ink
}

/** Hues after Okabe and Ito, told apart with any kind of colour blindness, lighter or darker for the ground they stand on. */
const STYLES = {
	/** The selected row of the pane that has the focus. */
	sel: { mono: '7', ansi: '7', dark: { sgr: '7' }, light: { sgr: '7' } },
	/** The selected row of another pane. */
	selIdle: { mono: '4', ansi: '4', dark: { bg: '#3a3d46', sgr: '1' }, light: { bg: '#dcdfe6', sgr: '1' } },
	focus: { mono: '1', ansi: '1;36', dark: { fg: '#56b4e9', sgr: '1' }, light: { fg: '#0072b2', sgr: '1' } },
	border: { mono: '2', ansi: '2', dark: { fg: '#6c7280' }, light: { fg: '#9098a8' } },
	title: { mono: '1', ansi: '1', dark: { sgr: '1' }, light: { sgr: '1' } },
	header: { mono: '4', ansi: '4', dark: { sgr: '4' }, light: { sgr: '4' } },
	dimmed: { mono: '2', ansi: '2', dark: { fg: '#8b93a3' }, light: { fg: '#667080' } },
	/** A key on the keyboard. */
	key: { mono: '1', ansi: '1;36', dark: { fg: '#56b4e9', sgr: '1' }, light: { fg: '#0072b2', sgr: '1' } },
	/** The name of a field. */
	name: { mono: '', ansi: '', dark: { fg: '#a9c1dd' }, light: { fg: '#34506e' } },
	value: { mono: '', ansi: '', dark: {}, light: {} },
	ok: { mono: '', ansi: '32', dark: { fg: '#35c796' }, light: { fg: '#00734f' } },
	warn: { mono: '1', ansi: '1;33', dark: { fg: '#f0e442', sgr: '1' }, light: { fg: '#7a5c00', sgr: '1' } },
	err: { mono: '1', ansi: '1;31', dark: { fg: '#ff7f50', sgr: '1' }, light: { fg: '#b83a00', sgr: '1' } },
	client: { mono: '', ansi: '36', dark: { fg: '#56b4e9' }, light: { fg: '#0072b2' } },
	server: { mono: '', ansi: '35', dark: { fg: '#dd8fbb' }, light: { fg: '#a0417a' } },
	/** Bytes that are sealed. */
	enc: { mono: '', ansi: '33', dark: { fg: '#e69f00' }, light: { fg: '#8a5a00' } },
	/** Bytes that were opened. */
	plain: { mono: '', ansi: '32', dark: { fg: '#35c796' }, light: { fg: '#00734f' } },
	/** The bytes of what is selected elsewhere. */
	hl1: { mono: '7', ansi: '7', dark: { bg: '#1f5f8b', fg: '#ffffff' }, light: { bg: '#a9d6f5', fg: '#00263d' } },
	/** The bytes of what that is part of. */
	hl2: { mono: '4', ansi: '4', dark: { bg: '#33414f' }, light: { bg: '#e1eef8' } },
	/** The one byte that the keys move. */
	cursor: { mono: '1;4;7', ansi: '1;4;7', dark: { sgr: '1;4;7' }, light: { sgr: '1;4;7' } },
	/** Where a search text was found. */
	found: {
		mono: '1;7',
		ansi: '30;43',
		dark: { bg: '#e69f00', fg: '#000000' },
		light: { bg: '#ffd479', fg: '#000000' },
	},
} satisfies Record<string, Style>

function parameters(style: Style, level: Level, background: Background): string {
	if (level === 0) return style.mono
	if (level === 1) return style.ansi
	const { sgr, fg, bg } = style[background]
	return [sgr, fg && colour(38, fg, level), bg && colour(48, bg, level)].filter(Boolean).join(';')
}

function colour(ground: 38 | 48, hex: string, level: Level): string {
	const rgb = [1, 3, 5].map(at => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number, number]
	return level === 3 ? `${ground};2;${rgb.join(';')}` : `${ground};5;${nearest(rgb)}`
}

const STEPS = [0, 95, 135, 175, 215, 255]

/** The nearest of the 256 colours: the 6x6x6 cube from 16, or the greys from 232. */
function nearest(rgb: readonly [number, number, number]): number {
	const cube = rgb.map(part => closest(part, STEPS)) as [number, number, number]
	const grey = Math.min(23, Math.max(0, Math.round(((rgb[0] + rgb[1] + rgb[2]) / 3 - 8) / 10)))
	const distance = (other: readonly number[]) => other.reduce((sum, part, i) => sum + (part - rgb[i]!) ** 2, 0)
	const shade = 8 + grey * 10
	return distance([shade, shade, shade]) < distance(cube.map(step => STEPS[step]!))
		? 232 + grey
		: 16 + cube[0] * 36 + cube[1] * 6 + cube[2]
}

function closest(part: number, steps: readonly number[]): number {
	let best = 0
	for (let i = 1; i < steps.length; i++) if (Math.abs(steps[i]! - part) < Math.abs(steps[best]! - part)) best = i
	return best
}
