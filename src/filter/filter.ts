import type { Session } from '../session/session.js'
import { bound, type Test } from './bind.js'
import { PacketLayers } from './layers.js'
import { parse } from './parser.js'
import type { Expression, FilterError } from './syntax.js'

/** A display filter that means something. */
export type Filter = {
	readonly text: string
	readonly expression: Expression
	readonly test: Test
}

/** Reads a display filter; says what is wrong with it, and where. Never throws. */
export function readFilter(text: string): { readonly filter: Filter } | { readonly error: FilterError } {
	const parsed = parse(text)
	if ('error' in parsed) return parsed
	const { expression } = parsed
	const looked = bound(expression, text.trimEnd().length)
	return 'error' in looked ? looked : { filter: { text, expression, test: looked.test } }
}

/** Whether a filter selects packet `number`. Throws what reading the capture again throws. */
export function selects(filter: Filter, session: Session, number: number): boolean {
	const row = session.index?.row(number)
	return row !== undefined && filter.test(new PacketLayers(session, row))
}

/**
 * The numbers of the packets that a filter selects, from packet `from` to the last one there is now, added to `selected`.
 * Yields the number of the last packet it looked at, some milliseconds apart.
 */
export function* filterPackets(
	session: Session,
	filter: Filter,
	from = 1,
	selected: number[] = [],
): Generator<number, readonly number[]> {
	const last = session.index?.count ?? 0
	for (let number = from; number <= last; number++) {
		if (selects(filter, session, number)) selected.push(number)
		if (number % SLICE === 0) yield number
	}
	return selected
}

/** Packets between two turns of the generator. */
const SLICE = 256
