import { grouped } from '../grouped.js'
import type { Bit, Field, Issue, Names, Scalar } from './field.js'
import { UNDECODED } from './field.js'
import { LIMITS } from './limits.js'

export type Decode<T> = (r: Reader) => T

/** What the group around the one being read has so far. */
type Outer = { fields: Field[] | undefined; label: string | undefined; issue: Issue | undefined }

/**
 * Ends the decoding of a body: a short read, or a bound. Caught by the frame that declared the length, and nowhere else.
 * It is no Error, whose stack trace costs ten times as much as the throw: a hostile megabyte holds half a million of these.
 */
class Stop {
	constructor(readonly issue: Issue) {}
}

/**
 * Reads named values in wire order. Each read returns its value and, when the reader traces, leaves a field behind:
 * one declaration of a message serves the scan (values only) and the inspection (a tree whose leaves tile the bytes).
 * Numbers are big-endian unless the method says otherwise.
 */
export class Reader {
	/** What was found wrong so far, traced or not: the first of it, when there is too much. */
	readonly issues: Issue[] = []
	#found = 0
	#at: number
	#end: number
	#depth = 0
	#fieldCount = 0
	#fields: Field[] | undefined
	#label: string | undefined
	#issue: Issue | undefined

	constructor(
		readonly bytes: Uint8Array,
		start = 0,
		end = bytes.length,
		trace = false,
	) {
		this.#at = start
		this.#end = end
		this.#fields = trace ? [] : undefined
	}

	/** Bytes left in the enclosing frame. */
	get left(): number {
		return this.#end - this.#at
	}

	/** How much was found wrong so far: more than `issues` holds, when there is too much. */
	get issueCount(): number {
		return this.#found
	}

	/** Offset of the next read, relative to the block. */
	get at(): number {
		return this.#at
	}

	/** Whether fields are being recorded: words that only a person reads need not be made otherwise. */
	get tracing(): boolean {
		return this.#fields !== undefined
	}

	// u8, u16 and u32 make most of a scan: they spell out what the other reads leave to #take and #number, which the
	// optimiser does not always inline (a third of the time of a packet's headers).
	u8(name: string, names?: Names, bits?: readonly Bit[]): number {
		const start = this.#at
		if (start >= this.#end) this.#short(1, name)
		this.#at = start + 1
		const value = this.bytes[start]!
		if (this.#fields) this.#leaf(name, start, value, names?.(value), bits)
		return value
	}

	u16(name: string, names?: Names, bits?: readonly Bit[]): number {
		const start = this.#at
		if (start + 2 > this.#end) this.#short(2, name)
		this.#at = start + 2
		const value = this.bytes[start]! * 0x100 + this.bytes[start + 1]!
		if (this.#fields) this.#leaf(name, start, value, names?.(value), bits)
		return value
	}

	u24(name: string, names?: Names): number {
		return this.#number(name, this.#take(3, name), this.#uint(this.#at - 3, 3), names)
	}

	u32(name: string, names?: Names, bits?: readonly Bit[]): number {
		const start = this.#at
		if (start + 4 > this.#end) this.#short(4, name)
		this.#at = start + 4
		const b = this.bytes
		const low = (b[start + 1]! << 16) | (b[start + 2]! << 8) | b[start + 3]!
		const value = b[start]! * 0x1000000 + low
		if (this.#fields) this.#leaf(name, start, value, names?.(value), bits)
		return value
	}

	/** A 32-bit number in little-endian order, as some link layers have it. */
	u32le(name: string, names?: Names): number {
		const start = this.#take(4, name)
		const b = this.bytes
		return this.#number(
			name,
			start,
			b[start]! + b[start + 1]! * 0x100 + b[start + 2]! * 0x10000 + b[start + 3]! * 0x1000000,
			names,
		)
	}

	u64(name: string): bigint {
		const start = this.#take(8, name)
		const value = (BigInt(this.#uint(start, 4)) << 32n) | BigInt(this.#uint(start + 4, 4))
		this.#leaf(name, start, value)
		return value
	}

	/** opaque name[length]. The value is a view, not a copy; `label` says in words what the bytes mean. */
	opaque(name: string, length: number, label?: (bytes: Uint8Array) => string | undefined): Uint8Array {
		const start = this.#take(length, name)
		const value = this.bytes.subarray(start, start + length)
		if (this.#fields) this.#leaf(name, start, value, label?.(value))
		return value
	}

	/** Bytes that are read as text: UTF-8 where it is, else Latin-1. What is not printable is cleaned where it is shown. */
	text(name: string, length: number, label?: (text: string) => string | undefined): string {
		const start = this.#take(length, name)
		const value = textOf(this.bytes.subarray(start, start + length))
		if (this.#fields) this.#leaf(name, start, value, label?.(value))
		return value
	}

	/** Whatever is left in the enclosing frame, as one leaf. */
	rest(name: string, label?: (bytes: Uint8Array) => string | undefined): Uint8Array {
		return this.opaque(name, this.left, label)
	}

	/** Bytes whose meaning `read` works out: the leaf's value is what it returns, and `label` says it in words. */
	derived<T extends Scalar>(
		name: string,
		length: number,
		read: (bytes: Uint8Array) => T,
		label?: (value: T) => string | undefined,
	): T {
		const start = this.#take(length, name)
		const value = read(this.bytes.subarray(start, start + length))
		if (this.#fields) this.#leaf(name, start, value, label?.(value))
		return value
	}

	/** Moves past bytes that belong to another block (a packet's payload): one leaf without a value. */
	skip(name: string, length: number, label?: string): void {
		this.#leaf(name, this.#take(length, name), undefined, label)
	}

	/** The next bytes without reading them; fewer when the frame ends before. */
	peek(length: number): Uint8Array {
		return this.bytes.subarray(this.#at, Math.min(this.#at + length, this.#end))
	}

	/** The byte `ahead` of the next read, without reading it; nothing where the frame ends before. */
	ahead(ahead = 0): number | undefined {
		return this.#at + ahead < this.#end ? this.bytes[this.#at + ahead] : undefined
	}

	/** A named group without a length of its own: a short read inside it is its parent's issue. */
	struct<T>(name: string, body: Decode<T>): T {
		if (!this.#fields) return this.#untraced(body)
		const start = this.#at
		const outer = this.#enter()
		try {
			return body(this)
		} finally {
			this.#leave(outer, name, start)
		}
	}

	/**
	 * A body confined to `length` bytes. Whatever happens inside, reading goes on after it: what was read stays, the
	 * rest is a leaf `undecoded`, and the field gets the issue. Returns nothing when the body could not be read.
	 */
	frame<T>(name: string, length: number, body: Decode<T>): T | undefined {
		const start = this.#at
		return this.#confine(name, start, this.#enter(), length, body)
	}

	/**
	 * A group whose own first fields say how long the rest of it is: `head` reads them and returns that length, to
	 * which `body` is confined as in a frame. `body` is told the length as it was declared.
	 */
	headed<T>(name: string, head: Decode<number>, body: (r: Reader, length: number) => T): T | undefined {
		const start = this.#at
		const outer = this.#enter()
		let length: number
		try {
			length = head(this)
		} catch (error) {
			this.#leave(outer, name, start)
			throw error
		}
		return this.#confine(name, start, outer, length, r => body(r, length))
	}

	/** name<..2^(8*width)-1>: a leaf `name_length`, then the body confined to it; without `body`, one opaque leaf. */
	vector(width: 1 | 2 | 3 | 4, name: string): Uint8Array
	vector<T>(width: 1 | 2 | 3 | 4, name: string, body: Decode<T>): T | undefined
	vector<T>(width: 1 | 2 | 3 | 4, name: string, body?: Decode<T>): T | Uint8Array | undefined {
		const at = this.#take(width, `${name}_length`)
		const length = this.#number(`${name}_length`, at, this.#uint(at, width))
		if (body) return this.frame(name, length, body)
		if (length <= this.left) return this.opaque(name, length)
		this.#stop('truncated', `${name} declares ${bytesOf(length)}, ${this.left} are there`)
	}

	/** A vector of items. The items read before one that is broken are kept. */
	list<T>(width: 1 | 2 | 3, name: string, item: Decode<T>): T[] {
		const items: T[] = []
		this.vector(width, name, r => r.repeat(item, items))
		return items
	}

	/** Items up to the end of the enclosing frame, added to `items`. */
	repeat<T>(item: Decode<T>, items: T[] = []): T[] {
		while (this.left > 0) {
			const before = this.#at
			items.push(item(this))
			if (this.#at === before) break
		}
		return items
	}

	/** Says in words what the enclosing struct or frame holds. */
	describe(label: string | undefined): void {
		this.#label = label
	}

	/** Marks the enclosing struct or frame; reading goes on. The first mark stays. */
	flag(code: Issue['code'], text: string): void {
		const issue = { code, text }
		this.#issue ??= issue
		if (++this.#found <= LIMITS.blockIssues) this.issues.push(issue)
		else if (this.#found === LIMITS.blockIssues + 1) this.issues.push({ code: 'limit', text: manyIssues() })
	}

	/** Gives up on the enclosing frame: what is left of it becomes `undecoded`. */
	fail(text: string): never {
		this.#stop('invalid', text)
	}

	/** Reads all bytes with `body`; whatever happens, the field covers them all. Used by `scan` and `inspect`. */
	root<T>(name: string, body: Decode<T>): { value: T | undefined; field: Field | undefined } {
		const start = this.#at
		const value = this.#run(name, body, false, true)
		const field = this.#fields && this.#close(name, start)
		return { value, field }
	}

	#confine<T>(name: string, start: number, outer: Outer, length: number, body: Decode<T>): T | undefined {
		// Not `length - missing`: a length may be more than a number holds exactly (QUIC has lengths of 62 bits).
		const there = Math.min(length, this.left)
		const outerEnd = this.#end
		this.#end = this.#at + there
		let limit: Stop | undefined
		try {
			const cut = there < length && `${name} declares ${bytesOf(length)}, ${there} are there`
			return this.#run(name, body, cut)
		} catch (error) {
			if (!(error instanceof Stop)) throw error
			limit = error
			throw error
		} finally {
			// Past a bound the frame ends where it stands, and the root takes what is left.
			if (limit === undefined) this.#at = this.#end
			this.#end = outerEnd
			this.#leave(outer, name, start)
		}
	}

	#run<T>(name: string, body: Decode<T>, cut: string | false, isRoot = false): T | undefined {
		let value: T | undefined
		if (cut) this.flag('truncated', cut)
		try {
			value = body(this)
		} catch (error) {
			if (!(error instanceof Stop)) throw error
			if (error.issue.code === 'limit' && !isRoot) throw error
			if (!cut) this.flag(error.issue.code, error.issue.text)
			this.#undecoded()
			return undefined
		}
		if (this.left > 0) {
			this.flag('trailing', `${bytesOf(this.left)} after the end of ${name}`)
			this.#undecoded()
		}
		return value
	}

	#undecoded(): void {
		if (this.left === 0) return
		const start = this.#at
		this.#at = this.#end
		this.#fields?.push({ name: UNDECODED, span: { start, end: this.#at }, value: this.bytes.subarray(start, this.#at) })
	}

	#enter(): Outer {
		if (++this.#depth > LIMITS.depth) {
			this.#depth--
			this.#stop('limit', `nested deeper than ${LIMITS.depth} levels`)
		}
		const outer = { fields: this.#fields, label: this.#label, issue: this.#issue }
		if (this.#fields) this.#fields = []
		this.#label = undefined
		this.#issue = undefined
		return outer
	}

	#leave(outer: Outer, name: string, start: number) {
		this.#depth--
		outer.fields?.push(this.#close(name, start))
		this.#fields = outer.fields
		this.#label = outer.label
		this.#issue = outer.issue
	}

	/** A struct of a scan: there is no field to gather, only the depth to watch. */
	#untraced<T>(body: Decode<T>): T {
		if (++this.#depth > LIMITS.depth) {
			this.#depth--
			this.#stop('limit', `nested deeper than ${LIMITS.depth} levels`)
		}
		try {
			return body(this)
		} finally {
			this.#depth--
		}
	}

	#close(name: string, start: number): Field {
		return {
			name,
			span: { start, end: this.#at },
			...(this.#label !== undefined && { label: this.#label }),
			...(this.#fields && this.#fields.length > 0 && { children: this.#fields }),
			...(this.#issue && { issue: this.#issue }),
		}
	}

	#uint(start: number, width: number): number {
		let value = 0
		for (let i = 0; i < width; i++) value = value * 0x100 + this.bytes[start + i]!
		return value
	}

	#number(name: string, start: number, value: number, names?: Names, bits?: readonly Bit[]): number {
		if (this.#fields) this.#leaf(name, start, value, names?.(value), bits)
		return value
	}

	#take(length: number, what: string): number {
		const start = this.#at
		if (start + length > this.#end) this.#short(length, what)
		this.#at = start + length
		return start
	}

	#short(length: number, what: string): never {
		this.#stop('truncated', `${what} needs ${bytesOf(length)}, ${bytesOf(this.left)} left`)
	}

	#leaf(name: string, start: number, value: Scalar | undefined, label?: string, bits?: readonly Bit[]) {
		if (!this.#fields) return
		if (++this.#fieldCount > LIMITS.fields) {
			this.#at = start
			this.#stop('limit', `more than ${grouped(LIMITS.fields)} fields`)
		}
		this.#fields.push({
			name,
			span: { start, end: this.#at },
			...(value !== undefined && { value }),
			...(label !== undefined && { label }),
			...(bits && { bits }),
		})
	}

	#stop(code: Issue['code'], text: string): never {
		throw new Stop({ code, text })
	}
}

/** Not a constant: the first number that is written for a locale takes a tenth of the time of a start. */
function manyIssues(): string {
	return `more than ${grouped(LIMITS.blockIssues)} issues: the rest stand with their fields only`
}

/** Values only: what the scan of a capture needs. `value` is missing when the bytes end before the declaration does. */
export function scan<T>(
	name: string,
	bytes: Uint8Array,
	body: Decode<T>,
): { value: T | undefined; issues: readonly Issue[] } {
	const reader = new Reader(bytes)
	const { value } = reader.root(name, body)
	return { value, issues: reader.issues }
}

/** The tree of all bytes, and the value. The leaves tile `bytes`, whatever they hold. */
export function inspect<T>(
	name: string,
	bytes: Uint8Array,
	body: Decode<T>,
): { value: T | undefined; field: Field; issues: readonly Issue[] } {
	const reader = new Reader(bytes, 0, bytes.length, true)
	const { value, field } = reader.root(name, body)
	return { value, field: field!, issues: reader.issues }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })
const latin1 = new TextDecoder('latin1')

/** UTF-8 where the bytes are, else Latin-1, so that no byte is lost. */
export function textOf(bytes: Uint8Array): string {
	try {
		return utf8.decode(bytes)
	} catch {
		return latin1.decode(bytes)
	}
}

/** `1 byte`, `1,613 bytes`. */
export function bytesOf(count: number): string {
	return count === 1 ? '1 byte' : `${grouped(count)} bytes`
}
