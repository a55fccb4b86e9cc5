import { type Filter, filterPackets, readFilter } from '../filter/filter.js'
import type { Session } from '../session/session.js'
import { UsageError } from './usage-error.js'

/** The filter of `--filter`. Throws a UsageError that says where it is wrong. */
export function filterOption(text: string): Filter {
	const read = readFilter(text)
	if ('filter' in read) return read.filter
	const { at, length, text: sentence } = read.error
	const what = text.slice(at, at + length)
	throw new UsageError(`--filter, at character ${at + 1}${what ? ` ("${what}")` : ''}: ${sentence}`)
}

/** The numbers of the conversations of which a packet is selected, and how many packets are. */
export function conversationsSelected(
	session: Session,
	filter: Filter,
): { readonly conversations: ReadonlySet<number>; readonly packets: number } {
	const work = filterPackets(session, filter)
	let step = work.next()
	while (!step.done) step = work.next()
	const { packets } = step.value
	const numbers = packets.map(number => session.index?.row(number)?.conversation ?? 0)
	return { conversations: new Set(numbers.filter(number => number > 0)), packets: packets.length }
}
