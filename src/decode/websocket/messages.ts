import { counted } from '../../grouped.js'
import type { Issue } from '../field.js'
import { type Captured, Captures } from '../http/captured.js'
import type { FramedStream } from '../http/framed.js'
import { KeptBody } from '../http/kept-body.js'
import { bytesOf, scan } from '../reader.js'
import type { Chunk } from '../stream.js'
import { CLOSE, CONTINUATION, isControl } from './codes.js'
import { type Close, closePayload } from './frame.js'
import { type FrameContext, type FrameHeader, RSV1 } from './frame-header.js'
import { type FrameEvent, type WebSocketFrame, webSocketFrames } from './frames.js'

/** What one or several frames say: text, bytes, or a control frame (RFC 6455, 5.4). */
export type WebSocketMessage = {
	/** Of the first frame: `CONTINUATION` where that one is not there. */
	readonly opcode: number
	readonly frames: number
	/** Offset of the first frame in the stream, and of what follows the last: control frames may stand between. */
	readonly start: number
	readonly end: number
	/** Bytes of its frames, headers included, and of their payloads. */
	readonly bytes: number
	readonly length: number
	readonly captured: Captured
	readonly masked: boolean
	/** Whether permessage-deflate compressed it (RFC 7692, 6). */
	readonly compressed: boolean
	/** What came of the payload, unmasked and joined: up to the first missing byte and to `LIMITS.body`. */
	readonly payload: Uint8Array
	/** Of a close frame. */
	readonly close?: Close
	/** Whether its last frame came, and no byte is missing or left out. */
	readonly complete: boolean
	readonly issues: readonly Issue[]
}

export type MessageEvent =
	| { readonly kind: 'message'; readonly message: WebSocketMessage }
	| Exclude<FrameEvent, { kind: 'frame' }>

/** Issues of one message that are named. */
const NAMED_ISSUES = 16

/** The WebSocket messages of one direction, whatever its chunks are: control frames may come between the frames of another. */
export class WebSocketMessages {
	readonly #emit: (event: MessageEvent) => void
	readonly #frames: FramedStream<FrameHeader>
	#current: Joined | undefined
	/** Whether frames may be missing before the next one. */
	#afterLoss = false

	/** `context` is asked for each frame anew. */
	constructor(context: () => FrameContext, emit: (event: MessageEvent) => void) {
		this.#emit = emit
		this.#frames = webSocketFrames(context, event => this.#take(event))
	}

	/** Whether a message has begun and not ended. */
	get isOpen(): boolean {
		return this.#current !== undefined
	}

	push(chunk: Chunk): void {
		this.#frames.push(chunk)
	}

	hole(start: number, length: number): void {
		this.#frames.hole(start, length)
	}

	/** Nobody knows how many bytes are missing here. */
	lose(): void {
		this.#frames.lose()
	}

	end(how: 'fin' | 'rst' | 'capture'): void {
		this.#frames.end(how)
		this.#break({
			code: 'truncated',
			text: `the message stops after ${this.#framesSoFar}: its last frame did not come`,
		})
	}

	#take(event: FrameEvent): void {
		if (event.kind === 'frame') {
			this.#frame(event.frame)
			return
		}
		if (event.kind === 'lost') {
			this.#break({
				code: 'truncated',
				text: `the message stops after ${this.#framesSoFar}: what follows is not in the capture`,
			})
			this.#afterLoss = true
		}
		this.#emit(event)
	}

	#frame(frame: WebSocketFrame): void {
		if (isControl(frame.opcode)) {
			const alone = new Joined(frame)
			this.#emit({ kind: 'message', message: alone.end() })
			return
		}
		if (this.#current && frame.opcode !== CONTINUATION) {
			this.#break({
				code: 'invalid',
				text: `another message begins after ${this.#framesSoFar} of this one: its last frame did not come (RFC 6455, 5.4)`,
			})
		}
		if (this.#current) this.#current.add(frame)
		else {
			this.#current = new Joined(frame)
			if (frame.opcode === CONTINUATION) this.#current.say(this.#afterLoss ? BEGINNING_LOST : NOTHING_TO_CONTINUE)
		}
		this.#afterLoss = false
		if (frame.fin) {
			const message = this.#current.end()
			this.#current = undefined
			this.#emit({ kind: 'message', message })
		}
	}

	get #framesSoFar(): string {
		const { frames = 0 } = this.#current ?? {}
		return counted(frames, 'frame')
	}

	/** The message under way ends before its last frame. */
	#break(why: Issue): void {
		const current = this.#current
		this.#current = undefined
		if (!current) return
		current.say(why)
		current.isCut = true
		this.#emit({ kind: 'message', message: current.end() })
	}
}

/** Frames of one message, until it ends. */
class Joined {
	readonly #first: WebSocketFrame
	frames = 0
	isCut = false
	#end = 0
	#bytes = 0
	#length = 0
	#isMasked = false
	readonly #captures = new Captures()
	/** Of several frames. */
	#kept: KeptBody | undefined
	readonly #issues: Issue[] = []

	constructor(first: WebSocketFrame) {
		this.#first = first
		this.add(first)
	}

	add({ start, bytes, length, key, captured, payload, complete, issues }: WebSocketFrame): void {
		this.frames++
		this.#end = start + bytes
		this.#captures.add(captured.pieces, this.#bytes)
		this.#bytes += bytes
		this.#length += length
		this.#isMasked ||= key !== undefined
		if (this.frames > 1 && !this.isCut) {
			this.#kept ??= keptWith(this.#first.payload)
			this.#kept.add(payload)
		}
		if (!complete || payload.length < length) this.isCut = true
		for (const issue of issues) this.say(issue)
	}

	say(issue: Issue): void {
		if (this.#issues.length < NAMED_ISSUES) this.#issues.push(issue)
	}

	end(): WebSocketMessage {
		const { opcode, rsv, start } = this.#first
		const payload = this.#kept?.bytes ?? this.#first.payload
		const compressed = (rsv & RSV1) !== 0 && !isControl(opcode)
		if (this.#kept?.isCut) {
			this.say({ code: 'limit', text: `only the first ${bytesOf(this.#kept.length)} of a message are kept` })
		}
		const complete = !this.isCut && !this.#kept?.isCut
		const close = opcode === CLOSE && complete ? scan('close', payload, closePayload) : undefined
		for (const issue of close?.issues ?? []) this.say(issue)
		return {
			opcode,
			frames: this.frames,
			start,
			end: this.#end,
			bytes: this.#bytes,
			length: this.#length,
			// A long frame knows its last packet even where not all are named.
			captured: this.frames === 1 ? this.#first.captured : this.#captures.captured,
			masked: this.#isMasked,
			compressed,
			payload,
			...(close?.value && { close: close.value }),
			complete,
			issues: this.#issues,
		}
	}
}

function keptWith(bytes: Uint8Array): KeptBody {
	const kept = new KeptBody(true)
	kept.add(bytes)
	return kept
}

const BEGINNING_LOST: Issue = {
	code: 'truncated',
	text: 'the message begins before a hole: its first frame is not in the capture',
}
const NOTHING_TO_CONTINUE: Issue = {
	code: 'invalid',
	text: 'a continuation, with no message before it to continue (RFC 6455, 5.4)',
}
