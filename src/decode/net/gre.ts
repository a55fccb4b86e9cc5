import type { Bit, Names } from '../field.js'
import type { Reader } from '../reader.js'
import { hex, named } from '../registry/names.js'
import { ETHER_TYPES } from './ether-types.js'
import { ethernet, etherType } from './ethernet.js'
import { ip } from './ip.js'
import { cut, skipped } from './layer.js'
import { ppp } from './ppp.js'
import type { NoSegment, Segment } from './segment.js'
import { inTunnel } from './tunnel.js'

/** Generic routing encapsulation (RFC 2784, 2890; version 1, of PPTP: RFC 2637, 4.1), and ERSPAN within. */
export function gre(r: Reader, end: number, depth: number): Segment | NoSegment {
	const flags = (r.ahead() ?? 0) * 0x100 + (r.ahead(1) ?? 0)
	const lost = cut(r, end, lengthOf(flags), 'GRE')
	if (lost) return lost
	const protocol = r.struct('gre', r => greHeader(r, flags))
	if (protocol === ERSPAN_1_2 || protocol === ERSPAN_3) {
		const size = protocol === ERSPAN_3 ? 12 : flags & SEQUENCE ? 8 : 0
		return cut(r, end, size, 'ERSPAN') ?? erspan(r, end, depth, size)
	}
	if (protocol === PPP) return ppp(r, end, depth)
	if (protocol === WCCP) return wccp(r, end, depth)
	return inTunnel(r, end, depth, (r, end, depth) => etherType(r, protocol, end, depth))
}

const CHECKSUM = 0x8000
const ROUTING = 0x4000
const KEY = 0x2000
const SEQUENCE = 0x1000
const ACKNOWLEDGMENT = 0x0080
const VERSION = 0x0007

const FLAG_BITS: readonly Bit[] = [
	{ name: 'checksum_present', mask: CHECKSUM },
	{ name: 'routing_present', mask: ROUTING },
	{ name: 'key_present', mask: KEY },
	{ name: 'sequence_number_present', mask: SEQUENCE },
	{ name: 'acknowledgment_number_present', mask: ACKNOWLEDGMENT },
	{ name: 'version', mask: VERSION },
]

const ERSPAN_1_2 = 0x88be
const ERSPAN_3 = 0x22eb
const PPP = 0x880b
const WCCP = 0x883e

const PROTOCOLS: Names = named([
	[ERSPAN_1_2, 'ERSPAN'],
	[ERSPAN_3, 'ERSPAN type III'],
	[WCCP, 'WCCP'],
])

function lengthOf(flags: number): number {
	const optional = [CHECKSUM | ROUTING, KEY, SEQUENCE, ACKNOWLEDGMENT].filter(bit => isThere(flags, bit))
	return 4 + 4 * optional.length
}

/** Acknowledgments belong to version 1 only. */
function isThere(flags: number, bits: number): boolean {
	return (flags & bits) !== 0 && (bits !== ACKNOWLEDGMENT || (flags & VERSION) === 1)
}

function greHeader(r: Reader, flags: number): number {
	r.u16('flags_and_version', hex, FLAG_BITS)
	const protocol = r.u16('protocol_type', value => PROTOCOLS(value) ?? ETHER_TYPES(value))
	if (isThere(flags, CHECKSUM | ROUTING)) {
		r.u16('checksum', hex)
		r.u16('offset')
	}
	if (isThere(flags, KEY)) r.u32('key')
	if (isThere(flags, SEQUENCE)) r.u32('sequence_number')
	if (isThere(flags, ACKNOWLEDGMENT)) r.u32('acknowledgment_number')
	return protocol
}

/** WCCP (draft-mclaggan-wccp-v2rev1): an IP packet on its way to a cache, from version 2 on behind four bytes. */
function wccp(r: Reader, end: number, depth: number): Segment | NoSegment {
	if ((r.ahead() ?? 0) >> 4 === 4) return inTunnel(r, end, depth, ip)
	const lost = cut(r, end, 4, 'WCCP')
	if (lost) return lost
	r.struct('wccp', r => {
		r.u8('flags', hex)
		r.u8('service')
		r.u8('alternative_bucket')
		r.u8('primary_bucket')
	})
	return inTunnel(r, end, depth, ip)
}

/** draft-foschiano-erspan: a mirrored Ethernet frame. Type I has no header; type III may have 8 bytes more. */
function erspan(r: Reader, end: number, depth: number, size: number): Segment | NoSegment {
	if (size > 0) {
		const isThird = size === 12
		const more = r.struct('erspan', r => {
			r.u16('version_and_vlan', hex)
			r.u16('session', value => `session ${value & 0x3ff}`)
			if (!isThird) {
				r.u32('index')
				return false
			}
			r.u32('timestamp')
			r.u16('security_group_tag')
			return (r.u16('hardware_and_direction', hex) & 1) === 1
		})
		if (more) {
			const lost = cut(r, end, 8, 'ERSPAN')
			if (lost) return lost
			r.skip('platform_specific_subheader', 8)
		}
	}
	if (end - r.at <= 0) return skipped(r, end, 'ERSPAN', 'it carries nothing')
	return inTunnel(r, end, depth, ethernet)
}
