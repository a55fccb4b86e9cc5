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

/** The values of a field (its name in lower case), however often it stands in the head, joined as one list (RFC 9110, 5.3). */
export function headerValue(fields: readonly Header[], name: string): string | undefined {
	let joined: string | undefined
	for (const field of fields) {
		if (field.name.length !== name.length || field.name.toLowerCase() !== name) continue
		joined = joined === undefined ? field.value : `${joined}, ${field.value}`
	}
	return joined
}

/** The items of a comma-separated field, without empty ones (RFC 9110, 5.6.1). */
export function headerList(fields: readonly Header[], name: string): string[] {
	const value = headerValue(fields, name)
	if (value === undefined) return []
	return value
		.split(',')
		.map(item => item.trim())
		.filter(item => item !== '')
}

/** What the content was coded with, in the order in which that was done (RFC 9110, 8.4). */
export function contentCodings(fields: readonly Header[]): string[] {
	return headerList(fields, 'content-encoding').map(coding => coding.toLowerCase())
}

/** field-name ":" OWS field-value OWS CRLF (RFC 9112, 5) */
function header(r: Reader): Header | undefined {
	return r.struct('header', r => {
		const rest = r.peek(r.left)
		const shape = fieldShape(rest)
		if (!shape) return noField(r)
		const name = fieldName(r, rest, shape)
		r.skip('colon', 1)
		blanks(r, shape.lead)
		if (shape.lines > 1) r.flag('unexpected', `one value folded on ${shape.lines} lines: obsolete (RFC 9112, 5.2)`)
		const value = fieldValue(r, name, r.peek(shape.value), shape)
		blanks(r, shape.trail)
		lineEnd(r, shape.end, `the header ${name}`)
		if (r.tracing) r.describe(`${name}: ${value}`)
		return { name, value }
	})
}

/** How long the parts of a header are, and how its last line ends; a value may be folded on several lines. */
type FieldShape = {
	readonly name: number
	/** Blanks before the colon, before the value and behind it. */
	readonly gap: number
	readonly lead: number
	readonly value: number
	readonly trail: number
	readonly lines: number
	readonly end: 0 | 1 | 2
}

/** The parts of the header at the front of `rest`; none when its line has no colon, or begins with a blank. */
function fieldShape(rest: Uint8Array): FieldShape | undefined {
	let lf = rest.indexOf(LF)
	const colon = rest.indexOf(COLON)
	if (colon < 0 || (lf >= 0 && lf < colon) || isBlank(rest[0])) return undefined
	let lines = 1
	for (; lf >= 0 && isBlank(rest[lf + 1]); lines++) lf = rest.indexOf(LF, lf + 1)
	const end = lf < 0 ? 0 : rest[lf - 1] === CR ? 2 : 1
	const contentEnd = lf < 0 ? rest.length : lf + 1 - end
	let name = colon
	while (name > 0 && isBlank(rest[name - 1])) name--
	let start = colon + 1
	while (start < contentEnd && isBlank(rest[start])) start++
	let last = contentEnd
	while (last > start && isBlank(rest[last - 1])) last--
	return {
		name,
		gap: colon - name,
		lead: start - colon - 1,
		value: last - start,
		trail: contentEnd - last,
		lines,
		end,
	}
}

function noField(r: Reader): undefined {
	const { content, end } = peekLine(r)
	if (isBlank(content[0])) {
		r.flag('invalid', 'a line that begins with a blank, with no header before it to continue (RFC 9112, 2.2)')
	} else if (end > 0) r.flag('invalid', `${bytesOf(content.length)} without a colon: no header (RFC 9112, 5)`)
	r.text('field_line', content.length)
	lineEnd(r, end, 'a header line')
	return undefined
}

function fieldName(r: Reader, rest: Uint8Array, { name: length, gap }: FieldShape): string {
	const name = r.text('field_name', length)
	if (length === 0) r.flag('invalid', 'a header without a name (RFC 9112, 5)')
	else if (runOf(rest, 0, isTokenByte) < length) r.flag('invalid', 'the name of a header is no token (RFC 9110, 5.1)')
	if (gap > 0) r.flag('invalid', `a blank between ${name} and its colon (RFC 9112, 5.1)`)
	blanks(r, gap)
	return name
}

/** The value as a leaf; cookies as their pairs (RFC 6265, 4.2.1). */
function fieldValue(r: Reader, name: string, bytes: Uint8Array, { lines, end }: FieldShape): string {
	if (bytes.includes(0)) r.flag('invalid', `the value of ${name} holds a NUL byte (RFC 9110, 5.5)`)
	else if (end > 0 && hasBareCr(bytes)) {
		r.flag('invalid', `the value of ${name} holds a CR that ends no line (RFC 9112, 2.2)`)
	}
	if (lines > 1) return unfolded(r.text('field_value', bytes.length, unfolded))
	if (!r.tracing || name.toLowerCase() !== 'cookie') return r.text('field_value', bytes.length)
	return r.struct('field_value', r => {
		const value = textOf(bytes)
		r.describe(value)
		for (let at = 0; at < bytes.length; ) {
			const pair = runOf(bytes, at, byte => byte !== SEMICOLON)
			if (pair > 0) r.text('cookie_pair', pair)
			const separator = runOf(bytes, at + pair, byte => byte === SEMICOLON || isBlank(byte))
			if (separator > 0) r.skip('separator', separator)
			at += pair + separator
		}
		return value
	})
}

/** A folded value on one line: each fold is a space (RFC 9112, 5.2). */
function unfolded(value: string): string {
	return value.replace(/[ \t]*\r?\n[ \t]+/g, ' ').trim()
}

function blanks(r: Reader, length: number): void {
	if (length > 0) r.skip('ows', length)
}

function hasBareCr(bytes: Uint8Array): boolean {
	for (let at = bytes.indexOf(CR); at >= 0; at = bytes.indexOf(CR, at + 1)) if (bytes[at + 1] !== LF) return true
	return false
}

const SEMICOLON = 0x3b
