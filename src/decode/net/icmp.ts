import type { Names } from '../field.js'
import type { Reader } from '../reader.js'
import { hex, named } from '../registry/names.js'
import { cut, skipped } from './layer.js'
import type { NoSegment } from './segment.js'

/** An ICMP message (RFC 792), or one of ICMPv6 (RFC 4443, 2.1): both begin alike. */
export function icmp(r: Reader, end: number, protocol: 'ICMP' | 'ICMPv6'): NoSegment {
	const lost = cut(r, end, 4, protocol)
	if (lost) return lost
	r.struct(protocol === 'ICMP' ? 'icmp' : 'icmpv6', protocol === 'ICMP' ? icmpHeader : icmpv6Header)
	return skipped(r, end, protocol, 'it is no TCP')
}

const TYPES: Names = named([
	[0, 'echo reply'],
	[3, 'destination unreachable'],
	[4, 'source quench'],
	[5, 'redirect'],
	[8, 'echo request'],
	[9, 'router advertisement'],
	[10, 'router solicitation'],
	[11, 'time exceeded'],
	[12, 'parameter problem'],
	[13, 'timestamp request'],
	[14, 'timestamp reply'],
])

const V6_TYPES: Names = named([
	[1, 'destination unreachable'],
	[2, 'packet too big'],
	[3, 'time exceeded'],
	[4, 'parameter problem'],
	[128, 'echo request'],
	[129, 'echo reply'],
	[130, 'multicast listener query'],
	[131, 'multicast listener report'],
	[132, 'multicast listener done'],
	[133, 'router solicitation'],
	[134, 'router advertisement'],
	[135, 'neighbor solicitation'],
	[136, 'neighbor advertisement'],
	[137, 'redirect'],
	[143, 'multicast listener report v2'],
])

function icmpHeader(r: Reader): void {
	message(r, TYPES)
}

function icmpv6Header(r: Reader): void {
	message(r, V6_TYPES)
}

function message(r: Reader, types: Names): void {
	const type = r.u8('type', types)
	const code = r.u8('code')
	r.u16('checksum', hex)
	if (r.tracing) r.describe(`${types(type) ?? `type ${type}`}${code > 0 ? `, code ${code}` : ''}`)
}
