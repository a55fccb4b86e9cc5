import type { Names } from '../field.js'
import type { Reader } from '../reader.js'
import { named } from '../registry/names.js'
import { address } from './address.js'
import { ETHER_TYPES } from './ether-types.js'
import { cut, malformed } from './layer.js'
import type { NoSegment } from './segment.js'

/** An ARP packet (RFC 826). */
export function arp(r: Reader, end: number): NoSegment {
	const lost = cut(r, end, 8, 'ARP')
	if (lost) return lost
	const header = r.struct('arp', arpPacket)
	if (header.ends) return { kind: 'skipped', protocol: 'ARP', why: 'it is no TCP', ...header.ends }
	return malformed(r, 'ARP', `an ARP packet with addresses of ${header.sizes} bytes is cut`, 'truncated')
}

const HARDWARE: Names = named([
	[1, 'Ethernet'],
	[6, 'IEEE 802'],
	[15, 'Frame Relay'],
	[24, 'IEEE 1394'],
	[32, 'InfiniBand'],
])

const OPERATIONS: Names = named([
	[1, 'request'],
	[2, 'reply'],
	[3, 'reverse request'],
	[4, 'reverse reply'],
])

function arpPacket(r: Reader) {
	r.u16('hardware_type', HARDWARE)
	r.u16('protocol_type', ETHER_TYPES)
	const hardware = r.u8('hardware_address_length')
	const protocol = r.u8('protocol_address_length')
	const operation = r.u16('operation', OPERATIONS)
	const sizes = `${hardware} and ${protocol}`
	if (r.left < 2 * (hardware + protocol)) return { sizes }
	r.opaque('sender_hardware_address', hardware, address)
	const sender = r.opaque('sender_protocol_address', protocol, address)
	r.opaque('target_hardware_address', hardware, address)
	const target = r.opaque('target_protocol_address', protocol, address)
	if (r.tracing) r.describe(`${OPERATIONS(operation) ?? operation}: ${address(sender)} → ${address(target)}`)
	return { sizes, ends: { source: sender, destination: target } }
}
