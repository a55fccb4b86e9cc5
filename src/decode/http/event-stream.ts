import { bytesOf, type Reader, textOf } from '../reader.js'
import { COLON, CR, LF, runOf, SP } from './characters.js'

/** An event of a server, or what stands in its place: comments alone keep a connection awake (WHATWG HTML, 9.2.5). */
export type ServerEvent = {
	/** What kind of event it is; a program takes one without it for `message`. */
	readonly event?: string
	/** Lines of data, joined by LF. Without any nothing is dispatched. */
	readonly data?: string
	readonly id?: string
	/** Milliseconds to wait before connecting again. */
	readonly retry?: number
	readonly comments: readonly string[]
	/** Whether the empty line that ends it came. */
	readonly complete: boolean
}

/** A whole event stream, text/event-stream (WHATWG HTML, 9.2.5). */
export function eventStream(r: Reader): ServerEvent[] {
	byteOrderMark(r)
	return r.repeat(serverEvent)
}

/** Lines up to an empty one, or to the end of the bytes (WHATWG HTML, 9.2.6). */
export function serverEvent(r: Reader): ServerEvent {
	return r.struct('event', r => {
		const lines: Line[] = []
		let complete = false
		while (r.left > 0 && !complete) {
			const line = r.peek(r.left)
			const end = lineLength(line)
			complete = end === 0
			if (complete) r.skip('empty_line', endOfLine(line, 0))
			else lines.push(line[0] === COLON ? comment(r, end) : field(r, end))
		}
		if (!complete)
			r.flag('truncated', 'no empty line ends the event: a program does not dispatch it (WHATWG HTML, 9.2.6)')
		const event = { ...eventOf(lines), complete }
		if (r.tracing) r.describe(eventWords(event))
		return event
	})
}

/** A field's name and value, or a comment's text. */
type Line = { readonly name?: string; readonly value: string }

/** Of several fields with one name the last counts, but for data (WHATWG HTML, 9.2.6). */
function eventOf(lines: readonly Line[]): Omit<ServerEvent, 'complete'> {
	const of = (name: string) => lines.filter(line => line.name === name).map(({ value }) => value)
	const data = of('data')
	const event = of('event').at(-1)
	const id = of('id').findLast(value => !value.includes('\0'))
	const retry = of('retry').findLast(value => /^\d{1,15}$/.test(value))
	return {
		...(event !== undefined && { event }),
		...(data.length > 0 && { data: data.join('\n') }),
		...(id !== undefined && { id }),
		...(retry !== undefined && { retry: Number(retry) }),
		comments: lines.flatMap(({ name, value }) => (name === undefined ? [value] : [])),
	}
}

/** U+FEFF at the front of a stream, which says nothing. */
export function byteOrderMark(r: Reader): void {
	const length = markLength(r.peek(MARK.length))
	if (length > 0) r.skip('byte_order_mark', length)
}

/** 3 where bytes begin with a byte order mark, else 0. */
export function markLength(bytes: Uint8Array): number {
	return MARK.every((byte, i) => bytes[i] === byte) ? MARK.length : 0
}

/** `secret “The secret message is”`; `comment “the squirrels are awake”`; `retry 3000`. */
export function eventWords({ event, data, id, retry, comments }: ServerEvent): string {
	const parts = [
		...(data === undefined ? (event === undefined ? [] : [event]) : [`${event ?? 'message'} “${data}”`]),
		...(id === undefined ? [] : [`id ${id}`]),
		...(retry === undefined ? [] : [`retry ${retry}`]),
		...comments.map(text => `comment “${text}”`),
	]
	return parts.join(', ') || 'nothing'
}

/** `:` and what nobody reads. */
function comment(r: Reader, end: number): Line {
	return r.struct('comment', r => {
		r.skip('colon', 1)
		const text = spaced(r, end - 1, 'comment_text')
		lineEnd(r)
		return { value: text }
	})
}

/** `name: value`, where one space after the colon does not count; a line without a colon is a name alone. */
function field(r: Reader, end: number): Line {
	return r.struct('field', r => {
		const line = r.peek(end)
		const colon = line.indexOf(COLON)
		const name = r.text('field_name', colon < 0 ? end : colon)
		if (colon >= 0) r.skip('colon', 1)
		const value = colon < 0 ? '' : spaced(r, end - colon - 1, 'field_value')
		if (!FIELDS.has(name))
			r.flag('unexpected', `a field of ${bytesOf(end)} that is none of data, event, id and retry: ignored`)
		else if (name === 'retry' && !/^\d+$/.test(value))
			r.flag('invalid', 'retry is no number: ignored (WHATWG HTML, 9.2.6)')
		lineEnd(r)
		if (r.tracing) r.describe(`${name}: ${value}`)
		return { name, value }
	})
}

function spaced(r: Reader, length: number, name: string): string {
	const space = length > 0 && r.ahead() === SP ? 1 : 0
	if (space > 0) r.skip('space', 1)
	return length > space ? r.derived(name, length - space, textOf) : ''
}

function lineEnd(r: Reader): void {
	const length = endOfLine(r.peek(2), 0)
	if (length > 0) r.skip('eol', length)
}

/** How far it is to the end of the line, or of the bytes. */
function lineLength(bytes: Uint8Array): number {
	return runOf(bytes, 0, byte => byte !== LF && byte !== CR)
}

/** Bytes of the line's end at `at`: CR LF, LF or CR; 0 where there is none. */
function endOfLine(bytes: Uint8Array, at: number): 0 | 1 | 2 {
	if (bytes[at] === LF) return 1
	if (bytes[at] !== CR) return 0
	return bytes[at + 1] === LF ? 2 : 1
}

const FIELDS: ReadonlySet<string> = new Set(['data', 'event', 'id', 'retry'])
const MARK = [0xef, 0xbb, 0xbf]
