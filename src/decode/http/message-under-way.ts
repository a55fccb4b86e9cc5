import type { Piece } from '../block.js'
import type { Issue } from '../field.js'
import { bytesOf } from '../reader.js'
import { type Body, PlainBody } from './body.js'
import { Captures } from './captured.js'
import { ChunkedBody } from './chunked-body.js'
import { EARLY_END } from './early-end.js'
import type { HttpEnd, HttpHead, HttpMessage } from './events.js'
import { KeptBody } from './kept-body.js'

/** A message whose head was read, until it ends. */
export class MessageUnderWay {
	readonly head: HttpHead
	/** Missing where none follows the head. */
	readonly body: Body | undefined
	#length: number
	#missing = 0
	readonly #captures = new Captures()
	readonly #kept: KeptBody

	/** Parts of the body that were taken, and where: emptied by whoever reads them. */
	readonly content: Uint8Array[] | undefined

	/** `isContentWanted`: whether the body is read while it comes in. */
	constructor(head: HttpHead, isBodyWanted: boolean, isContentWanted: boolean) {
		this.content = isContentWanted ? [] : undefined
		this.head = head
		this.#length = head.headLength
		this.#captures.add(head.captured.pieces, 0)
		this.#kept = new KeptBody(isBodyWanted, this.content && (bytes => this.content!.push(bytes)))
		if (head.framing === 'chunked') this.body = new ChunkedBody(this.#kept)
		else if (head.framing === 'length' || head.framing === 'close') {
			this.body = new PlainBody(head.contentLength, this.#kept)
		}
	}

	/** Bytes behind the head that belong to the message, and where they were captured. */
	add(length: number, pieces: readonly Piece[]): void {
		this.#captures.add(pieces, this.#length)
		this.#length += length
	}

	/** Bytes of the body that are not in the capture; says how many of `length` its framing covers. */
	skip(length: number): number {
		const count = this.body?.skip(length) ?? 0
		this.#length += count
		this.#missing += count
		return count
	}

	/** The message ends here. */
	end(ended: HttpEnd): { message: HttpMessage; body?: Uint8Array } {
		const isWhole = (ended === 'framing' || ended === 'close') && this.#missing === 0
		const message: HttpMessage = {
			head: this.head,
			start: this.head.start,
			length: this.#length,
			captured: this.#captures.captured,
			bodyLength: this.body?.length ?? 0,
			missing: this.#missing,
			trailers: this.body?.trailers ?? [],
			complete: isWhole,
			ended,
			issues: [...this.head.issues, ...(this.body?.issues ?? []), ...this.#shortfall(ended)],
		}
		return { message, ...(this.#kept.isWanted && this.body && { body: this.#kept.bytes }) }
	}

	#shortfall(ended: HttpEnd): Issue[] {
		const issues: Issue[] = []
		if (this.#missing > 0) {
			issues.push({ code: 'truncated', text: `${bytesOf(this.#missing)} of the body are not in the capture` })
		}
		const why = WHY[ended]
		if (why !== undefined) {
			const what = this.body?.lacks ?? `the head stops after ${bytesOf(this.head.headLength)}`
			issues.push({ code: ended === 'limit' ? 'limit' : 'truncated', text: `${what}: ${why}` })
		}
		if (this.#kept.isCut) {
			issues.push({ code: 'limit', text: `only the first ${bytesOf(this.#kept.length)} of the body are kept` })
		}
		return issues
	}
}

/** Why a message ended before its time. What broke the framing says so itself. */
const WHY: Readonly<Partial<Record<HttpEnd, string>>> = {
	...EARLY_END,
	limit: 'no more is held',
}
