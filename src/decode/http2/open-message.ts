import type { Issue } from '../field.js'
import { type Header, headerList } from '../http/headers.js'
import { KeptBody } from '../http/kept-body.js'
import { bytesOf } from '../reader.js'
import { type Http2Head, headOf } from './head.js'
import type { HeaderLine } from './header-block.js'

/**
 * What one side says on a stream: a request, a response (interim ones are messages of their own), the request of a push
 * that a server promises; or what it sends through the tunnel that an extended CONNECT has opened (RFC 8441, 5).
 */
export type Http2Message = {
	readonly kind: 'request' | 'response' | 'promise' | 'tunnel'
	readonly streamId: number
	/** Missing where it was not captured, or cannot be read. */
	readonly head?: Http2Head
	/** The fields of the head as they came, pseudo-headers among them. */
	readonly lines: readonly HeaderLine[]
	readonly trailers: readonly Header[]
	/** What came of the body, without frames and padding: up to the first missing byte and to `LIMITS.body`. Of a tunnel nothing is kept. */
	readonly body: Uint8Array
	/** Bytes of the body as they travelled, kept or not. */
	readonly bodyLength: number
	readonly dataFrames: number
	/** Whether its sender ended it, and no byte is missing. */
	readonly complete: boolean
	readonly issues: readonly Issue[]
}

/** Stands for a message while its frames come: the same object each time. */
export type Http2Key = Pick<Http2Message, 'kind' | 'streamId' | 'head'>

/** Issues of one message that are named. */
const NAMED_ISSUES = 16

/** A message while its frames come. */
export class OpenMessage implements Http2Key {
	head?: Http2Head
	isCut = false
	/** Header blocks so far. */
	blocks = 0
	readonly kept: KeptBody
	bodyLength = 0
	#dataFrames = 0
	#lines: readonly HeaderLine[] = []
	#trailers: readonly Header[] = []
	readonly #issues: Issue[] = []

	constructor(
		readonly kind: Http2Message['kind'],
		readonly streamId: number,
	) {
		this.kept = new KeptBody(kind !== 'tunnel')
	}

	say(issue: Issue): void {
		if (this.#issues.length < NAMED_ISSUES) this.#issues.push(issue)
	}

	/** The fields of the next header block: the head, or behind it trailers (RFC 9113, 8.1). */
	block(lines: readonly HeaderLine[]): void {
		this.blocks++
		const isTrailers = this.head !== undefined || this.bodyLength > 0 || this.kind === 'tunnel'
		const { head, issues } = headOf(lines, isTrailers ? 'trailers' : this.kind === 'response' ? 'response' : 'request')
		for (const issue of issues) this.say(issue)
		if (isTrailers) this.#trailers = head.headers
		else {
			this.head = head
			this.#lines = lines
		}
	}

	add(data: Uint8Array): void {
		this.kept.add(data)
		this.bodyLength += data.length
		this.#dataFrames++
	}

	/** Bytes are missing, which may be its own. */
	lose(): void {
		this.kept.stop()
		if (!this.isCut) this.say({ code: 'truncated', text: 'bytes are missing of what its sender said meanwhile' })
		this.isCut = true
	}

	end(): Http2Message {
		const { kind, streamId, head, kept } = this
		const length = this.bodyLength
		const isKept = !kept.isWanted || kept.length === length
		if (!this.isCut && !isKept)
			this.say({ code: 'limit', text: `only the first ${bytesOf(kept.length)} of the body are kept` })
		const declared = head && headerList(head.headers, 'content-length')[0]
		if (!this.isCut && kind !== 'promise' && declared !== undefined && length > 0 && Number(declared) !== length)
			this.say({
				code: 'invalid',
				text: `content-length is ${declared}, and the body has ${bytesOf(length)} (RFC 9113, 8.1.1)`,
			})
		return {
			kind,
			streamId,
			...(head && { head }),
			lines: this.#lines,
			trailers: this.#trailers,
			body: kept.bytes,
			bodyLength: length,
			dataFrames: this.#dataFrames,
			complete: !this.isCut && isKept,
			issues: this.#issues,
		}
	}
}
