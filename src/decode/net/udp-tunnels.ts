import type { Reader } from '../reader.js'
import { hex } from '../registry/names.js'
import { capwap } from './capwap.js'
import { ETHER_TYPES } from './ether-types.js'
import { ethernet, etherType } from './ethernet.js'
import { gre } from './gre.js'
import { gtpu } from './gtp.js'
import { ip } from './ip.js'
import { IP_PROTOCOLS } from './ip-protocols.js'
import { l2tp } from './l2tp.js'
import { cut } from './layer.js'
import type { NoSegment, Segment } from './segment.js'
import { inTunnel, type Layer } from './tunnel.js'

/**
 * The packet that a UDP datagram carries, when it is one of a tunnel; nothing otherwise. Here, unlike for what
 * applications send, both must agree: the port that is registered for the tunnel, and the header's shape. Either alone
 * is no evidence: the headers are short and mostly zeros.
 */
export function udpTunnel(
	r: Reader,
	end: number,
	depth: number,
	ports: readonly [source: number, destination: number],
): Segment | NoSegment | undefined {
	const tunnel = TUNNELS.get(ports[1]) ?? TUNNELS.get(ports[0])
	return tunnel?.fits(r) ? tunnel.layer(r, end, depth) : undefined
}

type Tunnel = { readonly layer: Layer; readonly fits: (r: Reader) => boolean }

const VXLAN: Tunnel = { layer: vxlan, fits: r => ((r.ahead() ?? 0) & 0x08) !== 0 && r.ahead(7) !== undefined }
const GTP: Tunnel = { layer: gtpu, fits: r => (r.ahead() ?? 0) >> 4 === 3 && r.ahead(1) === 0xff }

/** By port (IANA). */
const TUNNELS: ReadonlyMap<number, Tunnel> = new Map([
	[1701, { layer: l2tp, fits: r => ((r.ahead() ?? 0x80) & 0x80) === 0 && ((r.ahead(1) ?? 0) & 0x0f) === 2 }],
	[2152, GTP],
	[4754, { layer: gre, fits: r => ((r.ahead() ?? 0xff) & 0x4f) === 0 && r.ahead(1) === 0 }],
	[4789, VXLAN],
	// Linux's number from before there was one.
	[8472, VXLAN],
	[5072, { layer: ayiya, fits: r => ((r.ahead(2) ?? 0) & 0x0f) === 1 && (r.ahead(3) === 41 || r.ahead(3) === 4) }],
	[5247, { layer: capwap, fits: r => r.ahead() === 0 && ((r.ahead(1) ?? 0) & 0xf8) >= 0x10 }],
	[6081, { layer: geneve, fits: r => (r.ahead() ?? 0xff) >> 6 === 0 && ((r.ahead(1) ?? 0xff) & 0x3f) === 0 }],
])

/** RFC 7348, 5: an Ethernet frame of a virtual network. */
function vxlan(r: Reader, end: number, depth: number): Segment | NoSegment {
	const lost = cut(r, end, 8, 'VXLAN')
	if (lost) return lost
	r.struct('vxlan', r => {
		r.u8('flags', hex)
		r.skip('reserved', 3)
		const network = r.u24('vxlan_network_identifier')
		r.skip('reserved', 1)
		if (r.tracing) r.describe(`network ${network}`)
	})
	return inTunnel(r, end, depth, ethernet)
}

/** RFC 8926, 3.4: as VXLAN, with options and any EtherType. */
function geneve(r: Reader, end: number, depth: number): Segment | NoSegment {
	const options = 4 * ((r.ahead() ?? 0) & 0x3f)
	const lost = cut(r, end, 8 + options, 'GENEVE')
	if (lost) return lost
	const protocol = r.struct('geneve', r => {
		r.u8('version_and_option_length', hex)
		r.u8('flags', hex)
		const protocol = r.u16('protocol_type', ETHER_TYPES)
		const network = r.u24('virtual_network_identifier')
		r.skip('reserved', 1)
		if (options > 0) r.skip('options', options)
		if (r.tracing) r.describe(`network ${network}`)
		return protocol
	})
	return inTunnel(r, end, depth, (r, end, depth) => etherType(r, protocol, end, depth))
}

/** draft-massar-v6ops-ayiya, 3: an IP packet with who sends it and a signature, in units that two bytes declare. */
function ayiya(r: Reader, end: number, depth: number): Segment | NoSegment {
	const identity = 2 ** ((r.ahead() ?? 0) >> 4)
	const signature = 4 * ((r.ahead(1) ?? 0) >> 4)
	const lost = cut(r, end, 8 + identity + signature, 'AYIYA')
	if (lost) return lost
	r.struct('ayiya', r => {
		r.u8('identity_length_and_type', hex)
		r.u8('signature_length_and_hash', hex)
		r.u8('authentication_and_operation', hex)
		r.u8('next_header', IP_PROTOCOLS)
		r.u32('epoch_time')
		r.skip('identity', identity)
		if (signature > 0) r.skip('signature', signature)
	})
	return inTunnel(r, end, depth, ip)
}
