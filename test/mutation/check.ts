import { isDeepStrictEqual } from 'node:util'
import { inspect, scan } from '../../src/decode/reader.js'
import { untiled } from '../decode/tiles.js'
import type { Subject } from './subjects.js'

/** What is wrong with how some bytes are read as `subject`'s kind; nothing when all is well. */
export function faultOf(subject: Subject, bytes: Uint8Array): string | undefined {
	return tried(() => {
		const tree = inspect(subject.kind, bytes, subject.decode(bytes))
		const skimmed = scan(subject.kind, bytes, subject.decode(bytes))
		const gap = untiled(tree.field, bytes.length)
		if (gap !== undefined) return gap
		// Past a bound of the tree (its fields, its depth), which the scan does not reach, there is nothing to compare.
		if (tree.issues.some(({ code }) => code === 'limit')) return undefined
		if (!isDeepStrictEqual(tree.value, skimmed.value)) return 'the scan gives another value than the inspection'
		const said = new Set(tree.issues.map(({ text }) => text))
		// A scan frames DER inside TLS and leaves it at that: it may find less, never something else.
		const other = skimmed.issues.find(({ text }) => !said.has(text))
		if (other) return `only the scan says: ${other.text}`
		return noSentence(tree.issues.map(({ text }) => text))
	})
}

/** A text in which something stands that is no value. */
export function noSentence(texts: readonly string[]): string | undefined {
	return texts.find(text => /\b(NaN|undefined|Infinity)\b|\[object /.test(text))
}

/** The fault that `check` finds; an exception is one. */
export function tried(check: () => string | undefined): string | undefined {
	try {
		return check()
	} catch (error) {
		return `an exception: ${error instanceof Error ? error.stack : error}`
	}
}
