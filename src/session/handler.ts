import type { Packet } from '../decode/net/packet.js'
import type { Chunk, StreamEvent } from '../decode/stream.js'
import type { Role } from './conversation.js'

/** How a stream ended. */
export type End = Extract<StreamEvent, { kind: 'end' }>['how']

/** Reads the streams of one conversation that carry one protocol. Views are valid during the call. */
export type Handler = {
	push(from: Role, chunk: Chunk): void
	/**
	 * Takes the next bytes of a stream if it only counts them, and answers whether it does. They stand at `at` of the
	 * packet's buffer.
	 */
	skip?(from: Role, packet: Packet, at: number, length: number): boolean
	/** How many of the next bytes of a stream it would only count, and that so many of them have come. */
	passing?(from: Role): number
	passed?(from: Role, length: number): void
	hole(from: Role, start: number, length: number): void
	end(from: Role, how: End): void
}
