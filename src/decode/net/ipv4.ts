import type { Bit, Names } from '../field.js'
import { bytesOf, type Reader } from '../reader.js'
import { hex, named } from '../registry/names.js'
import { address } from './address.js'
import { fragment } from './fragment.js'
import { IP_PROTOCOLS } from './ip-protocols.js'
import { knownAddress } from './known-address.js'
import { cut, layerEnd, malformed, shown } from './layer.js'
import type { NoSegment, Segment } from './segment.js'
import { transport } from './transport.js'

/** An IPv4 packet (RFC 791, 3.1). What stands behind its total length is link padding. */
export function ipv4(r: Reader, end: number, depth = 0): Segment | NoSegment {
	const lost = cut(r, end, LEAST, 'IPv4')
	if (lost) return lost
	const start = r.at
	const header = r.struct('ipv4', ipv4Header)
	if (header.version !== 4) return malformed(r, 'IPv4', `IP version ${header.version} where 4 was announced`)
	if (header.length < LEAST) return malformed(r, 'IPv4', `IPv4 header length ${header.length}, less than ${LEAST}`)
	if (r.at < start + header.length) {
		const why = `the IPv4 header needs ${bytesOf(header.length)}, ${r.at - start} were captured`
		return malformed(r, 'IPv4', why, 'truncated')
	}
	// Segmentation offload leaves a total length of 0 in packets that are captured before the network card cuts them.
	const total = header.total === 0 ? end - start : header.total
	if (total < header.length) {
		return malformed(r, 'IPv4', `IPv4 total length ${total}, less than its header of ${header.length}`)
	}
	const stop = layerEnd(r, end, start + total, 'IPv4')
	const { source, destination } = header
	if ((header.fragment & (MORE_FRAGMENTS | FRAGMENT_OFFSET)) === 0) {
		return transport(r, stop, depth, header.protocol, source, destination)
	}
	const { identification, protocol } = header
	const offset = 8 * (header.fragment & FRAGMENT_OFFSET)
	const isLast = (header.fragment & MORE_FRAGMENTS) === 0
	return fragment(r, stop, { version: 4, source, destination, identification, protocol, offset, isLast, depth })
}

/** The header without options. */
const LEAST = 20

const VERSION_BITS: readonly Bit[] = [
	{ name: 'version', mask: 0xf0 },
	{ name: 'internet_header_length', mask: 0x0f, names: value => bytesOf(4 * value) },
]

const SERVICE_BITS: readonly Bit[] = [
	{ name: 'differentiated_services_code_point', mask: 0xfc },
	{ name: 'explicit_congestion_notification', mask: 0x03 },
]

const MORE_FRAGMENTS = 0x2000
const FRAGMENT_OFFSET = 0x1fff

const FRAGMENT_BITS: readonly Bit[] = [
	{ name: 'reserved', mask: 0x8000 },
	{ name: 'dont_fragment', mask: 0x4000 },
	{ name: 'more_fragments', mask: MORE_FRAGMENTS },
	{ name: 'fragment_offset', mask: FRAGMENT_OFFSET, names: value => bytesOf(8 * value) },
]

const OPTIONS: Names = named([
	[0, 'end of options list'],
	[1, 'no operation'],
	[7, 'record route'],
	[68, 'timestamp'],
	[130, 'security'],
	[131, 'loose source route'],
	[134, 'CIPSO'],
	[136, 'stream identifier'],
	[137, 'strict source route'],
	[148, 'router alert'],
])

function ipv4Header(r: Reader) {
	const first = r.u8('version_and_header_length', undefined, VERSION_BITS)
	r.u8('type_of_service', undefined, SERVICE_BITS)
	const total = r.u16('total_length')
	const identification = r.u16('identification', hex)
	const fragment = r.u16('flags_and_fragment_offset', fragmentText, FRAGMENT_BITS)
	r.u8('time_to_live')
	const protocol = r.u8('protocol', IP_PROTOCOLS)
	r.u16('header_checksum', hex)
	const source = ipv4Address(r, 'source_address')
	const destination = ipv4Address(r, 'destination_address')
	const length = 4 * (first & 0x0f)
	if (length > LEAST) options(r, length - LEAST)
	if (r.tracing) r.describe(`${address(source)} → ${address(destination)}, ${IP_PROTOCOLS(protocol) ?? protocol}`)
	return { version: first >> 4, length, total, identification, fragment, protocol, source, destination }
}

function ipv4Address(r: Reader, name: string): Uint8Array {
	return r.tracing ? r.opaque(name, 4, address) : knownAddress(r.u32(name))
}

function fragmentText(value: number): string | undefined {
	const offset = 8 * (value & FRAGMENT_OFFSET)
	const words = [
		value & 0x4000 ? 'DF' : '',
		value & MORE_FRAGMENTS ? 'MF' : '',
		offset > 0 || value & MORE_FRAGMENTS ? `offset ${offset}` : '',
	]
	return words.filter(word => word).join(', ') || undefined
}

function options(r: Reader, length: number): void {
	if (r.tracing) r.frame('options', length, r => void r.repeat(option))
	else r.skip('options', Math.min(length, r.left))
}

/** RFC 791, 3.1: one byte, or type, length and value. */
function option(r: Reader): void {
	const type = r.ahead()!
	if (type === 0) shown(r, 'end_of_options_list', r.left)
	else if (type === 1) r.u8('no_operation', OPTIONS)
	else r.headed('option', optionHead, r => shown(r, 'value', r.left))
}

function optionHead(r: Reader): number {
	const type = r.u8('type', OPTIONS)
	r.describe(OPTIONS(type))
	const length = r.u8('length')
	return length < 2 ? r.fail(`option length ${length}, less than 2`) : length - 2
}
