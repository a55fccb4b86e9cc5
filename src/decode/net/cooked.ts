import type { Names } from '../field.js'
import type { Reader } from '../reader.js'
import { named } from '../registry/names.js'
import { hardwareAddress } from './address.js'
import { ETHER_TYPES } from './ether-types.js'
import { etherType, llc } from './ethernet.js'
import { cut, shown, skipped } from './layer.js'
import type { NoSegment, Segment } from './segment.js'

/** LINKTYPE_LINUX_SLL: what Linux gives for the device `any`. */
export function cooked(r: Reader, end: number): Segment | NoSegment {
	return cut(r, end, 16, 'Linux cooked') ?? cookedPacket(r, r.struct('linux_cooked', cookedHeader), end)
}

/** LINKTYPE_LINUX_SLL2: the same with the interface's number. */
export function cooked2(r: Reader, end: number): Segment | NoSegment {
	return cut(r, end, 20, 'Linux cooked') ?? cookedPacket(r, r.struct('linux_cooked', cooked2Header), end)
}

/** ETH_P_ values below 1,536 that mean an 802.2 header. */
const ETH_P_802_2 = 4

const PACKET_TYPES: Names = named([
	[0, 'to this machine'],
	[1, 'broadcast'],
	[2, 'multicast'],
	[3, 'to another machine'],
	[4, 'from this machine'],
])

const HARDWARE_TYPES: Names = named([
	[1, 'Ethernet'],
	[512, 'PPP'],
	[768, 'IP in IP tunnel'],
	[772, 'loopback'],
	[776, 'IPv6 in IPv4 tunnel'],
	[778, 'GRE'],
	[801, 'IEEE 802.11'],
	[803, 'IEEE 802.11 with radiotap'],
	[824, 'Netlink'],
	[65534, 'none'],
])

type Cooked = { readonly protocol: number }

function cookedHeader(r: Reader): Cooked {
	r.u16('packet_type', PACKET_TYPES)
	r.u16('arphrd_type', HARDWARE_TYPES)
	linkAddress(r, r.u16('link_layer_address_length'))
	return { protocol: r.u16('protocol_type', ETHER_TYPES) }
}

function cooked2Header(r: Reader): Cooked {
	const protocol = r.u16('protocol_type', ETHER_TYPES)
	r.skip('reserved', 2)
	r.u32('interface_index')
	r.u16('arphrd_type', HARDWARE_TYPES)
	r.u8('packet_type', PACKET_TYPES)
	linkAddress(r, r.u8('link_layer_address_length'))
	return { protocol }
}

/** Eight bytes, of which the first `length` count. */
function linkAddress(r: Reader, length: number): void {
	shown(r, 'link_layer_address', 8, bytes => hardwareAddress(bytes.subarray(0, length)))
}

function cookedPacket(r: Reader, { protocol }: Cooked, end: number): Segment | NoSegment {
	if (protocol === ETH_P_802_2) return llc(r, end)
	if (protocol < 0x0600) return skipped(r, end, 'Linux cooked', `protocol type ${protocol} is not read`)
	return etherType(r, protocol, end)
}
