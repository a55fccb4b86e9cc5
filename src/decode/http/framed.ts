import { grouped } from '../../grouped.js'
import type { Issue } from '../field.js'
import { bytesOf, type Reader, scan } from '../reader.js'
import type { Chunk } from '../stream.js'
import { type Captured, Captures } from './captured.js'
import { EARLY_END } from './early-end.js'
import { HeldStream } from './held-stream.js'
import { KeptBody } from './kept-body.js'

/** How the frames of a protocol are told: their headers say how long their payloads are. */
export type FrameForm<Header> = {
	/** Bytes of the header that these begin with; nothing while that is open. */
	readonly headerLength: (bytes: Uint8Array) => number | undefined
	readonly header: (r: Reader) => Header
	/** What complaints call a frame. */
	readonly name: (header: Header) => string
	/** Whether bytes behind a hole are frames from first to last, so that reading may go on with them. */
	readonly fits: (bytes: Uint8Array) => boolean
	/** What may stand in front of the first frame; `begins` answers `more` while that is open. */
	readonly preface?: { readonly length: number; readonly begins: (bytes: Uint8Array) => boolean | 'more' }
}

/** What ended a frame: its own length; or, before its time, FIN, RST, the end of the capture, a hole that cannot be stepped over. */
type FrameEnd = 'length' | 'fin' | 'rst' | 'capture' | 'hole'

/** Where some bytes of a stream stand in it, and where they were captured. */
type Placed = { readonly start: number; readonly bytes: number; readonly captured: Captured }

/** A frame that has ended, whole or not; `bytes` up to its end, header and holes included. */
export type Framed<Header> = Header &
	Placed & {
		/** What came of the payload: a copy, up to the first missing byte and to `LIMITS.body`. */
		readonly payload: Uint8Array
		readonly complete: boolean
		readonly issues: readonly Issue[]
	}

export type FramedEvent<Header> =
	| { readonly kind: 'frame'; readonly frame: Framed<Header> }
	| ({ readonly kind: 'preface' } & Placed)
	/** Bytes in which no frame can be told. */
	| ({ readonly kind: 'stray'; readonly issue: Issue } & Placed)
	/** Bytes are missing: frames may be among them. */
	| { readonly kind: 'lost' }

/** The frame whose header was read. */
type Current<Header> = {
	readonly header: Header
	readonly start: number
	readonly issues: readonly Issue[]
	readonly captures: Captures
	readonly kept: KeptBody
	/** Bytes so far, header included; of the payload those to come, and those that are missing. */
	bytes: number
	left: number
	missing: number
}

/**
 * The frames of one direction, whatever its chunks are. Holds one header, and of the payload as much as `LIMITS.body`.
 * After a hole that cannot be stepped over it goes on at a chunk that consists of frames.
 */
export class FramedStream<Header extends { readonly length: number }> {
	readonly #form: FrameForm<Header>
	readonly #emit: (event: FramedEvent<Header>) => void
	readonly #held = new HeldStream()
	#current: Current<Header> | undefined
	/** Whether the preface may still come. */
	#isFirst: boolean
	#isLost = false
	#stray: { readonly start: number; length: number; readonly captures: Captures } | undefined

	constructor(form: FrameForm<Header>, emit: (event: FramedEvent<Header>) => void) {
		this.#form = form
		this.#emit = emit
		this.#isFirst = form.preface !== undefined
	}

	/** The next bytes of the stream. */
	push(chunk: Chunk): void {
		if (this.#isLost && this.#form.fits(chunk.bytes)) {
			this.#endStray(WHERE_FRAMES_BEGIN)
			this.#isLost = false
		}
		this.#held.push(chunk)
		if (this.#isLost) this.#addStray()
		while (this.#held.length > 0 && (this.#current ? this.#payload() : this.#header()));
		this.#held.settle()
	}

	/** `length` bytes of the stream, from `start` on, are not in the capture. */
	hole(start: number, length: number): void {
		const current = this.#current
		const covered = current ? Math.min(current.left, length) : 0
		if (current) {
			current.kept.stop()
			current.bytes += covered
			current.left -= covered
			current.missing += covered
			if (current.left === 0) this.#endFrame('length')
		}
		if (covered < length) this.#lose()
		this.#held.moveTo(start + length)
		this.#held.settle()
	}

	/** Nobody knows how many bytes of the stream are missing here. */
	lose(): void {
		this.#lose()
		this.#held.settle()
	}

	/** Nothing more comes. */
	end(how: 'fin' | 'rst' | 'capture'): void {
		this.#cut(how)
		this.#endStray(WHERE_FRAMES_BEGIN)
		this.#held.settle()
	}

	/** Reads the header, or the preface, when it is whole; false when it takes more bytes. */
	#header(): boolean {
		const { preface } = this.#form
		const begins = this.#isFirst && preface?.begins(this.#held.all)
		const length = begins ? preface?.length : this.#form.headerLength(this.#held.all)
		if (begins === 'more' || length === undefined || this.#held.length < length) return false
		this.#isFirst = false
		const { next: start } = this.#held
		// A copy: of a header something may be kept.
		const bytes = this.#held.all.slice(0, length)
		const captures = new Captures()
		captures.add(this.#held.take(length), 0)
		if (begins) {
			this.#emit({ kind: 'preface', start, bytes: length, captured: captures.captured })
			return true
		}
		const { value, issues } = scan('header', bytes, this.#form.header)
		const header = value!
		const kept = new KeptBody(true)
		this.#current = { header, start, issues, captures, kept, bytes: length, left: header.length, missing: 0 }
		if (header.length === 0) this.#endFrame('length')
		return true
	}

	#payload(): boolean {
		const current = this.#current!
		const bytes = this.#held.all.subarray(0, Math.min(current.left, this.#held.length))
		const { length } = bytes
		current.kept.add(bytes)
		current.captures.add(this.#held.take(length), current.bytes)
		current.bytes += length
		current.left -= length
		if (current.left === 0) this.#endFrame('length')
		return true
	}

	#endFrame(ended: FrameEnd): void {
		const current = this.#current!
		this.#current = undefined
		const { header, start, bytes, captures, kept, missing } = current
		const lacks =
			ended === 'length' ? this.#lacksOf(current) : [...this.#lacksOf(current), this.#cutShort(current, ended)]
		const frame: Framed<Header> = {
			...header,
			start,
			bytes,
			captured: captures.captured,
			payload: kept.bytes,
			complete: ended === 'length' && missing === 0 && !kept.isCut,
			issues: [...current.issues, ...lacks],
		}
		this.#emit({ kind: 'frame', frame })
	}

	#lacksOf({ header, missing, kept }: Current<Header>): Issue[] {
		const name = this.#form.name(header)
		const lacks: Issue[] = []
		if (missing > 0) {
			const text = `${bytesOf(missing)} of a frame's payload (${name}) are not in the capture`
			lacks.push({ code: 'truncated', text })
		}
		if (kept.isCut) {
			const text = `only the first ${bytesOf(kept.length)} of a frame's payload (${name}) are kept`
			lacks.push({ code: 'limit', text })
		}
		return lacks
	}

	#cutShort({ header, left }: Current<Header>, ended: Exclude<FrameEnd, 'length'>): Issue {
		const name = this.#form.name(header)
		const came = grouped(header.length - left)
		const text = `a frame (${name}) declares ${bytesOf(header.length)} of payload, ${came} came: ${EARLY_END[ended]}`
		return { code: 'truncated', text }
	}

	/** What is under way ends here, and so does a header of which too little came. */
	#cut(how: Exclude<FrameEnd, 'length'>): void {
		if (this.#current) this.#endFrame(how)
		const left = this.#held.length
		if (left === 0) return
		this.#addStray()
		this.#endStray(`the header of a frame stops after ${bytesOf(left)}: ${EARLY_END[how]}`)
	}

	#lose(): void {
		this.#cut('hole')
		this.#isFirst = false
		if (!this.#isLost) this.#emit({ kind: 'lost' })
		this.#isLost = true
	}

	#addStray(): void {
		this.#stray ??= { start: this.#held.next, length: 0, captures: new Captures() }
		const length = this.#held.length
		this.#stray.captures.add(this.#held.take(length), this.#stray.length)
		this.#stray.length += length
	}

	#endStray(why: string): void {
		const stray = this.#stray
		this.#stray = undefined
		if (!stray) return
		const { start, length, captures } = stray
		const text = why === WHERE_FRAMES_BEGIN ? `${bytesOf(length)} ${why}` : why
		const issue = { code: 'truncated', text } as const
		this.#emit({ kind: 'stray', start, bytes: length, captured: captures.captured, issue })
	}
}

const WHERE_FRAMES_BEGIN = 'behind a hole, in which nobody can tell where a frame begins'
