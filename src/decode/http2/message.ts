import type { Header } from '../http/headers.js'
import type { Reader } from '../reader.js'
import type { HeaderLine } from './header-block.js'

/** What a message says, and how long each part of it is: as `messageBytes` lays it out. */
export type MessageParts = {
	readonly lines: readonly HeaderLine[]
	readonly body: Uint8Array
	readonly trailers: readonly Header[]
}

/** A message without frames and compression, as HTTP/1.1 would have it but for its first line: a person reads that. */
export function messageBytes({ lines, body, trailers }: MessageParts): Uint8Array {
	const head = encoder.encode(`${lines.map(lineText).join('')}${EOL}`)
	const tail = encoder.encode(trailers.map(lineText).join(''))
	const bytes = new Uint8Array(head.length + body.length + tail.length)
	bytes.set(head)
	bytes.set(body, head.length)
	bytes.set(tail, head.length + body.length)
	return bytes
}

/** Where each line of a head begins, and the body, in what `messageBytes` answers. */
export function placesIn(lines: readonly HeaderLine[]): { readonly lines: readonly number[]; readonly body: number } {
	let at = 0
	const starts = lines.map(line => {
		const start = at
		at += encoder.encode(lineText(line)).length
		return start
	})
	return { lines: starts, body: at + EOL.length }
}

/** The tree of such bytes. `content` reads the body. */
export function http2Message(r: Reader, { lines, body, trailers }: MessageParts, content: (r: Reader) => void): void {
	headers(r, 'headers', lines)
	r.skip('empty_line', EOL.length)
	if (body.length > 0) r.frame('body', body.length, content)
	headers(r, 'trailers', trailers)
}

function headers(r: Reader, name: string, lines: readonly HeaderLine[]): void {
	if (lines.length === 0) return
	r.struct(name, r => {
		for (const { name = UNKNOWN, value = UNKNOWN } of lines) {
			r.struct('header', r => {
				r.describe(`${name}: ${value}`)
				text(r, 'field_name', name)
				r.skip('colon', 1)
				r.skip('ows', 1)
				text(r, 'field_value', value)
				r.skip('eol', EOL.length)
			})
		}
	})
}

function text(r: Reader, name: string, text: string): void {
	const { length } = encoder.encode(text)
	if (length > 0) r.derived(name, length, () => text)
}

function lineText({ name = UNKNOWN, value = UNKNOWN }: HeaderLine): string {
	return `${name}: ${value}${EOL}`
}

const EOL = '\r\n'
/** Stands for what an index refers to that is not known. */
const UNKNOWN = '?'
const encoder = new TextEncoder()
