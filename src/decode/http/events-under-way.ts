import type { Issue } from '../field.js'
import { LIMITS } from '../limits.js'
import { bytesOf, scan } from '../reader.js'
import type { Chunk } from '../stream.js'
import { type Captured, Captures } from './captured.js'
import { CR, LF } from './characters.js'
import { byteOrderMark, markLength, type ServerEvent, serverEvent } from './event-stream.js'
import { HeldStream } from './held-stream.js'

/** A server-sent event that has ended, and where it stood. */
export type SentEvent = {
	readonly event: ServerEvent
	/** Offset of its first byte in the stream of the connection; framing of chunks may stand in it. */
	readonly start: number
	/** Its own bytes. */
	readonly length: number
	readonly captured: Captured
	readonly issues: readonly Issue[]
}

/** The events of one event stream, as its bytes come in, without chunk framing (WHATWG HTML, 9.2.6). Holds one event. */
export class EventsUnderWay {
	readonly #emit: (event: SentEvent) => void
	readonly #held = new HeldStream()
	/** Offset of the event under way in the stream of the connection. */
	#start = 0
	/** Among the held bytes, where the line under way begins, and up to where its end was looked for. */
	#line = 0
	#searched = 0
	#isFirst = true
	#why: Issue | undefined
	#isOver = false

	constructor(emit: (event: SentEvent) => void) {
		this.#emit = emit
	}

	/** The next bytes of the body. */
	push(chunk: Chunk): void {
		if (this.#isOver) return
		if (this.#held.length === 0) this.#start = chunk.start
		this.#held.push(chunk)
		for (let end = this.#endOfEvent(false); end !== undefined; end = this.#endOfEvent(false)) {
			this.#take(end)
			this.#start = chunk.start + chunk.bytes.length - this.#held.length
		}
		this.#held.settle()
		if (this.#held.length <= LIMITS.serverEvent) return
		this.#why = {
			code: 'limit',
			text: `an event of more than ${bytesOf(LIMITS.serverEvent)}: no more of the stream is read`,
		}
		this.end()
	}

	/** Bytes of the body are not in the capture. */
	hole(): void {
		this.#why = { code: 'truncated', text: 'bytes of the event are not in the capture' }
		if (this.#held.length > 0) this.#take(this.#held.length)
		this.#why = { code: 'truncated', text: 'the event begins before a hole: its first bytes are not in the capture' }
		this.#isFirst = false
	}

	/** Nothing more comes. */
	end(): void {
		const end = this.#isOver ? undefined : this.#endOfEvent(true)
		if (end !== undefined) this.#take(end)
		if (!this.#isOver && this.#held.length > 0) this.#take(this.#held.length)
		this.#isOver = true
	}

	/** Where the event under way ends among the held bytes. */
	#endOfEvent(isLast: boolean): number | undefined {
		const bytes = this.#held.all
		for (;;) {
			let at = this.#searched
			while (at < bytes.length && bytes[at] !== LF && bytes[at] !== CR) at++
			this.#searched = at
			// An LF may follow that belongs to the CR.
			if (at === bytes.length || (bytes[at] === CR && at + 1 === bytes.length && !isLast)) return undefined
			const next = at + (bytes[at] === CR && bytes[at + 1] === LF ? 2 : 1)
			const begin = this.#line === 0 && this.#isFirst ? markLength(bytes) : this.#line
			this.#line = next
			this.#searched = next
			if (at === begin) return next
		}
	}

	#take(length: number): void {
		const bytes = this.#held.all.subarray(0, length)
		const isFirst = this.#isFirst
		const { value, issues } = scan('event', bytes, r => {
			if (isFirst) byteOrderMark(r)
			return r.left > 0 ? serverEvent(r) : undefined
		})
		const captures = new Captures()
		captures.add(this.#held.take(length), 0)
		const why = this.#why
		this.#why = undefined
		this.#isFirst = false
		this.#line = 0
		this.#searched = 0
		// Empty lines between events are none.
		const isEmpty = value?.complete && length <= 2 + (isFirst ? markLength(bytes) : 0)
		if (!value || isEmpty) return
		this.#emit({
			event: value,
			start: this.#start,
			length,
			captured: captures.captured,
			issues: [...(why ? [why] : []), ...issues],
		})
	}
}
