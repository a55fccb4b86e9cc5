import type { Session } from '../session/session.js'
import { bound, type Test } from './bind.js'
import { fieldNamed } from './fields/table.js'
import { PacketLayers } from './layers.js'
import { tokensOf } from './lexer.js'
import { isComparison, parse } from './parser.js'
import type { Expression, FilterError } from './syntax.js'
import { wrongField } from './wrong-field.js'

/** A display filter that means something. */
export type Filter = {
	readonly text: string
	readonly expression: Expression
	readonly test: Test
}

/** Reads a display filter; says what is wrong with it, and where. Never throws. */
export function readFilter(text: string): { readonly filter: Filter } | { readonly error: FilterError } {
	const parsed = parse(text)
	if ('error' in parsed) return { error: (parsed.error.unfinished && wrongWord(text)) || parsed.error }
	const { expression } = parsed
	const looked = bound(expression, text.trimEnd().length)
	return 'error' in looked ? looked : { filter: { text, expression, test: looked.test } }
}

/** In a filter that is still being typed, the first word that is compared and is no field: no end would make it right. */
function wrongWord(text: string): FilterError | undefined {
	const tokens = tokensOf(text)
	if ('unfinished' in tokens) return undefined
	const wrong = tokens.find(({ kind, text: word }, i) => {
		const next = tokens[i + 1]
		const isCompared = next?.kind !== 'string' && isComparison(next?.text ?? '')
		return kind === 'word' && isCompared && !isComparison(word) && !fieldNamed(word)
	})
	return wrong && wrongField(wrong, wrong.text, text.length)
}

/** Whether a filter selects packet `number`. Throws what reading the capture again throws. */
export function selects(filter: Filter, session: Session, number: number): boolean {
	const row = session.index?.row(number)
	return row !== undefined && filter.test(new PacketLayers(session, row))
}

/** Numbers of packets that were selected, and the last packet that was looked at. */
export type Selected = { readonly packets: readonly number[]; readonly looked: number }

/**
 * The numbers of the packets that a filter selects, from packet `from` to the last one there is now, added to `selected`.
 * Yields the number of the last packet it looked at, some milliseconds apart.
 */
export function* filterPackets(
	session: Session,
	filter: Filter,
	from = 1,
	selected: number[] = [],
): Generator<number, Selected> {
	const last = session.index?.count ?? 0
	for (let number = from; number <= last; number++) {
		if (selects(filter, session, number)) selected.push(number)
		if (number % SLICE === 0) yield number
	}
	return { packets: selected, looked: last }
}

/** Packets between two turns of the generator. */
const SLICE = 16
