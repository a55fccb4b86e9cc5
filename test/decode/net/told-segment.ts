import { PlainSegment } from '../../../src/decode/net/plain-segment.js'
import type { NoSegment, Segment } from '../../../src/decode/net/segment.js'

/** All that a packet says of its segment, whatever it was written into. */
export function told(segment: Segment | NoSegment): Segment | NoSegment {
	if (!(segment instanceof PlainSegment)) return segment
	const { sourceNumber: _, destinationNumber: __, ...rest } = segment
	return { ...rest, source: segment.source, destination: segment.destination }
}
