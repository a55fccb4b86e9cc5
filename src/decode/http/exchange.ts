import type { Issue } from '../field.js'
import { LIMITS } from '../limits.js'
import type { HttpEvent, HttpHead, HttpMessage } from './events.js'
import type { RequestLine } from './head.js'
import { type ContentSink, HttpMessages } from './messages.js'
import type { ResponseSeen } from './read-head.js'
import { isInterim } from './status.js'

/** A request and what answered it, as far as the capture has them (RFC 9110, 3.4). */
export type Exchange = {
	readonly request?: HttpMessage
	/** Interim responses: 100 Continue, 103 Early Hints (RFC 9110, 15.2). */
	readonly interim: readonly HttpMessage[]
	readonly response?: HttpMessage
	/**
	 * `order`: responses come in the order of their requests (RFC 9112, 9.3.2), and nothing is missing. `inferred`: by
	 * the order of packets, since messages may be missing. `none`: one of the two is all there is.
	 */
	readonly paired: 'order' | 'inferred' | 'none'
	/** Why one side is missing. */
	readonly issue?: Issue
}

export type HttpExchangesOptions = {
	/** Each event of either direction, as it comes. */
	readonly onEvent: (event: HttpEvent, from: 'client' | 'server') => void
	/** Each exchange when both its messages have ended, in the order of the requests. */
	readonly onExchange: (exchange: Exchange) => void
	readonly wantBody?: (head: HttpHead) => boolean
	/** For responses. */
	readonly content?: ContentSink
}

/** A final response, from its head on. */
type Answer = {
	readonly head: HttpHead
	message: HttpMessage | undefined
	/** Interim responses before it, where its request is not known. */
	readonly interim: readonly HttpMessage[]
}

type Pending = {
	readonly head: HttpHead
	request: HttpMessage | undefined
	readonly interim: HttpMessage[]
	answer: Answer | undefined
	paired: Exchange['paired']
	/** Set when no answer will come. */
	issue: Issue | undefined
}

/**
 * Both directions of a connection that speaks HTTP/1.x: feed `client` and `server` their streams, and end them by
 * `end`. Requests and responses are matched in order, pipelined or not; a connection of which only one direction was
 * captured gives exchanges with one side. Where something was lost, packet numbers tell which came first: they must
 * come from one count for both directions.
 */
export class HttpExchanges {
	readonly client: HttpMessages
	readonly server: HttpMessages
	readonly #options: HttpExchangesOptions
	/** Requests in their order, until their exchange is complete. */
	#pending: Pending[] = []
	/** Responses whose request has not come: it may be delayed by a hole before it. */
	#unasked: Answer[] = []
	/** Interim responses without a request. */
	#interim: HttpMessage[] = []
	/** The final response under way, and what it answers. */
	#answer: Answer | undefined
	#asked: Pending | undefined
	readonly #ended = { client: false, server: false }

	constructor(options: HttpExchangesOptions) {
		this.#options = options
		const wantBody = options.wantBody && { wantBody: options.wantBody }
		this.client = new HttpMessages({
			role: 'request',
			isPaired: true,
			emit: event => this.#fromClient(event),
			...wantBody,
		})
		this.server = new HttpMessages({
			role: 'response',
			requestFor: response => this.#requestFor(response),
			emit: event => this.#fromServer(event),
			...wantBody,
			...(options.content && { content: options.content }),
		})
	}

	/** Nothing more comes from one end. Exchanges are complete when both have ended. */
	end(from: 'client' | 'server', how: 'fin' | 'rst' | 'capture'): void {
		this[from].end(how)
		this.#ended[from] = true
		if (this.#ended.server) for (const pending of this.#waiting) pending.issue = unanswered('no answer was captured')
		this.#release()
		if (this.#ended.client) this.#releaseUnasked(Number.POSITIVE_INFINITY)
	}

	#fromClient(event: HttpEvent): void {
		this.#options.onEvent(event, 'client')
		if (event.kind === 'head') this.#expectAnswer(event.head)
		if (event.kind !== 'message') return
		const pending = this.#pending.find(({ head }) => head === event.message.head)
		if (!pending) return
		pending.request = event.message
		this.#settleClient(pending)
		this.#release()
	}

	#fromServer(event: HttpEvent): void {
		this.#options.onEvent(event, 'server')
		if (event.kind === 'upgrade') this.client.settle({ by: event.by, ...(event.to !== undefined && { to: event.to }) })
		if (event.kind !== 'head' && event.kind !== 'message') return
		const head = event.kind === 'head' ? event.head : event.message.head
		const isFinal = head.line.kind === 'response' && !isInterim(head.line.status)
		if (event.kind === 'head') {
			if (isFinal) this.#answerBegins(head)
		} else if (isFinal) this.#answerEnds(event.message)
		else {
			const interim = this.#waiting[0]?.interim ?? this.#interim
			if (interim.length < LIMITS.pipelined) interim.push(event.message)
		}
	}

	#expectAnswer(head: HttpHead): void {
		const packet = head.captured.packets.first
		this.#releaseUnasked(packet)
		const isAnswered = this.#unasked[0] && this.#unasked[0].head.captured.packets.first >= packet
		const answer = isAnswered ? this.#unasked.shift() : undefined
		const pending: Pending = {
			head,
			request: undefined,
			interim: [],
			answer,
			paired: answer ? 'inferred' : 'none',
			issue: !answer && this.#ended.server ? unanswered('the server had ended its side') : undefined,
		}
		this.#pending.push(pending)
		if (this.#pending.length <= LIMITS.pipelined) return
		const [oldest] = this.#waiting
		if (oldest) oldest.issue = { code: 'limit', text: `more than ${LIMITS.pipelined} requests wait for their answers` }
		this.#release()
	}

	/** The request that a final response answers, to be known before the response's framing is. */
	#requestFor({ afterLoss, packet }: ResponseSeen): RequestLine | undefined {
		const waiting = this.#waiting
		const isSure = !afterLoss && !waiting[0]?.head.afterLoss
		const before = isSure ? waiting : waiting.filter(({ head }) => head.captured.packets.first <= packet)
		const pending = afterLoss ? before.at(-1) : before[0]
		this.#asked = pending
		if (!pending) return undefined
		for (const skipped of waiting.slice(0, waiting.indexOf(pending))) {
			skipped.issue = unanswered('its answer is among what was lost')
		}
		pending.paired = isSure ? 'order' : 'inferred'
		return pending.head.line.kind === 'request' ? pending.head.line : undefined
	}

	#answerBegins(head: HttpHead): void {
		const pending = this.#asked
		this.#asked = undefined
		this.#answer = { head, message: undefined, interim: pending ? [] : this.#interim }
		if (pending) {
			pending.answer = this.#answer
			this.#settleClient(pending)
			return
		}
		this.#interim = []
		this.#unasked.push(this.#answer)
		if (this.#unasked.length > LIMITS.pipelined) this.#releaseUnasked(this.#unasked[1]!.head.captured.packets.first)
	}

	#answerEnds(message: HttpMessage): void {
		this.#answer!.message = message
		this.#answer = undefined
		this.#release()
		if (this.#ended.client) this.#releaseUnasked(Number.POSITIVE_INFINITY)
	}

	/** A request that asked for another protocol and got a plain answer: HTTP goes on behind it. */
	#settleClient(pending: Pending): void {
		const isLast = pending === this.#pending.at(-1)
		const isPlain = pending.answer !== undefined && pending.answer.head.framing !== 'upgrade'
		if (isLast && isPlain && pending.request) this.client.settle()
	}

	/** Hands out the exchanges that are complete, up to the first that is not. */
	#release(): void {
		for (
			let first = this.#pending[0];
			first?.request && (first.answer?.message || first.issue);
			first = this.#pending[0]
		) {
			this.#pending.shift()
			const { request, interim, answer, paired, issue } = first
			this.#options.onExchange({
				request,
				interim: [...interim, ...(answer?.interim ?? [])],
				...(answer?.message && { response: answer.message }),
				paired,
				...(issue && { issue }),
			})
		}
	}

	/** Hands out the responses that ended without a request and began before `packet`: none will come for them. */
	#releaseUnasked(packet: number): void {
		for (let first = this.#unasked[0]; first && first.head.captured.packets.first < packet; first = this.#unasked[0]) {
			if (!first.message) return
			this.#unasked.shift()
			const issue = { code: 'unexpected', text: 'the request was not captured' } as const
			this.#options.onExchange({ response: first.message, interim: first.interim, paired: 'none', issue })
		}
	}

	get #waiting(): Pending[] {
		return this.#pending.filter(({ answer, issue }) => !answer && !issue)
	}
}

function unanswered(text: string): Issue {
	return { code: 'unexpected', text }
}
