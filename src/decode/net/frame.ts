import { grouped } from '../../grouped.js'
import type { Field, Issue } from '../field.js'
import { bytesOf, inspect, Reader } from '../reader.js'
import { arcnet, arcnetLinux } from './arcnet.js'
import { ciscoHdlc, isCiscoHdlc } from './cisco-hdlc.js'
import { cooked, cooked2 } from './cooked.js'
import { ethernet } from './ethernet.js'
import { ip } from './ip.js'
import { ipv4 } from './ipv4.js'
import { ipv6 } from './ipv6.js'
import { malformed, skipped } from './layer.js'
import * as Link from './link-types.js'
import { nullLoopback, openbsdLoopback } from './loopback.js'
import { nflog } from './nflog.js'
import type { Packet } from './packet.js'
import { type PlainSegment, plainSegment } from './plain-segment.js'
import { ppp, pppoe } from './ppp.js'
import type { NoSegment, Segment } from './segment.js'
import { radiotap, wlan } from './wlan.js'

/**
 * One captured packet of link type `link` (a LINKTYPE_ value), down to its TCP segment. Its layers stand side by side,
 * each with its header; `payload` is what the innermost of them carries. `length` is the packet's length on the wire.
 */
export function frame(r: Reader, link: number, length = r.left): Segment | NoSegment {
	if (r.tracing) {
		const sent = length === r.left ? '' : ` of ${grouped(length)}`
		r.describe(`${bytesOf(r.left)}${sent}, ${Link.LINK_TYPES(link) ?? `link type ${link}`}`)
	}
	const found = linkLayer(r, link, r.at + Math.max(length, r.left))
	// Ethernet fills short packets up, and some captures keep its check sequence.
	if (r.left > 0) r.skip('padding', r.left)
	return found
}

/** The segment of a packet, for the scan of a capture. It is valid as long as the packet is; a plain one is written into `into`. */
export function segmentOf(packet: Packet, into?: PlainSegment): Segment | NoSegment {
	const plain = plainSegment(packet, into)
	if (plain) return plain
	const reader = new Reader(packet.buffer, packet.start, packet.end)
	return reader.root('frame', r => frame(r, packet.link, packet.length)).value ?? NOTHING
}

/** The tree of a packet's bytes, and what they hold. */
export function packetTree(
	bytes: Uint8Array,
	link: number,
	length = bytes.length,
): { value: Segment | NoSegment; field: Field; issues: readonly Issue[] } {
	const { value, field, issues } = inspect('frame', bytes, r => frame(r, link, length))
	return { value: value ?? NOTHING, field, issues }
}

const NOTHING: NoSegment = { kind: 'malformed', protocol: 'frame', why: 'its headers cannot be read' }

function linkLayer(r: Reader, link: number, end: number): Segment | NoSegment {
	if (r.left === 0) return malformed(r, 'frame', 'none of its bytes were captured', 'truncated')
	switch (link) {
		case Link.ETHERNET:
			return ethernet(r, end)
		case Link.NULL:
			return nullLoopback(r, end)
		case Link.LOOP:
			return openbsdLoopback(r, end)
		case Link.RAW:
		case Link.RAW_BSD:
		case Link.RAW_OTHER:
			return ip(r, end)
		case Link.IPV4:
			return ipv4(r, end)
		case Link.IPV6:
			return ipv6(r, end)
		case Link.SLL:
			return cooked(r, end)
		case Link.SLL2:
			return cooked2(r, end)
		case Link.PPP:
			return ppp(r, end, 0)
		case Link.PPP_HDLC:
			return isCiscoHdlc(r) ? ciscoHdlc(r, end) : ppp(r, end, 0)
		case Link.CISCO_HDLC:
			return ciscoHdlc(r, end)
		case Link.PPPOE:
			return pppoe(r, end, 0)
		case Link.ARCNET_BSD:
			return arcnet(r, end)
		case Link.ARCNET_LINUX:
			return arcnetLinux(r, end)
		case Link.WLAN:
			return wlan(r, end)
		case Link.WLAN_RADIOTAP:
			return radiotap(r, end)
		case Link.NFLOG:
			return nflog(r, end)
	}
	const name = Link.LINK_TYPES(link)
	return skipped(r, end, name ?? 'frame', `link type ${link}${name ? ` (${name})` : ''} is not read`)
}
