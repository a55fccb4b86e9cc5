import type { Bit } from '../field.js'
import { LIMITS } from '../limits.js'
import type { Reader } from '../reader.js'
import { ethernet } from './ethernet.js'
import { ipv4 } from './ipv4.js'
import { ipv6 } from './ipv6.js'
import { cut, malformed, skipped } from './layer.js'
import type { NoSegment, Segment } from './segment.js'
import { inTunnel } from './tunnel.js'

/**
 * A stack of MPLS labels (RFC 3032, 2.1). What they carry is not said: an IP packet begins with its version, and a
 * pseudowire's control word, behind which an Ethernet frame stands, with 0 (RFC 4385, 3; RFC 4448, 4.6).
 */
export function mpls(r: Reader, end: number, depth: number): Segment | NoSegment {
	for (let labels = 0, isLast = false; !isLast; labels++) {
		if (labels === LIMITS.headers) return malformed(r, 'MPLS', `more than ${LIMITS.headers} MPLS labels`, 'limit')
		const lost = cut(r, end, 4, 'MPLS')
		if (lost) return lost
		isLast = r.struct('mpls', label)
	}
	const version = (r.ahead() ?? 0xff) >> 4
	if (version === 4) return ipv4(r, end, depth)
	if (version === 6) return ipv6(r, end, depth)
	if (version !== 0) return skipped(r, end, 'MPLS', 'what the labels carry is not known')
	const lost = cut(r, end, 4, 'MPLS')
	if (lost) return lost
	r.struct('pseudowire', r => r.u32('control_word'))
	return inTunnel(r, end, depth, ethernet)
}

const LABEL_BITS: readonly Bit[] = [
	{ name: 'label', mask: 0xfffff000 },
	{ name: 'traffic_class', mask: 0x00000e00 },
	{ name: 'bottom_of_stack', mask: 0x00000100 },
	{ name: 'time_to_live', mask: 0x000000ff },
]

function label(r: Reader): boolean {
	const entry = r.u32('label_stack_entry', undefined, LABEL_BITS)
	if (r.tracing) r.describe(`label ${entry >>> 12}`)
	return (entry & 0x100) !== 0
}
