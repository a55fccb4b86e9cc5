import { LIMITS } from '../limits.js'
import type { Reader } from '../reader.js'
import { fragment } from './fragment.js'
import { icmp } from './icmp.js'
import { AH, ESP, ICMP, ICMPV6, IP_PROTOCOLS, NO_NEXT_HEADER, TCP, UDP } from './ip-protocols.js'
import { IP_TUNNELS } from './ip-tunnels.js'
import { extensionHeader, isExtension } from './ipv6-extensions.js'
import { malformed, skipped } from './layer.js'
import type { NoSegment, Segment } from './segment.js'
import { tcp } from './tcp-header.js'
import { udp } from './udp.js'

/**
 * What an IP packet from `source` to `destination` carries, up to its end: extension headers, then the transport's, or
 * in a tunnel a packet again.
 */
export function transport(
	r: Reader,
	end: number,
	depth: number,
	first: number,
	source: Uint8Array,
	destination: Uint8Array,
): Segment | NoSegment {
	const isIpv6 = source.length === 16
	let protocol = first
	for (let count = 0; protocol === AH || (isIpv6 && isExtension(protocol)); count++) {
		if (count === LIMITS.headers) return malformed(r, 'IP', `more than ${LIMITS.headers} extension headers`, 'limit')
		const extension = extensionHeader(r, protocol, end)
		if ('kind' in extension) return extension
		if (extension.fragment) {
			return fragment(r, end, {
				version: 6,
				source,
				destination,
				protocol: extension.next,
				depth,
				...extension.fragment,
			})
		}
		protocol = extension.next
	}
	if (protocol === TCP) return tcp(r, end, source, destination)
	const found = protocol === UDP ? udp(r, end, depth, source, destination) : otherProtocol(r, end, depth, protocol)
	return found.source ? found : { ...found, source, destination }
}

function otherProtocol(r: Reader, end: number, depth: number, protocol: number): Segment | NoSegment {
	const tunnel = IP_TUNNELS.get(protocol)
	if (tunnel) return tunnel(r, end, depth)
	if (protocol === ICMP) return icmp(r, end, 'ICMP')
	if (protocol === ICMPV6) return icmp(r, end, 'ICMPv6')
	if (protocol === ESP) return skipped(r, end, 'ESP', 'it is encrypted by IPsec')
	if (protocol === NO_NEXT_HEADER) return skipped(r, end, 'IPv6', 'it carries nothing')
	return skipped(r, end, IP_PROTOCOLS(protocol) ?? 'IP', `IP protocol ${protocol} is not read`)
}
