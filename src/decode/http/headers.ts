import { bytesOf, type Reader, textOf } from '../reader.js'
import { COLON, CR, isBlank, isTokenByte, LF, runOf } from './characters.js'
import { isAtEmptyLine, lineEnd, peekLine } from './lines.js'

/** A header or trailer field as it was written; a value on several lines is joined with single spaces. */
export type Header = { readonly name: string; readonly value: string }

/** Header fields up to an empty line or the end of the bytes (RFC 9112, 5). A line that is none is kept as a field. */
export function headers(r: Reader, name: 'headers' | 'trailers' = 'headers'): Header[] {
	const fields: Header[] = []
	if (r.left === 0 || isAtEmptyLine(r)) return fields
	r.struct(name, r => {
		while (r.left > 0 && !isAtEmptyLine(r)) {
			const field = header(r)
			if (field) fields.push(field)
		}
	})
	return fields
}

/** The values of a field, however often it stands in the head, joined as one list (RFC 9110, 5.3). */
export function headerValue(fields: readonly Header[], name: string): string | undefined {
	const values = fields.filter(field => field.name.toLowerCase() === name).map(field => field.value)
	return values.length > 0 ? values.join(', ') : undefined
}

/** The items of a comma-separated field, without empty ones (RFC 9110, 5.6.1). */
export function headerList(fields: readonly Header[], name: string): string[] {
	return (headerValue(fields, name) ?? '')
		.split(',')
		.map(item => item.trim())
		.filter(item => item !== '')
}

/** field-name ":" OWS field-value OWS CRLF (RFC 9112, 5) */
function header(r: Reader): Header | undefined {
	return r.struct('header', r => {
		const { content } = peekLine(r)
		const colon = content.indexOf(COLON)
		if (colon < 0 || isBlank(content[0])) return noField(r, content)
		const name = fieldName(r, content.subarray(0, colon))
		r.skip('colon', 1)
		const { value, end } = foldedValue(r)
		blanks(r)
		const bytes = r.peek(value)
		const text = fieldValue(r, name, bytes)
		if (bytes.includes(0)) r.flag('invalid', `the value of ${name} holds a NUL byte (RFC 9110, 5.5)`)
		else if (end > 0 && hasBareCr(bytes))
			r.flag('invalid', `the value of ${name} holds a CR that ends no line (RFC 9112, 2.2)`)
		blanks(r)
		lineEnd(r, end, `the header ${name}`)
		if (r.tracing) r.describe(`${name}: ${text}`)
		return { name, value: text }
	})
}

function noField(r: Reader, content: Uint8Array): undefined {
	const { end } = peekLine(r)
	if (isBlank(content[0])) {
		r.flag('invalid', 'a line that begins with a blank, with no header before it to continue (RFC 9112, 2.2)')
	} else if (end > 0) r.flag('invalid', `${bytesOf(content.length)} without a colon: no header (RFC 9112, 5)`)
	r.text('field_line', content.length)
	lineEnd(r, end, 'a header line')
	return undefined
}

function fieldName(r: Reader, bytes: Uint8Array): string {
	let length = bytes.length
	while (length > 0 && isBlank(bytes[length - 1])) length--
	const name = r.text('field_name', length)
	if (length === 0) r.flag('invalid', 'a header without a name (RFC 9112, 5)')
	else if (runOf(bytes, 0, isTokenByte) < length) r.flag('invalid', 'the name of a header is no token (RFC 9110, 5.1)')
	if (length < bytes.length) {
		r.flag('invalid', `a blank between ${name} and its colon (RFC 9112, 5.1)`)
		r.skip('ows', bytes.length - length)
	}
	return name
}

/** Length of a value from its first to its last visible byte, over all lines it is folded on, and how its last one ends. */
function foldedValue(r: Reader): { value: number; end: 0 | 1 | 2 } {
	const rest = r.peek(r.left)
	let lines = 1
	let lf = rest.indexOf(LF)
	while (lf >= 0 && isBlank(rest[lf + 1])) {
		lf = rest.indexOf(LF, lf + 1)
		lines++
	}
	if (lines > 1) r.flag('unexpected', `one value folded on ${lines} lines: obsolete (RFC 9112, 5.2)`)
	const end = lf < 0 ? 0 : lf > 0 && rest[lf - 1] === CR ? 2 : 1
	const lineEnd = lf < 0 ? rest.length : lf + 1 - end
	const start = runOf(rest.subarray(0, lineEnd), 0, isBlank)
	let last = lineEnd
	while (last > start && isBlank(rest[last - 1])) last--
	return { value: last - start, end }
}

/** The value as a leaf; cookies as their pairs (RFC 6265, 4.2.1). */
function fieldValue(r: Reader, name: string, bytes: Uint8Array): string {
	const isFolded = bytes.includes(LF)
	const unfold = (text: string) => text.replace(/[ \t]*\r?\n[ \t]+/g, ' ').trim()
	if (!r.tracing || isFolded || name.toLowerCase() !== 'cookie') {
		const text = r.text('field_value', bytes.length, isFolded ? unfold : undefined)
		return isFolded ? unfold(text) : text
	}
	return r.struct('field_value', r => {
		r.describe(textOf(bytes))
		for (let at = 0; at < bytes.length; ) {
			const pair = runOf(bytes, at, byte => byte !== SEMICOLON)
			if (pair > 0) r.text('cookie_pair', pair)
			const separator = runOf(bytes, at + pair, byte => byte === SEMICOLON || isBlank(byte))
			if (separator > 0) r.skip('separator', separator)
			at += pair + separator
		}
		return textOf(bytes)
	})
}

function blanks(r: Reader): void {
	const length = runOf(r.peek(r.left), 0, isBlank)
	if (length > 0) r.skip('ows', length)
}

function hasBareCr(bytes: Uint8Array): boolean {
	for (let at = bytes.indexOf(CR); at >= 0; at = bytes.indexOf(CR, at + 1)) if (bytes[at + 1] !== LF) return true
	return false
}

const SEMICOLON = 0x3b
