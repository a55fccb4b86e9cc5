import type { Bit } from '../field.js'
import { bytesOf, type Reader } from '../reader.js'
import { hex } from '../registry/names.js'
import {
	AH,
	DESTINATION_OPTIONS,
	FRAGMENT,
	HIP,
	HOP_BY_HOP,
	IP_PROTOCOLS,
	MOBILITY,
	ROUTING,
	SHIM6,
} from './ip-protocols.js'
import { cut, malformed, shown } from './layer.js'
import type { Fragment, NoSegment } from './segment.js'

/** What one extension header leads to: all that stands behind it, or a fragment of it. */
export type Extension = {
	readonly next: number
	readonly fragment?: Pick<Fragment, 'identification' | 'offset' | 'isLast'>
}

/** Headers that name the next one and say their own length. AH is met in IPv4 packets as well. */
export function isExtension(type: number): boolean {
	return NAMES.has(type)
}

/** Reads one extension header of a packet that ends at `end`. */
export function extensionHeader(r: Reader, type: number, end: number): Extension | NoSegment {
	const name = NAMES.get(type) ?? 'extension'
	const start = r.at
	const lost = cut(r, end, 8, 'IPv6 extension')
	if (lost) return lost
	if (type === FRAGMENT) return r.struct(name, fragmentHeader)
	const header = r.struct(name, type === AH ? authenticationHeader : optionsHeader)
	const needed = header.length
	if (r.at === start + needed && r.at <= end) return header
	const why = `the ${name} header needs ${bytesOf(needed)}, ${Math.min(r.at, end) - start} are there`
	return malformed(r, 'IPv6', why, 'truncated')
}

const NAMES: ReadonlyMap<number, string> = new Map([
	[HOP_BY_HOP, 'hop_by_hop_options'],
	[ROUTING, 'routing'],
	[FRAGMENT, 'fragment'],
	[AH, 'authentication'],
	[DESTINATION_OPTIONS, 'destination_options'],
	[MOBILITY, 'mobility'],
	[HIP, 'host_identity'],
	[SHIM6, 'shim6'],
])

/** In units of 8 bytes, 3 bits further up: so it counts bytes where it stands. */
const FRAGMENT_OFFSET = 0xfff8
const MORE_FRAGMENTS = 0x0001

const FRAGMENT_BITS: readonly Bit[] = [
	{ name: 'fragment_offset', mask: FRAGMENT_OFFSET, names: value => bytesOf(8 * value) },
	{ name: 'reserved', mask: 0x0006 },
	{ name: 'more_fragments', mask: MORE_FRAGMENTS },
]

/** RFC 8200, 4.3, 4.4 and 4.6: next header, length in units of 8 bytes without the first, and the rest. */
function optionsHeader(r: Reader) {
	const next = r.u8('next_header', IP_PROTOCOLS)
	const length = 8 * (r.u8('header_extension_length') + 1)
	rest(r, 'data', length - 2)
	return { next, length }
}

/** RFC 4302, 2: the length counts units of 4 bytes, without the first two. */
function authenticationHeader(r: Reader) {
	const next = r.u8('next_header', IP_PROTOCOLS)
	const length = 4 * (r.u8('payload_length') + 2)
	r.u16('reserved')
	r.u32('security_parameters_index')
	rest(r, 'sequence_number_and_integrity_check', length - 8)
	return { next, length }
}

/** RFC 8200, 4.5. A fragment that is the whole packet is none (RFC 6946). */
function fragmentHeader(r: Reader): Extension {
	const next = r.u8('next_header', IP_PROTOCOLS)
	r.u8('reserved')
	const fragment = r.u16('offset_and_flags', undefined, FRAGMENT_BITS)
	const identification = r.u32('identification', value => hex(value, 8))
	if ((fragment & (FRAGMENT_OFFSET | MORE_FRAGMENTS)) === 0) return { next }
	const isLast = (fragment & MORE_FRAGMENTS) === 0
	return { next, fragment: { identification, offset: fragment & FRAGMENT_OFFSET, isLast } }
}

/** As many of the header's remaining bytes as were captured. */
function rest(r: Reader, name: string, length: number): void {
	const there = Math.min(length, r.left)
	if (there > 0) shown(r, name, there)
}
