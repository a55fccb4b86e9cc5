import type { Reader } from '../reader.js'
import { hex } from '../registry/names.js'
import { cut, payload } from './layer.js'
import { secureDatagram } from './secure-datagram.js'
import type { NoSegment, Segment } from './segment.js'
import { udpTunnel } from './udp-tunnels.js'

/** A UDP datagram (RFC 768), and the packet in it where it is a tunnel's. */
export function udp(
	r: Reader,
	end: number,
	depth: number,
	source: Uint8Array,
	destination: Uint8Array,
): Segment | NoSegment {
	const lost = cut(r, end, 8, 'UDP')
	if (lost) return lost
	const start = r.at
	const { sourcePort, destinationPort, length } = r.struct('udp', udpHeader)
	// A length of 0 stands for the rest of the packet in jumbograms (RFC 2675, 4).
	const stop = length < 8 ? end : Math.min(end, start + length)
	const inner = udpTunnel(r, stop, depth, [sourcePort, destinationPort])
	if (inner) return inner
	const protocol = secureDatagram(r) ?? 'UDP'
	payload(r, stop)
	// Spelled out, since a spread costs a scan more than all headers: captures of QUIC are full of these.
	return { kind: 'skipped', protocol, why: 'it is no TCP', source, destination, sourcePort, destinationPort }
}

function udpHeader(r: Reader) {
	const sourcePort = r.u16('source_port')
	const destinationPort = r.u16('destination_port')
	const length = r.u16('length')
	r.u16('checksum', hex)
	if (r.tracing) r.describe(`${sourcePort} → ${destinationPort}`)
	return { sourcePort, destinationPort, length }
}
