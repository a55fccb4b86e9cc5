import type { Piece } from '../block.js'
import type { RecordEvent, RecordPlace } from './record-event.js'
import { RECORD_HEADER } from './record-header.js'

/** A record while its bytes arrive. */
export type Current = {
	readonly start: number
	readonly header: Uint8Array
	/** Bytes that went by, and those of them that were missing. */
	at: number
	missing: number
	/** Bytes of the fragment, once the header is whole. */
	length: number
	/** Where the fragment is copied to, when it is kept. */
	fragment: Uint8Array | undefined
	/** Bytes of the fragment before the first missing one. */
	filled: number
	readonly pieces: Piece[]
}

/** The record whose header begins at `start`, before its first byte; `pieces`: where what is there of it was captured. */
export function begun(start: number, pieces: Piece[] = []): Current {
	return {
		start,
		header: new Uint8Array(RECORD_HEADER),
		at: 0,
		missing: 0,
		length: 0,
		fragment: undefined,
		filled: 0,
		pieces,
	}
}

/** Where a record ends, counted from its header; with half a header, the header's end. */
export function wanted(current: Current): number {
	return RECORD_HEADER + current.length
}

export function whole(current: Current): RecordEvent {
	const { start, type, version, length, pieces } = place(current)
	const { fragment } = current
	if (fragment) return { kind: 'record', start, type, version, length, pieces, fragment }
	return { kind: 'record', start, type, version, length, pieces }
}

export function cut(current: Current, why: 'end' | 'hole'): RecordEvent {
	const isPlaced = current.at >= RECORD_HEADER
	return {
		kind: 'cut',
		...(isPlaced ? place(current) : { start: current.start, pieces: current.pieces }),
		have: current.at - current.missing,
		want: wanted(current),
		why,
		...(current.fragment && { fragment: current.fragment.subarray(0, current.filled) }),
	}
}

function place({ start, header, length, pieces }: Current): RecordPlace {
	return { start, type: header[0]!, version: header[1]! * 0x100 + header[2]!, length, pieces }
}
