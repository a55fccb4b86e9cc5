import type { Reader } from '../reader.js'
import { ipv4 } from './ipv4.js'
import { ipv6 } from './ipv6.js'
import { cut, malformed } from './layer.js'
import type { NoSegment, Segment } from './segment.js'

/** An IP packet of the version that its first four bits say. */
export function ip(r: Reader, end: number, depth = 0): Segment | NoSegment {
	const lost = cut(r, end, 1, 'IP')
	if (lost) return lost
	const version = r.ahead()! >> 4
	if (version === 4) return ipv4(r, end, depth)
	return version === 6 ? ipv6(r, end, depth) : malformed(r, 'IP', `IP version ${version}, neither 4 nor 6`)
}
