import type { Piece } from '../decode/block.js'
import type { Captured } from '../decode/http/captured.js'
import type { HttpEvent, HttpHead, HttpMessage } from '../decode/http/events.js'
import { type Exchange, HttpExchanges } from '../decode/http/exchange.js'
import { headerValue } from '../decode/http/headers.js'
import type { Chunk } from '../decode/stream.js'
import type { HttpExchange, Message, MessageSource, Role } from './conversation.js'
import type { End, Handler } from './handler.js'
import { decodeBody, excerptOf } from './http-body.js'
import type { Moment } from './moment.js'
import type { Rungs } from './rungs.js'
import { SentEvents } from './sent-events.js'
import type { Trace } from './trace.js'
import { isWebSocket, upgradeOf } from './websocket/upgrade.js'
import { WebSocketConversation } from './websocket/websocket-conversation.js'

/** What is known of a message besides its own facts, until its exchange is complete. */
type Told = { readonly rung: number; readonly packet: number; readonly decodedBytes?: number; readonly text?: string }

/** Where the bytes that are read come from: packets, or records that were opened. */
export type Origin = {
	/** Whether the bytes were encrypted, and what is known of them. */
	readonly known: () => Pick<Message, 'encrypted' | 'standing'>
	/** `end`: where something else stands between the pieces. */
	readonly source: (from: Role, start: number, pieces: readonly Piece[], end?: number) => MessageSource
	/** The packets and records that carried a message. */
	readonly carried: (
		from: Role,
		captured: Captured,
	) => Pick<Message, 'packets' | 'packetCount'> & Partial<Pick<Message, 'recordCount'>>
	/** The packet that a chunk's `packet` stands for. */
	readonly packet: (from: Role, origin: number) => number
	/** The message is told: what its pieces name is not asked for again. */
	readonly ended: (from: Role, captured: Captured) => void
}

/** What stands in packets, unsealed. */
export const CLEAR: Origin = {
	known: () => ({ encrypted: false, standing: 'observed' }),
	source: (_, start, pieces, end) => ({ kind: 'stream', start, ...(end !== undefined && { end }), pieces }),
	carried: (_, { pieces, packets }) => ({
		packets: [...new Set(pieces.map(piece => piece.origin))],
		packetCount: packets.count,
	}),
	packet: (_, origin) => origin,
	ended: () => {},
}

/** The HTTP of one conversation: bytes of both directions in, rungs and exchanges out. */
export class HttpConversation implements Handler {
	readonly #rungs: Rungs
	readonly #now: () => Moment
	readonly #trace: Trace | undefined
	readonly #rest: Pick<Handler, 'push' | 'hole'>
	readonly #origin: Origin
	readonly #told = new WeakMap<HttpMessage, Told>()
	readonly #exchanges: HttpExchanges
	readonly #events: SentEvents
	/** The heads that ask for a WebSocket and grant it, and what follows them. */
	#asked: HttpHead | undefined
	#granted: HttpHead | undefined
	#webSocket: WebSocketConversation | undefined

	/** `rest` takes what is no HTTP any more: what follows an upgrade to another protocol than WebSocket, or stands in a tunnel. */
	constructor(
		rungs: Rungs,
		now: () => Moment,
		trace: Trace | undefined,
		rest: Pick<Handler, 'push' | 'hole'>,
		origin: Origin = CLEAR,
	) {
		this.#origin = origin
		this.#rungs = rungs
		this.#now = now
		this.#trace = trace
		this.#rest = rest
		this.#events = new SentEvents('server', rungs, now, origin)
		this.#exchanges = new HttpExchanges({
			onEvent: (event, from) => this.#event(event, from),
			onExchange: exchange => this.#exchange(exchange),
			wantBody: () => true,
			content: this.#events,
		})
	}

	push(from: Role, chunk: Chunk): void {
		this.#exchanges[from].push(chunk)
	}

	hole(from: Role, start: number, length: number): void {
		this.#exchanges[from].hole(start, length)
	}

	end(from: Role, how: End): void {
		this.#exchanges.end(from, how)
		this.#webSocket?.end(from, how)
	}

	#event(event: HttpEvent, from: Role): void {
		if (event.kind === 'message') this.#message(event.message, event.body, from)
		else if (event.kind === 'rest') (this.#webSocket ?? this.#rest).push(from, event)
		else if (event.kind === 'rest_hole') (this.#webSocket ?? this.#rest).hole(from, event.start, event.length)
		else if (event.kind === 'head') this.#head(event.head)
		else if (event.kind === 'upgrade') {
			if (event.by === 'upgrade' && isWebSocket(event.to)) this.#turn()
		} else if (event.kind === 'stray')
			this.#rungs.finding({ ...event.issue, packet: this.#origin.packet(from, event.captured.packets.first) })
	}

	#head(head: HttpHead): void {
		if (!isWebSocket(headerValue(head.headers, 'upgrade'))) return
		if (head.line.kind === 'request') this.#asked = head
		else if (head.framing === 'upgrade') this.#granted = head
		// Where the client has gone on before the answer.
		if (this.#webSocket && this.#granted) this.#rungs.draft.upgrade = upgradeOf(this.#asked, this.#granted)
	}

	#turn(): void {
		if (this.#webSocket) return
		const { draft } = this.#rungs
		draft.upgrade = upgradeOf(this.#asked, this.#granted)
		if (!this.#origin.known().encrypted && draft.protocol === 'http') draft.protocol = 'websocket'
		const [from, head] = this.#granted ? (['server', this.#granted] as const) : (['client', this.#asked] as const)
		const packet = this.#origin.packet(from, head?.captured.packets.last ?? 0)
		for (const issue of draft.upgrade.issues) this.#rungs.finding({ ...issue, packet })
		this.#webSocket = new WebSocketConversation(this.#rungs, this.#now, this.#trace, this.#origin, () => draft.upgrade!)
	}

	#message(message: HttpMessage, body: Uint8Array | undefined, from: Role): void {
		const { head, start, length, captured, issues } = message
		const { line } = head
		const { pieces, packets } = captured
		const origin = this.#origin
		const first = origin.packet(from, packets.first)
		const last = origin.packet(from, packets.last)
		const decoded = body && decodeBody(head, body)
		if (from === 'server') this.#events.end(head, decoded?.bytes, last)
		const rung = this.#rungs.add({
			from,
			type: line.kind === 'request' ? 'http_request' : 'http_response',
			time: this.#now().time,
			...origin.carried(from, captured),
			length,
			...origin.known(),
			summary:
				line.kind === 'request'
					? `${line.method} ${line.target}`
					: [line.status, line.reason].filter(part => part !== undefined && part !== '').join(' '),
			source: origin.source(from, start, pieces),
			...(issues[0] && { issue: issues[0] }),
		})
		for (const issue of issues) this.#rungs.finding({ ...issue, packet: last })
		if (decoded?.issue) this.#rungs.finding({ ...decoded.issue, packet: last })
		if (decoded?.changed) this.#trace?.body(from, first, rung, decoded.bytes)
		const text = decoded && excerptOf(decoded.bytes)
		this.#told.set(message, {
			rung,
			packet: first,
			...(decoded?.uncoded && { decodedBytes: decoded.bytes.length }),
			...(text !== undefined && { text }),
		})
		origin.ended(from, captured)
	}

	#exchange({ request, response, issue }: Exchange): void {
		const asked = request && this.#told.get(request)
		const answered = response && this.#told.get(response)
		const { line } = request?.head ?? {}
		const status = response?.head.line
		const host = request && headerValue(request.head.headers, 'host')
		const contentType = response && headerValue(response.head.headers, 'content-type')
		const exchange: HttpExchange = {
			...(line?.kind === 'request' && { method: line.method, target: line.target }),
			...(host !== undefined && { host }),
			...versionOf(line ?? status),
			...(status?.kind === 'response' && status.status !== undefined && { status: status.status }),
			...(status?.kind === 'response' && { reason: status.reason }),
			...(request && { requestBytes: request.bodyLength }),
			...(response && { responseBytes: response.bodyLength }),
			...(answered?.decodedBytes !== undefined && { decodedBytes: answered.decodedBytes }),
			...(contentType !== undefined && { contentType }),
			...(response &&
				response.head.contentCodings.length > 0 && { contentEncoding: response.head.contentCodings.join(', ') }),
			encrypted: this.#origin.known().encrypted,
			...(request && { requestHeaders: request.head.headers }),
			...(response && { responseHeaders: response.head.headers }),
			...(asked?.text !== undefined && { requestText: asked.text }),
			...(answered?.text !== undefined && { responseText: answered.text }),
			...(asked && { request: asked.rung }),
			...(answered && { response: answered.rung }),
		}
		this.#rungs.draft.http.push(exchange)
		if (issue) this.#rungs.finding({ ...issue, packet: (asked ?? answered)?.packet ?? 0 })
	}
}

/** The version of the exchange is the request's, if that names one; of a response alone, its own. */
function versionOf(line: { readonly version?: string } | undefined): Pick<HttpExchange, 'version'> {
	return line?.version === undefined ? {} : { version: line.version }
}
