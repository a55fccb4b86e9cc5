import { contentCodings } from '../../decode/http/headers.js'
import { PADDED } from '../../decode/http2/codes.js'
import type { Http2Frame } from '../../decode/http2/frames.js'
import type { Http2Head } from '../../decode/http2/head.js'
import type { Http2Key, Http2Message } from '../../decode/http2/open-message.js'
import { LIMITS } from '../../decode/limits.js'
import type { Role } from '../conversation.js'
import type { End } from '../handler.js'
import type { Origin } from '../http-conversation.js'
import type { Moment } from '../moment.js'
import type { Rungs } from '../rungs.js'
import { type EventsHead, isEventStream, SentEvents } from '../sent-events.js'
import type { Trace } from '../trace.js'
import { connectOf, type WebSocketUpgrade } from '../websocket/upgrade.js'
import { WebSocketConversation } from '../websocket/websocket-conversation.js'
import { DataStream } from './data-stream.js'

/** `data`: what comes, where it is read as it comes; what is coded waits for its end. */
type Reads = { readonly head: EventsHead; readonly events: SentEvents; readonly data: DataStream | undefined }

type Socket = {
	readonly request: Http2Head
	upgrade: WebSocketUpgrade
	readonly conversation: WebSocketConversation
	readonly data: Readonly<Record<Role, DataStream>>
}

/** What single streams of HTTP/2 carry besides messages, read as its frames come: server-sent events, and WebSockets (RFC 8441). */
export class StreamContents {
	readonly #rungs: Rungs
	readonly #now: () => Moment
	readonly #trace: Trace | undefined
	readonly #origin: Origin
	readonly #sockets = new Map<number, Socket>()
	/** By the response; of one that is no event stream nothing is remembered but that. */
	readonly #events = new Map<Http2Key, Reads | undefined>()

	constructor(rungs: Rungs, now: () => Moment, trace: Trace | undefined, origin: Origin) {
		this.#rungs = rungs
		this.#now = now
		this.#trace = trace
		this.#origin = origin
	}

	/** What was agreed on for the WebSocket of a stream, where there is one. */
	upgrade(streamId: number): WebSocketUpgrade | undefined {
		return this.#sockets.get(streamId)?.upgrade
	}

	/** A DATA frame has ended. Where it was captured must still be known. */
	data(of: Http2Key, frame: Http2Frame, bytes: Uint8Array, from: Role): void {
		const missing = missingOf(frame, bytes)
		if (of.kind === 'tunnel') {
			const socket = this.#sockets.get(of.streamId)
			if (!socket) return
			const data = socket.data[from]
			for (const chunk of data.chunks(frame, bytes)) socket.conversation.push(from, chunk)
			if (missing > 0) socket.conversation.hole(from, data.skip(missing), missing)
			return
		}
		const reads = this.#readsOf(of, from)
		if (!reads?.data) return
		const { head, events, data } = reads
		for (const chunk of data.chunks(frame, bytes)) events.push(head, chunk)
		if (missing > 0) {
			data.skip(missing)
			events.hole(head)
		}
	}

	/** Bytes of a sender are missing, which may be of any stream. */
	lost(from: Role): void {
		for (const { conversation } of this.#sockets.values()) conversation.lose(from)
		if (from === 'server') for (const reads of this.#events.values()) if (reads?.data) reads.events.hole(reads.head)
	}

	/**
	 * A message has ended: perhaps one that asks for a WebSocket or grants it. `body`: what it says, codings undone; `packet`:
	 * its last.
	 */
	ended(of: Http2Key, message: Http2Message, from: Role, how: End, body: Uint8Array, packet: number): void {
		const { kind, streamId, head } = message
		if (kind === 'tunnel') this.#sockets.get(streamId)?.conversation.end(from, how)
		else if (kind === 'request' && head?.protocol === 'websocket') this.#ask(streamId, head)
		else if (kind === 'response') {
			this.#answer(message, packet)
			const reads = this.#readsOf(of, from)
			this.#events.delete(of)
			reads?.events.end(reads.head, body, packet)
		}
	}

	#ask(streamId: number, request: Http2Head): void {
		const origin = this.#origin
		const data = { client: new DataStream('client', origin), server: new DataStream('server', origin) }
		const of = (from: Role) => data[from].origin
		const both: Origin = {
			known: origin.known,
			source: (from, ...rest) => of(from).source(from, ...rest),
			carried: (from, captured) => of(from).carried(from, captured),
			packet: (from, part) => of(from).packet(from, part),
			ended: (from, captured) => of(from).ended(from, captured),
		}
		const upgrade = () => this.#sockets.get(streamId)?.upgrade ?? connectOf(request, undefined)
		const conversation = new WebSocketConversation(this.#rungs, this.#now, this.#trace, both, upgrade, streamId)
		this.#sockets.set(streamId, { request, upgrade: connectOf(request, undefined), conversation, data })
		if (this.#sockets.size > LIMITS.http2Streams) this.#sockets.delete(this.#sockets.keys().next().value!)
	}

	#answer({ streamId, head }: Http2Message, packet: number): void {
		const socket = this.#sockets.get(streamId)
		const { status = 0 } = head ?? {}
		if (!socket || !head || status < 200) return
		if (status >= 300) {
			this.#sockets.delete(streamId)
			return
		}
		socket.upgrade = connectOf(socket.request, head)
		for (const issue of socket.upgrade.issues) this.#rungs.finding({ ...issue, packet })
	}

	#readsOf(of: Http2Key, from: Role): Reads | undefined {
		if (of.kind !== 'response' || this.#events.has(of)) return this.#events.get(of)
		const { headers } = of.head ?? { headers: [] }
		const reads = isEventStream({ headers }) ? this.#read(of, headers, from) : undefined
		this.#events.set(of, reads)
		return reads
	}

	#read({ streamId }: Http2Key, headers: EventsHead['headers'], from: Role): Reads {
		const head: EventsHead = { headers, contentCodings: contentCodings(headers), transferCodings: [] }
		const data = new DataStream(from, this.#origin)
		const events = new SentEvents(from, this.#rungs, this.#now, data.origin, streamId)
		return { head, events, data: events.wants(head) ? data : undefined }
	}
}

/** How many bytes of a frame's content are not there. */
function missingOf({ complete, length, flags, payload }: Http2Frame, { length: have }: Uint8Array): number {
	if (complete) return 0
	const padding = (flags & PADDED) !== 0 ? 1 + (payload[0] ?? 0) : 0
	return Math.max(0, length - padding - have)
}
