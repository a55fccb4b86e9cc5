import { placed } from '../grouped.js'

/** What may be put into a text: numbers that say how many get their thousands separated. */
export type Values = Readonly<Record<string, string | number>>

/**
 * Puts values into a text. `{name}` stands for a value, `{name|packet|packets}` for the word that goes with its number.
 * A value that is not given stays visible as `{name}`, so that the slip shows. `word` says a value in the language, where
 * it is one of its words: only those that the text has a place for are asked for.
 *
 * Between backticks stands what is pasted into a shell or a configuration, and whoever sends a packet chooses the names in
 * it: a value of more than the characters of hosts, ports and addresses is left for the reader to put in, as `TARGET`.
 */
export function fill(
	text: string,
	values: Values,
	word: (value: string | number) => string | undefined = () => undefined,
): string {
	return withValues(text, values, (name, value, at) =>
		isInCommand(text, at) && !HARMLESS.test(String(value)) ? name.toUpperCase() : word(value),
	)
}

/**
 * The same for any text. `said` may say a value in other words. Between Chinese and Latin stands one blank, between two
 * Chinese characters none: which of the two a value begins and ends with is known only now.
 */
export function withValues(
	text: string,
	values: Values,
	said: (name: string, value: string | number, at: number) => string | undefined = () => undefined,
): string {
	if (!text.includes('{')) return text
	return text.replace(BLANKED_SLOT, (...match) => {
		const [whole, before, slot, name, one, many, after, at] = match as SlotMatch
		const value = values[name]
		if (value === undefined) return whole
		const isWord = one !== undefined && many !== undefined
		const shown =
			said(name, value, at) ??
			(isWord ? (value === 1 ? one : many) : typeof value === 'number' ? placed(name, value) : value)
		const left = areHan(text[at - 1], shown[0]) ? '' : before
		return left + shown + (areHan(shown.at(-1), text[at + before.length + slot.length + after.length]) ? '' : after)
	})
}

type SlotMatch = [string, string, string, string, string | undefined, string | undefined, string, number]

/** `{name}` or `{name|one|many}`. */
export const SLOT = /\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g

const BLANKED_SLOT = new RegExp(`( ?)(${SLOT.source})( ?)`, 'g')

function areHan(left: string | undefined, right: string | undefined): boolean {
	return left !== undefined && right !== undefined && HAN.test(left) && HAN.test(right)
}

const HAN = /[\u3400-\u9fff]/

/** What means nothing to a shell, and is no option: a host, a port, both, an address with a zone. */
const HARMLESS = /^[\w[:.][\w[\]:.%-]*$/

function isInCommand(text: string, at: number): boolean {
	return text.slice(0, at).split('`').length % 2 === 0
}
