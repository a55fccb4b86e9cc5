import type { Names } from '../field.js'
import type { Reader } from '../reader.js'
import { hex, named } from '../registry/names.js'
import { ipv4 } from './ipv4.js'
import { ipv6 } from './ipv6.js'
import { cut, layerEnd, skipped } from './layer.js'
import { mpls } from './mpls.js'
import type { NoSegment, Segment } from './segment.js'

/** A PPP session over Ethernet (RFC 2516, 4). */
export function pppoe(r: Reader, end: number, depth: number): Segment | NoSegment {
	const lost = cut(r, end, 6, 'PPPoE')
	if (lost) return lost
	const { code, length } = r.struct('pppoe', pppoeHeader)
	const stop = layerEnd(r, end, r.at + length, 'PPPoE')
	return code === 0 ? ppp(r, stop, depth) : skipped(r, stop, 'PPPoE', `PPPoE code ${code} carries no packet`)
}

/** A PPP frame, with the HDLC bytes before it or without, its protocol in two bytes or one (RFC 1661, 2, 6.5; RFC 1662, 3.1). */
export function ppp(r: Reader, end: number, depth: number): Segment | NoSegment {
	const lost = cut(r, end, 1, 'PPP')
	if (lost) return lost
	const isFramed = r.ahead() === 0xff && r.ahead(1) === 0x03
	const at = isFramed ? 2 : 0
	// Only the last byte of a protocol number is odd.
	const isShort = ((r.ahead(at) ?? 0) & 1) === 1
	const cutProtocol = cut(r, end, at + (isShort ? 1 : 2), 'PPP')
	if (cutProtocol) return cutProtocol
	const protocol = r.struct('ppp', r => {
		if (isFramed) r.u16('address_and_control', hex)
		return isShort ? r.u8('protocol', PROTOCOLS) : r.u16('protocol', PROTOCOLS)
	})
	if (protocol === IPV4) return ipv4(r, end, depth)
	if (protocol === IPV6) return ipv6(r, end, depth)
	if (protocol === MPLS || protocol === MPLS_MULTICAST) return mpls(r, end, depth)
	return skipped(r, end, 'PPP', `PPP protocol ${PROTOCOLS(protocol) ?? hex(protocol)} is not read`)
}

const IPV4 = 0x0021
const IPV6 = 0x0057
const MPLS = 0x0281
const MPLS_MULTICAST = 0x0283

const PROTOCOLS: Names = named([
	[IPV4, 'IPv4'],
	[0x002d, 'Van Jacobson compressed TCP/IP'],
	[IPV6, 'IPv6'],
	[0x00fd, 'compressed datagram'],
	[MPLS, 'MPLS'],
	[MPLS_MULTICAST, 'MPLS multicast'],
	[0x8021, 'IPCP'],
	[0x8057, 'IPv6CP'],
	[0x80fd, 'CCP'],
	[0xc021, 'LCP'],
	[0xc023, 'PAP'],
	[0xc025, 'link quality report'],
	[0xc223, 'CHAP'],
	[0xc227, 'EAP'],
])

function pppoeHeader(r: Reader) {
	r.u8('version_and_type', hex)
	const code = r.u8('code')
	const session = r.u16('session_id')
	const length = r.u16('length')
	if (r.tracing) r.describe(`session ${session}`)
	return { code, length }
}
