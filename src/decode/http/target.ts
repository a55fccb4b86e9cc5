import type { Reader } from '../reader.js'
import { textOf } from '../reader.js'
import { runOf } from './characters.js'

/**
 * request-target (RFC 9112, 3.2): a leaf, or, with a query, its parts. The query's parameters are split at `&`, as
 * HTML forms write them (URL Standard, 5.1); RFC 3986 knows none.
 */
export function requestTarget(r: Reader, length: number): string {
	const bytes = r.peek(length)
	const mark = bytes.indexOf(QUESTION)
	if (mark < 0 || !r.tracing) return r.text('target', length)
	return r.struct('target', r => {
		const target = textOf(bytes)
		r.describe(target)
		if (mark > 0) r.text('path', mark)
		r.skip('question_mark', 1)
		query(r, length - mark - 1)
		return target
	})
}

function query(r: Reader, length: number): void {
	if (length === 0) return
	const bytes = r.peek(length)
	if (!bytes.includes(AMPERSAND)) {
		r.struct('query', r => r.text('parameter', length))
		return
	}
	r.struct('query', r => {
		r.describe(textOf(bytes))
		for (let at = 0; at < length; at++) {
			const parameter = runOf(bytes, at, byte => byte !== AMPERSAND)
			if (parameter > 0) r.text('parameter', parameter)
			at += parameter
			if (at < length) r.skip('ampersand', 1)
		}
	})
}

const QUESTION = 0x3f
const AMPERSAND = 0x26
