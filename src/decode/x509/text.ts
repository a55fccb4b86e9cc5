import type { Reader } from '../reader.js'
import { textOf } from '../reader.js'
import { TAG, tagName } from './tags.js'

/** Whether a value of this type is text. */
export function isText(tag: number): boolean {
	return STRINGS.has(tag)
}

/** Contents of a string of the type `tag`: raw, as it stands there; what is not printable is cleaned where it is shown. */
export function textContents(r: Reader, length: number, tag: number): string {
	let fits = true
	const text = r.derived('contents', length, bytes => {
		const ascii = asciiOf(bytes)
		if (ascii !== undefined && !WIDE.has(tag)) return ascii
		const { text, ok } = decode(bytes, tag)
		fits = ok
		return text
	})
	if (!fits) r.flag('invalid', `bytes that are no ${tagName(tag)}`)
	if (r.tracing) r.describe(text)
	return text
}

/** The text of bytes below 0x80; nothing where there is another. */
export function asciiOf(bytes: Uint8Array): string | undefined {
	for (let i = 0; i < bytes.length; i++) if (bytes[i]! >= 0x80) return undefined
	return latin1Of(bytes)
}

const STRINGS = new Set<number>([
	TAG.utf8String,
	TAG.numericString,
	TAG.printableString,
	TAG.teletexString,
	TAG.videotexString,
	TAG.ia5String,
	TAG.graphicString,
	TAG.visibleString,
	TAG.generalString,
	TAG.universalString,
	TAG.bmpString,
])

/** Types whose characters are wider than a byte. */
const WIDE = new Set<number>([TAG.universalString, TAG.bmpString])

function decode(bytes: Uint8Array, tag: number): { text: string; ok: boolean } {
	if (tag === TAG.utf8String) {
		const text = textOf(bytes)
		return { text, ok: isUtf8(bytes) }
	}
	if (tag === TAG.bmpString) return wide(bytes, 2)
	if (tag === TAG.universalString) return wide(bytes, 4)
	// T.61 is taken for Latin-1 here as everywhere: that is what issuers put into it (RFC 5280, 4.1.2.4 leaves it behind).
	if (tag === TAG.teletexString || tag === TAG.videotexString) return { text: latin1Of(bytes), ok: true }
	return { text: textOf(bytes), ok: false }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function isUtf8(bytes: Uint8Array): boolean {
	try {
		utf8.decode(bytes)
		return true
	} catch {
		return false
	}
}

/** Big-endian characters of `width` bytes each: UCS-2 (read as UTF-16, which issuers write) and UCS-4. */
function wide(bytes: Uint8Array, width: 2 | 4): { text: string; ok: boolean } {
	let text = ''
	let ok = bytes.length % width === 0
	for (let i = 0; i + width <= bytes.length; i += width) {
		let code = 0
		for (let j = 0; j < width; j++) code = code * 0x100 + bytes[i + j]!
		if (width === 2) text += String.fromCharCode(code)
		else if (code <= 0x10ffff) text += String.fromCodePoint(code)
		else ok = false
	}
	return { text, ok }
}

/** Each byte as the character of that number. TextDecoder's `latin1` is windows-1252, which differs from 0x80 to 0x9f. */
function latin1Of(bytes: Uint8Array): string {
	let text = ''
	for (let i = 0; i < bytes.length; i++) text += String.fromCharCode(bytes[i]!)
	return text
}
