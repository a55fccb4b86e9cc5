import type { Piece } from '../block.js'
import type { Issue } from '../field.js'
import { bytesOf } from '../reader.js'
import { Captures } from './captured.js'
import type { HttpEvent } from './events.js'

/** What stray bytes are: the empty lines that some senders leave between messages, or no HTTP at all. */
export type StrayKind = 'empty lines' | 'no HTTP'

/** Consecutive bytes that belong to no message. */
export class Stray {
	#length = 0
	readonly #captures = new Captures()

	constructor(
		readonly start: number,
		readonly kind: StrayKind,
	) {}

	add(length: number, pieces: readonly Piece[]): void {
		this.#captures.add(pieces, this.#length)
		this.#length += length
	}

	get event(): HttpEvent {
		const issue: Issue =
			this.kind === 'empty lines'
				? { code: 'unexpected', text: `${bytesOf(this.#length)} of empty lines outside any message (RFC 9112, 2.2)` }
				: { code: 'invalid', text: `${bytesOf(this.#length)} that belong to no HTTP message` }
		return { kind: 'stray', start: this.start, length: this.#length, captured: this.#captures.captured, issue }
	}
}
