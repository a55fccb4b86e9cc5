import type { Issue } from './field.js'

/** What the reassembly of one direction of a connection says, in the order of the stream. Offsets count from the first data byte, 0. */
export type StreamEvent =
	/** Consecutive bytes: a view, valid during the call. They stand at `offset` of the captured bytes of packet `packet`. */
	| {
			readonly kind: 'bytes'
			readonly start: number
			readonly bytes: Uint8Array
			readonly packet: number
			readonly offset: number
	  }
	/** Bytes that were sent but are not in the capture. `packet` is the one that showed it. */
	| {
			readonly kind: 'hole'
			readonly start: number
			readonly length: number
			readonly cause: HoleCause
			readonly packet: number
	  }
	| { readonly kind: 'issue'; readonly packet: number; readonly issue: Issue }
	/** Nothing more comes: the last event. */
	| { readonly kind: 'end'; readonly how: 'fin' | 'rst' | 'capture'; readonly packet: number }

/** Consecutive bytes of a stream, without the word that says so: what a stage takes. A view, valid during the call. */
export type Chunk = Omit<Extract<StreamEvent, { readonly kind: 'bytes' }>, 'kind'>

/** Three different messages: the segment is not in the capture; its packet was cut by the snapshot length; too much would have had to be held. */
export type HoleCause = 'lost' | 'snapped' | 'limit'

/** Takes the events of a stream. Stages are functions of this shape, or hold one. */
export type StreamSink = (event: StreamEvent) => void
