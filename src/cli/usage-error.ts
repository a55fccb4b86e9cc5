import { grouped } from '../grouped.js'

/** Wrong usage: the message is one sentence that says what to do instead. Exit code 2. */
export class UsageError extends Error {}

/** A file with so many conversations was asked for one that it does not have. */
export function noSuchConversation(file: string, count: number, number: number): UsageError {
	const has = count === 0 ? 'no conversation' : `${grouped(count)} conversation${count === 1 ? '' : 's'}`
	return new UsageError(`${file} has ${has}, so there is none of number ${number}`)
}
