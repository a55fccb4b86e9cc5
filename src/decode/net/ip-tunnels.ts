import type { Reader } from '../reader.js'
import { ethernet } from './ethernet.js'
import { gre } from './gre.js'
import { ipv4 } from './ipv4.js'
import { ipv6 } from './ipv6.js'
import { cut } from './layer.js'
import { mpls } from './mpls.js'
import { inTunnel, type Layer } from './tunnel.js'

/** IP protocols that carry packets of a network, and how (IANA). */
export const IP_TUNNELS: ReadonlyMap<number, Layer> = new Map([
	[4, (r, end, depth) => inTunnel(r, end, depth, ipv4)],
	[41, (r, end, depth) => inTunnel(r, end, depth, ipv6)],
	[47, gre],
	[97, etherIp],
	[137, (r, end, depth) => inTunnel(r, end, depth, mpls)],
])

/** RFC 3378, 3: two bytes, then an Ethernet frame. */
function etherIp(r: Reader, end: number, depth: number) {
	const lost = cut(r, end, 2, 'EtherIP')
	if (lost) return lost
	r.struct('etherip', r => r.u16('version'))
	return inTunnel(r, end, depth, ethernet)
}
