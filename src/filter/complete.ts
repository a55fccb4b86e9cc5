import { FIELDS } from './fields/table.js'

/** The names of fields that a word at the cursor may become, and where the word stands. */
export type Completion = { readonly at: number; readonly word: string; readonly names: readonly string[] }

/** What may be completed before the cursor. No name inside of a string, and none for a word that is not begun. */
export function completionAt(text: string, cursor: number): Completion {
	const before = text.slice(0, cursor)
	const word = /[a-z][\w.]*$/i.exec(before)?.[0] ?? ''
	const at = cursor - word.length
	const isInString = (before.match(/\\.|"/g) ?? []).filter(sign => sign === '"').length % 2 === 1
	if (word === '' || isInString) return { at, word, names: [] }
	const wanted = word.toLowerCase()
	const names = FIELDS.map(({ name }) => name).filter(name => name.toLowerCase().startsWith(wanted) && name !== word)
	return { at, word, names: names.sort(byNearness) }
}

/** What all names have in common, from their beginning. */
export function commonBeginning(names: readonly string[]): string {
	const [first = '', ...others] = names
	let length = first.length
	for (const name of others) while (!name.startsWith(first.slice(0, length))) length--
	return first.slice(0, length)
}

/** Names with fewer parts first: `tcp` and `tcp.port` before `tcp.options.mss_val`. */
function byNearness(a: string, b: string): number {
	return a.split('.').length - b.split('.').length || (a < b ? -1 : 1)
}
