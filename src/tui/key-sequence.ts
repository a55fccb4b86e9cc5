/**
 * One thing that came from the keyboard or the mouse.
 *
 * `key` is a name: a character (`j`, `G`, `?`), `space enter tab escape backspace delete insert home end pageup pagedown up
 * down left right f1`…`f12`, with `ctrl+`, `alt+`, `shift+` before it in this order (`shift+tab`, `ctrl+f1`); or `paste`,
 * `focus`, `blur`, `mousedown`, `mouseup`, `mousedrag`, `mousemove`, `doubleclick` (after the second `mousedown`), `wheelup`, `wheeldown`.
 */
export type Key = {
	readonly key: string
	/** What typing it would write. */
	readonly text?: string
	readonly mouse?: Mouse
	/** What was pasted, as it came: it may hold anything. */
	readonly paste?: string
}

export type Mouse = {
	/** Cells from the top left of the screen, from 0. */
	readonly x: number
	readonly y: number
	readonly button: 'left' | 'middle' | 'right' | 'none'
	readonly ctrl: boolean
	readonly alt: boolean
	readonly shift: boolean
}

/** The key of one whole sequence, or of one character; nothing where it is none. */
export function keyOf(sequence: string): Key | undefined {
	if (sequence[0] !== '\x1b') return characterKey(sequence)
	if (sequence === '\x1b' || sequence === '\x1b\x1b') return { key: 'escape' }
	if (sequence.length === 2) return alt(characterKey(sequence.slice(1)))
	if (sequence[1] === '\x1b') return alt(keyOf(sequence.slice(1)))
	if (sequence[1] === '[') return controlKey(sequence.slice(2))
	if (sequence[1] === 'O') return controlKey(sequence.length === 3 ? sequence[2]! : `1;${sequence.slice(2)}`)
	return sequence.length <= 3 ? alt(characterKey(sequence.slice(1))) : undefined
}

const CHARACTERS: Readonly<Record<string, string>> = {
	'\0': 'ctrl+space',
	'\b': 'backspace',
	'\t': 'tab',
	'\r': 'enter',
	'\x1b': 'escape',
	'\x1c': 'ctrl+\\',
	'\x1d': 'ctrl+]',
	'\x1e': 'ctrl+^',
	'\x1f': 'ctrl+_',
	'\x7f': 'backspace',
}

function characterKey(character: string): Key | undefined {
	const name = CHARACTERS[character]
	if (name !== undefined) return { key: name }
	if (character === ' ') return { key: 'space', text: ' ' }
	const code = character.codePointAt(0)
	if (code === undefined || (code >= 0x80 && code < 0xa0)) return undefined
	if (code < 0x20) return { key: `ctrl+${String.fromCharCode(code + 0x60)}` }
	return { key: character, text: character }
}

function alt(key: Key | undefined): Key | undefined {
	return key && !key.mouse && key.paste === undefined ? { key: withModifiers(key.key, 3) } : undefined
}

/** Final letters of CSI and SS3. */
const LETTERS: Readonly<Record<string, string>> = {
	A: 'up',
	B: 'down',
	C: 'right',
	D: 'left',
	F: 'end',
	H: 'home',
	M: 'enter',
	P: 'f1',
	Q: 'f2',
	R: 'f3',
	S: 'f4',
}

/** Numbers before `~`. */
const NUMBERS: readonly (string | undefined)[] = [
	...[undefined, 'home', 'insert', 'delete', 'end', 'pageup', 'pagedown', 'home', 'end', undefined],
	...[undefined, 'f1', 'f2', 'f3', 'f4', 'f5', undefined, 'f6', 'f7', 'f8', 'f9', 'f10'],
	...[undefined, 'f11', 'f12'],
]

/** Code points that kitty's protocol uses for keys that are no characters. */
const CODES: Readonly<Record<number, string>> = { 9: 'tab', 13: 'enter', 27: 'escape', 32: 'space', 127: 'backspace' }

/** What stands after `ESC [`. */
function controlKey(body: string): Key | undefined {
	const final = body.at(-1)!
	const rest = body.slice(0, -1)
	if (rest[0] === '<') return final === 'M' || final === 'm' ? mouseKey(rest.slice(1), final === 'm') : undefined
	// The Linux console's F1 to F5.
	if (rest === '[') return { key: `f${final.charCodeAt(0) - 0x40}` }
	if (rest !== '' && !/^[0-9;:]+$/.test(rest)) return undefined
	if (rest === '' && (final === 'I' || final === 'O')) return { key: final === 'I' ? 'focus' : 'blur' }
	// A key going up.
	if (/^[^;]*;\d*:3/.test(rest)) return undefined
	const [first = 1, second = 1, third = 0] = rest.split(';').map(part => Number.parseInt(part || '1', 10))
	if (final === 'Z') return { key: 'shift+tab' }
	if (final === 'u') return codeKey(first, second)
	if (final === '~') return first === 27 ? codeKey(third, second) : named(NUMBERS[first], second)
	return first === 1 ? named(LETTERS[final], second) : undefined
}

function named(name: string | undefined, modifiers: number): Key | undefined {
	return name === undefined ? undefined : { key: withModifiers(name, modifiers) }
}

function codeKey(code: number, modifiers: number): Key | undefined {
	if (CODES[code] !== undefined) {
		const key = withModifiers(CODES[code], modifiers)
		return key === 'space' ? { key, text: ' ' } : { key }
	}
	// 57344 and up are keys without a character of their own: keypad, media, modifiers.
	if (!(code > 32 && code < 0xd800)) return undefined
	const character = String.fromCodePoint(code)
	const onlyShift = ((modifiers - 1) & ~1) === 0
	if (!onlyShift) return { key: withModifiers(character, modifiers) }
	const text = modifiers === 2 ? character.toUpperCase() : character
	return { key: text, text }
}

/** xterm's modifier number: 1 and the sum of shift 1, alt 2, ctrl 4, meta 8. */
function withModifiers(name: string, number: number): string {
	const bits = number - 1
	return `${bits & 4 ? 'ctrl+' : ''}${bits & 10 ? 'alt+' : ''}${bits & 1 ? 'shift+' : ''}${name}`
}

const BUTTONS = ['left', 'middle', 'right', 'none'] as const

/** SGR mouse reports: `button;column;row`, ending in `m` for a release. */
function mouseKey(body: string, released: boolean): Key | undefined {
	const [bits, column, row] = body.split(';').map(Number)
	if (bits === undefined || !(column! >= 1) || !(row! >= 1) || bits >= 128) return undefined
	const button = bits & 64 ? 'none' : BUTTONS[bits & 3]!
	const mouse = { x: column! - 1, y: row! - 1, button, ctrl: !!(bits & 16), alt: !!(bits & 8), shift: !!(bits & 4) }
	if (bits & 64) {
		// 66 and 67 are sideways.
		const way = bits & 3
		return way < 2 ? { key: way === 0 ? 'wheelup' : 'wheeldown', mouse } : undefined
	}
	if (released) return { key: 'mouseup', mouse }
	if (bits & 32) return { key: button === 'none' ? 'mousemove' : 'mousedrag', mouse }
	return button === 'none' ? undefined : { key: 'mousedown', mouse }
}
