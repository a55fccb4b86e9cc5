import type { Bit } from '../field.js'
import type { Reader } from '../reader.js'
import { address } from './address.js'
import { IP_PROTOCOLS } from './ip-protocols.js'
import { cut, layerEnd, malformed } from './layer.js'
import type { NoSegment, Segment } from './segment.js'
import { transport } from './transport.js'

/** An IPv6 packet (RFC 8200, 3). What stands behind its payload length is link padding. */
export function ipv6(r: Reader, end: number, depth = 0): Segment | NoSegment {
	const lost = cut(r, end, 40, 'IPv6')
	if (lost) return lost
	const header = r.struct('ipv6', ipv6Header)
	if (header.version !== 6) return malformed(r, 'IPv6', `IP version ${header.version} where 6 was announced`)
	// 0 in jumbograms (RFC 2675), and where segmentation offload fills it in later.
	const stop = header.length === 0 ? end : layerEnd(r, end, r.at + header.length, 'IPv6')
	return transport(r, stop, depth, header.next, header.source, header.destination)
}

const FIRST_BITS: readonly Bit[] = [
	{ name: 'version', mask: 0xf0000000 },
	{ name: 'traffic_class', mask: 0x0ff00000 },
	{ name: 'flow_label', mask: 0x000fffff },
]

function ipv6Header(r: Reader) {
	const first = r.u32('version_class_and_flow', undefined, FIRST_BITS)
	const length = r.u16('payload_length')
	const next = r.u8('next_header', IP_PROTOCOLS)
	r.u8('hop_limit')
	const source = r.opaque('source_address', 16, address)
	const destination = r.opaque('destination_address', 16, address)
	if (r.tracing) r.describe(`${address(source)} → ${address(destination)}, ${IP_PROTOCOLS(next) ?? next}`)
	return { version: first >>> 28, length, next, source, destination }
}
