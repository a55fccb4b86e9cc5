import { LIMITS } from '../limits.js'
import { LF } from './characters.js'
import { endOfHead } from './field-end.js'
import { mayBegin } from './recognise.js'

/** Looks, as bytes come in, whether they begin a message and where its head ends. Each byte is looked at once. */
export class HeadWatch {
	/** How many bytes were searched for the end of the start line, then of the head. */
	#searched = 0

	constructor(
		readonly role: 'request' | 'response',
		/** Whether it is certain that a message begins here. */
		public isCertain: boolean,
	) {}

	/** `bytes` are all since the beginning. Past `LIMITS.httpHead` a head ends, whole or not. */
	look(bytes: Uint8Array): 'no' | 'more' | { readonly length: number; readonly isWhole: boolean } {
		if (!this.isCertain) {
			const verdict = this.#begins(bytes)
			if (verdict !== 'yes') return verdict
			this.isCertain = true
			this.#searched = 0
		}
		const end = endOfHead(bytes, this.#searched)
		if (end !== undefined && end <= LIMITS.httpHead) return { length: end, isWhole: true }
		if (bytes.length >= LIMITS.httpHead) return { length: LIMITS.httpHead, isWhole: false }
		// An empty line may have begun with the last two bytes.
		this.#searched = Math.max(0, bytes.length - 2)
		return 'more'
	}

	#begins(bytes: Uint8Array): 'yes' | 'no' | 'more' {
		if (bytes.length >= LIMITS.httpHead) return 'yes'
		const searched = this.#searched
		this.#searched = bytes.length
		// A long line can be told by its end alone.
		if (searched >= LIMITS.recognise && bytes.indexOf(LF, searched) < 0) return 'more'
		return mayBegin(this.role, bytes)
	}
}
