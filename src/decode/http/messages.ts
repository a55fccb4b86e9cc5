import { cut, type Piece } from '../block.js'
import { LIMITS } from '../limits.js'
import type { Chunk } from '../stream.js'
import { Captures } from './captured.js'
import { CR, LF, runOf } from './characters.js'
import type { HttpEnd, HttpEvent, HttpHead, Turn } from './events.js'
import { HeadWatch } from './head-watch.js'
import { HeldStream } from './held-stream.js'
import { findMessage } from './message-search.js'
import { MessageUnderWay } from './message-under-way.js'
import { asksToTurn, type RequestFor, readHead } from './read-head.js'
import { looksLikeRequest, mayBegin } from './recognise.js'
import { Stray, type StrayKind } from './stray.js'

/** Takes bodies while they come in, without chunk framing: views, valid during the call. */
export type ContentSink = {
	readonly wants: (head: HttpHead) => boolean
	readonly push: (head: HttpHead, chunk: Chunk) => void
	/** Bytes of the body are not in the capture. */
	readonly hole: (head: HttpHead) => void
}

export type HttpMessagesOptions = {
	/** What the sender of this direction sends. */
	readonly role: 'request' | 'response'
	readonly emit: (event: HttpEvent) => void
	/** Whether the body that follows a head is to be kept. It is counted in any case. */
	readonly wantBody?: (head: HttpHead) => boolean
	/** For responses: HEAD and CONNECT change the framing. */
	readonly requestFor?: RequestFor
	/**
	 * For requests: whether somebody says by `settle` what follows one that asks for another protocol (Upgrade, CONNECT).
	 * If not, or past `LIMITS.recognise` bytes, the bytes themselves tell.
	 */
	readonly isPaired?: boolean
	readonly content?: ContentSink
}

/**
 * The HTTP/1.x messages of one direction of a connection, whatever its chunks are (RFC 9112). Holds the head of one
 * message at most, and of its body what `wantBody` asks for. What is malformed is shown as it is; after bytes that are
 * no HTTP, or a hole that cannot be stepped over, it goes on at the next message it can be sure of.
 */
export class HttpMessages {
	readonly #options: HttpMessagesOptions
	readonly #held = new HeldStream()
	/** `lost`: no message boundary is certain. `waiting`: whether HTTP goes on is not decided. `turned`: it does not. */
	#state: 'between' | 'head' | 'body' | 'lost' | 'waiting' | 'turned' = 'between'
	#current: MessageUnderWay | undefined
	#stray: Stray | undefined
	#watch: HeadWatch | undefined
	/** Whether the next byte may begin a line. */
	#isLineStart = false
	#afterLoss = false
	/** What the connection turns to when the message under way ends, and what the last request asked for. */
	#turn: Turn | undefined
	#asked: Turn | undefined
	#isRunning = false

	constructor(options: HttpMessagesOptions) {
		this.#options = options
	}

	/** The next bytes of the stream. */
	push(chunk: Chunk): void {
		this.#held.push(chunk)
		this.#run()
		this.#held.settle()
	}

	/** `length` bytes of the stream, from `start` on, are not in the capture. */
	hole(start: number, length: number): void {
		this.#decide()
		let covered = 0
		if (this.#state === 'body' && this.#held.length === 0) {
			const current = this.#current!
			covered = current.skip(length)
			if (current.content && covered > 0) this.#options.content?.hole(current.head)
			this.#held.moveTo(start + covered)
			if (current.body!.state === 'done') this.#endMessage('framing')
		}
		if (covered < length) this.#passHole(start + covered, length - covered)
		this.#held.moveTo(start + length)
		this.#held.settle()
	}

	/** Nothing more comes. */
	end(how: 'fin' | 'rst' | 'capture'): void {
		this.#decide()
		this.#cut(how)
		this.#held.settle()
	}

	/**
	 * What follows a request that asked for another protocol: that one, or, without `turn`, HTTP as before. A direction
	 * that did not ask turns as well, when the message under way has ended.
	 */
	settle(turn?: Turn): void {
		if (turn === undefined) {
			if (this.#state === 'waiting') this.#state = 'between'
		} else if (this.#state === 'body') this.#turn = turn
		else if (this.#state !== 'turned') this.#turnTo(turn)
		this.#run()
	}

	#run(): void {
		// An event may bring `settle` on: the loop that is running goes on with what it changed.
		if (this.#isRunning) return
		this.#isRunning = true
		while (this.#held.length > 0 && this.#step());
		this.#isRunning = false
	}

	/** One step with what is held; false when it takes more bytes. */
	#step(): boolean {
		if (this.#state === 'between') return this.#between()
		if (this.#state === 'head') return this.#head()
		if (this.#state === 'body') return this.#body()
		if (this.#state === 'lost') return this.#lost()
		if (this.#state === 'turned') return this.#handOn()
		return (!this.#options.isPaired || this.#held.length >= LIMITS.recognise) && this.#judgeWaiting(false)
	}

	#between(): boolean {
		const empty = runOf(this.#held.all, 0, byte => byte === CR || byte === LF)
		if (empty > 0) this.#addStray(empty, 'empty lines')
		else this.#expectHead(false)
		return true
	}

	#expectHead(isCertain: boolean): void {
		this.#endStray()
		this.#state = 'head'
		this.#watch = new HeadWatch(this.#options.role, isCertain)
	}

	#head(): boolean {
		const seen = this.#watch!.look(this.#held.all)
		if (seen === 'more') return false
		if (seen === 'no') this.#loseTrack(false)
		else this.#takeHead(seen.length, seen.isWhole ? undefined : 'limit')
		return true
	}

	/** Reads the head from the first `length` held bytes. `cut` says why it ends before its empty line. */
	#takeHead(length: number, cut?: HttpEnd): void {
		const { role, requestFor, wantBody, content, emit } = this.#options
		const start = this.#held.next
		const bytes = this.#held.all.subarray(0, length)
		const captures = new Captures()
		captures.add(this.#held.take(length), 0)
		const place = { role, start, captured: captures.captured, afterLoss: this.#afterLoss }
		const { head, turn } = readHead(bytes, place, requestFor)
		this.#afterLoss = false
		this.#turn ??= turn
		this.#current = new MessageUnderWay(head, wantBody?.(head) ?? false, content?.wants(head) ?? false)
		this.#state = 'body'
		emit({ kind: 'head', head })
		if (cut) this.#endMessage(cut)
		else if (!this.#current.body) this.#endMessage('framing')
	}

	#body(): boolean {
		const current = this.#current!
		const body = current.body!
		const bytes = this.#held.all
		const start = this.#held.next
		const count = body.take(bytes)
		if (count > 0) {
			const pieces = this.#held.take(count)
			current.add(count, pieces)
			if (current.content) this.#tellContent(current.head, current.content, bytes, start, pieces)
		}
		if (body.state === 'open') return false
		if (body.state === 'done') this.#endMessage('framing')
		else this.#endMessage(body.issues.at(-1)?.code === 'limit' ? 'limit' : 'invalid')
		return true
	}

	/** Hands on what of the bytes just taken is the body's own: a chunk for each packet. */
	#tellContent(
		head: HttpHead,
		content: Uint8Array[],
		bytes: Uint8Array,
		start: number,
		pieces: readonly Piece[],
	): void {
		for (const part of content.splice(0)) {
			const at = part.byteOffset - bytes.byteOffset
			for (const { start: from, length, origin, offset } of cut(pieces, { start: at, end: at + part.length })) {
				const chunk = { start: start + at + from, bytes: part.subarray(from, from + length), packet: origin, offset }
				this.#options.content?.push(head, chunk)
			}
		}
	}

	#endMessage(ended: HttpEnd): void {
		const current = this.#current!
		this.#current = undefined
		const isFramed = ended === 'framing' || ended === 'close'
		this.#asked = asksToTurn(current.head)
		this.#state = 'between'
		if (!isFramed) this.#loseTrack(true)
		else if (this.#asked && !this.#turn) this.#state = 'waiting'
		this.#options.emit({ kind: 'message', ...current.end(ended) })
		if (this.#turn) this.#turnTo(this.#turn)
	}

	#loseTrack(isLineStart: boolean): void {
		this.#state = 'lost'
		this.#isLineStart = isLineStart
		this.#afterLoss = true
	}

	#lost(): boolean {
		const bytes = this.#held.all
		const found = findMessage(this.#options.role, bytes, this.#isLineStart)
		this.#isLineStart = found !== undefined || bytes.at(-1) === LF
		const before = found?.at ?? bytes.length
		if (before > 0) this.#addStray(before, 'no HTTP')
		if (found?.verdict !== 'yes') return false
		this.#expectHead(true)
		return true
	}

	/** Ends what is under way, with all that is held. */
	#cut(how: 'fin' | 'rst' | 'capture' | 'hole'): void {
		const left = this.#held.length
		if (this.#state === 'head') {
			const mayBeHead = this.#watch?.isCertain || mayBegin(this.#options.role, this.#held.all) === 'more'
			if (mayBeHead) this.#takeHead(left, how)
			else this.#addStray(left, 'no HTTP')
		} else if (this.#state === 'body') {
			if (left > 0) this.#current!.add(left, this.#held.take(left))
			const isEnd = how === 'fin' && this.#current!.head.framing === 'close'
			this.#endMessage(isEnd ? 'close' : how)
		} else if (this.#state === 'lost' && left > 0) this.#addStray(left, 'no HTTP')
		this.#endStray()
	}

	#passHole(start: number, length: number): void {
		if (this.#state !== 'turned') this.#cut('hole')
		// A message that the hole cut off may have been the last one of HTTP.
		if (this.#state === 'turned') this.#options.emit({ kind: 'rest_hole', start, length })
		else this.#loseTrack(true)
	}

	/** Whether HTTP goes on after a request that asked for something else, by what follows it; `isLast`: nothing else will tell. */
	#judgeWaiting(isLast: boolean): boolean {
		const verdict = looksLikeRequest(this.#held.all)
		if (verdict === 'more' && !isLast) return false
		if (verdict === 'yes') this.#state = 'between'
		else this.#turnTo(this.#asked!)
		return true
	}

	/** Nothing comes that would tell what the bytes are that wait: they have to do. */
	#decide(): void {
		if (this.#state === 'waiting' && this.#held.length > 0 && this.#judgeWaiting(true)) this.#run()
	}

	#turnTo(turn: Turn): void {
		this.#endStray()
		this.#turn = undefined
		this.#state = 'turned'
		this.#options.emit({ kind: 'upgrade', start: this.#held.next, ...turn })
	}

	#handOn(): boolean {
		for (const chunk of this.#held.takeChunks()) this.#options.emit({ kind: 'rest', ...chunk })
		return true
	}

	#addStray(length: number, kind: StrayKind): void {
		if (this.#stray?.kind !== kind) this.#endStray()
		this.#stray ??= new Stray(this.#held.next, kind)
		this.#stray.add(length, this.#held.take(length))
	}

	#endStray(): void {
		const stray = this.#stray
		this.#stray = undefined
		if (stray) this.#options.emit(stray.event)
	}
}
