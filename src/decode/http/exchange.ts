import type { Issue } from '../field.js'
import { LIMITS } from '../limits.js'
import type { HttpEvent, HttpHead, HttpMessage } from './events.js'
import type { RequestLine } from './head.js'
import { HttpMessages } from './messages.js'
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
}

type Pending = {
	readonly head: HttpHead
	request: HttpMessage | undefined
	readonly interim: HttpMessage[]
	/** The final response that has begun, and what it was when it ended. */
	answer: HttpHead | undefined
	response: HttpMessage | undefined
	paired: Exchange['paired']
	/** Set when no answer will come. */
	issue: Issue | undefined
}

/**
 * Both directions of a connection that speaks HTTP/1.x: feed `client` and `server` their streams, and end them by
 * `end`. Requests and responses are matched in order, pipelined or not; a connection of which only one direction was
 * captured gives exchanges with one side. After a loss a response goes to the last request before it, by packet
 * numbers: they must come from one count for both directions.
 */
export class HttpExchanges {
	readonly client: HttpMessages
	readonly server: HttpMessages
	readonly #options: HttpExchangesOptions
	/** Requests in their order, until their exchange is complete. */
	#pending: Pending[] = []
	/** What the final response under way answers; interim responses to a request that was not captured. */
	#answering: Pending | undefined
	#unaskedInterim: HttpMessage[] = []
	#isServerEnded = false

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
		})
	}

	/** Nothing more comes from one end. Exchanges are complete when both have ended. */
	end(from: 'client' | 'server', how: 'fin' | 'rst' | 'capture'): void {
		this[from].end(how)
		if (from === 'server') {
			this.#isServerEnded = true
			for (const pending of this.#waiting) pending.issue = unanswered('no answer was captured')
		}
		this.#release()
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
		if (event.kind === 'head' && this.#answering) {
			this.#answering.answer = event.head
			this.#settleClient(this.#answering)
		}
		if (event.kind === 'upgrade') this.client.settle({ by: event.by, ...(event.to !== undefined && { to: event.to }) })
		if (event.kind === 'message') this.#answered(event.message)
	}

	#expectAnswer(head: HttpHead): void {
		const issue = this.#isServerEnded ? unanswered('the server had ended its side') : undefined
		this.#pending.push({
			head,
			request: undefined,
			interim: [],
			answer: undefined,
			response: undefined,
			paired: 'none',
			issue,
		})
		if (this.#pending.length <= LIMITS.pipelined) return
		const [oldest] = this.#waiting
		if (oldest) oldest.issue = { code: 'limit', text: `more than ${LIMITS.pipelined} requests wait for their answers` }
		this.#release()
	}

	/** The request that a final response answers; what it answers is known from here on. */
	#requestFor({ afterLoss, packet }: ResponseSeen): RequestLine | undefined {
		const waiting = this.#waiting
		const isSure = !afterLoss && !waiting[0]?.head.afterLoss
		const before = isSure ? waiting : waiting.filter(({ head }) => head.captured.packets.first <= packet)
		const pending = afterLoss ? before.at(-1) : before[0]
		this.#answering = pending
		if (!pending) return undefined
		for (const skipped of waiting.slice(0, waiting.indexOf(pending))) {
			skipped.issue = unanswered('its answer is among what was lost')
		}
		pending.paired = isSure ? 'order' : 'inferred'
		return pending.head.line.kind === 'request' ? pending.head.line : undefined
	}

	#answered(response: HttpMessage): void {
		const { line } = response.head
		if (line.kind === 'response' && isInterim(line.status)) {
			const interim = this.#waiting[0]?.interim ?? this.#unaskedInterim
			if (interim.length < LIMITS.pipelined) interim.push(response)
			return
		}
		const pending = this.#answering
		this.#answering = undefined
		if (pending) pending.response = response
		else this.#unasked(response)
		this.#release()
	}

	#unasked(response: HttpMessage): void {
		const interim = this.#unaskedInterim
		this.#unaskedInterim = []
		const issue = { code: 'unexpected', text: 'the request was not captured' } as const
		this.#options.onExchange({ response, interim, paired: 'none', issue })
	}

	/** A request that asked for another protocol and got a plain answer: HTTP goes on behind it. */
	#settleClient(pending: Pending): void {
		const { request, answer } = pending
		const isLast = pending === this.#pending.at(-1)
		if (isLast && request && answer && answer.framing !== 'upgrade') this.client.settle()
	}

	/** Hands out the exchanges that are complete, up to the first that is not. */
	#release(): void {
		while (this.#pending[0]?.request && (this.#pending[0].response || this.#pending[0].issue)) {
			const { request, interim, response, paired, issue } = this.#pending.shift()!
			this.#options.onExchange({
				...(request && { request }),
				interim,
				...(response && { response }),
				paired: response ? paired : 'none',
				...(issue && !response && { issue }),
			})
		}
	}

	get #waiting(): Pending[] {
		return this.#pending.filter(({ answer, issue }) => !answer && !issue)
	}
}

function unanswered(text: string): Issue {
	return { code: 'unexpected', text }
}
