import { placed } from '../grouped.js'
import type { Language, Text } from './language.js'
import { CHECK_TEXTS } from './screen/check-texts.js'
import { COMPARE_TEXTS } from './screen/compare-texts.js'
import { FACT_TEXTS } from './screen/fact-texts.js'
import { FRAME_TEXTS } from './screen/frame-texts.js'
import { LIST_TEXTS } from './screen/list-texts.js'

/** What may be put into a text: numbers that say how many get their thousands separated. */
export type Values = Readonly<Record<string, string | number>>

/**
 * A sentence of the screen. `{name}` stands for a value, `{name|packet|packets}` for the word that goes with its number.
 * A value that is not given stays visible as `{name}`, so that the slip shows.
 */
export function say(key: ScreenText, values: Values, language: Language): string {
	return SCREEN_TEXTS[key][language].replace(SLOT, (slot, name: string, one?: string, many?: string) => {
		const value = values[name]
		if (value === undefined) return slot
		if (one !== undefined && many !== undefined) return value === 1 ? one : many
		return typeof value === 'number' ? placed(name, value) : value
	})
}

/** The names of the values a text asks for. */
export function slotsOf(text: string): string[] {
	return [...new Set(Array.from(text.matchAll(SLOT), match => match[1]!))].sort()
}

const SLOT = /\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g

export type ScreenText = keyof typeof SCREEN_TEXTS

/** Everything the screen says of its own accord. A key begins with the place it is said at. */
export const SCREEN_TEXTS = {
	...FRAME_TEXTS,
	...LIST_TEXTS,
	...COMPARE_TEXTS,
	...CHECK_TEXTS,
	...FACT_TEXTS,
} as const satisfies Readonly<Record<string, Text>>
