import { type Filter, filterPackets, readFilter } from '../../src/filter/filter.js'
import type { FilterError } from '../../src/filter/syntax.js'
import type { Session } from '../../src/session/session.js'

/** The filter of a text that must be right. */
export function filterOf(text: string): Filter {
	const read = readFilter(text)
	if ('error' in read) throw new Error(`${text}: ${read.error.text}`)
	return read.filter
}

/** The error of a text that must be wrong. */
export function errorOf(text: string): FilterError {
	const read = readFilter(text)
	if ('filter' in read) throw new Error(`${text} is right`)
	return read.error
}

/** The numbers of the packets that a filter selects. */
export function selectedBy(text: string, session: Session): readonly number[] {
	const work = filterPackets(session, filterOf(text))
	let step = work.next()
	while (!step.done) step = work.next()
	return step.value.packets
}
