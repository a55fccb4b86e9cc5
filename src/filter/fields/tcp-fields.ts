import { ACK, FIN, PSH, RST, SYN } from '../../decode/net/segment.js'
import type { PacketLayers } from '../layers.js'
import type { Kind, Value } from '../value.js'
import { type FilterField, found, type Taking } from './field.js'
import { headers, layer } from './network-fields.js'

const URG = 0x20
const ECE = 0x40
const CWR = 0x80

export const TCP_FIELDS: readonly FilterField[] = [
	layer('tcp', 'tcp'),
	at('tcp.srcport', 'number', 'source_port'),
	at('tcp.dstport', 'number', 'destination_port'),
	at('tcp.port', 'number', 'source_port|destination_port'),
	// Conversations are counted from 1 everywhere else; here as tshark counts its streams.
	{ name: 'tcp.stream', kind: 'number', of: ({ row }) => (row.conversation > 0 ? [row.conversation - 1] : []) },
	{ name: 'tcp.len', kind: 'number', of: packet => segment(packet, ({ length }) => length) },
	{
		name: 'tcp.payload',
		kind: 'bytes',
		of: packet =>
			segment(packet, ({ at, captured }) => (captured > 0 ? packet.bytes.subarray(at, at + captured) : undefined)),
	},
	at('tcp.seq_raw', 'number', 'sequence_number'),
	at('tcp.ack_raw', 'number', 'acknowledgment_number'),
	at('tcp.hdr_len', 'number', 'data_offset_and_reserved', { take: ({ value }) => (Number(value) >> 4) * 4 }),
	at('tcp.flags', 'number', 'flags'),
	at('tcp.flags.fin', 'boolean', 'flags', { bits: FIN }),
	at('tcp.flags.syn', 'boolean', 'flags', { bits: SYN }),
	at('tcp.flags.reset', 'boolean', 'flags', { bits: RST }),
	at('tcp.flags.push', 'boolean', 'flags', { bits: PSH }),
	at('tcp.flags.ack', 'boolean', 'flags', { bits: ACK }),
	at('tcp.flags.urg', 'boolean', 'flags', { bits: URG }),
	at('tcp.flags.ece', 'boolean', 'flags', { bits: ECE }),
	at('tcp.flags.cwr', 'boolean', 'flags', { bits: CWR }),
	at('tcp.window_size_value', 'number', 'window'),
	at('tcp.checksum', 'number', 'checksum'),
	at('tcp.urgent_pointer', 'number', 'urgent_pointer'),
	at('tcp.options', 'bytes', 'options'),
	at('tcp.options.mss_val', 'number', 'options/maximum_segment_size/maximum_segment_size'),
	at('tcp.options.wscale.shift', 'number', 'options/window_scale/shift_count'),
	at('tcp.options.sack_perm', 'there', 'options/sack_permitted'),
	at('tcp.options.timestamp.tsval', 'number', 'options/timestamps/timestamp_value'),
	at('tcp.options.timestamp.tsecr', 'number', 'options/timestamps/timestamp_echo_reply'),
]

function at(name: string, kind: Kind, path: string, taking?: Taking): FilterField {
	return found(headers, name, kind, `tcp/${path}`, taking)
}

type Segment = Extract<PacketLayers['frame']['value'], { readonly kind: 'tcp' }>

function segment({ frame }: PacketLayers, take: (segment: Segment) => Value | undefined): readonly Value[] {
	const value = frame.value.kind === 'tcp' ? take(frame.value) : undefined
	return value === undefined ? [] : [value]
}
