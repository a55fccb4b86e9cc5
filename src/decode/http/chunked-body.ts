import { counted } from '../../grouped.js'
import type { Issue } from '../field.js'
import { LIMITS } from '../limits.js'
import { bytesOf, scan } from '../reader.js'
import type { Body } from './body.js'
import { CR, LF } from './characters.js'
import { chunkLine } from './chunk-line.js'
import { endOfFields } from './field-end.js'
import { type Header, headers } from './headers.js'
import type { KeptBody } from './kept-body.js'

/** A body in chunks (RFC 9112, 7.1). */
export class ChunkedBody implements Body {
	length = 0
	state: Body['state'] = 'open'
	trailers: readonly Header[] = []
	readonly issues: Issue[] = []
	#next: 'size' | 'data' | 'data end' | 'trailers' = 'size'
	/** Bytes of the chunk's data that are to come. */
	#left = 0
	#chunks = 0
	readonly #kept: KeptBody

	constructor(kept: KeptBody) {
		this.#kept = kept
	}

	get lacks(): string {
		const chunks = counted(this.#chunks, 'chunk')
		if (this.#next === 'data') return `${chunks} came, ${bytesOf(this.#left)} of the last one are missing`
		return this.#next === 'trailers' ? 'the end of the trailers is missing' : `${chunks} came, the last one is missing`
	}

	take(bytes: Uint8Array): number {
		let at = 0
		while (this.state === 'open' && at < bytes.length) {
			const rest = bytes.subarray(at)
			const count = this.#take(rest)
			if (count === undefined) break
			at += count
		}
		return at
	}

	skip(length: number): number {
		if (this.#next !== 'data') return 0
		const count = Math.min(length, this.#left)
		this.#kept.stop()
		this.#advance(count)
		return count
	}

	/** Takes the next part; undefined when more bytes are needed to tell where it ends, or when it is broken. */
	#take(rest: Uint8Array): number | undefined {
		if (this.#next === 'data') return this.#data(rest)
		if (this.#next === 'data end') return this.#dataEnd(rest)
		return this.#next === 'size' ? this.#size(rest) : this.#trailerSection(rest)
	}

	#size(rest: Uint8Array): number | undefined {
		const lf = rest.indexOf(LF)
		if (lf < 0 || lf >= LIMITS.httpLine) {
			if (rest.length >= LIMITS.httpLine)
				this.#break('limit', `the size of a chunk takes more than ${bytesOf(LIMITS.httpLine)}`)
			return undefined
		}
		const hasCr = lf > 0 && rest[lf - 1] === CR
		const { size } = chunkLine(rest.subarray(0, hasCr ? lf - 1 : lf))
		if (size === undefined) {
			this.#break('invalid', `chunk ${this.#chunks + 1} does not begin with its size in hexadecimal (RFC 9112, 7.1)`)
			return undefined
		}
		if (!hasCr) this.#say('invalid', 'the size of a chunk ends with a bare LF, not with CRLF (RFC 9112, 2.2)')
		if (size > 0) this.#chunks++
		this.#left = size
		this.#next = size > 0 ? 'data' : 'trailers'
		return lf + 1
	}

	#data(rest: Uint8Array): number {
		const count = Math.min(rest.length, this.#left)
		this.#kept.add(rest.subarray(0, count))
		this.#advance(count)
		return count
	}

	#advance(count: number): void {
		this.length += count
		this.#left -= count
		if (this.#left === 0) this.#next = 'data end'
	}

	#dataEnd(rest: Uint8Array): number | undefined {
		const first = rest[0]
		const second = rest[1]
		if (first === CR && second === undefined) return undefined
		this.#next = 'size'
		if (first === CR && second === LF) return 2
		if (first === LF) {
			this.#say('invalid', 'a chunk ends with a bare LF, not with CRLF (RFC 9112, 2.2)')
			return 1
		}
		this.#say('invalid', 'no CRLF after the data of a chunk (RFC 9112, 7.1)')
		return 0
	}

	#trailerSection(rest: Uint8Array): number | undefined {
		const end = endOfFields(rest)
		if (end === undefined || end > LIMITS.httpLine) {
			if (rest.length >= LIMITS.httpLine)
				this.#break('limit', `the trailers take more than ${bytesOf(LIMITS.httpLine)}`)
			return undefined
		}
		const { value, issues } = scan('trailers', rest.subarray(0, end), r => {
			const fields = headers(r, 'trailers')
			r.rest('empty_line')
			return fields
		})
		this.trailers = value ?? []
		this.issues.push(...issues)
		this.state = 'done'
		return end
	}

	#break(code: Issue['code'], text: string): void {
		this.state = 'broken'
		this.#say(code, text)
	}

	#say(code: Issue['code'], text: string): void {
		if (!this.issues.some(issue => issue.text === text)) this.issues.push({ code, text })
	}
}
