import { contentCodings, headerValue } from '../../decode/http/headers.js'
import { Http2Connection, type Http2Exchange } from '../../decode/http2/connection.js'
import type { Http2Head } from '../../decode/http2/head.js'
import { lineText } from '../../decode/http2/header-block.js'
import type { TableEntry } from '../../decode/http2/header-table.js'
import { placesIn } from '../../decode/http2/message.js'
import type { Http2Event } from '../../decode/http2/messages.js'
import type { Http2Key, Http2Message } from '../../decode/http2/open-message.js'
import { LIMITS } from '../../decode/limits.js'
import type { Chunk } from '../../decode/stream.js'
import { counted } from '../../grouped.js'
import type { HttpExchange, Role } from '../conversation.js'
import { GroupedRungs } from '../grouped-rungs.js'
import type { End, Handler } from '../handler.js'
import { decodeBody, excerptOf } from '../http-body.js'
import { CLEAR, type Origin } from '../http-conversation.js'
import type { Moment } from '../moment.js'
import type { Rungs } from '../rungs.js'
import type { Trace } from '../trace.js'
import { frameRung } from './frame-rung.js'
import { Gathered } from './gathered.js'
import { StreamContents } from './stream-contents.js'

type FrameEvent = Extract<Http2Event, { readonly kind: 'frame' }>
type MessageEvent = Extract<Http2Event, { readonly kind: 'message' }>

/** What is known of a message besides its own facts, until its exchange is complete. */
type Told = { readonly rung: number; readonly packet: number; readonly decodedBytes?: number; readonly text?: string }

/** How a connection came to speak HTTP/2. */
export type Http2Beginning = {
	/** Whether its streams are read from their first bytes. */
	readonly isWhole: boolean
	/** By an upgrade from HTTP/1.1, whose request is that of stream 1. */
	readonly isUpgraded?: boolean
}

/** The HTTP/2 of one conversation: bytes of both directions in, rungs and exchanges out. */
export class Http2Conversation implements Handler {
	readonly #rungs: Rungs
	readonly #grouped: GroupedRungs
	readonly #now: () => Moment
	readonly #trace: Trace | undefined
	readonly #origin: Origin
	readonly #connection: Http2Connection
	readonly #gathered = new Map<Http2Key, Gathered>()
	readonly #told = new WeakMap<Http2Message, Told>()
	readonly #isLost = { client: false, server: false }
	readonly #isUpgraded: boolean
	readonly #contents: StreamContents

	constructor(
		rungs: Rungs,
		now: () => Moment,
		trace: Trace | undefined,
		{ isWhole, isUpgraded = false }: Http2Beginning,
		origin: Origin = CLEAR,
	) {
		this.#rungs = rungs
		this.#grouped = new GroupedRungs(rungs)
		this.#now = now
		this.#trace = trace
		this.#origin = origin
		this.#isUpgraded = isUpgraded
		this.#contents = new StreamContents(rungs, now, trace, origin)
		const entries: Record<Role, TableEntry[]> = { client: [], server: [] }
		rungs.draft.http2 = { entries }
		this.#connection = new Http2Connection({
			isWhole,
			isUpgraded,
			onEvent: (event, from) => this.#event(event, from),
			onExchange: exchange => this.#exchange(exchange),
			onEntry: (from, entry) => {
				if (entries[from].length < LIMITS.headerEntries) entries[from].push(entry)
			},
		})
	}

	push(from: Role, chunk: Chunk): void {
		this.#connection[from].push(chunk)
	}

	hole(from: Role, start: number, length: number): void {
		this.#connection[from].hole(start, length)
	}

	end(from: Role, how: End): void {
		this.#connection.end(from, how)
	}

	#event(event: Http2Event, from: Role): void {
		if (event.kind === 'frame') this.#frame(event, from)
		else if (event.kind === 'message') this.#message(event, from)
		else if (event.kind === 'preface') {
			const gathered = new Gathered(from, this.#origin)
			gathered.add({ ...event, complete: true })
			this.#rungs.add({ ...this.#common(from, gathered), type: 'http2_preface' })
		} else if (event.kind === 'lost') this.#lost(from)
		else {
			const packet = this.#origin.packet(from, event.captured.packets.first)
			this.#rungs.finding({ ...event.issue, packet })
		}
	}

	/** Said once: what was lost may have changed what every later header block refers to. */
	#lost(from: Role): void {
		this.#contents.lost(from)
		if (this.#isLost[from]) return
		this.#isLost[from] = true
		this.#rungs.finding({
			code: 'truncated',
			text: `bytes of the ${from} are missing: header fields that later ones refer to may be among them`,
			packet: this.#now().packet,
		})
	}

	#frame({ frame, payload, issues, of, mark }: FrameEvent, from: Role): void {
		if (of) {
			if (payload?.kind === 'data') this.#contents.data(of, frame, payload.data, from)
			const gathered = this.#gathered.get(of) ?? new Gathered(from, this.#origin)
			this.#gathered.set(of, gathered)
			gathered.add(frame, mark)
			return
		}
		const gathered = new Gathered(from, this.#origin)
		gathered.add(frame, mark)
		const { type, summary } = frameRung(frame, payload)
		const common = this.#common(from, gathered)
		const isApart = issues.length > 0 || mark !== undefined || !GROUPED.has(type)
		this.#grouped.add(
			{ ...common, type, summary, streamId: frame.streamId, ...(issues[0] && { issue: issues[0] }) },
			isApart,
		)
		for (const issue of issues) this.#rungs.finding({ ...issue, packet: gathered.last })
	}

	#message({ message, of, how }: MessageEvent, from: Role): void {
		const { kind, streamId, head, issues, body } = message
		const gathered = this.#gathered.get(of) ?? new Gathered(from, this.#origin)
		const isEmpty = !this.#gathered.delete(of)
		const codings = {
			framing: 'length',
			transferCodings: [],
			contentCodings: contentCodings(head?.headers ?? []),
		} as const
		const decoded = decodeBody(codings, body)
		const packet = gathered.last
		this.#contents.ended(of, message, from, how, decoded.bytes, packet)
		if (kind === 'tunnel' && isEmpty) return
		const rung = this.#rungs.add({
			...this.#common(from, gathered),
			type: TYPES[kind],
			streamId,
			summary: summaryOf(message),
			...(issues[0] && { issue: issues[0] }),
		})
		for (const issue of issues) this.#rungs.finding({ ...issue, packet })
		if (decoded.issue) this.#rungs.finding({ ...decoded.issue, packet })
		this.#find(message, decoded.changed, decoded.bytes, from, gathered.first, rung)
		const text = excerptOf(decoded.bytes)
		this.#told.set(message, {
			rung,
			packet: gathered.first,
			...(decoded.uncoded && { decodedBytes: decoded.bytes.length }),
			...(text !== undefined && { text }),
		})
	}

	/** Texts that do not stand in the frames as they are: fields that were compressed, bodies that were cut or coded. */
	#find(message: Http2Message, isCoded: boolean, body: Uint8Array, from: Role, packet: number, rung: number): void {
		const trace = this.#trace
		if (!trace) return
		const { lines, dataFrames } = message
		const { lines: starts, body: at } = placesIn(lines)
		for (const [i, line] of lines.entries()) {
			if (!line.isPlain) trace.body(from, packet, rung, encoder.encode(lineText(line)), starts[i])
		}
		if (isCoded || dataFrames > 1) trace.body(from, packet, rung, body, at)
	}

	#exchange({ streamId, request, response, issue }: Http2Exchange): void {
		const asked = request && this.#told.get(request)
		const answered = response && this.#told.get(response)
		const { draft } = this.#rungs
		const upgrade = this.#contents.upgrade(streamId)
		if (issue) this.#rungs.finding({ ...issue, packet: (asked ?? answered)?.packet ?? 0 })
		draft.http.push({
			...(streamId === 1 && this.#isUpgraded && !request && upgraded(draft.http)),
			...requestFacts(request?.head),
			version: '2',
			...responseFacts(response?.head),
			...(request && { requestBytes: request.bodyLength }),
			...(response && { responseBytes: response.bodyLength }),
			...(answered?.decodedBytes !== undefined && { decodedBytes: answered.decodedBytes }),
			encrypted: this.#origin.known().encrypted,
			streamId,
			...(asked?.text !== undefined && { requestText: asked.text }),
			...(answered?.text !== undefined && { responseText: answered.text }),
			...(upgrade && { upgrade }),
			...(asked && { request: asked.rung }),
			...(answered && { response: answered.rung }),
		})
	}

	/** What all rungs have. */
	#common(from: Role, gathered: Gathered) {
		return { from, time: this.#now().time, ...gathered.rung(), ...this.#origin.known() }
	}
}

/** The request that asked for HTTP/2 and got it: it is that of stream 1 (RFC 7540, 3.2). */
function upgraded(exchanges: readonly HttpExchange[]): Partial<HttpExchange> {
	const { method, target, host, requestBytes, requestHeaders, requestText, request } =
		exchanges.find(({ status }) => status === 101) ?? {}
	return Object.fromEntries(
		Object.entries({ method, target, host, requestBytes, requestHeaders, requestText, request }).filter(
			([, value]) => value !== undefined,
		),
	)
}

function requestFacts(head: Http2Head | undefined): Partial<HttpExchange> {
	if (!head) return {}
	const host = head.authority ?? headerValue(head.headers, 'host')
	const { protocol } = head
	return {
		...(head.method !== undefined && { method: head.method }),
		...(head.path !== undefined && { target: head.path }),
		// A tunnel is asked for by where it leads.
		...(head.path === undefined && head.method === 'CONNECT' && host !== undefined && { target: host }),
		...(host !== undefined && { host }),
		...(protocol !== undefined && { protocol }),
		requestHeaders: head.headers,
	}
}

function responseFacts(head: Http2Head | undefined): Partial<HttpExchange> {
	if (!head) return {}
	const contentType = headerValue(head.headers, 'content-type')
	const codings = contentCodings(head.headers)
	return {
		...(head.status !== undefined && { status: head.status }),
		...(contentType !== undefined && { contentType }),
		...(codings.length > 0 && { contentEncoding: codings.join(', ') }),
		responseHeaders: head.headers,
	}
}

/** `GET /secret, stream 1`, `CONNECT /drey (websocket), stream 3`; what is not known of it is left out. */
function summaryOf({ kind, streamId, head, dataFrames }: Http2Message): string {
	if (kind === 'tunnel') return `stream ${streamId}, ${counted(dataFrames, 'frame')}`
	const { method, path, authority, status, protocol } = head ?? {}
	const target = path ?? (method === 'CONNECT' ? authority : undefined)
	const purpose = protocol === undefined ? undefined : `(${protocol})`
	const said = kind === 'response' ? status?.toString() : [method, target, purpose].filter(Boolean).join(' ')
	return [...(said ? [said] : []), `stream ${streamId}`].join(', ')
}

const TYPES = {
	request: 'http_request',
	response: 'http_response',
	promise: 'http2_push_promise',
	tunnel: 'http2_tunnel',
} as const

/** Frames that come by the thousand. */
const GROUPED: ReadonlySet<string> = new Set(['http2_window_update', 'http2_ping', 'http2_data', 'http2_priority'])

const encoder = new TextEncoder()
