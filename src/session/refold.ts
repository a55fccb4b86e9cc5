import type { Conversation } from './conversation.js'
import { Decoder, type DecoderOptions } from './decoder.js'
import type { Event } from './event.js'
import type { PacketRow } from './packet-index.js'

export type RefoldOptions = Omit<DecoderOptions, 'emit'> & {
	/** Captured bytes once more. Throws when they cannot be had any more. */
	readonly bytes: (position: number, length: number) => Uint8Array
	/** What is told of the conversation from here on. */
	readonly emit: (event: Exclude<Event, { kind: 'issue' }>) => void
}

/**
 * A conversation that is read again from its packets, since more is known than when they came: the whole of it, in one
 * way with everything else. While the connection lasts, its further packets go here as well.
 */
export class Refold {
	conversation: Conversation | undefined
	/** How many conversations its packets made: more than one when they cannot be told apart without the others. */
	count = 0
	readonly #decoder: Decoder
	readonly #bytes: RefoldOptions['bytes']

	constructor({ bytes, emit, ...options }: RefoldOptions) {
		this.#bytes = bytes
		this.#decoder = new Decoder({
			...options,
			emit: event => {
				// What is wrong with packets was said when they were read first.
				if (event.kind === 'issue') return
				if (event.kind === 'opened') {
					this.count++
					this.conversation ??= event.conversation
				}
				if (event.conversation === this.conversation) emit(event)
			},
		})
	}

	/** The next packet of the conversation, by its row. */
	push({ number, time, timed, link, position, captured, length }: PacketRow): void {
		const buffer = this.#bytes(position, captured)
		this.#decoder.push({ number, ...time, timed, link, buffer, start: 0, end: buffer.length, length, position })
	}

	/** No packet of it comes any more. */
	end(): void {
		this.#decoder.end()
	}
}
