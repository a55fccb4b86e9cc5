import type { Language } from '../../explain/language.js'
import { causeName } from '../../explain/verdicts/verdicts.js'
import { CAUSES } from '../../verdict/verdict.js'
import { width } from '../text.js'

/** Columns of the terminal that the longest name of a cause takes. */
export function widestName(language: Language): number {
	let widest = known.get(language)
	if (widest === undefined) {
		widest = Math.max(...CAUSES.map(cause => width(causeName(cause, language))))
		known.set(language, widest)
	}
	return widest
}

const known = new Map<Language, number>()
