import { grouped } from '../../grouped.js'
import type { Names } from '../field.js'
import type { Reader } from '../reader.js'
import { hex, named } from '../registry/names.js'

/** The `length` bytes of options behind a TCP header (RFC 9293, 3.1), as far as they were captured. */
export function tcpOptions(r: Reader, length: number): void {
	if (r.tracing) r.frame('options', length, r => void r.repeat(option))
	else r.skip('options', Math.min(length, r.left))
}

const KINDS: ReadonlyMap<number, { readonly name: string; readonly body?: (r: Reader) => void }> = new Map([
	[2, { name: 'maximum_segment_size', body: maximumSegmentSize }],
	[3, { name: 'window_scale', body: windowScale }],
	[4, { name: 'sack_permitted', body: r => r.describe('selective acknowledgments are welcome') }],
	[5, { name: 'sack', body: sackBlocks }],
	[8, { name: 'timestamps', body: timestamps }],
	[19, { name: 'md5_signature' }],
	[27, { name: 'quick_start' }],
	[28, { name: 'user_timeout' }],
	[29, { name: 'authentication' }],
	[30, { name: 'multipath_tcp', body: multipath }],
	[34, { name: 'fast_open_cookie' }],
	[69, { name: 'encryption_negotiation' }],
	[172, { name: 'accecn0' }],
	[174, { name: 'accecn1' }],
	[253, { name: 'experiment', body: experiment }],
	[254, { name: 'experiment', body: experiment }],
])

const KIND_NAMES: Names = named([
	[0, 'end of option list'],
	[1, 'no operation'],
	...Array.from(KINDS, ([kind, { name }]) => [kind, name.replaceAll('_', ' ')] as const),
])

const MPTCP_SUBTYPES: Names = named([
	[0x0, 'MP_CAPABLE'],
	[0x1, 'MP_JOIN'],
	[0x2, 'DSS'],
	[0x3, 'ADD_ADDR'],
	[0x4, 'REMOVE_ADDR'],
	[0x5, 'MP_PRIO'],
	[0x6, 'MP_FAIL'],
	[0x7, 'MP_FASTCLOSE'],
	[0x8, 'MP_TCPRST'],
])

const MPTCP_BITS = [{ name: 'subtype', mask: 0xf0, names: MPTCP_SUBTYPES }]

/** One byte, or kind, length (of all three) and value. */
function option(r: Reader): void {
	const kind = r.ahead()!
	if (kind === 0) endOfList(r)
	else if (kind === 1) r.u8('no_operation', KIND_NAMES)
	else {
		const known = KINDS.get(kind)
		r.headed(known?.name ?? 'option', optionHead, r => {
			known?.body?.(r)
			if (r.left > 0) r.rest('value')
		})
	}
}

function endOfList(r: Reader): void {
	r.u8('end_of_option_list', KIND_NAMES)
	if (r.left > 0) r.rest('padding')
}

function optionHead(r: Reader): number {
	r.u8('kind', KIND_NAMES)
	const length = r.u8('length')
	return length < 2 ? r.fail(`option length ${length}, less than 2`) : length - 2
}

function maximumSegmentSize(r: Reader): void {
	r.describe(`${r.u16('maximum_segment_size')} bytes`)
}

/** RFC 7323, 2.2. */
function windowScale(r: Reader): void {
	r.describe(`windows count ${grouped(2 ** Math.min(r.u8('shift_count'), 14))} bytes each`)
}

/** RFC 2018, 3: what came behind a gap. */
function sackBlocks(r: Reader): void {
	while (r.left >= 8) {
		r.struct('block', r => {
			const left = r.u32('left_edge')
			const right = r.u32('right_edge')
			r.describe(`${grouped((right - left) >>> 0)} bytes`)
		})
	}
}

/** RFC 7323, 3.2. */
function timestamps(r: Reader): void {
	const value = r.u32('timestamp_value')
	r.describe(`${value}, echo ${r.u32('timestamp_echo_reply')}`)
}

/** RFC 8684, 3: the subtype says what the rest is. */
function multipath(r: Reader): void {
	const subtype = r.u8('subtype_and_flags', undefined, MPTCP_BITS) >> 4
	r.describe(MPTCP_SUBTYPES(subtype))
}

/** RFC 6994: experiments are told apart by an identifier; `0xf989` was TCP fast open's. */
function experiment(r: Reader): void {
	r.u16('experiment_identifier', hex)
}
