import type { Field } from '../../decode/field.js'
import { ETHER_TYPES } from '../../decode/net/ether-types.js'
import { IP_PROTOCOLS } from '../../decode/net/ip-protocols.js'
import type { PacketLayers, Tree } from '../layers.js'
import type { Kind, Value } from '../value.js'
import { type FilterField, found, type Taking } from './field.js'

/** What a port can be. */
export const PORT: Taking = { most: 0xffff }

const FIELDS: readonly FilterField[] = [
	layer('eth', 'ethernet'),
	at('eth.dst', 'ether', 'ethernet/destination'),
	at('eth.src', 'ether', 'ethernet/source'),
	at('eth.addr', 'ether', 'ethernet/destination|source'),
	at('eth.type', 'number', 'ethernet/ether_type', { names: ETHER_TYPES }),
	at('eth.len', 'number', 'ethernet/length'),
	layer('sll', 'linux_cooked'),
	at('sll.pkttype', 'number', 'linux_cooked/packet_type'),
	at('sll.etype', 'number', 'linux_cooked/protocol_type', { names: ETHER_TYPES }),
	at('null.family', 'number', 'loopback/family'),
	layer('vlan', 'vlan'),
	at('vlan.id', 'number', 'vlan/tag_control_information', { bits: 0x0fff }),
	at('vlan.priority', 'number', 'vlan/tag_control_information', { bits: 0xe000 }),
	at('vlan.etype', 'number', 'vlan/ether_type', { names: ETHER_TYPES }),
	layer('arp', 'arp'),
	at('arp.opcode', 'number', 'arp/operation'),
	at('arp.src.proto_ipv4', 'ipv4', 'arp/sender_protocol_address', { take: address(4) }),
	at('arp.dst.proto_ipv4', 'ipv4', 'arp/target_protocol_address', { take: address(4) }),
	at('arp.src.hw_mac', 'ether', 'arp/sender_hardware_address', { take: address(6) }),
	at('arp.dst.hw_mac', 'ether', 'arp/target_hardware_address', { take: address(6) }),
	layer('ip', 'ipv4'),
	at('ip.version', 'number', 'ipv4/version_and_header_length', { bits: 0xf0 }),
	at('ip.hdr_len', 'number', 'ipv4/version_and_header_length', { take: ({ value }) => 4 * (Number(value) & 0x0f) }),
	at('ip.dsfield', 'number', 'ipv4/type_of_service'),
	at('ip.dsfield.dscp', 'number', 'ipv4/type_of_service', { bits: 0xfc }),
	at('ip.dsfield.ecn', 'number', 'ipv4/type_of_service', { bits: 0x03 }),
	at('ip.len', 'number', 'ipv4/total_length'),
	at('ip.id', 'number', 'ipv4/identification'),
	at('ip.flags.df', 'boolean', 'ipv4/flags_and_fragment_offset', { bits: 0x4000 }),
	at('ip.flags.mf', 'boolean', 'ipv4/flags_and_fragment_offset', { bits: 0x2000 }),
	at('ip.frag_offset', 'number', 'ipv4/flags_and_fragment_offset', {
		take: ({ value }) => 8 * (Number(value) & 0x1fff),
	}),
	at('ip.ttl', 'number', 'ipv4/time_to_live'),
	at('ip.proto', 'number', 'ipv4/protocol', { names: IP_PROTOCOLS }),
	at('ip.checksum', 'number', 'ipv4/header_checksum'),
	at('ip.src', 'ipv4', 'ipv4/source_address'),
	at('ip.dst', 'ipv4', 'ipv4/destination_address'),
	at('ip.addr', 'ipv4', 'ipv4/source_address|destination_address'),
	layer('ipv6', 'ipv6'),
	at('ipv6.version', 'number', 'ipv6/version_class_and_flow', { take: ({ value }) => Number(value) >>> 28 }),
	at('ipv6.tclass', 'number', 'ipv6/version_class_and_flow', { bits: 0x0ff00000 }),
	at('ipv6.flow', 'number', 'ipv6/version_class_and_flow', { bits: 0x000fffff }),
	at('ipv6.plen', 'number', 'ipv6/payload_length'),
	at('ipv6.nxt', 'number', 'ipv6/next_header', { names: IP_PROTOCOLS }),
	at('ipv6.hlim', 'number', 'ipv6/hop_limit'),
	at('ipv6.src', 'ipv6', 'ipv6/source_address'),
	at('ipv6.dst', 'ipv6', 'ipv6/destination_address'),
	at('ipv6.addr', 'ipv6', 'ipv6/source_address|destination_address'),
	layer('icmp', 'icmp'),
	at('icmp.type', 'number', 'icmp/type'),
	at('icmp.code', 'number', 'icmp/code'),
	layer('icmpv6', 'icmpv6'),
	at('icmpv6.type', 'number', 'icmpv6/type'),
	at('icmpv6.code', 'number', 'icmpv6/code'),
	layer('udp', 'udp'),
	at('udp.srcport', 'number', 'udp/source_port', PORT),
	at('udp.dstport', 'number', 'udp/destination_port', PORT),
	at('udp.port', 'number', 'udp/source_port|destination_port', PORT),
	at('udp.length', 'number', 'udp/length'),
	at('udp.checksum', 'number', 'udp/checksum'),
]

type Plain = NonNullable<PacketLayers['plain']>
type Segment = Extract<PacketLayers['segment'], { readonly kind: 'tcp' }>

/** What TCP in IPv4 in Ethernet has of those fields. */
const IN_PLAIN = new Map<string, (plain: Plain, segment: Segment) => readonly Value[]>([
	['eth.dst', ({ ethernetDestination }) => [ethernetDestination]],
	['eth.src', ({ ethernetSource }) => [ethernetSource]],
	['eth.addr', ({ ethernetDestination, ethernetSource }) => [ethernetDestination, ethernetSource]],
	['eth.type', () => [0x0800]],
	['ip.version', () => [4]],
	['ip.hdr_len', () => [20]],
	['ip.dsfield', ({ typeOfService }) => [typeOfService]],
	['ip.dsfield.dscp', ({ typeOfService }) => [typeOfService >> 2]],
	['ip.dsfield.ecn', ({ typeOfService }) => [typeOfService & 0x03]],
	['ip.len', ({ totalLength }) => [totalLength]],
	['ip.id', ({ identification }) => [identification]],
	['ip.flags.df', ({ dontFragment }) => [dontFragment ? 1 : 0]],
	['ip.flags.mf', () => [0]],
	['ip.frag_offset', () => [0]],
	['ip.ttl', ({ timeToLive }) => [timeToLive]],
	['ip.proto', () => [6]],
	['ip.checksum', ({ checksum }) => [checksum]],
	['ip.src', (_, { source }) => [source]],
	['ip.dst', (_, { destination }) => [destination]],
	['ip.addr', (_, { source, destination }) => [source, destination]],
])

/** The layers of such a packet. Their bytes are known by its tree only. */
const LAYERS: ReadonlySet<string> = new Set(['eth', 'ip'])

/** Link and network layers, and the transports other than TCP. Of the commonest packets they are read without a tree. */
export const NETWORK_FIELDS: readonly FilterField[] = FIELDS.map(field => {
	const isLayer = LAYERS.has(field.name)
	const take = IN_PLAIN.get(field.name)
	const of = (packet: PacketLayers): readonly Value[] => {
		const { plain } = packet
		if (!plain || isLayer) return field.of(packet)
		const { segment } = packet
		return take && segment.kind === 'tcp' ? take(plain, segment) : []
	}
	const isIn = (packet: PacketLayers) => (isLayer && packet.plain !== undefined) || of(packet).length > 0
	return { ...field, of, isIn }
})

/** The tree of the packet's headers. */
export function headers({ frame, bytes }: PacketLayers): readonly Tree[] {
	return [{ field: frame.field, bytes }]
}

/** A protocol: the bytes from its header to where the packet's own end, before what fills the frame up. */
export function layer(name: string, field: string): FilterField {
	const of = ({ frame, bytes }: PacketLayers): readonly Value[] => {
		const layers = frame.field.children ?? []
		const last = layers.findLast(child => child.name !== 'padding')
		return layers
			.filter(child => child.name === field)
			.map(child => bytes.subarray(child.span.start, last?.span.end ?? child.span.end))
	}
	return { name, kind: 'protocol', of }
}

function at(name: string, kind: Kind, path: string, taking?: Taking): FilterField {
	return found(headers, name, kind, path, taking)
}

/** An address, where it has the length of one of its kind. */
function address(length: number) {
	return ({ span }: Field, bytes: Uint8Array) =>
		span.end - span.start === length ? bytes.subarray(span.start, span.end) : undefined
}
