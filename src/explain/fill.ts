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
	if (!text.includes('{')) return text
	return text.replace(SLOT, (slot, name: string, one?: string, many?: string, at = 0) => {
		const value = values[name]
		if (value === undefined) return slot
		if (isInCommand(text, at) && !HARMLESS.test(String(value))) return name.toUpperCase()
		if (one !== undefined && many !== undefined) return value === 1 ? one : many
		return word(value) ?? (typeof value === 'number' ? placed(name, value) : value)
	})
}

/** `{name}` or `{name|one|many}`. */
export const SLOT = /\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g

/** What means nothing to a shell, and is no option: a host, a port, both, an address with a zone. */
const HARMLESS = /^[\w[:.][\w[\]:.%-]*$/

function isInCommand(text: string, at: number): boolean {
	return text.slice(0, at).split('`').length % 2 === 0
}
