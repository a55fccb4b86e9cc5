import { SLOT, type Values, withValues } from './fill.js'
import type { Language, Text } from './language.js'
import { CHECK_TEXTS } from './screen/check-texts.js'
import { COMPARE_TEXTS } from './screen/compare-texts.js'
import { FACT_TEXTS } from './screen/fact-texts.js'
import { FRAME_TEXTS } from './screen/frame-texts.js'
import { LIST_TEXTS } from './screen/list-texts.js'

/**
 * A sentence of the screen. `{name}` stands for a value, `{name|packet|packets}` for the word that goes with its number.
 * A value that is not given stays visible as `{name}`, so that the slip shows.
 */
export function say(key: ScreenText, values: Values, language: Language): string {
	return withValues(SCREEN_TEXTS[key][language], values)
}

/** The names of the values a text asks for. */
export function slotsOf(text: string): string[] {
	return [...new Set(Array.from(text.matchAll(SLOT), match => match[1]!))].sort()
}

export type ScreenText = keyof typeof SCREEN_TEXTS

/** Everything the screen says of its own accord. A key begins with the place it is said at. */
export const SCREEN_TEXTS = {
	...FRAME_TEXTS,
	...LIST_TEXTS,
	...COMPARE_TEXTS,
	...CHECK_TEXTS,
	...FACT_TEXTS,
} as const satisfies Readonly<Record<string, Text>>
