import type { FilterError, Range } from './syntax.js'

/** The smallest parts of a filter. */
export type Token = Range & {
	readonly kind: 'word' | 'string' | 'slice' | 'operator' | 'end'
	/** A string without its quotes, a slice without its brackets; else as it stands there. */
	readonly text: string
	readonly raw?: boolean
}

/** Cuts a filter into its tokens, the last of which is its end. */
export function tokensOf(text: string): readonly Token[] | FilterError {
	const tokens: Token[] = []
	let at = 0
	while (at < text.length) {
		const token = tokenAt(text, at)
		if (token === undefined) at++
		else if ('unfinished' in token) return token
		else {
			tokens.push(token)
			at += token.length
		}
	}
	return [...tokens, { kind: 'end', text: '', at: text.length, length: 0 }]
}

const OPERATORS = ['===', '!==', '==', '!=', '>=', '<=', '&&', '||', '..']
const SINGLE = '><~!&(){},'

/** Letters and digits, and what stands inside of addresses, numbers and names; a range's two dots end it. */
const WORD = /(?:[\w:/-]|\.(?!\.)|[^ -~\s])+/y

function tokenAt(text: string, at: number): Token | FilterError | undefined {
	const character = text[at]!
	if (/\s/.test(character)) return undefined
	if (character === '"') return quoted(text, at, at + 1, false)
	if (/r/i.test(character) && text[at + 1] === '"') return quoted(text, at, at + 2, true)
	if (character === '[') return sliced(text, at)
	const operator =
		OPERATORS.find(operator => text.startsWith(operator, at)) ?? (SINGLE.includes(character) && character)
	if (operator) return { kind: 'operator', text: operator, at, length: operator.length }
	WORD.lastIndex = at
	const word = WORD.exec(text)?.[0]
	if (word) return { kind: 'word', text: word, at, length: word.length }
	const hint = character === '=' ? 'a comparison is written ==' : `${character} has no meaning here`
	return { at, length: 1, text: hint, unfinished: at === text.length - 1 && '=|'.includes(character) }
}

function quoted(text: string, at: number, start: number, raw: boolean): Token | FilterError {
	let end = start
	while (end < text.length && text[end] !== '"') end += text[end] === '\\' && end + 1 < text.length ? 2 : 1
	if (end >= text.length)
		return { at, length: text.length - at, text: 'the string has no end: a " is missing', unfinished: true }
	return { kind: 'string', text: text.slice(start, end), raw, at, length: end + 1 - at }
}

function sliced(text: string, at: number): Token | FilterError {
	const end = text.indexOf(']', at)
	if (end < 0) return { at, length: text.length - at, text: 'the part has no end: a ] is missing', unfinished: true }
	return { kind: 'slice', text: text.slice(at + 1, end).replaceAll(/\s/g, ''), at, length: end + 1 - at }
}
