import { escaped } from '../clean.js'
import type { Bit, Field, Scalar } from '../decode/field.js'
import type { Language } from '../explain/language.js'
import { labelPhrase } from '../explain/phrases/phrases.js'
import { sizeText } from './views/texts.js'

/** What a field holds, for one line: what a person reads first, and in parentheses the value as it stands on the wire. Not clean yet. */
export type ValueText = { readonly main?: string; readonly extra?: string }

/** What stands for what was left out, and whether the terminal shows ASCII only. */
export type Look = { readonly ellipsis: string; readonly ascii: boolean }

const UNICODE: Look = { ellipsis: '…', ascii: false }

/** The words for a field: `TLS_AES_128_GCM_SHA256 (4865, 0x1301)`, `512 (0x0200)`, `16030100… (1,613 bytes)`. */
export function valueText(field: Field, look: Look = UNICODE, language: Language = 'en'): ValueText {
	const { value, span } = field
	const label = field.label && labelPhrase(field.label, language)
	const length = span.end - span.start
	if (value === undefined) {
		if (label !== undefined) return { main: label }
		// A leaf whose bytes belong to another block.
		return field.children === undefined && field.bits === undefined ? { extra: sizeText(length, language) } : {}
	}
	const { main, extra } = scalarText(value, length, look, language)
	if (label === undefined) return { main, ...(extra !== undefined && { extra }) }
	return { main: label, extra: extra === undefined ? main : `${main}, ${extra}` }
}

/** Some bits of a leaf: `.... 0101`, and what they say: `5`, or a name and `5`. */
export function bitText(field: Field, bit: Bit, language: Language = 'en'): { readonly pattern: string } & ValueText {
	const width = (field.span.end - field.span.start) * 8
	const number = typeof field.value === 'number' ? field.value : 0
	const shift = 31 - Math.clz32(bit.mask & -bit.mask)
	const value = (number & bit.mask) >>> shift
	let pattern = ''
	for (let at = width - 1; at >= 0; at--) {
		pattern += isSet(bit.mask, at) ? (isSet(number, at) ? '1' : '0') : '.'
		if (at % 4 === 0 && at > 0) pattern += ' '
	}
	const name = bit.names?.(value)
	return name === undefined
		? { pattern, main: `${value}` }
		: { pattern, main: labelPhrase(name, language), extra: `${value}` }
}

/** Characters of a text that no line has room for. */
const SHOWN = 4000

/** Bytes up to this many are shown whole. */
const SHORT = 16

function scalarText(
	value: Scalar,
	length: number,
	{ ellipsis, ascii }: Look,
	language: Language,
): { main: string; extra?: string } {
	if (typeof value === 'string') {
		const text = ascii ? escaped(value.slice(0, SHOWN)) : value
		return { main: value === '' || value !== value.trim() ? `"${text}"` : text }
	}
	if (typeof value === 'object') {
		if (value.length === 0) return { main: sizeText(0, language) }
		const shown = hex(value.subarray(0, value.length > SHORT ? SHORT - 4 : SHORT))
		return { main: value.length > SHORT ? shown + ellipsis : shown, extra: sizeText(value.length, language) }
	}
	const main = `${value}`
	return value < 10 ? { main } : { main, extra: `0x${value.toString(16).padStart(length * 2, '0')}` }
}

function hex(bytes: Uint8Array): string {
	let text = ''
	for (const byte of bytes) text += byte.toString(16).padStart(2, '0')
	return text
}

function isSet(number: number, at: number): boolean {
	return at < 32 && ((number >>> at) & 1) === 1
}
