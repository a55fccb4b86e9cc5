import { grouped } from '../../grouped.js'
import type { Issue } from '../field.js'
import { EARLY_END } from '../http/early-end.js'
import type { FramedStream } from '../http/framed.js'
import { KeptBody } from '../http/kept-body.js'
import { LIMITS } from '../limits.js'
import { bytesOf, scan } from '../reader.js'
import type { Chunk } from '../stream.js'
import { ACK, END_HEADERS, END_STREAM, errorText, frameTypeName, SETTINGS } from './codes.js'
import type { FrameHeader } from './frame-header.js'
import { type FrameEvent, type Http2Frame, http2Frames } from './frames.js'
import type { Http2Head } from './head.js'
import { headerBlock, noLines } from './header-block.js'
import { HeaderTable, type TableEntry, type TableMark } from './header-table.js'
import { type Http2Key, type Http2Message, OpenMessage } from './open-message.js'
import { framePayload, type Payload } from './payload.js'

export type Http2Event =
	/**
	 * A frame has ended. `of`: the message it is a part of, which ends later. `mark`: the table before the header block
	 * that it begins.
	 */
	| {
			readonly kind: 'frame'
			readonly frame: Http2Frame
			readonly payload: Payload | undefined
			readonly issues: readonly Issue[]
			readonly of?: Http2Key
			readonly mark?: TableMark
	  }
	/** A message has ended; `how` its stream did: by itself, by a reset, or as the connection. */
	| { readonly kind: 'message'; readonly of: Http2Key; readonly message: Http2Message; readonly how: StreamEnd }
	| Exclude<FrameEvent, { kind: 'frame' }>

type StreamEnd = 'fin' | 'rst' | 'capture'

/** That a head opens a tunnel, and what is wrong with that. */
export type Tunnel = { readonly issue?: Issue }

export type Http2MessagesOptions = {
	readonly from: 'client' | 'server'
	readonly emit: (event: Http2Event) => void
	/** What the receiver takes, as far as it is known: bytes of a frame's payload, and of the table. */
	readonly allowed: () => { readonly frame?: number; readonly table?: number }
	/** Whether a head, behind which more comes, opens a tunnel: it is a message of its own then. */
	readonly tunnel: (streamId: number, head: Http2Head) => Tunnel | undefined
	/** Each entry that the sender adds to its table. */
	readonly onEntry?: (entry: TableEntry) => void
	/** Whether the stream is read from its first byte. */
	readonly isWhole: boolean
}

/** A header block under way: END_HEADERS has not come. */
type Block = {
	readonly streamId: number
	/** Missing where the frames belong to no message. */
	readonly of: OpenMessage | undefined
	readonly parts: KeptBody
	readonly endsStream: boolean
}

/** Streams that were reset and are remembered. */
const RESET_STREAMS = 1024

/** The HTTP/2 messages of one direction, whatever its chunks are: streams are mixed, and each frame belongs to one (RFC 9113, 5). */
export class Http2Messages {
	readonly #options: Http2MessagesOptions
	readonly #frames: FramedStream<FrameHeader>
	readonly #table: HeaderTable
	readonly #open = new Map<number, OpenMessage>()
	readonly #reset = new Set<number>()
	#block: Block | undefined
	/** Whether nothing was read before. */
	#isFirst = true
	/** Bytes of all bodies that are kept. */
	#kept = 0

	constructor(options: Http2MessagesOptions) {
		this.#options = options
		this.#frames = http2Frames(
			() => options.allowed().frame,
			event => this.#take(event),
		)
		this.#table = new HeaderTable(options.onEntry, options.isWhole)
	}

	push(chunk: Chunk): void {
		this.#frames.push(chunk)
	}

	hole(start: number, length: number): void {
		this.#frames.hole(start, length)
	}

	/** Nothing more comes. */
	end(how: StreamEnd): void {
		this.#frames.end(how)
		this.#giveUp({ code: 'truncated', text: `a header block stops before its end: ${EARLY_END[how]}` })
		for (const open of [...this.#open.values()])
			this.#cutOff(open, how, {
				code: 'truncated',
				text: `the body stops after ${bytesOf(open.bodyLength)}, before the end of its stream: ${EARLY_END[how]}`,
			})
	}

	/** Either side has reset a stream: what is under way on it ends here. */
	reset(streamId: number, by: 'client' | 'server', code: number): void {
		const open = this.#open.get(streamId)
		if (this.#block?.streamId === streamId) return
		if (open) this.#cutOff(open, 'rst', { code: 'unexpected', text: `the ${by} reset the stream: ${errorText(code)}` })
		this.#reset.delete(streamId)
		this.#reset.add(streamId)
		if (this.#reset.size > RESET_STREAMS) this.#reset.delete(this.#reset.values().next().value!)
	}

	#take(event: FrameEvent): void {
		if (event.kind === 'frame') {
			this.#begins(event.frame)
			this.#frame(event.frame)
			return
		}
		if (event.kind === 'lost') {
			this.#giveUp({
				code: 'truncated',
				text: `a header block stops before its end: ${EARLY_END.hole}`,
			})
			this.#table.lose()
			for (const open of this.#open.values()) open.lose()
		} else if (event.kind === 'preface') this.#table.begin()
		this.#isFirst = false
		this.#options.emit(event)
	}

	/** What a server says first (RFC 9113, 3.4): nothing of it was missed, where no SYN tells that either. */
	#begins({ type, flags }: Http2Frame): void {
		const isFirst = this.#isFirst && this.#options.from === 'server'
		this.#isFirst = false
		if (isFirst && type === SETTINGS && (flags & ACK) === 0) this.#table.begin()
	}

	#frame(frame: Http2Frame): void {
		const { value: payload, issues } = scan('payload', frame.payload, r => framePayload(r, frame))
		const all = frame.complete ? [...frame.issues, ...issues] : frame.issues
		const isNext = payload?.kind === 'continuation' && this.#block?.streamId === frame.streamId
		if (this.#block && !isNext) {
			const name = frameTypeName(frame.type) ?? `a frame of type ${frame.type}`
			this.#giveUp({ code: 'invalid', text: `${name} stands within a header block (RFC 9113, 6.2)` })
			this.#table.lose()
		}
		if (payload?.kind === 'data') this.#data(frame, payload, all)
		else if (payload?.kind === 'headers') this.#headers(frame, payload, all)
		else if (payload?.kind === 'promise') this.#promise(frame, payload, all)
		else if (payload?.kind === 'continuation') this.#continuation(frame, payload, all)
		else this.#options.emit({ kind: 'frame', frame, payload, issues: all })
	}

	#data(frame: Http2Frame, payload: Extract<Payload, { kind: 'data' }>, issues: readonly Issue[]): void {
		const { streamId, flags, complete } = frame
		if (streamId === 0 || this.#reset.has(streamId)) {
			this.#options.emit({ kind: 'frame', frame, payload, issues })
			return
		}
		let open = this.#open.get(streamId)
		if (!open) {
			open = this.#begin(streamId, this.#kind)
			open.say({ code: 'truncated', text: 'the head of the message is not in the capture' })
			open.isCut = true
		}
		this.#options.emit({ kind: 'frame', frame, payload, issues, of: open })
		for (const issue of issues) open.say(issue)
		const before = open.kept.length
		if (this.#kept + payload.data.length > LIMITS.http2Bodies) open.kept.stop()
		open.add(payload.data)
		this.#kept += open.kept.length - before
		if (!complete) open.lose()
		if ((flags & END_STREAM) !== 0) this.#end(open)
	}

	#headers(frame: Http2Frame, payload: Extract<Payload, { kind: 'headers' }>, issues: readonly Issue[]): void {
		const { streamId, flags } = frame
		const isUsable = streamId !== 0 && !this.#reset.has(streamId)
		const open = isUsable ? (this.#open.get(streamId) ?? this.#begin(streamId, this.#kind)) : undefined
		this.#beginBlock(frame, payload, issues, open, (flags & END_STREAM) !== 0)
	}

	#promise(frame: Http2Frame, payload: Extract<Payload, { kind: 'promise' }>, issues: readonly Issue[]): void {
		const open = new OpenMessage('promise', payload.promised)
		if (this.#options.from === 'client') open.say({ code: 'invalid', text: 'a client promises a push (RFC 9113, 8.4)' })
		this.#beginBlock(frame, payload, issues, open, true)
	}

	#beginBlock(
		frame: Http2Frame,
		payload: Payload & { readonly block: Uint8Array },
		issues: readonly Issue[],
		of: OpenMessage | undefined,
		endsStream: boolean,
	): void {
		const { mark } = this.#table
		this.#options.emit({ kind: 'frame', frame, payload, issues, mark, ...(of && { of }) })
		for (const issue of issues) of?.say(issue)
		this.#block = { streamId: frame.streamId, of, parts: new KeptBody(true), endsStream }
		this.#addToBlock(frame, payload.block)
	}

	#continuation(
		frame: Http2Frame,
		payload: Extract<Payload, { kind: 'continuation' }>,
		issues: readonly Issue[],
	): void {
		const block = this.#block
		if (!block) {
			const alone: Issue = { code: 'invalid', text: 'a CONTINUATION, with no header block before it (RFC 9113, 6.10)' }
			this.#table.lose()
			this.#options.emit({ kind: 'frame', frame, payload, issues: [...issues, alone] })
			return
		}
		this.#options.emit({ kind: 'frame', frame, payload, issues, ...(block.of && { of: block.of }) })
		for (const issue of issues) block.of?.say(issue)
		this.#addToBlock(frame, payload.block)
	}

	#addToBlock({ flags, complete }: Http2Frame, bytes: Uint8Array): void {
		const { parts } = this.#block!
		if (parts.length + bytes.length > LIMITS.httpHead) {
			this.#giveUp({ code: 'limit', text: `a header block of more than ${bytesOf(LIMITS.httpHead)} is not read` })
			this.#table.lose()
			return
		}
		parts.add(bytes)
		if (!complete) {
			this.#giveUp()
			this.#table.lose()
		} else if ((flags & END_HEADERS) !== 0) this.#endBlock()
	}

	#endBlock(): void {
		const { of, parts, endsStream } = this.#block!
		this.#block = undefined
		const found = noLines()
		const table = this.#table
		table.allowed = this.#options.allowed().table ?? Number.POSITIVE_INFINITY
		const { value, issues } = scan('header_block', parts.bytes, r => {
			headerBlock(r, table, found)
			return true
		})
		if (!value) table.lose()
		if (!of) return
		for (const issue of issues) of.say(issue)
		if (found.isCut)
			of.say({ code: 'limit', text: `header fields of more than ${bytesOf(LIMITS.httpHead)} are not kept` })
		if (!value) of.isCut = true
		of.block(found.lines)
		const isInterim = of.kind === 'response' && isInterimStatus(of.head?.status) && of.blocks === 1
		if (endsStream || isInterim) this.#end(of)
		else if (of.head && of.blocks === 1) this.#turn(of, of.head)
	}

	/** What follows a head that opens a tunnel is no body of it. */
	#turn(of: OpenMessage, head: Http2Head): void {
		const tunnel = this.#options.tunnel(of.streamId, head)
		if (!tunnel) return
		if (tunnel.issue) of.say(tunnel.issue)
		this.#end(of)
		this.#begin(of.streamId, 'tunnel')
	}

	/** The header block under way does not end: the message goes on without it. */
	#giveUp(why?: Issue): void {
		const block = this.#block
		this.#block = undefined
		if (!block?.of) return
		if (why) block.of.say(why)
		block.of.isCut = true
		if (block.endsStream) this.#end(block.of)
	}

	get #kind(): 'request' | 'response' {
		return this.#options.from === 'client' ? 'request' : 'response'
	}

	#begin(streamId: number, kind: Http2Message['kind']): OpenMessage {
		const open = new OpenMessage(kind, streamId)
		this.#open.set(streamId, open)
		if (this.#open.size > LIMITS.http2Streams) {
			const most = grouped(LIMITS.http2Streams)
			this.#end(this.#open.values().next().value!, {
				code: 'limit',
				text: `more than ${most} messages are under way at once: the oldest is not followed any further`,
			})
		}
		return open
	}

	/** A stream ends before its time; a tunnel does so as TCP would (RFC 8441, 5). */
	#cutOff(open: OpenMessage, how: StreamEnd, why: Issue): void {
		this.#end(open, open.kind === 'tunnel' ? undefined : why, how)
	}

	#end(open: OpenMessage, why?: Issue, how: StreamEnd = 'fin'): void {
		if (this.#open.get(open.streamId) === open) this.#open.delete(open.streamId)
		this.#kept -= open.kept.length
		if (why) {
			open.say(why)
			open.isCut = true
		}
		this.#options.emit({ kind: 'message', of: open, message: open.end(), how })
	}
}

function isInterimStatus(status: number | undefined): boolean {
	return status !== undefined && status >= 100 && status < 200
}
