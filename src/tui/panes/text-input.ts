import { clean } from '../../clean.js'
import type { Key } from '../key-sequence.js'
import { graphemes, line, type Run, width } from '../text.js'
import type { Theme } from '../theme.js'

/** A line being typed. */
export type TextInput = {
	readonly text: string
	/** Where the next character goes: an index of `text`, never inside a character. */
	readonly cursor: number
	/** What was entered before, the oldest first. */
	readonly history: readonly string[]
	/** Which entry of the history is shown, and what was typed before looking there. */
	readonly recalled?: { readonly at: number; readonly draft: string }
}

/** Entries of the history that are kept. */
const HISTORY = 100

/** Characters that a line may have: a paste may hold anything. */
const LONGEST = 4096

export function createInput(text = '', history: readonly string[] = []): TextInput {
	return { text, cursor: text.length, history }
}

/** The input after a key; nothing when the key is none of its own (Enter, Escape, Tab, function keys). */
export function typed(input: TextInput, key: Key): TextInput | undefined {
	if (key.key === 'paste') return inserted(input, key.paste ?? '')
	const edit = EDITS[key.key]
	if (edit) return edit(input)
	return key.text === undefined ? undefined : inserted(input, key.text)
}

/** The text is entered: it goes to the end of the history, and the line is empty again. */
export function entered(input: TextInput): TextInput {
	if (input.text.trim() === '') return createInput('', input.history)
	const others = input.history.filter(entry => entry !== input.text)
	return createInput('', [...others, input.text].slice(-HISTORY))
}

/** Draws the line with its cursor, scrolled to where the cursor is. */
export function inputLine(options: {
	readonly theme: Theme
	readonly input: TextInput
	readonly width: number
	readonly prompt?: string
	readonly isFocused: boolean
}): string {
	const { theme, input, width: columns, prompt = '', isFocused } = options
	const cells = [...graphemes(input.text)].map(({ segment, index }) => ({
		text: clean(segment, theme.ascii),
		isCursor: isFocused && index === input.cursor,
	}))
	cells.push({ text: ' ', isCursor: isFocused && input.cursor === input.text.length })
	// One column stays free for what says that text is left out.
	const room = columns - width(prompt) - 1
	const before = cells.findIndex(cell => cell.isCursor)
	let first = 0
	let used = cells.slice(0, before + 1).reduce((sum, cell) => sum + width(cell.text), 0)
	while (used > room && first < before) used -= width(cells[first++]!.text)
	const runs: Run[] = [{ text: prompt, token: 'key' }]
	if (first > 0) runs.push({ text: theme.glyphs.ellipsis, token: 'dimmed' })
	for (const { text, isCursor } of cells.slice(first)) runs.push(isCursor ? { text, token: 'sel' } : { text })
	return line(theme, columns, runs)
}

const EDITS: Readonly<Record<string, (input: TextInput) => TextInput>> = {
	left: input => at(input, before(input)),
	right: input => at(input, after(input)),
	home: input => at(input, 0),
	end: input => at(input, input.text.length),
	'ctrl+a': input => at(input, 0),
	'ctrl+e': input => at(input, input.text.length),
	'ctrl+b': input => at(input, before(input)),
	'ctrl+f': input => at(input, after(input)),
	'ctrl+left': input => at(input, wordBefore(input)),
	'ctrl+right': input => at(input, wordAfter(input)),
	'alt+b': input => at(input, wordBefore(input)),
	'alt+f': input => at(input, wordAfter(input)),
	backspace: input => without(input, before(input), input.cursor),
	delete: input => without(input, input.cursor, after(input)),
	'ctrl+d': input => without(input, input.cursor, after(input)),
	'ctrl+w': input => without(input, wordBefore(input), input.cursor),
	'alt+backspace': input => without(input, wordBefore(input), input.cursor),
	'ctrl+u': input => without(input, 0, input.cursor),
	'ctrl+k': input => without(input, input.cursor, input.text.length),
	up: input => recall(input, -1),
	down: input => recall(input, 1),
	'ctrl+p': input => recall(input, -1),
	'ctrl+n': input => recall(input, 1),
}

function at(input: TextInput, cursor: number): TextInput {
	return { ...input, cursor }
}

function inserted(input: TextInput, text: string): TextInput {
	// A paste of several lines becomes one; other controls have no business in a line.
	const flat = text
		.replaceAll(/\r\n?|\n/g, ' ')
		.replaceAll(/\p{Cc}/gu, '')
		.slice(0, LONGEST - input.text.length)
	return {
		...input,
		text: input.text.slice(0, input.cursor) + flat + input.text.slice(input.cursor),
		cursor: input.cursor + flat.length,
	}
}

function without(input: TextInput, start: number, end: number): TextInput {
	return { ...input, text: input.text.slice(0, start) + input.text.slice(end), cursor: start }
}

function before({ text, cursor }: TextInput): number {
	return [...graphemes(text.slice(0, cursor))].at(-1)?.index ?? 0
}

function after({ text, cursor }: TextInput): number {
	const [next] = graphemes(text.slice(cursor))
	return cursor + (next?.segment.length ?? 0)
}

function wordBefore({ text, cursor }: TextInput): number {
	return Math.max(0, text.slice(0, cursor).search(/\S+\s*$/))
}

function wordAfter({ text, cursor }: TextInput): number {
	return cursor + /^\s*\S*/.exec(text.slice(cursor))![0].length
}

function recall(input: TextInput, step: -1 | 1): TextInput {
	const { history, recalled } = input
	const from = recalled?.at ?? history.length
	const to = from + step
	if (to < 0 || to > history.length) return input
	const draft = recalled?.draft ?? input.text
	const text = history[to] ?? draft
	return { text, cursor: text.length, history, ...(to < history.length && { recalled: { at: to, draft } }) }
}
