import { SLOT } from '../fill.js'
import type { Text } from '../language.js'

/** The Chinese of an English sentence; nothing where it is none of the book's. */
export type Phrasebook = (sentence: string) => string | undefined

/**
 * A book of phrases: sentences with slots, `{name}` for any value, `{name|one|many}` for the word that goes with its number. A
 * sentence is looked up by what it says, as a person would: of several phrases that fit it, the one that has most of it in its
 * own words.
 *
 * A value is what it is, a name, a number or captured text, but where its slot is one of SENTENCES: there it is looked up in turn.
 * Slots of SIZES hold numbers only.
 */
export function phrasebook(phrases: readonly Text[]): Phrasebook {
	let index: ReadonlyMap<string, readonly Phrase[]> | undefined
	/** What was asked for last: of a list that is drawn, the same again and again. */
	const known = new Map<string, string | undefined>()

	const look = (sentence: string, depth = 0): string | undefined => {
		if (depth > DEEPEST || sentence.length > LONGEST) return undefined
		if (known.has(sentence)) return known.get(sentence)
		index ??= indexed(phrases)
		const found = best(index, sentence, part => look(part, depth + 1))
		if (known.size >= KEPT) known.clear()
		known.set(sentence, found)
		return found
	}
	return sentence => look(sentence)
}

/** Slots for what is a sentence, or a word of ours. */
const SENTENCES: ReadonlySet<string> = new Set(['what', 'why', 'who', 'kind', 'rest', 'where'])

/** Slots for nothing but a number, or a number of bytes. */
const SIZES: ReadonlySet<string> = new Set(['have', 'want', 'wanted', 'size', 'whole', 'count', 'packet', 'byte'])

const KEPT = 2000
/** Phrases in one another. */
const DEEPEST = 5
/** Captured text may stand in a sentence: past these characters it is not looked at. */
const LONGEST = 4000
const UNLIKELY = 1e6

/** What the phrase says in Chinese that has most of the sentence in its own words. */
function best(index: ReadonlyMap<string, readonly Phrase[]>, sentence: string, look: Phrasebook): string | undefined {
	let found: string | undefined
	let most = Number.NEGATIVE_INFINITY
	const words = new Set(['', ...(sentence.match(WORD) ?? [])])
	for (const phrase of [...words].flatMap(word => index.get(word) ?? [])) {
		const match = phrase.weight > most && phrase.pattern.exec(sentence)
		if (!match) continue
		// A name in front hardly holds a colon: it is rather what another phrase says before it.
		const weight = phrase.weight - (phrase.isLed && match[1]?.includes(': ') ? UNLIKELY : 0)
		const text = weight > most ? filled(phrase, match, look) : undefined
		if (text === undefined) continue
		found = text
		most = weight
	}
	return found
}

type Phrase = {
	readonly pattern: RegExp
	/** The names of what its groups match. */
	readonly slots: readonly string[]
	/** It begins with a slot. */
	readonly isLed: boolean
	/** The Chinese: words, and between them names of slots. */
	readonly parts: readonly string[]
	/** Characters of its own. */
	readonly weight: number
}

function filled({ slots, parts, weight }: Phrase, match: RegExpExecArray, look: Phrasebook): string | undefined {
	let text = ''
	let isSaid = weight > 0
	for (const [i, part] of parts.entries()) {
		if (i % 2 === 0) {
			text = joined(text, part)
			continue
		}
		const value = match[slots.indexOf(part) + 1] ?? ''
		const said = SENTENCES.has(part) ? look(value) : undefined
		const shown = said ?? sized(value)
		if (shown !== value) isSaid = true
		text = joined(text, shown)
	}
	// `{what}: {why}` has no words of its own: it fits what it fits only where it makes one of the two Chinese.
	return isSaid ? text : undefined
}

/** `1,613 bytes`, as a value. */
function sized(value: string): string {
	return value.replace(/^([\d,]+) bytes?$/, '$1 字节')
}

/** Between Chinese and Latin characters stands one blank, between two Chinese ones none: what a slot holds is known only now. */
function joined(before: string, after: string): string {
	const [left, right] = [before.trimEnd(), after.trimStart()]
	const [last, first] = [left.at(-1), right[0]]
	if (last === undefined || first === undefined) return left + right
	if (SIGN.test(last) || SIGN.test(first) || (HAN.test(last) && HAN.test(first))) return left + right
	const isSetApart = left.length < before.length || right.length < after.length
	const isMixed = (HAN.test(last) && /\w/.test(first)) || (/\w/.test(last) && HAN.test(first))
	return isSetApart || isMixed ? `${left} ${right}` : left + right
}

const HAN = /[\u3400-\u9fff]/
/** Punctuation that has a blank within it. */
const SIGN = /[\u3000-\u303f\uff00-\uffef“”]/

const WORD = /[A-Za-z]+/g

/** The phrases by the one of their words that fewest others have; those without a word of their own under the empty one. */
function indexed(phrases: readonly Text[]): ReadonlyMap<string, readonly Phrase[]> {
	const wordsOf = ({ en }: Text) => new Set(en.replaceAll(SLOT, '\0').match(/(?<![\w\0])[A-Za-z]+(?![\w\0])/g))
	const counts = new Map<string, number>()
	for (const text of phrases) for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1)
	const index = new Map<string, Phrase[]>()
	for (const text of phrases) {
		const rarest = [...wordsOf(text)].sort((a, b) => counts.get(a)! - counts.get(b)!)[0] ?? ''
		const others = index.get(rarest)
		if (others) others.push(compiled(text))
		else index.set(rarest, [compiled(text)])
	}
	return index
}

function compiled({ en, zh }: Text): Phrase {
	const slots: string[] = []
	let weight = 0
	let source = ''
	let at = 0
	const own = (text: string) => {
		weight += text.replaceAll(/\W/g, '').length
		source += text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')
	}
	const counted = new Set(Array.from(en.matchAll(SLOT), ([, name, one]) => (one === undefined ? undefined : name)))
	for (const match of en.matchAll(SLOT)) {
		const [slot, name = '', one, many] = match
		own(en.slice(at, match.index))
		at = match.index + slot.length
		if (one !== undefined) {
			source += `(?:${one}|${many})`
			weight += one.length
		} else {
			slots.push(name)
			source += counted.has(name) ? '([\\d,]+)' : SIZES.has(name) ? '([\\d,]+(?: bytes?)?)' : '(.+?)'
		}
	}
	own(en.slice(at))
	const isLed = en.startsWith('{') && !SENTENCES.has(slots[0] ?? '')
	return { pattern: new RegExp(`^${source}$`, 's'), slots, isLed, parts: zh.split(/\{(\w+)\}/), weight }
}
