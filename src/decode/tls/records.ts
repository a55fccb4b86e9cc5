import type { Piece } from '../block.js'
import { HANDSHAKE } from '../registry/content-types.js'
import { CLIENT_HELLO, SERVER_HELLO } from '../registry/handshake-types.js'
import { begun, type Current, cut, wanted, whole } from './current-record.js'
import { addPiece, Held } from './held.js'

/** Bytes of a record header: type, version, length (RFC 8446, 5.1). */
export const RECORD_HEADER = 5
/** The longest fragment any version allows: 2^14 and what encryption and compression may add (RFC 5246, 6.2.3). */
export const MAX_FRAGMENT = (1 << 14) + 2048

/** Consecutive bytes of one direction. They stand at `offset` of the captured bytes of packet `packet`; valid during the call. */
export type Chunk = {
	readonly start: number
	readonly bytes: Uint8Array
	readonly packet: number
	readonly offset: number
}

/** The header of a record, and where the record was captured. */
export type RecordPlace = {
	/** Offset of the header in the stream. */
	readonly start: number
	readonly type: number
	/** `legacy_record_version`: says little of the version in use. */
	readonly version: number
	/** Bytes of the fragment, as the header declares them. */
	readonly length: number
	/** Where the bytes were captured: `start` counts from the header, `origin` is the packet's number. */
	readonly pieces: readonly Piece[]
}

export type RecordEvent =
	/** A whole record. `fragment` is a copy that may be kept, unless told otherwise (`once`); missing for types the caller does not keep. */
	| ({ readonly kind: 'record'; readonly fragment?: Uint8Array } & RecordPlace)
	/**
	 * A record that is not whole: the data end inside it, or bytes of it are not in the capture. Without a whole header
	 * there is no `type`, `version` and `length`. `have` and `want` count from the header; `fragment` holds the bytes
	 * before the first missing one. When a hole lies within the record, the next one follows without a `passed`.
	 */
	| ({
			readonly kind: 'cut'
			readonly have: number
			readonly want: number
			readonly why: 'end' | 'hole'
			readonly fragment?: Uint8Array
	  } & Pick<RecordPlace, 'start' | 'pieces'> &
			Partial<RecordPlace>)
	/**
	 * Bytes passed over (there may be 0) while no record boundary was certain: after a hole, at the start of a stream
	 * captured from its middle, or because what stood there is no record header. `found` says whether records go on
	 * after them; if not, the data ended first. How many records they held is not known.
	 */
	| {
			readonly kind: 'passed'
			readonly start: number
			readonly length: number
			readonly why: 'hole' | 'middle' | 'garbage'
			readonly found: boolean
			/** The packets of the first and last of them, when there are any. */
			readonly packets?: { readonly first: number; readonly last: number }
	  }

export type RecordsOptions = {
	readonly emit: (event: RecordEvent) => void
	/** Which content types' fragments are copied; the rest is counted only. All, if not given. */
	readonly keep?: (type: number) => boolean
	/**
	 * Each record is looked at once: a fragment that stands whole in its chunk is a view, valid during the call, and of a
	 * record that is only counted no piece counts but the first.
	 */
	readonly once?: boolean
	/** `middle` when the stream's first bytes were not captured: a record boundary has to be found first. */
	readonly from?: 'start' | 'middle'
}

type Lost = { start: number; why: 'hole' | 'middle' | 'garbage'; first?: number; last?: number }

/**
 * Cuts one direction of a stream into records, whatever its chunks are. Holds one record at most, and while a record
 * boundary is sought as much as it takes to be sure of one: two plausible headers in a row, a record that ends where
 * the data end, or a hello.
 */
export class Records {
	readonly #emit: (event: RecordEvent) => void
	readonly #keep: (type: number) => boolean
	readonly #once: boolean
	#current: Current | undefined
	#lost: Lost | undefined
	#held = new Held()
	/** Stream offset of the next byte. */
	#next = 0
	#begun = false

	constructor(options: RecordsOptions) {
		this.#emit = options.emit
		this.#keep = options.keep ?? (() => true)
		this.#once = options.once ?? false
		if (options.from === 'middle') this.#lost = { start: 0, why: 'middle' }
	}

	/** The next bytes of the stream. */
	push(chunk: Chunk): void {
		this.#begin(chunk.start)
		const { bytes, packet, offset } = chunk
		const at = this.#held.length === 0 && !this.#lost ? this.#inPlace(chunk) : 0
		if (at === bytes.length) return
		this.#held.push(at === 0 ? chunk : { start: this.#next, bytes: bytes.subarray(at), packet, offset: offset + at })
		this.#run(false)
		this.#held.settle()
	}

	/**
	 * Takes the next `length` bytes without seeing them, if they lie within a record that is only counted and do not end it.
	 * Answers whether it did. They stand at `offset` of the captured bytes of `packet`.
	 */
	skip(length: number, packet: number, offset: number): boolean {
		const current = this.#current
		if (current === undefined || current.fragment || current.at < RECORD_HEADER) return false
		if (current.at + length >= wanted(current) || this.#held.length > 0) return false
		if (!this.#once) addPiece(current.pieces, { start: current.at, length, origin: packet, offset })
		current.at += length
		this.#next += length
		return true
	}

	/** `length` bytes of the stream, from `start` on, are not in the capture. */
	hole(start: number, length: number): void {
		this.#begin(start)
		this.#run(true)
		const current = this.#current
		const inside = current !== undefined && current.at >= RECORD_HEADER && current.at + length <= wanted(current)
		if (current && inside) {
			current.at += length
			current.missing += length
			this.#next += length
			if (current.at === wanted(current)) this.#finish(current)
			return
		}
		this.#stop('hole')
		this.#next += length
		this.#lost = { start: this.#next, why: 'hole' }
	}

	/** Nothing more comes. */
	end(): void {
		this.#run(true)
		this.#stop('end')
	}

	/**
	 * Takes what needs no holding: records that stand whole in the chunk, and what is there of those that only begin or end
	 * in it, unless it begins inside a header or a header is cut or none. Nearly all are of these kinds; held, they take
	 * three times as long. Answers how many bytes that were.
	 */
	#inPlace({ bytes, packet, offset }: Chunk): number {
		let at = 0
		while (at < bytes.length) {
			const current = this.#current
			if (current && current.at < RECORD_HEADER) break
			if (current) {
				const length = Math.min(wanted(current) - current.at, bytes.length - at)
				if (current.missing === 0) {
					current.fragment?.set(bytes.subarray(at, at + length), current.filled)
					current.filled += length
				}
				if (current.fragment || !this.#once)
					addPiece(current.pieces, { start: current.at, length, origin: packet, offset: offset + at })
				current.at += length
				this.#next += length
				at += length
				if (current.at === wanted(current)) this.#finish(current)
			} else {
				const fragment = at + RECORD_HEADER
				if (fragment > bytes.length || !plausible(bytes, at, fragment)) break
				const length = Math.min(RECORD_HEADER + lengthAt(bytes, at), bytes.length - at)
				const pieces = [{ start: 0, length, origin: packet, offset: offset + at }]
				if (length === RECORD_HEADER + lengthAt(bytes, at)) this.#emitWhole(bytes, at, pieces)
				else this.#beginWhole(bytes.subarray(at), pieces)
				at += length
			}
		}
		return at
	}

	/** A record of which these bytes, the last of their chunk, are the beginning: the whole header at least. */
	#beginWhole(bytes: Uint8Array, pieces: Piece[]): void {
		const current = begun(this.#next, pieces)
		current.header.set(bytes.subarray(0, RECORD_HEADER))
		current.length = lengthAt(bytes, 0)
		current.at = bytes.length
		current.filled = bytes.length - RECORD_HEADER
		if (this.#keep(bytes[0]!)) {
			current.fragment = new Uint8Array(current.length)
			current.fragment.set(bytes.subarray(RECORD_HEADER))
		}
		this.#current = current
		this.#next += bytes.length
	}

	#emitWhole(bytes: Uint8Array, at: number, pieces: readonly Piece[]): void {
		const start = this.#next
		const type = bytes[at]!
		const version = bytes[at + 1]! * 0x100 + bytes[at + 2]!
		const length = lengthAt(bytes, at)
		const from = at + RECORD_HEADER
		this.#next += RECORD_HEADER + length
		if (this.#keep(type)) {
			const fragment = this.#once ? bytes.subarray(from, from + length) : bytes.slice(from, from + length)
			this.#emit({ kind: 'record', start, type, version, length, pieces, fragment })
		} else this.#emit({ kind: 'record', start, type, version, length, pieces })
	}

	#begin(start: number): void {
		if (this.#begun) return
		this.#begun = true
		this.#next = start
		if (this.#lost) this.#lost.start = start
	}

	/** Takes what is held as far as it goes. `ended`: no byte follows what is held. */
	#run(ended: boolean): void {
		while (this.#held.length > 0) {
			if (!this.#lost) this.#take()
			else if (!this.#seek(this.#lost, ended)) break
		}
	}

	/** Reads on in the current record, or begins one. */
	#take(): void {
		const held = this.#held
		this.#current ??= begun(this.#next)
		const current = this.#current
		if (current.at < RECORD_HEADER) {
			const count = Math.min(RECORD_HEADER - current.at, held.length)
			current.header.set(held.view(count), current.at)
			if (!plausible(current.header, 0, current.at + count)) {
				this.#garbage(current)
				return
			}
			this.#advance(current, count)
			if (current.at < RECORD_HEADER) return
			current.length = lengthAt(current.header, 0)
			if (this.#keep(current.header[0]!)) current.fragment = new Uint8Array(current.length)
		} else {
			const count = Math.min(wanted(current) - current.at, held.length)
			if (current.missing === 0) {
				current.fragment?.set(held.view(count), current.filled)
				current.filled += count
			}
			this.#advance(current, count)
		}
		if (current.at === wanted(current)) this.#finish(current)
	}

	#advance(current: Current, count: number): void {
		this.#held.take(count, current.at, current.pieces)
		current.at += count
		this.#next += count
	}

	#finish(current: Current): void {
		this.#current = undefined
		this.#emit(current.missing > 0 ? cut(current, 'hole') : whole(current))
	}

	/** What stands at the current record's place is no header: seek one from its first byte on. */
	#garbage(current: Current): void {
		this.#current = undefined
		this.#lost = { start: current.start, why: 'garbage' }
		this.#held.unshift(current.header.subarray(0, current.at), current.pieces)
		this.#next = current.start
	}

	/** Passes over bytes up to a certain record boundary. Answers whether one was found. */
	#seek(lost: Lost, ended: boolean): boolean {
		const held = this.#held
		const bytes = held.view(held.length)
		let at = 0
		let verdict: Verdict = 'no'
		while (at < bytes.length) {
			verdict = boundary(bytes, at, ended)
			if (verdict !== 'no') break
			at++
		}
		if (at > 0) {
			const pieces: Piece[] = []
			held.take(at, 0, pieces)
			lost.first ??= pieces[0]!.origin
			lost.last = pieces.at(-1)!.origin
			this.#next += at
		}
		if (verdict !== 'yes') return false
		this.#passed(lost, true)
		return true
	}

	/** The data end here: so does what was being read. */
	#stop(why: 'end' | 'hole'): void {
		if (this.#current) this.#emit(cut(this.#current, why))
		this.#current = undefined
		if (this.#lost && this.#next > this.#lost.start) this.#passed(this.#lost, false)
		this.#lost = undefined
	}

	#passed({ start, why, first, last }: Lost, found: boolean): void {
		this.#lost = undefined
		this.#emit({
			kind: 'passed',
			start,
			length: this.#next - start,
			why,
			found,
			...(first !== undefined && last !== undefined && { packets: { first, last } }),
		})
	}
}

type Verdict = 'yes' | 'no' | 'wait'

/** Whether a record certainly begins at `at`. `ended`: no byte follows these. */
function boundary(bytes: Uint8Array, at: number, ended: boolean): Verdict {
	if (!plausible(bytes, at, bytes.length)) return 'no'
	if (hello(bytes, at)) return 'yes'
	const unsure = ended ? 'no' : 'wait'
	if (bytes.length - at < RECORD_HEADER) return unsure
	const next = at + RECORD_HEADER + lengthAt(bytes, at)
	if (next > bytes.length) return unsure
	if (!plausible(bytes, next, bytes.length)) return 'no'
	return ended || bytes.length - next >= RECORD_HEADER ? 'yes' : 'wait'
}

/** Whether the bytes from `at` on, as far as they are there, can be a record header. */
export function plausible(bytes: Uint8Array, at: number, end: number): boolean {
	const count = end - at
	if (count > 0 && (bytes[at]! < 20 || bytes[at]! > 24)) return false
	if (count > 1 && bytes[at + 1] !== 3) return false
	if (count > 2 && bytes[at + 2]! > 4) return false
	if (count > 3 && bytes[at + 3]! > MAX_FRAGMENT >> 8) return false
	return count < RECORD_HEADER || lengthAt(bytes, at) <= MAX_FRAGMENT
}

/** Bytes that tell a hello: record header, handshake header, legacy_version. */
export const HELLO_SHOWN = 11

/**
 * Which hello a record begins with that stands at `at`: the handshake's type, a length that its record or the next
 * ones can hold, and a version. Other bytes than a hello's hardly ever look like this.
 */
export function hello(bytes: Uint8Array, at: number): 'client_hello' | 'server_hello' | undefined {
	if (bytes.length - at < HELLO_SHOWN || bytes[at] !== HANDSHAKE || !plausible(bytes, at, bytes.length))
		return undefined
	const body = at + RECORD_HEADER
	const { [body]: type, [body + 1]: high, [body + 4]: major, [body + 5]: minor } = bytes
	if (high !== 0 || lengthAt(bytes, at) < HELLO_SHOWN - RECORD_HEADER || (major !== 3 && major !== DRAFT))
		return undefined
	if (major === 3 && minor! > 4) return undefined
	if (type === CLIENT_HELLO) return 'client_hello'
	return type === SERVER_HELLO ? 'server_hello' : undefined
}

/** The first byte of the versions of TLS 1.3 drafts. */
const DRAFT = 0x7f

/** The length field of the header at `at`. */
function lengthAt(bytes: Uint8Array, at: number): number {
	return bytes[at + 3]! * 0x100 + bytes[at + 4]!
}
