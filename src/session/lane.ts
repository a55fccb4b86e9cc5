import type { Chunk } from '../decode/stream.js'
import type { Conversation, Role } from './conversation.js'
import type { Handler } from './handler.js'
import type { Moment } from './moment.js'

type Held = { readonly moment: Moment } & (
	| { readonly kind: 'chunk'; readonly chunk: Chunk }
	| { readonly kind: 'hole'; readonly start: number; readonly length: number }
)

/**
 * One direction from its first byte, or from where HTTP has handed it on: what waits until its protocol is recognised,
 * then the handler that reads it.
 */
export class Lane {
	/**
	 * `open`: its protocol is sought. `read`: the handler has it. `watched`: it is unknown, but may yet turn to TLS or
	 * HTTP where its sender begins to speak. `ended`: nothing more comes.
	 */
	state: 'open' | 'read' | 'watched' | 'ended' = 'open'
	handler: Handler | undefined
	/** What the handler reads. */
	protocol: Conversation['protocol'] = 'unknown'
	/** Whether what is held began where its sender began to speak. */
	mayTurn = true
	/** What HTTP hands on. */
	inner: Lane | undefined
	/** The latest packet that the stream has come to. */
	#latest: Moment | undefined
	#held: Held[] = []
	#length = 0

	/** How many protocols the direction has left behind. */
	constructor(readonly depth: number) {}

	/** Whether nothing of it has come yet. */
	get isFresh(): boolean {
		return this.state === 'open' && this.#held.length === 0
	}

	/** Bytes that are held. */
	get length(): number {
		return this.#length
	}

	/** The stream goes on with this packet, or one before it that was waited for. Answers the latest. */
	reached(moment: Moment): Moment {
		if (this.#latest === undefined || moment.packet > this.#latest.packet) this.#latest = moment
		return this.#latest
	}

	/** Keeps a copy of a chunk. */
	hold(chunk: Chunk, moment: Moment): void {
		this.#held.push({ kind: 'chunk', moment, chunk: { ...chunk, bytes: chunk.bytes.slice() } })
		this.#length += chunk.bytes.length
	}

	holdHole(start: number, length: number, moment: Moment): void {
		this.#held.push({ kind: 'hole', moment, start, length })
	}

	/** The chunks that are held, or those of the first `most` bytes, with their moments. */
	*chunks(most = Number.POSITIVE_INFINITY): Generator<{ readonly chunk: Chunk; readonly moment: Moment }> {
		let left = most
		for (const item of this.#held) {
			if (item.kind === 'hole') continue
			if (left <= 0) return
			const { chunk, moment } = item
			yield { chunk: { ...chunk, bytes: chunk.bytes.subarray(0, left) }, moment }
			left -= chunk.bytes.length
		}
	}

	/** Whether bytes are missing among what is held. */
	get hasHole(): boolean {
		return this.#held.some(({ kind }) => kind === 'hole')
	}

	/** Lets go what is held. */
	drop(): void {
		this.#held = []
		this.#length = 0
	}

	/** The held bytes after the last hole: what the stream looks like now. */
	get bytes(): Uint8Array {
		const from = this.#held.findLastIndex(item => item.kind === 'hole') + 1
		const chunks = this.#held.slice(from).flatMap(item => (item.kind === 'chunk' ? [item.chunk.bytes] : []))
		if (chunks.length === 1) return chunks[0]!
		const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
		let at = 0
		for (const chunk of chunks) {
			bytes.set(chunk, at)
			at += chunk.length
		}
		return bytes
	}

	/** Hands what is held to the handler, but for its first `skip` bytes. `before` is told the moment of each piece. */
	release(from: Role, skip: number, before: (moment: Moment) => void): void {
		const held = this.#held
		this.drop()
		let left = skip
		for (const item of held) {
			before(item.moment)
			if (item.kind === 'hole') this.handler?.hole(from, item.start, item.length)
			else {
				const { start, bytes, packet, offset } = item.chunk
				const cut = Math.min(left, bytes.length)
				left -= cut
				if (cut === bytes.length) continue
				this.handler?.push(from, { start: start + cut, bytes: bytes.subarray(cut), packet, offset: offset + cut })
			}
		}
	}
}
