/** The characters the screen is drawn with: all one column wide in every terminal. */
export type Glyphs = {
	readonly horizontal: string
	readonly vertical: string
	readonly topLeft: string
	readonly topRight: string
	readonly bottomLeft: string
	readonly bottomRight: string
	readonly teeRight: string
	readonly teeLeft: string
	readonly teeDown: string
	readonly teeUp: string
	readonly cross: string
	readonly expanded: string
	readonly collapsed: string
	/** Before the title of the pane that has the focus. */
	readonly focus: string
	readonly right: string
	readonly left: string
	readonly up: string
	readonly down: string
	/** A byte that is no character, a separator between words. */
	readonly dot: string
	readonly ellipsis: string
	readonly thumb: string
	readonly track: string
	readonly hole: string
	/** Marks of proofs. */
	readonly verified: string
	readonly failed: string
	readonly unchecked: string
}

export const UNICODE: Glyphs = {
	horizontal: '─',
	vertical: '│',
	topLeft: '╭',
	topRight: '╮',
	bottomLeft: '╰',
	bottomRight: '╯',
	teeRight: '├',
	teeLeft: '┤',
	teeDown: '┬',
	teeUp: '┴',
	cross: '┼',
	expanded: '▾',
	collapsed: '▸',
	focus: '▸',
	right: '→',
	left: '←',
	up: '↑',
	down: '↓',
	dot: '·',
	ellipsis: '…',
	thumb: '█',
	track: '│',
	hole: '╌',
	verified: '✓',
	failed: '✗',
	unchecked: '?',
}

export const ASCII: Glyphs = {
	horizontal: '-',
	vertical: '|',
	topLeft: '+',
	topRight: '+',
	bottomLeft: '+',
	bottomRight: '+',
	teeRight: '+',
	teeLeft: '+',
	teeDown: '+',
	teeUp: '+',
	cross: '+',
	expanded: 'v',
	collapsed: '>',
	focus: '>',
	right: '>',
	left: '<',
	up: '^',
	down: 'v',
	dot: '.',
	ellipsis: '~',
	thumb: '#',
	track: '|',
	hole: '.',
	verified: '+',
	failed: 'x',
	unchecked: '?',
}

export type Environment = Readonly<Record<string, string | undefined>>

/** Whether to draw with ASCII only: the Linux console, and locales that are not UTF-8. Windows terminals take UTF-8 without saying so. */
export function wantsAscii(env: Environment, platform: string): boolean {
	if (env.TERM === 'linux') return true
	if (platform === 'win32') return false
	const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || ''
	return !/utf-?8/i.test(locale)
}
