/**
 * Makes captured text safe to print: what could steer a terminal, turn the reading direction, or not be seen at all is
 * shown as an escape (`\x1b`, `\u202e`, `\u{e0041}`; `\n`, `\r` and `\t` by their short names). What is left is printable
 * and keeps its width wherever it is drawn. A backslash of the text itself stays as it is: the bytes beside it tell the two apart.
 *
 * @param asciiOnly for terminals that show nothing else: punctuation and arrows are spelt in ASCII (`->`, `...`), and all
 *   else that is outside ASCII is escaped too
 */
export function clean(text: string, asciiOnly = false): string {
	if (PLAIN.test(text)) return text
	if (asciiOnly) return text.replace(NOT_ASCII, spelt)
	return OWN.test(text) ? text : text.replace(unprintable(), escapeOf)
}

/** Captured text that stands for itself, for terminals that show nothing but ASCII: all else in it is escaped, so that `->` is what was captured. */
export function escaped(text: string): string {
	return text.replace(NOT_ASCII, escapeOf)
}

/** Printable ASCII needs no further look; nearly all text is that. */
const PLAIN = /^[\x20-\x7e]*$/

/** Nor do handshark's own sentences. */
const OWN = /^[\x20-\x7e→←…–×·‘’“”‖]*$/

const NOT_ASCII = /[^\x20-\x7e]/gu

/**
 * Unicode's categories C (controls, formats, surrogates, private, unassigned) and Z (separators) but the space; code points
 * without a glyph of their own; and what joins its neighbour into one glyph in some terminals and not in others: emoji
 * modifiers, halves of flags, a mark with nothing to stand on, and marks piled higher than any script needs. It is read
 * only where there is such text: that takes a millisecond, of which a first frame has few.
 */
const unprintable = () =>
	/[\p{C}\p{Default_Ignorable_Code_Point}\p{Emoji_Modifier}\p{Regional_Indicator}]|(?! )\p{Z}|(?<=^|\p{M}{4}|[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}])\p{M}/gu

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** What handshark's own sentences have that is not ASCII, as one writes it with a typewriter. */
const SPELT: Readonly<Record<string, string>> = {
	'→': '->',
	'←': '<-',
	'…': '...',
	'–': '-',
	'×': 'x',
	'·': '.',
	'‘': "'",
	'’': "'",
	'“': '"',
	'”': '"',
	'‖': '||',
}

function spelt(character: string): string {
	return SPELT[character] ?? escapeOf(character)
}

function escapeOf(character: string): string {
	const code = character.codePointAt(0)!
	const hex = code.toString(16)
	if (SHORT[character] !== undefined) return SHORT[character]
	if (code <= 0xff) return `\\x${hex.padStart(2, '0')}`
	return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\u{${hex}}`
}
