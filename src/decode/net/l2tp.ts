import type { Bit } from '../field.js'
import type { Reader } from '../reader.js'
import { hex } from '../registry/names.js'
import { cut } from './layer.js'
import { ppp } from './ppp.js'
import type { NoSegment, Segment } from './segment.js'
import { inTunnel } from './tunnel.js'

/** A data message of L2TP version 2: a PPP frame (RFC 2661, 3.1). */
export function l2tp(r: Reader, end: number, depth: number): Segment | NoSegment {
	const flags = (r.ahead() ?? 0) * 0x100 + (r.ahead(1) ?? 0)
	const size = 6 + (flags & LENGTH ? 2 : 0) + (flags & SEQUENCE ? 4 : 0) + (flags & OFFSET ? 2 : 0)
	const lost = cut(r, end, size, 'L2TP')
	if (lost) return lost
	const offset = r.struct('l2tp', r => l2tpHeader(r, flags))
	const cutOffset = cut(r, end, offset, 'L2TP')
	if (cutOffset) return cutOffset
	if (offset > 0) r.skip('offset_padding', offset)
	return inTunnel(r, end, depth, ppp)
}

const LENGTH = 0x4000
const SEQUENCE = 0x0800
const OFFSET = 0x0200

const FLAG_BITS: readonly Bit[] = [
	{ name: 'control_message', mask: 0x8000 },
	{ name: 'length_present', mask: LENGTH },
	{ name: 'sequence_present', mask: SEQUENCE },
	{ name: 'offset_present', mask: OFFSET },
	{ name: 'priority', mask: 0x0100 },
	{ name: 'version', mask: 0x000f },
]

function l2tpHeader(r: Reader, flags: number): number {
	r.u16('flags_and_version', hex, FLAG_BITS)
	if (flags & LENGTH) r.u16('length')
	const tunnel = r.u16('tunnel_id')
	const session = r.u16('session_id')
	if (r.tracing) r.describe(`tunnel ${tunnel}, session ${session}`)
	if (flags & SEQUENCE) {
		r.u16('ns')
		r.u16('nr')
	}
	return flags & OFFSET ? r.u16('offset_size') : 0
}
