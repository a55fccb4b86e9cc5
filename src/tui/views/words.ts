import { clean } from '../../clean.js'
import { alertMeaning } from '../../explain/alerts.js'
import { departure } from '../../explain/departures.js'
import { explain } from '../../explain/explain.js'
import { headerMeaning } from '../../explain/headers.js'
import { say } from '../../explain/interface.js'
import { colon, continued, type Explanation, type Language } from '../../explain/language.js'
import { phrase } from '../../explain/phrases/phrases.js'
import { remark } from '../../explain/remarks.js'
import { purpose } from '../../explain/rungs.js'
import { standingWords } from '../../explain/standings.js'
import { step } from '../../explain/steps.js'
import type { Conversation, Message, PlainTurn } from '../../session/conversation.js'
import { isEarlyData } from '../../session/handshake-ways.js'
import { asksForTls, protocolOf } from '../../verdict/causes/greetings.js'
import { spokenIn } from '../../verdict/causes/spoken.js'
import type { LadderRow } from '../ladder-rows.js'
import { find } from '../panes/field-path.js'
import type { Browser } from '../state.js'
import { defaultPath, type Subject, selectedNames } from '../subject.js'
import { CLOSING, line, type Run, width } from '../text.js'
import type { Theme } from '../theme.js'
import { sealedWord } from './texts.js'

/** Some things to say, what matters most first: there may be room for no more. Each stands for itself. */
export type Told = readonly (readonly Run[])[]

/** What the selected field means, and what is odd about its value. */
export function fieldWords(subject: Subject, browser: Browser, language: Language): Told {
	const names = selectedNames(subject, browser)
	if (names.length === 0) return []
	const found = find(subject.roots, browser.tree.selected) ?? find(subject.roots, defaultPath(subject))
	const header = found?.trail.findLast(field => field.name === 'header')?.label
	const isMeant = header !== undefined && (!names.includes('header_block') || MEANT.has(names.at(-1) ?? ''))
	const words = (isMeant ? headerMeaning(nameIn(header), language) : undefined) ?? explain(names, language)
	const value = found?.field.value
	const odd = typeof value === 'number' ? remark(names, value, language) : undefined
	return [said(words), said(odd, true)].filter(runs => runs.length > 0)
}

/** What of a field in a header block has the field's meaning: its other parts say how it is compressed. */
const MEANT: ReadonlySet<string> = new Set(['header', 'field_value'])

/** `host`, of `host: h`; a pseudo-header begins with a colon. */
function nameIn(header: string): string {
	return header.slice(0, Math.max(0, header.indexOf(':', 1)))
}

/** What a line of the ladder is for, how its name is known, which step of the story it is and what is different about it. */
export function rungWords(conversation: Conversation, row: LadderRow | undefined, language: Language): Told {
	if (!row) return []
	if (row.kind === 'hole') return [[{ text: say('ladder.words.hole', {}, language), token: 'warn' }]]
	const from = say(`role.${row.from}`, {}, language)
	if (row.kind === 'tcp') return [[{ text: say(TCP_WORDS[row.word], { from }, language) }]]
	if (row.kind === 'plain') return [[{ text: plainText(row.turn, conversation, language) }]]
	const { message } = row
	const tls = conversation.tls ?? {}
	const isEarly = isEarlyData(conversation, row.index)
	const rung = isEarly ? { ...message, isEarly } : message
	const place = step(rung, tls, language)
	const alert =
		message.description === undefined ? undefined : alertMeaning(message.description, message.from, language)
	const standing = standingWords(message.standing, language)
	const parts: (readonly Run[])[] = [
		...(message.issue ? [[{ text: `! ${phrase(message.issue.text, language)}`, token: 'err' } as const]] : []),
		...(alert ? [said(alert, true)] : []),
		said(purpose(rung, tls, language)),
		...(message.standing === 'observed' && message.why === undefined
			? []
			: [
					[
						{
							text: `${standing.name}${colon(language)}${whyOf(message, standing.text, language)}`,
							token: 'warn',
						} as const,
					],
				]),
		...(place ? [[{ text: say('ladder.step', { ...place }, language), token: 'title' } as const]] : []),
		said(departure(rung, tls, language)),
	]
	return parts.filter(runs => runs.length > 0)
}

/** What bytes that no decoder took are: the request for TLS, words, or what nobody here can read. */
function plainText(turn: PlainTurn, { tls, plain }: Conversation, language: Language): string {
	const { from, isText, isRest, length } = turn
	const values = { from: say(`role.${from}`, {}, language), length }
	if (!isRest && asksForTls(turn)) return say('ladder.words.starttls', values, language)
	if (!isText) {
		const spoken = spokenIn(plain, turn)
		return spoken
			? say('ladder.words.known', { ...values, protocol: spoken }, language)
			: say('ladder.words.unknown', values, language)
	}
	const protocol = isRest ? undefined : protocolOf(turn)?.protocol
	const words = say('ladder.words.plain', { ...values, protocol: protocol ? ` (${protocol})` : '' }, language)
	return tls ? `${words} ${say('ladder.words.plain_and_tls', {}, language)}` : words
}

const TCP_WORDS = {
	SYN: 'ladder.words.syn',
	'SYN, ACK': 'ladder.words.syn_ack',
	FIN: 'ladder.words.fin',
	RST: 'ladder.words.rst',
} as const

function said(words: Explanation | undefined, isOdd = false): Run[] {
	if (!words) return []
	return [
		{ text: words.text, ...(isOdd && { token: 'warn' as const }) },
		...(words.rfc ? [{ text: ` ${words.rfc}`, token: REFERENCE } as const] : []),
	]
}

/**
 * What is told in lines of at most `columns`: each thing on lines of its own where there is room for all, else one sentence
 * after the other, and where that is too much still, without saying where it can be read up.
 */
export function toldLines(theme: Theme, told: Told, language: Language, columns: number, height: number): string[] {
	const ways = [told, [inOne(told, language)], [inOne(withoutReferences(told), language)]]
	const fitting = ways.find(parts => linesOf(parts, columns) <= height) ?? ways.at(-1)!
	return fitting.flatMap(runs => wrapped(theme, runs, columns, height))
}

/** The lines of so many columns that it takes at least, so that nothing but references is lost. */
export function toldHeight(told: Told, language: Language, columns: number): number {
	return linesOf([inOne(withoutReferences(told), language)], columns)
}

const linesOf = (told: Told, columns: number) => told.reduce((sum, runs) => sum + broken(runs, columns).length, 0)

/** One sentence after the other. */
function inOne(told: Told, language: Language): readonly Run[] {
	return told.flatMap((runs, i) => {
		const last = runs.at(-1)
		if (i === told.length - 1 || !last) return runs
		return [...runs.slice(0, -1), { ...last, text: continued(last.text, language) }]
	})
}

const withoutReferences = (told: Told): Told => told.map(runs => runs.filter(run => run.token !== REFERENCE))

/** The look of what says where something can be read up, and of nothing else that is told. */
const REFERENCE = 'dimmed'

/**
 * Behind a blank that is not within `RFC 8446, 4.1.2`, and behind a Chinese character unless what closes a clause or a bracket
 * follows: no line begins with that.
 */
const BREAKS = /(?<=(?<!RFC(?: \d+,)?) )|(?<=[\u3000-\u9fff，。；：、）！？])(?![，。；：、）！？”])/u

/** Runs broken into lines of at most `columns`, between words where there are any; the last line that fits ends with an ellipsis if more follows. */
export function wrapped(theme: Theme, runs: readonly Run[], columns: number, height: number): string[] {
	const lines = broken(runs, columns, theme.ascii)
	return lines.slice(0, height).map((runs, y) => {
		const last = runs.at(-1)
		const isCut = y === height - 1 && lines.length > height
		// A blank at the end of a full line would cost its last word.
		const trimmed = last ? [...runs.slice(0, -1), { ...last, text: last.text.trimEnd() }] : runs
		return line(theme, columns, isCut ? [...trimmed, { text: ` ${theme.glyphs.ellipsis}` }] : trimmed)
	})
}

/** Runs parted into those of lines of at most `columns`, as `wrapped` draws them. */
export function broken(runs: readonly Run[], columns: number, asciiOnly = false): readonly (readonly Run[])[] {
	const lines: Run[][] = [[]]
	let used = 0
	for (const word of wordsOf(runs, asciiOnly)) {
		const text = word.map(run => run.text).join('')
		if (used > 0 && used + width(text.trimEnd()) > columns) {
			lines.push([])
			used = 0
		}
		for (const run of word) {
			const text = used === 0 ? run.text.trimStart() : run.text
			if (text === '') continue
			lines.at(-1)!.push({ ...run, text })
			used += width(text)
		}
	}
	return lines
}

/** Clean words, each with the blank behind it: of one run or, where one ends in the midst of a clause, of several. */
function wordsOf(runs: readonly Run[], asciiOnly: boolean): Run[][] {
	const words: Run[][] = []
	for (const run of runs) {
		for (const text of clean(run.text, asciiOnly).split(BREAKS)) {
			const before = words.at(-1)
			if (before && CLOSING.test(text) && !before.at(-1)!.text.endsWith(' ')) before.push({ ...run, text })
			else words.push([{ ...run, text }])
		}
	}
	return words
}

/** How the standing of a message came about: an opened one was decrypted, the others were inferred, each for its reason. */
function whyOf(message: Message, otherwise: string, language: Language): string {
	if (sealedWord(message) === 'ladder.opened') return say('ladder.opened_with', {}, language)
	return message.why === undefined ? otherwise : phrase(message.why, language)
}
