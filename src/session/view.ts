import type { Block } from '../decode/block.js'
import type { Span } from '../decode/field.js'
import type { Role } from './conversation.js'

/**
 * A block as the screen shows it. The pieces of a `record` or of a stream's message name packets; those of a message
 * taken from records name the sender's records by index (`viaRecords`).
 */
export type View = Block & {
	/** `Frame 6`, `TLS record 2 of the server`, `ClientHello`, `HTTP response`. */
	readonly title: string
	readonly kind: 'frame' | 'record' | 'opened' | 'message' | 'body'
	readonly conversation?: number
	readonly from?: Role
	/** Index of the message or record among the conversation's, or the packet's number. */
	readonly number: number
	readonly viaRecords: boolean
	/** Its bytes travelled encrypted: pieces name records by index, and offsets count in what each held. */
	readonly isOpened?: true
}

/** A span of captured bytes of one packet, counted from the first captured byte. */
export type Place = { readonly packet: number; readonly span: Span }
