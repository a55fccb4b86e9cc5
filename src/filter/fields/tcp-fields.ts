import { ACK, FIN, PSH, RST, SYN } from '../../decode/net/segment.js'
import { TcpNote } from '../../decode/net/tcp-notes.js'
import type { PacketLayers } from '../layers.js'
import type { Kind, Value } from '../value.js'
import { type FilterField, found, type Taking, THERE } from './field.js'
import { headers, layer, PORT } from './network-fields.js'

const URG = 0x20
const ECE = 0x40
const CWR = 0x80

const TCP = layer('tcp', 'tcp')

const DATA_OFFSET = at('tcp.hdr_len', 'number', 'data_offset_and_reserved', {
	take: ({ value }) => (Number(value) >> 4) * 4,
})
const HEADER_LENGTH: FilterField = {
	...DATA_OFFSET,
	of: packet => (packet.plain ? [packet.plain.tcpHeaderLength] : DATA_OFFSET.of(packet)),
}

/** Fields of the TCP header. Those of the segment that a conversation is made of are read without a tree. */
export const TCP_FIELDS: readonly FilterField[] = [
	{ ...TCP, isIn: packet => packet.segment.kind === 'tcp' || TCP.of(packet).length > 0 },
	quick(at('tcp.srcport', 'number', 'source_port', PORT), ({ sourcePort }) => [sourcePort]),
	quick(at('tcp.dstport', 'number', 'destination_port', PORT), ({ destinationPort }) => [destinationPort]),
	quick(at('tcp.port', 'number', 'source_port|destination_port', PORT), ({ sourcePort, destinationPort }) => [
		sourcePort,
		destinationPort,
	]),
	// Conversations are counted from 1 everywhere else; here as tshark counts its streams.
	{ name: 'tcp.stream', kind: 'number', of: ({ row }) => (row.conversation > 0 ? [row.conversation - 1] : []) },
	noted('tcp.analysis.retransmission', TcpNote.retransmission),
	noted('tcp.analysis.out_of_order', TcpNote.outOfOrder),
	noted('tcp.analysis.lost_segment', TcpNote.gap),
	ofSegment('tcp.len', 'number', ({ length }) => length),
	ofSegment('tcp.payload', 'bytes', ({ at, captured }, bytes) =>
		captured > 0 ? bytes.subarray(at, at + captured) : undefined,
	),
	quick(at('tcp.seq_raw', 'number', 'sequence_number'), ({ seq }) => [seq]),
	quick(at('tcp.ack_raw', 'number', 'acknowledgment_number'), ({ ack }) => [ack]),
	HEADER_LENGTH,
	quick(at('tcp.flags', 'number', 'flags'), ({ flags }) => [flags]),
	flag('tcp.flags.fin', FIN),
	flag('tcp.flags.syn', SYN),
	flag('tcp.flags.reset', RST),
	flag('tcp.flags.push', PSH),
	flag('tcp.flags.ack', ACK),
	flag('tcp.flags.urg', URG),
	flag('tcp.flags.ece', ECE),
	flag('tcp.flags.cwr', CWR),
	quick(at('tcp.window_size_value', 'number', 'window'), ({ window }) => [window]),
	at('tcp.checksum', 'number', 'checksum'),
	at('tcp.urgent_pointer', 'number', 'urgent_pointer'),
	at('tcp.options', 'bytes', 'options'),
	at('tcp.options.mss_val', 'number', 'options/maximum_segment_size/maximum_segment_size'),
	at('tcp.options.wscale.shift', 'number', 'options/window_scale/shift_count'),
	at('tcp.options.sack_perm', 'there', 'options/sack_permitted'),
	at('tcp.options.timestamp.tsval', 'number', 'options/timestamps/timestamp_value'),
	at('tcp.options.timestamp.tsecr', 'number', 'options/timestamps/timestamp_echo_reply'),
]

/** What the scan has noted of a packet within its connection. */
function noted(name: string, note: number): FilterField {
	return { name, kind: 'there', of: ({ row }) => (row.notes & note ? THERE : []) }
}

function at(name: string, kind: Kind, path: string, taking?: Taking): FilterField {
	return found(headers, name, kind, `tcp/${path}`, taking)
}

function flag(name: string, mask: number): FilterField {
	return quick(at(name, 'boolean', 'flags', { bits: mask }), ({ flags }) => [flags & mask ? 1 : 0])
}

type Segment = Extract<PacketLayers['segment'], { readonly kind: 'tcp' }>

/** The same field, read off the segment where there is one: a header that is cut has but its tree. */
function quick(field: FilterField, take: (segment: Segment) => readonly Value[]): FilterField {
	const of = (packet: PacketLayers) => {
		const { segment } = packet
		return segment.kind === 'tcp' ? take(segment) : field.of(packet)
	}
	return { ...field, of }
}

function ofSegment(
	name: string,
	kind: Kind,
	take: (segment: Segment, bytes: Uint8Array) => Value | undefined,
): FilterField {
	const of = ({ segment, bytes }: PacketLayers) => {
		const value = segment.kind === 'tcp' ? take(segment, bytes) : undefined
		return value === undefined ? [] : [value]
	}
	return { name, kind, of }
}
