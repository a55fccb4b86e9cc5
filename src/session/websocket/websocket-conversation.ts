import type { Issue } from '../../decode/field.js'
import { LIMITS } from '../../decode/limits.js'
import { bytesOf } from '../../decode/reader.js'
import type { Chunk } from '../../decode/stream.js'
import { CLOSE, closeCodeName, isControl, opcodeName, PING, PONG, TEXT } from '../../decode/websocket/codes.js'
import { type MessageEvent, type WebSocketMessage, WebSocketMessages } from '../../decode/websocket/messages.js'
import { isUtf8, textStart } from '../../decode/websocket/utf8.js'
import { grouped } from '../../grouped.js'
import type { Role } from '../conversation.js'
import { GroupedRungs } from '../grouped-rungs.js'
import type { End, Handler } from '../handler.js'
import type { Origin } from '../http-conversation.js'
import type { Moment } from '../moment.js'
import type { Rungs } from '../rungs.js'
import { ofStream } from '../stream-words.js'
import type { Trace } from '../trace.js'
import { type Content, Inflater } from './inflater.js'
import { frameContext, type WebSocketUpgrade } from './upgrade.js'

/** Bytes of a text that are kept, and characters of it on a rung. */
const KEPT = 400
const SHOWN = 60

/** The WebSocket that HTTP turned into: bytes of both directions in, rungs and messages out. */
export class WebSocketConversation implements Handler {
	readonly #rungs: Rungs
	readonly #grouped: GroupedRungs
	readonly #now: () => Moment
	readonly #trace: Trace | undefined
	readonly #origin: Origin
	readonly #messages: Readonly<Record<Role, WebSocketMessages>>
	readonly #inflaters: Readonly<Record<Role, Inflater>>
	readonly #streamId: number | undefined

	/**
	 * `upgrade` answers what is known of the agreement: it is asked again for each frame. `streamId`: the stream of HTTP/2
	 * that carries it.
	 */
	constructor(
		rungs: Rungs,
		now: () => Moment,
		trace: Trace | undefined,
		origin: Origin,
		upgrade: () => WebSocketUpgrade,
		streamId?: number,
	) {
		this.#streamId = streamId
		this.#rungs = rungs
		this.#grouped = new GroupedRungs(rungs)
		this.#now = now
		this.#trace = trace
		this.#origin = origin
		const messages = (from: Role) =>
			new WebSocketMessages(
				() => frameContext(from, upgrade()),
				event => this.#event(from, event),
			)
		const deflate = () => upgrade().deflate
		this.#messages = { client: messages('client'), server: messages('server') }
		this.#inflaters = { client: new Inflater('client', deflate), server: new Inflater('server', deflate) }
	}

	push(from: Role, chunk: Chunk): void {
		this.#messages[from].push(chunk)
	}

	hole(from: Role, start: number, length: number): void {
		this.#messages[from].hole(start, length)
	}

	/** Nobody knows how many bytes are missing here. */
	lose(from: Role): void {
		this.#messages[from].lose()
	}

	end(from: Role, how: End): void {
		this.#messages[from].end(how)
	}

	#event(from: Role, event: MessageEvent): void {
		if (event.kind === 'message') this.#message(from, event.message)
		else if (event.kind === 'lost') this.#inflaters[from].lose()
		else {
			const packet = this.#origin.packet(from, event.captured.packets.first)
			this.#rungs.finding({ ...event.issue, packet })
		}
	}

	#message(from: Role, message: WebSocketMessage): void {
		const { opcode, frames, start, end, bytes, length, captured, masked, compressed, close, complete } = message
		const origin = this.#origin
		const content = this.#inflaters[from].content(message)
		const text = textOf(message, content)
		const issues = [...message.issues, ...faults(message, content)]
		const carried = origin.carried(from, captured)
		const { encrypted, standing } = origin.known()
		const streamId = this.#streamId
		const summary = summaryOf(message, content, text)
		const rung = this.#grouped.add(
			{
				from,
				type: typeOf(opcode),
				time: this.#now().time,
				...carried,
				length: bytes,
				encrypted,
				standing,
				...ofStream(summary, streamId),
				source: origin.source(from, start, captured.pieces, end === start + bytes ? undefined : end),
				...(issues[0] && { issue: issues[0] }),
			},
			issues.length > 0 || isControl(opcode),
		)
		const first = origin.packet(from, captured.packets.first)
		const last = origin.packet(from, captured.packets.last)
		for (const issue of issues) this.#rungs.finding({ ...issue, packet: last })
		if (masked || content.inflated || frames > 1) this.#trace?.body(from, first, rung, content.bytes)
		const { webSocket } = this.#rungs.draft
		if (webSocket.length < LIMITS.keptTexts) {
			webSocket.push({
				from,
				opcode,
				frames,
				length,
				...(content.inflated && { inflated: content.bytes.length }),
				masked,
				compressed,
				complete,
				packets: carried.packets,
				...(text !== undefined && { text }),
				...(close?.code !== undefined && { code: close.code }),
				...(close?.reason !== undefined && { reason: close.reason }),
				encrypted,
				...(streamId !== undefined && { streamId }),
				message: rung,
			})
		}
		// Frames of a message under way stand before this one.
		if (!this.#messages[from].isOpen) origin.ended(from, captured)
	}
}

function typeOf(opcode: number): string {
	if (opcode === CLOSE || opcode === PING || opcode === PONG) return `websocket_${opcodeName(opcode)}`
	return opcodeName(opcode) === undefined ? 'websocket_frame' : 'websocket_message'
}

/** The beginning of what is said, where it is text. */
function textOf({ opcode, compressed }: WebSocketMessage, { bytes, inflated }: Content): string | undefined {
	if (compressed && !inflated) return undefined
	if (opcode === TEXT) return textStart(bytes, KEPT)
	if ((opcode !== PING && opcode !== PONG) || bytes.length === 0 || !isUtf8(bytes)) return undefined
	const text = textStart(bytes, KEPT)
	return /\p{Cc}/u.test(text) ? undefined : text
}

function faults({ opcode, compressed, complete }: WebSocketMessage, { bytes, inflated, issue }: Content): Issue[] {
	if (issue) return [issue]
	const isText = opcode === TEXT && complete && compressed === inflated
	return isText && !isUtf8(bytes)
		? [{ code: 'invalid', text: `the text, ${bytesOf(bytes.length)}, is no UTF-8 (RFC 6455, 8.1)` }]
		: []
}

/** `text “fluffy tail”`; `binary, 18 bytes inflated to 300 bytes`; of a control frame, whose rung has its name, what it says. */
function summaryOf(message: WebSocketMessage, { bytes, inflated }: Content, text: string | undefined): string {
	const { opcode, length, frames, close } = message
	if (opcode === CLOSE) return closeText(close?.code, close?.reason)
	if (opcode === PING || opcode === PONG) return text === undefined ? '' : `“${short(text)}”`
	const name = opcodeName(opcode) ?? `reserved opcode ${opcode}`
	const size = inflated ? `${bytesOf(length)} inflated to ${bytesOf(bytes.length)}` : bytesOf(length)
	return [
		text === undefined ? name : `${name} “${short(text)}”`,
		...(text === undefined || inflated ? [size] : []),
		...(frames > 1 ? [`${grouped(frames)} frames`] : []),
	].join(', ')
}

function closeText(code: number | undefined, reason: string | undefined): string {
	if (code === undefined) return 'without a status code'
	const name = closeCodeName(code)
	return [`${code}`, ...(name ? [name] : []), ...(reason ? [`“${short(reason)}”`] : [])].join(', ')
}

/** In code points, so that no character is cut in half. */
function short(text: string): string {
	const characters = Array.from(text)
	return characters.length > SHOWN ? `${characters.slice(0, SHOWN).join('')}…` : text
}
