import type { Issue } from '../field.js'
import { LIMITS } from '../limits.js'
import { ACK, ENABLE_CONNECT_PROTOCOL, errorText, HEADER_TABLE_SIZE, MAX_FRAME_SIZE } from './codes.js'
import { DEFAULT_FRAME_SIZE } from './frame-header.js'
import type { Http2Head } from './head.js'
import { DEFAULT_CAPACITY, type TableEntry } from './header-table.js'
import { type Http2Event, Http2Messages, type Tunnel } from './messages.js'
import type { Http2Message } from './open-message.js'
import type { Payload } from './payload.js'

type Role = 'client' | 'server'

/** A request and what answered it, on one stream, as far as the capture has them. */
export type Http2Exchange = {
	readonly streamId: number
	/** Of a push it is the promise. */
	readonly request?: Http2Message
	readonly response?: Http2Message
	/** Why one of the two is missing. */
	readonly issue?: Issue
}

export type Http2Options = {
	readonly onEvent: (event: Http2Event, from: Role) => void
	/** Each exchange when both its messages have ended, or nothing more of it can come. */
	readonly onExchange: (exchange: Http2Exchange) => void
	readonly onEntry?: (from: Role, entry: TableEntry) => void
	/** Whether the streams are read from their first bytes. */
	readonly isWhole: boolean
	/** Whether the request of stream 1 was made in HTTP/1.1 (RFC 7540, 3.2). */
	readonly isUpgraded?: boolean
}

/** What a receiver said in its SETTINGS. */
type Said = { frame: number; table: number; hasConnect: boolean; isSeen: boolean; isLost: boolean }

type Pair = { request?: Http2Message; response?: Http2Message; reset?: { readonly by: Role; readonly code: number } }

/**
 * Both directions of a connection that speaks HTTP/2 (RFC 9113): feed `client` and `server` their streams, and end them by
 * `end`. Requests and responses are matched by their streams.
 */
export class Http2Connection {
	readonly client: Http2Messages
	readonly server: Http2Messages
	readonly #options: Http2Options
	readonly #said: Readonly<Record<Role, Said>> = { client: nothingSaid(), server: nothingSaid() }
	/** By stream, the oldest first. */
	readonly #pairs = new Map<number, Pair>()
	/** Streams on which a tunnel was asked for, the oldest first. */
	readonly #tunnels = new Set<number>()
	readonly #ended = { client: false, server: false }

	constructor(options: Http2Options) {
		this.#options = options
		this.client = this.#messages('client')
		this.server = this.#messages('server')
	}

	/** Nothing more comes from one end. Exchanges are complete when both have ended. */
	end(from: Role, how: 'fin' | 'rst' | 'capture'): void {
		if (this.#ended[from]) return
		this[from].end(how)
		this.#ended[from] = true
		if (this.#ended.client && this.#ended.server)
			for (const streamId of [...this.#pairs.keys()]) this.#release(streamId)
	}

	#messages(from: Role): Http2Messages {
		const { onEntry, isWhole } = this.#options
		const said = this.#said[from === 'client' ? 'server' : 'client']
		return new Http2Messages({
			from,
			isWhole,
			emit: event => this.#take(event, from),
			allowed: () => (said.isSeen && !said.isLost ? { frame: said.frame, table: said.table } : {}),
			tunnel: (streamId, head) => this.#tunnel(from, streamId, head),
			...(onEntry && { onEntry: entry => onEntry(from, entry) }),
		})
	}

	/** An extended CONNECT asks for a tunnel, 2xx grants it (RFC 8441, 4 and 5; RFC 9110, 9.3.6). */
	#tunnel(from: Role, streamId: number, { method, protocol, status = 0 }: Http2Head): Tunnel | undefined {
		const tunnels = this.#tunnels
		if (from === 'server') return tunnels.has(streamId) && status >= 200 && status < 300 ? {} : undefined
		if (method !== 'CONNECT' || protocol === undefined) return undefined
		tunnels.add(streamId)
		if (tunnels.size > LIMITS.http2Streams) tunnels.delete(tunnels.values().next().value!)
		const { isSeen, isLost, hasConnect } = this.#said.server
		return isSeen && !isLost && !hasConnect ? { issue: NOT_ALLOWED } : {}
	}

	#take(event: Http2Event, from: Role): void {
		if (event.kind === 'lost') this.#said[from].isLost = true
		this.#options.onEvent(event, from)
		if (event.kind === 'message') this.#message(event.message)
		else if (event.kind === 'frame' && event.frame.complete) {
			const { payload, frame } = event
			if (payload?.kind === 'settings' && (frame.flags & ACK) === 0) this.#settings(payload, from)
			else if (payload?.kind === 'reset') this.#reset(frame.streamId, from, payload.code)
		}
	}

	/** The greatest value counts: nobody knows when the other side has heard of a smaller one. */
	#settings({ settings }: Extract<Payload, { kind: 'settings' }>, from: Role): void {
		const said = this.#said[from]
		said.isSeen = true
		for (const { identifier, value } of settings) {
			if (identifier === MAX_FRAME_SIZE) said.frame = Math.max(said.frame, value)
			if (identifier === HEADER_TABLE_SIZE) said.table = Math.max(said.table, value)
			if (identifier === ENABLE_CONNECT_PROTOCOL) said.hasConnect ||= value === 1
		}
	}

	#reset(streamId: number, by: Role, code: number): void {
		const pair = this.#pairs.get(streamId)
		if (pair) pair.reset ??= { by, code }
		this.client.reset(streamId, by, code)
		this.server.reset(streamId, by, code)
		if (this.#pairs.has(streamId)) this.#release(streamId)
	}

	#message(message: Http2Message): void {
		const { kind, streamId, head } = message
		if (kind === 'tunnel') return
		if (kind === 'response' && head?.status !== undefined && head.status < 200) return
		const pair = this.#pairs.get(streamId) ?? {}
		if (kind === 'response') pair.response = message
		else pair.request = message
		this.#pairs.set(streamId, pair)
		if (pair.response && (pair.request || (this.#options.isUpgraded && streamId === 1))) this.#release(streamId)
		else if (this.#pairs.size > LIMITS.http2Streams) this.#release(this.#pairs.keys().next().value!)
	}

	#release(streamId: number): void {
		const { request, response, reset } = this.#pairs.get(streamId)!
		this.#pairs.delete(streamId)
		const issue = request ? (response ? undefined : unanswered(reset)) : this.#unasked(streamId)
		this.#options.onExchange({
			streamId,
			...(request && { request }),
			...(response && { response }),
			...(issue && { issue }),
		})
	}

	#unasked(streamId: number): Issue | undefined {
		if (this.#options.isUpgraded && streamId === 1) return undefined
		return { code: 'unexpected', text: `the request of stream ${streamId} was not captured` }
	}
}

function unanswered(reset: Pair['reset']): Issue {
	if (!reset) return { code: 'unexpected', text: 'no answer was captured' }
	return { code: 'unexpected', text: `no answer came: the ${reset.by} reset the stream, ${errorText(reset.code)}` }
}

function nothingSaid(): Said {
	return { frame: DEFAULT_FRAME_SIZE, table: DEFAULT_CAPACITY, hasConnect: false, isSeen: false, isLost: false }
}

const NOT_ALLOWED: Issue = {
	code: 'invalid',
	text: ':protocol, and the server has not said ENABLE_CONNECT_PROTOCOL (RFC 8441, 3)',
}
