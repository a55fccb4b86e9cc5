import { ALERTS } from '../../src/explain/alerts.js'
import { DEPARTURES } from '../../src/explain/departures.js'
import { TABLES } from '../../src/explain/explain.js'
import { EXPOSURE_WORDS } from '../../src/explain/exposures.js'
import { EXTENSION_WORDS } from '../../src/explain/extensions.js'
import { HEADERS } from '../../src/explain/headers.js'
import { SCREEN_TEXTS } from '../../src/explain/interface.js'
import type { Text, Words } from '../../src/explain/language.js'
import { REMARKS } from '../../src/explain/remarks.js'
import { PURPOSES } from '../../src/explain/rungs.js'
import { STANDINGS } from '../../src/explain/standings.js'
import { STEPS } from '../../src/explain/steps.js'
import {
	AUTHENTICATIONS,
	CIPHERS,
	HASHES,
	KEY_EXCHANGES,
	MODES,
	RESTRICTIONS,
	SIGNALS,
} from '../../src/explain/suite-words.js'

import type { CauseWords } from '../../src/explain/verdicts/cause-words.js'
import { HOW, OUTCOMES, SLOTS, SURE, WHAT, WHO } from '../../src/explain/verdicts/slot-words.js'
import { CAUSE_WORDS } from '../../src/explain/verdicts/verdicts.js'

/** A text and where to find it. */
export type Placed = { readonly at: string; readonly words: Words }

/** Every sentence that explains something. */
export function sentences(): Placed[] {
	return [
		...TABLES.flatMap(table => placed('field', table)),
		...placed('extension', EXTENSION_WORDS),
		...placed('alert', ALERTS),
		...placed('header', HEADERS),
		...PURPOSES.map(words => ({ at: `purpose of ${words.type}`, words })),
		...DEPARTURES.map(words => ({ at: `departure of ${words.type}`, words })),
		...REMARKS.map(words => ({ at: `remark on ${words.at.join(', ')}`, words })),
		...STEPS.map(({ text }, i) => ({ at: `step ${i + 1}`, words: text })),
		...Object.entries(STANDINGS).map(([standing, { text }]) => ({ at: standing, words: text })),
		...[KEY_EXCHANGES, AUTHENTICATIONS, RESTRICTIONS, CIPHERS, MODES, SIGNALS].flatMap(table => placed('suite', table)),
		...Object.entries(EXPOSURE_WORDS).map(([key, { why }]) => ({ at: `exposure ${key}`, words: why })),
		...Object.values(HASHES).flatMap(uses => placed('hash', uses)),
		...Object.entries(CAUSE_WORDS).flatMap(([cause, words]) => causeSentences(cause, words)),
		...[WHO, SURE].flatMap(table => placed('verdict', table)),
	]
}

/** Titles, labels and sentences of the screen: they need not be whole sentences. */
export function titles(): Placed[] {
	return [
		...placed('screen', SCREEN_TEXTS),
		...Object.entries(EXPOSURE_WORDS).map(([key, { what }]) => ({ at: `exposure ${key}`, words: what })),
		...STEPS.map(({ title }, i) => ({ at: `title of step ${i + 1}`, words: title })),
		...Object.entries(STANDINGS).map(([standing, { name }]) => ({ at: standing, words: name })),
		...Object.entries(CAUSE_WORDS).map(([cause, { name }]) => ({ at: `cause ${cause}`, words: name })),
		...[HOW, WHAT, OUTCOMES, SLOTS].flatMap(table => placed('verdict', table)),
	]
}

function causeSentences(cause: string, { why, now, seen, forms = {} }: CauseWords): Placed[] {
	return [{ why, now }, seen ?? {}, ...Object.values(forms)].flatMap(texts =>
		Object.entries(texts).map(([slot, { en, zh }]) => ({
			at: `${slot} of ${cause}`,
			words: { en: withoutCommands(en), zh: withoutCommands(zh) },
		})),
	)
}

function placed(family: string, table: Readonly<Record<string, Text>>): Placed[] {
	return Object.entries(table).map(([key, words]) => ({ at: `${family} ${key}`, words }))
}

/** What is to be typed belongs to no language. */
const withoutCommands = (text: string) => text.replace(/`[^`]+`/g, '`...`')
