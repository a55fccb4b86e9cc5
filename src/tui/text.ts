import stringWidth from 'string-width'
import { clean } from '../clean.js'
import type { Theme, Token } from './theme.js'

/** Text of one look. Tokens given together add up, the later winning. */
export type Run = { readonly text: string; readonly token?: Token | readonly Token[] }

/** Columns that clean text takes: two for wide characters, none for combining marks. */
export function width(text: string): number {
	return NARROW.test(text) ? text.length : stringWidth(text)
}

/** Exactly `columns` wide: cut with an ellipsis, or filled with spaces. The text must be clean. */
export function fitText(text: string, columns: number, ellipsis = '…'): string {
	const wide = width(text)
	if (wide <= columns) return text + ' '.repeat(columns - wide)
	if (columns <= 0) return ''
	const kept = head(text, columns - 1)
	return kept.text + ellipsis + ' '.repeat(columns - 1 - kept.width)
}

/**
 * One line of the screen, exactly `columns` wide and complete in itself: it starts and ends in the terminal's own look, and
 * the look changes only between runs. Every text is made clean here, so that no drawer can forget it.
 *
 * @param options.right runs at the right end; where both do not fit, the left ones give way
 * @param options.base the look of the whole line, blanks included: the runs' own looks are put aside
 */
export function line(
	theme: Theme,
	columns: number,
	runs: readonly Run[],
	options: { readonly right?: readonly Run[]; readonly base?: Token | undefined } = {},
): string {
	const right = options.right ? cutTo(theme, options.right, columns) : { runs: [], width: 0 }
	const left = cutTo(theme, runs, columns - right.width)
	const gap: Run = { text: ' '.repeat(Math.max(0, columns - left.width - right.width)) }
	const base = options.base && theme.sgr[options.base]
	let out = ''
	let current = ''
	for (const run of [...left.runs, gap, ...right.runs]) {
		if (run.text === '') continue
		const sgr = base ?? sgrOf(theme, run.token)
		if (sgr !== current) out += sgr === '' ? '\x1b[0m' : `\x1b[${current === '' ? '' : '0;'}${sgr}m`
		current = sgr
		out += run.text
	}
	return current === '' ? out : `${out}\x1b[0m`
}

/** Clean runs that take exactly `columns`: a cell of a line. */
export function fitRuns(theme: Theme, runs: readonly Run[], columns: number, align: 'left' | 'right' = 'left'): Run[] {
	const kept = cutTo(theme, runs, columns)
	const gap = { text: ' '.repeat(Math.max(0, columns - kept.width)) }
	return align === 'left' ? [...kept.runs, gap] : [gap, ...kept.runs]
}

/** An empty line. */
export function blank(columns: number): string {
	return ' '.repeat(Math.max(0, columns))
}

/** Lines brought to exactly `height`: what is missing is blank. */
export function fill(lines: readonly string[], columns: number, height: number): string[] {
	const filled = lines.slice(0, height)
	while (filled.length < height) filled.push(blank(columns))
	return filled
}

/** The longest beginning that takes at most `columns`; a wide character is never halved. */
export function head(text: string, columns: number): { readonly text: string; readonly width: number } {
	if (NARROW.test(text)) return { text: text.slice(0, Math.max(0, columns)), width: Math.min(text.length, columns) }
	let used = 0
	let end = 0
	for (const { segment, index } of graphemes(text)) {
		const wide = stringWidth(segment)
		if (used + wide > columns) break
		used += wide
		end = index + segment.length
	}
	return { text: text.slice(0, end), width: used }
}

/** Characters as a person counts them. */
export function graphemes(text: string): Intl.Segments {
	// Made when it is needed, which is seldom: it has Node load its tables of languages.
	segmenter ??= new Intl.Segmenter()
	return segmenter.segment(text)
}

/** Punctuation that closes a clause, a quotation or a bracket: no line begins with it. */
export const CLOSING = /^[，。；：、）！？”,.;:)\]]/u

let segmenter: Intl.Segmenter | undefined

/** What is certainly one column each: ASCII, Latin, dashes and quotes, plain arrows, lines and blocks. Spares the look-up for nearly everything drawn. */
const NARROW = /^[\x20-\x7e\xa1-\xac\xae-\u02ff\u2010-\u2027\u2190-\u2199\u2500-\u25bf]*$/

const PLAIN = /^[\x20-\x7e]*$/

/** Code units that one column can take: a base and four marks, two units each, and some. Spares cleaning what is never seen. */
const UNITS = 16

function cutTo(theme: Theme, runs: readonly Run[], columns: number): { runs: Run[]; width: number } {
	const kept: Run[] = []
	let used = 0
	for (let index = 0; index < runs.length; index++) {
		const run = runs[index]!
		const room = columns - used
		// Nearly all that is drawn: nothing to be cleaned or cut.
		if (run.text.length < room && PLAIN.test(run.text)) {
			kept.push(run)
			used += run.text.length
			continue
		}
		const text = clean(run.text.slice(0, columns * UNITS), theme.ascii)
		const wide = width(text)
		// With no room left after a text that fits, the ellipsis would need the column of its last character.
		if (wide < room || (wide === room && runs.slice(index + 1).every(next => next.text.trim() === ''))) {
			kept.push({ ...run, text })
			used += wide
			continue
		}
		if (room > 0) kept.push({ ...run, text: fitText(`${text} `, room, theme.glyphs.ellipsis) })
		return { runs: kept, width: Math.max(columns, 0) }
	}
	return { runs: kept, width: used }
}

function sgrOf(theme: Theme, token: Run['token']): string {
	if (token === undefined) return ''
	if (typeof token === 'string') return theme.sgr[token]
	return token
		.map(one => theme.sgr[one])
		.filter(Boolean)
		.join(';')
}
