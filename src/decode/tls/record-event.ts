import type { Piece } from '../block.js'

/** The header of a record, and where the record was captured. */
export type RecordPlace = {
	/** Offset of the header in the stream. */
	readonly start: number
	readonly type: number
	/** `legacy_record_version`: says little of the version in use. */
	readonly version: number
	/** Bytes of the fragment, as the header declares them. */
	readonly length: number
	/** Where the bytes were captured: `start` counts from the header, `origin` is the packet's number. */
	readonly pieces: readonly Piece[]
}

export type RecordEvent =
	/** A whole record. `fragment` is a copy that may be kept, unless told otherwise (`once`); missing for types the caller does not keep. */
	| ({ readonly kind: 'record'; readonly fragment?: Uint8Array } & RecordPlace)
	/**
	 * A record that is not whole: the data end inside it, or bytes of it are not in the capture. Without a whole header
	 * there is no `type`, `version` and `length`. `have` and `want` count from the header; `fragment` holds the bytes
	 * before the first missing one. When a hole lies within the record, the next one follows without a `passed`.
	 */
	| ({
			readonly kind: 'cut'
			readonly have: number
			readonly want: number
			readonly why: 'end' | 'hole'
			readonly fragment?: Uint8Array
	  } & Pick<RecordPlace, 'start' | 'pieces'> &
			Partial<RecordPlace>)
	/**
	 * Bytes passed over (there may be 0) while no record boundary was certain: after a hole, at the start of a stream
	 * captured from its middle, or because what stood there is no record header. `found` says whether records go on
	 * after them; if not, the data ended first. How many records they held is not known.
	 */
	| {
			readonly kind: 'passed'
			readonly start: number
			readonly length: number
			readonly why: 'hole' | 'middle' | 'garbage'
			readonly found: boolean
			/** The packets of the first and last of them, when there are any. */
			readonly packets?: { readonly first: number; readonly last: number }
	  }

export type RecordsOptions = {
	readonly emit: (event: RecordEvent) => void
	/** Which content types' fragments are copied; the rest is counted only. All, if not given. */
	readonly keep?: (type: number) => boolean
	/** Each record is looked at once: a fragment that stands whole in its chunk is a view, valid during the call. */
	readonly once?: boolean
	/** Whether nothing is to be told of a record of a content type, be it whole or not: asked when its header has come. */
	readonly passesOver?: (type: number) => boolean
	/** `middle` when the stream's first bytes were not captured: a record boundary has to be found first. */
	readonly from?: 'start' | 'middle'
}
