import type { Names } from '../field.js'
import type { Reader } from '../reader.js'
import { named } from '../registry/names.js'
import { ip } from './ip.js'
import { cut, skipped } from './layer.js'
import type { NoSegment, Segment } from './segment.js'

/** LINKTYPE_NULL: the address family in the byte order of the machine that captured, then the packet. */
export function nullLoopback(r: Reader, end: number): Segment | NoSegment {
	return cut(r, end, 4, 'loopback') ?? loopbackPacket(r, r.struct('loopback', familyOfHost), end)
}

/** LINKTYPE_LOOP: as LINKTYPE_NULL, always in network byte order. */
export function openbsdLoopback(r: Reader, end: number): Segment | NoSegment {
	return cut(r, end, 4, 'loopback') ?? loopbackPacket(r, r.struct('loopback', familyOfNetwork), end)
}

const AF_INET = 2

/** Address families; that of IPv6 is another number on each system. */
const FAMILIES: Names = named([
	[AF_INET, 'IPv4'],
	[7, 'OSI'],
	[10, 'IPv6 (Linux)'],
	[23, 'IPv6 (Windows)'],
	[24, 'IPv6 (NetBSD, OpenBSD, Npcap)'],
	[28, 'IPv6 (FreeBSD)'],
	[30, 'IPv6 (macOS)'],
])

const IPV6_FAMILIES: ReadonlySet<number> = new Set([10, 23, 24, 28, 30])

/** A family is a small number: its two upper bytes are 0, so the place of the zeros tells the byte order. */
function familyOfHost(r: Reader): number {
	const big = r.ahead(0) === 0 && r.ahead(1) === 0
	return big ? r.u32('family', FAMILIES) : r.u32le('family', FAMILIES)
}

function familyOfNetwork(r: Reader): number {
	return r.u32('family', FAMILIES)
}

function loopbackPacket(r: Reader, family: number, end: number): Segment | NoSegment {
	if (family === AF_INET || IPV6_FAMILIES.has(family)) return ip(r, end)
	return skipped(r, end, 'loopback', `address family ${family} is not read`)
}
