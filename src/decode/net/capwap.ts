import { bytesOf, type Reader } from '../reader.js'
import { ethernet } from './ethernet.js'
import { cut, malformed, skipped } from './layer.js'
import type { NoSegment, Segment } from './segment.js'
import { inTunnel } from './tunnel.js'
import { wlan } from './wlan.js'

/** A frame on its way between an access point and its controller (RFC 5415, 4.3). */
export function capwap(r: Reader, end: number, depth: number): Segment | NoSegment {
	const lost = cut(r, end, LEAST, 'CAPWAP')
	if (lost) return lost
	const length = 4 * ((r.ahead(1) ?? 0) >> 3)
	if (length < LEAST) return malformed(r, 'CAPWAP', `CAPWAP header length ${length}, less than ${LEAST}`)
	const cutOptions = cut(r, end, length, 'CAPWAP')
	if (cutOptions) return cutOptions
	const flags = r.struct('capwap', r => {
		r.u8('preamble')
		const flags = r.u24('length_and_flags', value => bytesOf(4 * (value >> 19)))
		r.u16('fragment_id')
		r.u16('fragment_offset')
		if (length > LEAST) r.skip('options', length - LEAST)
		return flags
	})
	if (flags & FRAGMENT) return skipped(r, end, 'CAPWAP', 'it is a fragment of a frame')
	if (flags & KEEP_ALIVE) return skipped(r, end, 'CAPWAP', 'it carries nothing')
	return inTunnel(r, end, depth, flags & NATIVE ? wlan : ethernet)
}

const LEAST = 8
const NATIVE = 0x000100
const FRAGMENT = 0x000080
const KEEP_ALIVE = 0x000008
