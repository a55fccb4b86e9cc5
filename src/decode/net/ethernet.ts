import { LIMITS } from '../limits.js'
import type { Reader } from '../reader.js'
import { hex, named } from '../registry/names.js'
import { hardwareAddress } from './address.js'
import { arp } from './arp.js'
import {
	ARP,
	BRIDGED,
	ETHER_TYPES,
	IPV4,
	IPV6,
	isVlan,
	LEAST_TYPE,
	MPLS,
	MPLS_MULTICAST,
	PPPOE,
} from './ether-types.js'
import { ipv4 } from './ipv4.js'
import { ipv6 } from './ipv6.js'
import { cut, malformed, shown, skipped } from './layer.js'
import { mpls } from './mpls.js'
import { pppoe } from './ppp.js'
import type { NoSegment, Segment } from './segment.js'
import { inTunnel } from './tunnel.js'

/** An Ethernet frame without its check sequence, and what it carries (IEEE 802.3, 3.1.1). */
export function ethernet(r: Reader, end: number, depth = 0): Segment | NoSegment {
	return cut(r, end, 14, 'Ethernet') ?? etherType(r, r.struct('ethernet', ethernetHeader), end, depth)
}

/** What follows an EtherType, VLAN tags included, or the length of an 802.3 frame. */
export function etherType(r: Reader, first: number, end: number, depth = 0): Segment | NoSegment {
	let type = first
	for (let tags = 0; isVlan(type); tags++) {
		if (tags === LIMITS.headers) return malformed(r, 'VLAN', `more than ${LIMITS.headers} VLAN tags`, 'limit')
		const lost = cut(r, end, 4, 'VLAN')
		if (lost) return lost
		type = r.struct('vlan', vlanTag)
	}
	if (type === IPV4) return ipv4(r, end, depth)
	if (type === IPV6) return ipv6(r, end, depth)
	if (type === ARP) return arp(r, end)
	if (type <= MOST_LENGTH) return llc(r, Math.min(end, r.at + type), depth)
	if (type === MPLS || type === MPLS_MULTICAST) return mpls(r, end, depth)
	if (type === PPPOE) return pppoe(r, end, depth)
	if (type === BRIDGED) return inTunnel(r, end, depth, ethernet)
	return skipped(r, end, ETHER_TYPES(type) ?? 'Ethernet', `EtherType ${hex(type)} is not read`)
}

/** IEEE 802.2 logical link control, and SNAP behind it, which brings an EtherType again (RFC 1042). */
export function llc(r: Reader, end: number, depth = 0): Segment | NoSegment {
	const lost = cut(r, end, 3, 'LLC')
	if (lost) return lost
	const { dsap, control } = r.struct('llc', llcHeader)
	if (dsap !== SNAP_SAP || control !== UNNUMBERED) return skipped(r, end, SAPS(dsap) ?? 'LLC', 'LLC is not read')
	const cutSnap = cut(r, end, 5, 'SNAP')
	if (cutSnap) return cutSnap
	const { oui, type } = r.struct('snap', snapHeader)
	return oui === 0
		? etherType(r, type, end, depth)
		: skipped(r, end, 'SNAP', `SNAP of organisation ${hex(oui, 6)} is not read`)
}

/** The greatest length of an 802.3 frame; from 1,536 on the field is a type. */
const MOST_LENGTH = 1500
const SNAP_SAP = 0xaa
const UNNUMBERED = 0x03

const SAPS = named([
	[0x42, 'STP'],
	[0xaa, 'SNAP'],
	[0xe0, 'IPX'],
	[0xf0, 'NetBIOS'],
	[0xfe, 'OSI'],
	[0xff, 'IPX'],
])

const TAG_BITS = [
	{ name: 'priority_code_point', mask: 0xe000 },
	{ name: 'drop_eligible', mask: 0x1000 },
	{ name: 'vlan_identifier', mask: 0x0fff },
]

function ethernetHeader(r: Reader): number {
	shown(r, 'destination', 6, hardwareAddress)
	shown(r, 'source', 6, hardwareAddress)
	return typeOrLength(r)
}

/** IEEE 802.1Q, 9.3, 9.6: what follows the tag's own EtherType. */
function vlanTag(r: Reader): number {
	const control = r.u16('tag_control_information', undefined, TAG_BITS)
	if (r.tracing) r.describe(`VLAN ${control & 0x0fff}`)
	return typeOrLength(r)
}

function typeOrLength(r: Reader): number {
	return r.ahead()! < LEAST_TYPE >> 8 ? r.u16('length') : r.u16('ether_type', ETHER_TYPES)
}

function llcHeader(r: Reader): { dsap: number; control: number } {
	const dsap = r.u8('dsap', SAPS)
	r.u8('ssap', SAPS)
	// Unnumbered frames have one byte of control, the others two.
	const unnumbered = (r.ahead()! & 0x03) === 0x03 || r.left < 2
	return { dsap, control: unnumbered ? r.u8('control') : r.u16('control') }
}

function snapHeader(r: Reader): { oui: number; type: number } {
	return { oui: r.u24('organization_code'), type: r.u16('protocol_id', ETHER_TYPES) }
}
