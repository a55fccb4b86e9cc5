import { eventWords } from '../decode/http/event-stream.js'
import type { HttpHead } from '../decode/http/events.js'
import { EventsUnderWay, type SentEvent } from '../decode/http/events-under-way.js'
import { headerValue } from '../decode/http/headers.js'
import { LIMITS } from '../decode/limits.js'
import type { Chunk } from '../decode/stream.js'
import type { Role } from './conversation.js'
import { GroupedRungs } from './grouped-rungs.js'
import type { Origin } from './http-conversation.js'
import type { Moment } from './moment.js'
import type { Rungs } from './rungs.js'
import { ofStream } from './stream-words.js'

/** Characters of what an event says that are kept, and that stand on its rung. */
const KEPT = 400
const SHOWN = 60

/** Whether the body of a message is an event stream (WHATWG HTML, 9.2.5). */
export function isEventStream({ headers }: Pick<HttpHead, 'headers'>): boolean {
	return /^\s*text\/event-stream\s*(;|$)/i.test(headerValue(headers, 'content-type') ?? '')
}

/** What is asked of the head of a message that may be an event stream. */
export type EventsHead = Pick<HttpHead, 'headers' | 'contentCodings' | 'transferCodings'>

/** The server-sent events of one side of a conversation, or of one stream of HTTP/2: a rung each, as they come. */
export class SentEvents {
	readonly #from: Role
	readonly #rungs: Rungs
	readonly #grouped: GroupedRungs
	readonly #now: () => Moment
	readonly #origin: Origin
	readonly #streamId: number | undefined
	#head: EventsHead | undefined
	#stream: EventsUnderWay | undefined

	constructor(from: Role, rungs: Rungs, now: () => Moment, origin: Origin, streamId?: number) {
		this.#streamId = streamId
		this.#from = from
		this.#rungs = rungs
		this.#grouped = new GroupedRungs(rungs)
		this.#now = now
		this.#origin = origin
	}

	/** A body is read while it comes in, unless a coding has to be undone first. */
	readonly wants = (head: EventsHead): boolean =>
		isEventStream(head) && head.contentCodings.length === 0 && head.transferCodings.length === 0

	readonly push = (head: EventsHead, chunk: Chunk): void => {
		this.#of(head).push(chunk)
	}

	readonly hole = (head: EventsHead): void => {
		this.#of(head).hole()
	}

	/** The message has ended. `body`: what it holds, where codings had to be undone for that; `packet`: its last. */
	end(head: EventsHead, body: Uint8Array | undefined, packet: number): void {
		if (this.#head === head) this.#stream?.end()
		this.#head = undefined
		this.#stream = undefined
		if (!body || this.wants(head) || !isEventStream(head)) return
		const stream = new EventsUnderWay(({ event, length }) => this.#keep(event, length, [packet]))
		stream.push({ start: 0, bytes: body, packet, offset: 0 })
		stream.end()
	}

	#of(head: EventsHead): EventsUnderWay {
		if (this.#head !== head || !this.#stream) {
			this.#head = head
			this.#stream = new EventsUnderWay(event => this.#event(event))
		}
		return this.#stream
	}

	#event({ event, start, length, captured, issues }: SentEvent): void {
		const from = this.#from
		const origin = this.#origin
		const carried = origin.carried(from, captured)
		const rung = this.#grouped.add(
			{
				from,
				type: 'server_sent_event',
				time: this.#now().time,
				...carried,
				length,
				...origin.known(),
				...ofStream(short(eventWords(event), SHOWN), this.#streamId),
				source: origin.source(from, start, captured.pieces),
				...(issues[0] && { issue: issues[0] }),
			},
			issues.length > 0,
		)
		const packet = origin.packet(from, captured.packets.last)
		for (const issue of issues) this.#rungs.finding({ ...issue, packet })
		this.#keep(event, length, carried.packets, rung)
	}

	#keep(
		{ event, data, id, retry, comments }: SentEvent['event'],
		length: number,
		packets: readonly number[],
		message?: number,
	): void {
		const { events } = this.#rungs.draft
		if (events.length >= LIMITS.keptTexts) return
		events.push({
			from: this.#from,
			...(event !== undefined && { event: short(event, KEPT) }),
			...(data !== undefined && { data: short(data, KEPT) }),
			...(id !== undefined && { id: short(id, KEPT) }),
			...(retry !== undefined && { retry }),
			...(comments.length > 0 && { comments: comments.slice(0, COMMENTS).map(text => short(text, KEPT)) }),
			length,
			packets,
			encrypted: this.#origin.known().encrypted,
			...(this.#streamId !== undefined && { streamId: this.#streamId }),
			...(message !== undefined && { message }),
		})
	}
}

/** Comments of one event that are kept. */
const COMMENTS = 16

function short(text: string, most: number): string {
	if (text.length <= most) return text
	const characters = Array.from(text.slice(0, 2 * most + 2))
	return characters.length > most ? `${characters.slice(0, most).join('')}…` : text
}
