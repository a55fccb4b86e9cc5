import type { Bit } from '../field.js'
import { bytesOf, type Reader } from '../reader.js'
import { hex } from '../registry/names.js'
import { cut, malformed } from './layer.js'
import type { NoSegment, Segment } from './segment.js'
import { tcpOptions } from './tcp-options.js'

/** A TCP segment (RFC 9293, 3.1) of an IP packet that ends at `end`. Its checksum is shown, never judged: offload leaves it wrong. */
export function tcp(r: Reader, end: number, source: Uint8Array, destination: Uint8Array): Segment | NoSegment {
	const lost = cut(r, end, LEAST, 'TCP')
	if (lost) return { ...lost, source, destination }
	const start = r.at
	const header = r.struct('tcp', tcpHeader)
	const { sourcePort, destinationPort, size } = header
	const ends = { source, destination, sourcePort, destinationPort }
	if (size < LEAST) return { ...malformed(r, 'TCP', `TCP data offset ${size / 4}, less than 5`), ...ends }
	if (start + size > end) {
		const why = `the TCP header has ${bytesOf(size)}, its packet ${end - start}`
		return { ...malformed(r, 'TCP', why), ...ends }
	}
	const length = end - start - size
	// The capture may have cut the options: then nothing of the payload was captured.
	const captured = Math.min(r.left, length)
	const at = r.at
	if (captured > 0) r.skip('payload', captured)
	return {
		kind: 'tcp',
		source,
		destination,
		sourcePort,
		destinationPort,
		seq: header.seq,
		ack: header.ack,
		flags: header.flags,
		window: header.window,
		at,
		captured,
		length,
	}
}

/** `SYN, ACK`: the names of the flags that are set. */
export function flagNames(flags: number): string | undefined {
	const names = FLAG_BITS.filter(bit => flags & bit.mask).map(bit => bit.name.toUpperCase())
	return names.length > 0 ? names.reverse().join(', ') : undefined
}

/** The header without options. */
const LEAST = 20

const OFFSET_BITS: readonly Bit[] = [
	{ name: 'data_offset', mask: 0xf0, names: value => bytesOf(4 * value) },
	{ name: 'reserved', mask: 0x0f },
]

const FLAG_BITS: readonly Bit[] = [
	{ name: 'cwr', mask: 0x80 },
	{ name: 'ece', mask: 0x40 },
	{ name: 'urg', mask: 0x20 },
	{ name: 'ack', mask: 0x10 },
	{ name: 'psh', mask: 0x08 },
	{ name: 'rst', mask: 0x04 },
	{ name: 'syn', mask: 0x02 },
	{ name: 'fin', mask: 0x01 },
]

function tcpHeader(r: Reader) {
	const sourcePort = r.u16('source_port')
	const destinationPort = r.u16('destination_port')
	const seq = r.u32('sequence_number')
	const ack = r.u32('acknowledgment_number')
	const size = (r.u8('data_offset_and_reserved', undefined, OFFSET_BITS) >> 4) * 4
	const flags = r.u8('flags', flagNames, FLAG_BITS)
	const window = r.u16('window')
	r.u16('checksum', hex)
	r.u16('urgent_pointer')
	if (r.tracing) {
		const names = flagNames(flags)
		r.describe(`${sourcePort} → ${destinationPort}${names ? `, ${names}` : ''}`)
	}
	if (size > LEAST) tcpOptions(r, size - LEAST)
	return { sourcePort, destinationPort, seq, ack, size, flags, window }
}
