import { LIMITS } from '../limits.js'
import type { Reader } from '../reader.js'
import { malformed } from './layer.js'
import type { NoSegment, Segment } from './segment.js'

/** A layer: takes the reader at its header, where the layer around it ends, and how many tunnels that stands in. */
export type Layer = (r: Reader, end: number, depth: number) => Segment | NoSegment

/** What stands inside a tunnel, up to a bound of tunnels in one another. */
export function inTunnel(r: Reader, end: number, depth: number, inner: Layer): Segment | NoSegment {
	if (depth >= LIMITS.tunnels) {
		return malformed(r, 'tunnel', `more than ${LIMITS.tunnels} tunnels in one another`, 'limit')
	}
	return inner(r, end, depth + 1)
}
