import type { Names } from '../field.js'
import { LIMITS } from '../limits.js'
import type { Reader } from '../reader.js'
import { named } from '../registry/names.js'
import { ip } from './ip.js'
import { cut, malformed, skipped } from './layer.js'
import type { NoSegment, Segment } from './segment.js'

/**
 * LINKTYPE_NFLOG: what Linux's netfilter logs, as attributes, of which one is the packet. Their numbers are in the byte
 * order of the machine that captured, which the file does not say: little-endian, as nearly all are.
 */
export function nflog(r: Reader, end: number): Segment | NoSegment {
	const lost = cut(r, end, 4, 'NFLOG')
	if (lost) return lost
	r.struct('nflog', r => {
		r.u8('address_family')
		r.u8('version')
		r.u16('resource_id')
	})
	for (let count = 0; count < LIMITS.headers; count++) {
		const cutAttribute = cut(r, end, HEADER, 'NFLOG attribute')
		if (cutAttribute) return cutAttribute
		const [low = 0, high = 0, type] = r.peek(HEADER)
		const length = high * 0x100 + low
		if (length < HEADER) return malformed(r, 'NFLOG', `NFLOG attribute length ${length}, less than ${HEADER}`)
		if (type === PAYLOAD) {
			r.struct('nflog_attribute', attributeHeader)
			return ip(r, Math.min(end, r.at + length - HEADER))
		}
		const size = 4 * Math.ceil(length / 4)
		const cutValue = cut(r, end, size, 'NFLOG attribute')
		if (cutValue) return cutValue
		r.struct('nflog_attribute', r => {
			attributeHeader(r)
			if (size > HEADER) r.skip('value', size - HEADER)
		})
	}
	return skipped(r, end, 'NFLOG', `no packet among its first ${LIMITS.headers} attributes`)
}

const HEADER = 4
const PAYLOAD = 9

/** NFULA_ values of Linux. */
const TYPES: Names = named([
	[1, 'packet header'],
	[2, 'mark'],
	[3, 'timestamp'],
	[4, 'interface in'],
	[5, 'interface out'],
	[8, 'hardware address'],
	[PAYLOAD, 'packet'],
	[10, 'prefix'],
	[11, 'user ID'],
	[12, 'sequence number'],
	[14, 'group ID'],
	[15, 'hardware type'],
	[16, 'link header'],
	[17, 'length of the link header'],
])

function attributeHeader(r: Reader): void {
	r.derived('attribute_length', 2, little)
	r.derived('attribute_type', 2, little, TYPES)
}

function little(bytes: Uint8Array): number {
	return bytes[1]! * 0x100 + bytes[0]!
}
