import type { Chunk, StreamEvent } from '../decode/stream.js'
import type { Role } from './conversation.js'

/** How a stream ended. */
export type End = Extract<StreamEvent, { kind: 'end' }>['how']

/** Reads the streams of one conversation that carry one protocol. Views are valid during the call. */
export type Handler = {
	push(from: Role, chunk: Chunk): void
	hole(from: Role, start: number, length: number): void
	end(from: Role, how: End): void
}
