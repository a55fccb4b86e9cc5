import type { Piece } from '../block.js'
import type { Issue } from '../field.js'
import { type Captured, Captures } from '../http/captured.js'
import { HeldStream } from '../http/held-stream.js'
import { KeptBody } from '../http/kept-body.js'
import { bytesOf, scan } from '../reader.js'
import type { Chunk } from '../stream.js'
import { frameTypeName } from './codes.js'
import { FRAME_HEADER, type FrameHeader, frameHeader } from './frame-header.js'
import { framesFit } from './frames-fit.js'
import { beginsWithPreface, PREFACE } from './preface.js'

/** What ended a frame: its own length; or, before its time, FIN, RST, the end of the capture, a hole that cannot be stepped over. */
export type FrameEnd = 'length' | 'fin' | 'rst' | 'capture' | 'hole'

/** Where some bytes of a stream stand in it, and where they were captured. */
type Placed = { readonly start: number; readonly bytes: number; readonly captured: Captured }

/** A frame that has ended, whole or not; `bytes` up to its end, header and holes included. */
export type Http2Frame = FrameHeader &
	Placed & {
		/** What came of the payload: a copy, up to the first missing byte and to `LIMITS.body`. */
		readonly payload: Uint8Array
		readonly complete: boolean
		readonly issues: readonly Issue[]
	}

export type FrameEvent =
	| { readonly kind: 'frame'; readonly frame: Http2Frame }
	/** What the client says first. */
	| ({ readonly kind: 'preface' } & Placed)
	/** Bytes in which no frame can be told. */
	| ({ readonly kind: 'stray'; readonly issue: Issue } & Placed)
	/** Bytes are missing: frames may be among them. */
	| { readonly kind: 'lost' }

/** The frame whose header was read. */
type Current = {
	readonly header: FrameHeader
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
 * The HTTP/2 frames of one direction, whatever its chunks are (RFC 9113, 4.1). Holds one header, and of the payload as
 * much as `LIMITS.body`. After a hole that cannot be stepped over it goes on at a chunk that consists of frames.
 */
export class Http2Frames {
	readonly #most: () => number | undefined
	readonly #emit: (event: FrameEvent) => void
	readonly #held = new HeldStream()
	#current: Current | undefined
	/** Whether the preface may still come. */
	#isFirst = true
	#isLost = false
	#stray: { readonly start: number; length: number; readonly captures: Captures } | undefined

	/** `most` answers how long the payload of a frame may be, where that is known. */
	constructor(most: () => number | undefined, emit: (event: FrameEvent) => void) {
		this.#most = most
		this.#emit = emit
	}

	/** The next bytes of the stream. */
	push(chunk: Chunk): void {
		if (this.#isLost && framesFit(chunk.bytes)) {
			this.#endStray(WHERE_FRAMES_BEGIN)
			this.#isLost = false
		}
		this.#held.push(chunk)
		if (this.#isLost) this.#addStray()
		while (this.#held.length > 0 && (this.#current ? this.#payload() : this.#preface() || this.#header()));
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

	/** Nothing more comes. */
	end(how: Exclude<FrameEnd, 'length' | 'hole'>): void {
		this.#cut(how)
		this.#endStray(WHERE_FRAMES_BEGIN)
		this.#held.settle()
	}

	/** Takes the preface off the front of the stream; false where there is none, or more bytes have to tell. */
	#preface(): boolean {
		if (!this.#isFirst || beginsWithPreface(this.#held.all) !== true) return false
		this.#isFirst = false
		const { next: start } = this.#held
		const captures = new Captures()
		captures.add(this.#held.take(PREFACE.length), 0)
		this.#emit({ kind: 'preface', start, bytes: PREFACE.length, captured: captures.captured })
		return true
	}

	/** Reads the header when it is whole; false when it takes more bytes. */
	#header(): boolean {
		const mayBePreface = this.#isFirst && beginsWithPreface(this.#held.all) === 'more'
		if (mayBePreface || this.#held.length < FRAME_HEADER) return false
		this.#isFirst = false
		const bytes = this.#held.all.subarray(0, FRAME_HEADER)
		const { value, issues } = scan('header', bytes, r => frameHeader(r, this.#most()))
		const captures = new Captures()
		const start = this.#held.next
		captures.add(this.#held.take(FRAME_HEADER), 0)
		const header = value!
		const kept = new KeptBody(true)
		this.#current = { header, start, issues, captures, kept, bytes: FRAME_HEADER, left: header.length, missing: 0 }
		if (header.length === 0) this.#endFrame('length')
		return true
	}

	#payload(): boolean {
		const current = this.#current!
		const bytes = this.#held.all.subarray(0, Math.min(current.left, this.#held.length))
		current.kept.add(bytes)
		this.#add(current, this.#held.take(bytes.length), bytes.length)
		if (current.left === 0) this.#endFrame('length')
		return true
	}

	#add(current: Current, pieces: readonly Piece[], length: number): void {
		current.captures.add(pieces, current.bytes)
		current.bytes += length
		current.left -= length
	}

	#endFrame(ended: FrameEnd): void {
		const { header, start, bytes, captures, kept, left, missing, issues } = this.#current!
		this.#current = undefined
		const name = frameTypeName(header.type) ?? `type ${header.type}`
		const lacks: Issue[] = []
		if (missing > 0)
			lacks.push({
				code: 'truncated',
				text: `${bytesOf(missing)} of a frame's payload (${name}) are not in the capture`,
			})
		if (kept.isCut)
			lacks.push({
				code: 'limit',
				text: `only the first ${bytesOf(kept.length)} of a frame's payload (${name}) are kept`,
			})
		if (ended !== 'length') {
			const came = (header.length - left).toLocaleString('en')
			lacks.push({
				code: 'truncated',
				text: `a frame (${name}) declares ${bytesOf(header.length)} of payload, ${came} came: ${WHY[ended]}`,
			})
		}
		const frame: Http2Frame = {
			...header,
			start,
			bytes,
			captured: captures.captured,
			payload: kept.bytes,
			complete: ended === 'length' && missing === 0 && !kept.isCut,
			issues: [...issues, ...lacks],
		}
		this.#emit({ kind: 'frame', frame })
	}

	/** What is under way ends here, and so does a header of which too little came. */
	#cut(how: Exclude<FrameEnd, 'length'>): void {
		if (this.#current) this.#endFrame(how)
		const left = this.#held.length
		if (left === 0) return
		this.#addStray()
		this.#endStray(`the header of a frame stops after ${bytesOf(left)}: ${WHY[how]}`)
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

const WHY: Readonly<Record<Exclude<FrameEnd, 'length'>, string>> = {
	fin: 'its sender closed the connection',
	rst: 'the connection was reset',
	capture: 'the capture of the connection ends',
	hole: 'what follows is not in the capture',
}
