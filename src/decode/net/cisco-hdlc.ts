import type { Names } from '../field.js'
import type { Reader } from '../reader.js'
import { named } from '../registry/names.js'
import { ETHER_TYPES } from './ether-types.js'
import { etherType } from './ethernet.js'
import { cut } from './layer.js'
import type { NoSegment, Segment } from './segment.js'

/** Cisco's HDLC: two bytes, then what an EtherType announces (RFC 1547, 4.3.1). */
export function ciscoHdlc(r: Reader, end: number): Segment | NoSegment {
	return cut(r, end, 4, 'Cisco HDLC') ?? etherType(r, r.struct('cisco_hdlc', ciscoHdlcHeader), end)
}

/** Whether a frame that may be PPP is this: PPP begins otherwise. */
export function isCiscoHdlc(r: Reader): boolean {
	return ADDRESSES(r.ahead() ?? 0) !== undefined
}

const ADDRESSES: Names = named([
	[0x0f, 'unicast'],
	[0x8f, 'broadcast'],
])

function ciscoHdlcHeader(r: Reader): number {
	r.u8('address', ADDRESSES)
	r.u8('control')
	return r.u16('protocol', ETHER_TYPES)
}
