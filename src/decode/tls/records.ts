import type { Piece } from '../block.js'
import type { Packet } from '../net/packet.js'
import type { Chunk } from '../stream.js'
import { begun, type Current, cut, wanted, whole } from './current-record.js'
import { addPiece, Held } from './held.js'
import type { RecordEvent, RecordsOptions } from './record-event.js'
import { type Boundary, boundary, lengthAt, plausible, RECORD_HEADER } from './record-header.js'

/** The packet that bytes stand in. */
type Carrier = Pick<Packet, 'number' | 'buffer' | 'start'>

type Lost = { start: number; why: 'hole' | 'middle' | 'garbage'; first?: number; last?: number }

/**
 * Cuts one direction of a stream into records, whatever its chunks are. Holds one record at most, and while a record
 * boundary is sought as much as it takes to be sure of one: two plausible headers in a row, a record that ends where
 * the data end, or a hello.
 */
export class Records {
	readonly #emit: (event: RecordEvent) => void
	readonly #keep: (type: number) => boolean
	readonly #passesOver: (type: number) => boolean
	readonly #once: boolean
	#current: Current | undefined
	/** Bytes that are still to come of a record that is passed over. */
	#passing = 0
	#lost: Lost | undefined
	#held = new Held()
	/** Stream offset of the next byte. */
	#next = 0
	#begun = false

	constructor(options: RecordsOptions) {
		this.#emit = options.emit
		this.#keep = options.keep ?? always
		this.#passesOver = options.passesOver ?? never
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
	 * Takes the next `length` bytes, which stand at `at` of a packet's buffer, if they lie within a record that is only
	 * counted and do not end it, or hold nothing but records that are passed over. Answers whether it did.
	 */
	skip(packet: Carrier, at: number, length: number): boolean {
		if (this.#held.length > 0) return false
		const current = this.#current
		if (current === undefined) return this.#begun && !this.#lost && this.#passAll(packet.buffer, at, length)
		if (current.fragment || current.at < RECORD_HEADER || current.at + length >= wanted(current)) return false
		addPiece(current.pieces, { start: current.at, length, origin: packet.number, offset: at - packet.start })
		current.at += length
		this.#next += length
		return true
	}

	/** Bytes that are still to come of a record that is passed over: so many may be told by `passed` instead. */
	get passing(): number {
		return this.#passing
	}

	/** The next `length` bytes came, and were passed over: no more than `passing`. */
	passed(length: number): void {
		this.#pass(length)
	}

	/** `length` bytes of the stream, from `start` on, are not in the capture. */
	hole(start: number, length: number): void {
		this.#begin(start)
		if (length <= this.#passing) {
			this.#passing -= length
			this.#next += length
			return
		}
		this.#passing = 0
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
	#inPlace(chunk: Chunk): number {
		const { bytes, packet, offset } = chunk
		let at = 0
		while (at < bytes.length) {
			const current = this.#current
			if (current && current.at < RECORD_HEADER) break
			if (current) at += this.#more(current, chunk, at)
			else if (this.#passing > 0) at += this.#pass(bytes.length - at)
			else {
				const fragment = at + RECORD_HEADER
				if (fragment > bytes.length || !plausible(bytes, at, fragment)) break
				if (this.#passesOver(bytes[at]!)) {
					this.#passing = RECORD_HEADER + lengthAt(bytes, at)
					continue
				}
				const length = Math.min(RECORD_HEADER + lengthAt(bytes, at), bytes.length - at)
				const pieces = [{ start: 0, length, origin: packet, offset: offset + at }]
				if (length === RECORD_HEADER + lengthAt(bytes, at)) this.#emitWhole(bytes, at, pieces)
				else this.#beginWhole(bytes.subarray(at), pieces)
				at += length
			}
		}
		return at
	}

	/** Takes what a chunk has from `at` on of the current record's fragment; answers how many bytes. */
	#more(current: Current, { bytes, packet, offset }: Chunk, at: number): number {
		const length = Math.min(wanted(current) - current.at, bytes.length - at)
		if (current.missing === 0) {
			current.fragment?.set(bytes.subarray(at, at + length), current.filled)
			current.filled += length
		}
		addPiece(current.pieces, { start: current.at, length, origin: packet, offset: offset + at })
		current.at += length
		this.#next += length
		if (current.at === wanted(current)) this.#finish(current)
		return length
	}

	/** Takes what is there of a record that is passed over, of so many bytes; answers how many of them. */
	#pass(there: number): number {
		const length = Math.min(this.#passing, there)
		this.#passing -= length
		this.#next += length
		return length
	}

	/** Takes bytes that hold the rest of a record that is passed over and nothing but more of them; answers whether they do. */
	#passAll(bytes: Uint8Array, at: number, length: number): boolean {
		let end = this.#passing
		while (end < length) {
			const header = at + end
			const fragment = header + RECORD_HEADER
			if (fragment > at + length || !plausible(bytes, header, fragment)) return false
			if (!this.#passesOver(bytes[header]!)) return false
			end += RECORD_HEADER + lengthAt(bytes, header)
		}
		this.#passing = end - length
		this.#next += length
		return true
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
		if (this.#passing > 0) {
			held.take(this.#pass(held.length), 0, [])
			return
		}
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
			if (this.#passesOver(current.header[0]!)) {
				this.#current = undefined
				this.#passing = current.length
				return
			}
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
		let verdict: Boundary = 'no'
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

const always = () => true
const never = () => false
