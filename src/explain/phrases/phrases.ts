import type { Language, Text } from '../language.js'
import { BYTE_PHRASES } from './byte-phrases.js'
import { CAPTURE_PHRASES } from './capture-phrases.js'
import { FILTER_PHRASES } from './filter-phrases.js'
import { HTTP_PHRASES } from './http-phrases.js'
import { HTTP2_PHRASES } from './http2-phrases.js'
import { LABEL_PHRASES } from './label-phrases.js'
import { NET_PHRASES } from './net-phrases.js'
import { NOTICE_PHRASES } from './notice-phrases.js'
import { phrasebook } from './phrasebook.js'
import { SEEN_PHRASES } from './seen-phrases.js'
import { SESSION_PHRASES } from './session-phrases.js'
import { SUMMARY_PHRASES } from './summary-phrases.js'
import { TLS_PHRASES } from './tls-phrases.js'
import { WEBSOCKET_PHRASES } from './websocket-phrases.js'

/*
 * What decoders, filters and readers of captures say is English where it arises: they know no language, they are read many
 * million times more often than shown, and the report's JSON promises these sentences as they are. So the English
 * sentence is what its Chinese is looked up by. A test reads the sources and lists sentences that no book here has.
 */

/** Sentences: what is wrong with bytes, packets, captures and filters, and why something is presumed. */
export const SENTENCE_PHRASES: readonly Text[] = [
	...BYTE_PHRASES,
	...TLS_PHRASES,
	...HTTP_PHRASES,
	...HTTP2_PHRASES,
	...WEBSOCKET_PHRASES,
	...NET_PHRASES,
	...SESSION_PHRASES,
	...CAPTURE_PHRASES,
	...FILTER_PHRASES,
	...NOTICE_PHRASES,
]

const sentences = phrasebook(SENTENCE_PHRASES)
const summaries = phrasebook(SUMMARY_PHRASES)
const labels = phrasebook([...LABEL_PHRASES, ...SESSION_PHRASES])
const seen = phrasebook(SEEN_PHRASES)

/** A sentence in the language; one that is in no book stays English. Captured text may stand in it: clean it where it is shown. */
export function phrase(sentence: string, language: Language): string {
	return (language === 'zh' && sentences(sentence)) || sentence
}

/** What is told while the screen is open, perhaps several sentences set apart by semicolons. */
export function notice(text: string, language: Language): string {
	if (language === 'en') return text
	return (
		sentences(text) ??
		text
			.split('; ')
			.map(part => sentences(part) ?? part)
			.join('；')
	)
}

/** Words set apart by commas, as in a summary, each for itself: `up to TLS 1.3, 12 suites`. */
export function phrases(words: string, language: Language): string {
	if (language === 'en' || words === '') return words
	const parts = words.split(OUTSIDE_QUOTES)
	const said = parts.map(part => summaries(part))
	return parts.map((part, i) => said[i] ?? part).join(said.some(Boolean) ? '，' : ', ')
}

/** A comma that stands in no quotation. */
const OUTSIDE_QUOTES = /, (?![^“]*”)/

/** What a field's value means, where a sentence says that. */
export function labelPhrase(label: string, language: Language): string {
	if (language === 'en') return label
	const isOurs = (part: string) => summaries(part) !== undefined || FRAME_NAME.test(part)
	const parts = label.split(', ')
	if (parts.length > 1 && parts.every(isOurs)) return phrases(label, language)
	return labels(label) ?? (parts.length === 1 ? phrases(label, language) : label)
}

/** `HEADERS`, `RST_STREAM`: names stay as they are, and what follows one is ours. */
const FRAME_NAME = /^[A-Z]+(_[A-Z]+)*$/

/** What an eavesdropper sees, how a key came about. */
export function seenPhrase(text: string, language: Language): string {
	return (language === 'zh' && seen(text)) || text
}
