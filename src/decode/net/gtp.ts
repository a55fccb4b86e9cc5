import type { Bit } from '../field.js'
import { LIMITS } from '../limits.js'
import type { Reader } from '../reader.js'
import { ip } from './ip.js'
import { cut, layerEnd, malformed, skipped } from './layer.js'
import type { NoSegment, Segment } from './segment.js'
import { inTunnel } from './tunnel.js'

/** A packet of a mobile network's user, in GTP-U version 1 (3GPP TS 29.281, 5.1 and 5.2). */
export function gtpu(r: Reader, end: number, depth: number): Segment | NoSegment {
	const hasMore = ((r.ahead() ?? 0) & (EXTENSION | SEQUENCE | N_PDU)) !== 0
	const lost = cut(r, end, hasMore ? 12 : 8, 'GTP')
	if (lost) return lost
	const start = r.at
	let { length, next } = r.struct('gtp', r => gtpHeader(r, hasMore))
	const stop = layerEnd(r, end, start + LEAST + length, 'GTP')
	for (let count = 0; next !== 0; count++) {
		if (count === LIMITS.headers) return malformed(r, 'GTP', `more than ${LIMITS.headers} extension headers`, 'limit')
		const size = 4 * (r.ahead() ?? 0)
		if (size === 0) return malformed(r, 'GTP', 'a GTP extension header has length 0')
		const cutExtension = cut(r, stop, size, 'GTP extension')
		if (cutExtension) return cutExtension
		next = r.struct('gtp_extension', r => extension(r, size))
	}
	const version = (r.ahead() ?? 0) >> 4
	if (version !== 4 && version !== 6) return skipped(r, stop, 'GTP', 'it carries no IP packet')
	return inTunnel(r, stop, depth, ip)
}

/** The part of the header that its length does not count. */
const LEAST = 8
const EXTENSION = 0x04
const SEQUENCE = 0x02
const N_PDU = 0x01

const FLAG_BITS: readonly Bit[] = [
	{ name: 'version', mask: 0xe0 },
	{ name: 'protocol_type', mask: 0x10 },
	{ name: 'extension_header', mask: EXTENSION },
	{ name: 'sequence_number', mask: SEQUENCE },
	{ name: 'n_pdu_number', mask: N_PDU },
]

function gtpHeader(r: Reader, hasMore: boolean): { length: number; next: number } {
	const flags = r.u8('flags', undefined, FLAG_BITS)
	r.u8('message_type')
	const length = r.u16('length')
	const tunnel = r.u32('tunnel_endpoint_identifier')
	if (r.tracing) r.describe(`tunnel ${tunnel}`)
	if (!hasMore) return { length, next: 0 }
	r.u16('sequence_number')
	r.u8('n_pdu_number')
	const next = r.u8('next_extension_header_type')
	return { length, next: flags & EXTENSION ? next : 0 }
}

/** Length in units of 4 bytes, contents, type of the next one. */
function extension(r: Reader, size: number): number {
	r.u8('length')
	r.skip('contents', size - 2)
	return r.u8('next_extension_header_type')
}
