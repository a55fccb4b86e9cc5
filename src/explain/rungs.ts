import type { Explanation, Language } from './language.js'
import { explanation } from './language.js'
import { HTTP_PURPOSES } from './purposes/http-purposes.js'
import type { Purpose } from './purposes/purpose.js'
import { TLS_PURPOSES } from './purposes/tls-purposes.js'
import type { Handshake, Rung } from './rung.js'
import { eraOf, exchangeOf, typeOf } from './rung.js'

/** What this message is for, in one sentence for a learner; nothing for a type without words. */
export function purpose(rung: Rung, handshake: Handshake, language: Language): Explanation | undefined {
	const type = typeOf(rung)
	const era = eraOf(handshake)
	const exchange = exchangeOf(handshake)
	const words = PURPOSES.find(
		row =>
			row.type === type &&
			(row.from === undefined || row.from === rung.from) &&
			(row.era === undefined || row.era === era) &&
			(row.exchange === undefined || row.exchange === exchange) &&
			(row.isClear === undefined || rung.encrypted === false) &&
			(row.earlyData === undefined || row.earlyData === handshake.earlyData),
	)
	return words && explanation(words, language)
}

/** The first row that fits is the answer. */
export const PURPOSES: readonly Purpose[] = [...TLS_PURPOSES, ...HTTP_PURPOSES]
