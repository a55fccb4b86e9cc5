import type { Names } from '../field.js'
import type { Reader } from '../reader.js'
import { hex, named } from '../registry/names.js'
import { ipv4 } from './ipv4.js'
import { cut, skipped } from './layer.js'
import type { NoSegment, Segment } from './segment.js'

/** LINKTYPE_ARCNET_BSD: source, destination and protocol; for some protocols a header of their own. */
export function arcnet(r: Reader, end: number): Segment | NoSegment {
	return cut(r, end, 3, 'ARCNET') ?? arcnetPacket(r, end, false)
}

/** LINKTYPE_ARCNET_LINUX: the same with an offset before the protocol. */
export function arcnetLinux(r: Reader, end: number): Segment | NoSegment {
	return cut(r, end, 5, 'ARCNET') ?? arcnetPacket(r, end, true)
}

function arcnetPacket(r: Reader, end: number, isLinux: boolean): Segment | NoSegment {
	const protocol = r.struct('arcnet', r => {
		r.u8('source')
		r.u8('destination')
		if (isLinux) r.u16('offset')
		return r.u8('protocol_id', PROTOCOLS)
	})
	if (protocol === IP_RFC1051) return ipv4(r, end)
	if (protocol !== IP_RFC1201)
		return skipped(r, end, PROTOCOLS(protocol) ?? 'ARCNET', `ARCNET protocol ${protocol} is not read`)
	// An exception packet repeats the flag behind two bytes of padding (RFC 1201, 2.1).
	const isException = r.ahead() === 0xff
	const lost = cut(r, end, isException ? 7 : 3, 'ARCNET')
	if (lost) return lost
	const flag = r.struct('fragmentation', r => {
		if (isException) r.skip('exception', 4)
		const flag = r.u8('split_flag')
		r.u16('sequence_number', hex)
		return flag
	})
	return flag === 0 ? ipv4(r, end) : skipped(r, end, 'ARCNET', 'it is a fragment of a packet on ARCNET')
}

const IP_RFC1201 = 212
const IP_RFC1051 = 240

const PROTOCOLS: Names = named([
	[IP_RFC1201, 'IPv4 (RFC 1201)'],
	[213, 'ARP (RFC 1201)'],
	[IP_RFC1051, 'IPv4 (RFC 1051)'],
	[241, 'ARP (RFC 1051)'],
	[250, 'IPX'],
])
