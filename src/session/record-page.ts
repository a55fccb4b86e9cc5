import { LIMITS } from '../decode/limits.js'
import type { Message, MessageSource } from './conversation.js'

/** Records that a message or a run was taken from: those of one page of them, and how many there are. */
export type RecordPage = {
	readonly first: number
	readonly last: number
	readonly count: number
	readonly pages: number
}

/** Which of a message's records `inspectMessage` shows on page `page`, from 0, as numbers from 1; of a page past the last, the last. */
export function recordPage({ source }: Message, page: number): RecordPage {
	const count = recordsOf(source).length
	const pages = Math.max(1, Math.ceil(count / LIMITS.recordsShown))
	const first = Math.max(0, Math.min(page, pages - 1)) * LIMITS.recordsShown
	return { first: first + 1, last: Math.min(first + LIMITS.recordsShown, count), count, pages }
}

/** The records of a source without those of other pages; a run is not written out. */
export function recordsOn(source: MessageSource, page: number, message: Message): number[] {
	const { first, last } = recordPage(message, page)
	const { at } = recordsOf(source)
	return Array.from({ length: last - first + 1 }, (_, i) => at(first - 1 + i))
}

function recordsOf(source: MessageSource): { readonly length: number; readonly at: (i: number) => number } {
	if (source.kind === 'run') return { length: source.last - source.first + 1, at: i => source.first + i }
	if (source.kind !== 'opened') return { length: 0, at: i => i }
	const used = [...new Set(source.pieces.map(piece => piece.origin))]
	return { length: used.length, at: i => used[i]! }
}
