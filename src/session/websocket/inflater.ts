import { inflateMessage, NO_WINDOW } from '../../analyse/websocket/inflate-message.js'
import type { Issue } from '../../decode/field.js'
import type { Deflate } from '../../decode/websocket/extensions.js'
import type { WebSocketMessage } from '../../decode/websocket/messages.js'
import type { Role } from '../conversation.js'

/** What a message says, unmasked and inflated. */
export type Content = {
	readonly bytes: Uint8Array
	/** Whether compression was undone. */
	readonly inflated: boolean
	readonly issue?: Issue
}

/** Inflates the messages of one sender, in their order: each may refer to those before it (RFC 7692, 7.1.1). */
export class Inflater {
	readonly #from: Role
	readonly #deflate: () => Deflate | undefined
	#window: Uint8Array | undefined = NO_WINDOW

	constructor(from: Role, deflate: () => Deflate | undefined) {
		this.#from = from
		this.#deflate = deflate
	}

	/** Another that goes on from here. */
	copy(): Inflater {
		const copy = new Inflater(this.#from, this.#deflate)
		copy.#window = this.#window
		return copy
	}

	content({ payload, compressed, complete }: Pick<WebSocketMessage, 'payload' | 'compressed' | 'complete'>): Content {
		const deflate = this.#deflate()
		if (!compressed || !deflate) return { bytes: payload, inflated: false }
		const forgets = this.#from === 'client' ? deflate.clientNoContextTakeover : deflate.serverNoContextTakeover
		const window = forgets ? NO_WINDOW : this.#window
		if (!window) return { bytes: payload, inflated: false, issue: NOTHING_BEFORE }
		const { bytes, window: next, issue } = inflateMessage(payload, window, complete)
		this.#window = next
		return { bytes, inflated: true, ...(issue && { issue }) }
	}

	/** Messages are missing. */
	lose(): void {
		this.#window = undefined
	}
}

const NOTHING_BEFORE: Issue = {
	code: 'truncated',
	text: 'the message is not inflated: it refers to messages before it, which are not known whole (RFC 7692, 7.1.1)',
}
