import { beginsField, nearestField } from './fields/table.js'
import type { FilterError, Range } from './syntax.js'

/** A word that is no field where one belongs: at the end of the filter it may become one. */
export function wrongField({ at, length }: Range, word: string, end: number): FilterError {
	const unfinished = at + length === end && beginsField(word)
	if (unfinished) return { at, length, text: `${word}… is the beginning of a field`, unfinished }
	const nearest = nearestField(word)
	return { at, length, text: `no field ${word}${nearest ? `; did you mean ${nearest}?` : ''}`, unfinished }
}
