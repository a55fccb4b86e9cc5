import type { Conversation, Finding } from './conversation.js'
import type { PacketIndex } from './packet-index.js'

/** One capture and what it adds up to. A session grows while its capture is read; `revision` says that it did. */
export type Session = {
	/** The name it was opened under: what `handshark compare A:1` calls it. */
	readonly file: string
	/** `pcap, little-endian, microseconds`: for a person. */
	readonly format: string
	readonly conversations: readonly Conversation[]
	/** Packets counted as the report's summary has them. */
	readonly counts: {
		readonly packets: number
		readonly decoded: number
		readonly skipped: number
		readonly malformed: number
	}
	readonly issues: readonly Finding[]
	/** One row a packet, when the reader asked for it: the screen does, the report does not. */
	readonly index?: PacketIndex
	/** Captured bytes once more, by their position in the capture. Throws when the file has gone. */
	readonly bytes: (position: number, length: number) => Uint8Array
	readonly ended: boolean
	readonly revision: number
}
