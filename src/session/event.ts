import type { Conversation, Finding, Message } from './conversation.js'

/**
 * What the decoder tells while packets go in. The conversation is the decoder's own and grows in place, by appending:
 * an event says what was added, and a reader that needs no history may keep nothing.
 */
export type Event =
	| { readonly kind: 'opened'; readonly conversation: Conversation }
	| { readonly kind: 'message'; readonly conversation: Conversation; readonly message: Message }
	/** Its last packet has been seen: nothing is added after this. */
	| { readonly kind: 'ended'; readonly conversation: Conversation }
	/** Of the capture as a whole: damage, a packet that cannot be read. */
	| { readonly kind: 'issue'; readonly finding: Finding }

export type EventSink = (event: Event) => void
