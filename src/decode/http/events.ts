import type { Issue } from '../field.js'
import type { Chunk } from '../stream.js'
import type { Captured } from './captured.js'
import type { BodyFraming } from './framing.js'
import type { Head } from './head.js'
import type { Header } from './headers.js'

/** The head of a message as the stream stage found it. */
export type HttpHead = Head &
	BodyFraming & {
		/** Offset of the start line in the stream. */
		readonly start: number
		/** Bytes up to and with the empty line, or to where the head was cut. */
		readonly headLength: number
		readonly captured: Captured
		/** Whether something before it was not captured or was no HTTP: messages may be missing between it and the last one. */
		readonly afterLoss: boolean
	}

/**
 * What ended a message: its own framing; the FIN of its sender, where that is the framing; or, before its time, FIN, RST,
 * the end of the capture, a hole that cannot be stepped over, broken framing, a bound.
 */
export type HttpEnd = 'framing' | 'close' | 'fin' | 'rst' | 'capture' | 'hole' | 'invalid' | 'limit'

/** A message that has ended, whole or not. */
export type HttpMessage = {
	readonly head: HttpHead
	/** Offset in the stream, and bytes of it up to the message's end: head, chunk framing, trailers and holes included. */
	readonly start: number
	readonly length: number
	readonly captured: Captured
	/** Bytes of the body as it travelled, without chunk framing. Holes count as far as the framing covers them. */
	readonly bodyLength: number
	/** Bytes of the message that are not in the capture. */
	readonly missing: number
	readonly trailers: readonly Header[]
	/** Whether the message ended where its framing says, with no byte missing. */
	readonly complete: boolean
	readonly ended: HttpEnd
	/** Those of the head, of the body's framing, and why it is not complete. */
	readonly issues: readonly Issue[]
}

/** What a connection turns to, where that is named: `websocket`, `h2c`, or for a tunnel `host:port`. */
export type Turn = { readonly by: 'upgrade' | 'connect'; readonly to?: string }

export type HttpEvent =
	/** The head of a message; its body follows. */
	| { readonly kind: 'head'; readonly head: HttpHead }
	/**
	 * The end of a message. `body`, if it was asked for: what is kept of it, without chunk framing, a copy. It ends at
	 * the first missing byte and at `LIMITS.body`.
	 */
	| { readonly kind: 'message'; readonly message: HttpMessage; readonly body?: Uint8Array }
	/** Bytes that belong to no message: empty lines between two, or what is no HTTP. */
	| {
			readonly kind: 'stray'
			readonly start: number
			readonly length: number
			readonly captured: Captured
			readonly issue: Issue
	  }
	/** From here on the stream is no longer HTTP. */
	| ({ readonly kind: 'upgrade'; readonly start: number } & Turn)
	/** Bytes, or a hole, after `upgrade`: for the next decoder. Valid during the call. */
	| ({ readonly kind: 'rest' } & Chunk)
	| { readonly kind: 'rest_hole'; readonly start: number; readonly length: number }
