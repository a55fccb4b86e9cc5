import { bytesOf, type Reader } from '../reader.js'
import { hardwareAddress } from './address.js'
import { llc } from './ethernet.js'
import { cut, malformed, shown, skipped } from './layer.js'
import type { NoSegment, Segment } from './segment.js'

/** LINKTYPE_IEEE802_11_RADIOTAP: what the receiver says of the signal, then the frame (radiotap.org). */
export function radiotap(r: Reader, end: number): Segment | NoSegment {
	const lost = cut(r, end, LEAST_RADIOTAP, 'radiotap')
	if (lost) return lost
	const length = (r.ahead(3) ?? 0) * 0x100 + (r.ahead(2) ?? 0)
	if (length < LEAST_RADIOTAP) {
		return malformed(r, 'radiotap', `radiotap header length ${length}, less than ${LEAST_RADIOTAP}`)
	}
	const cutFields = cut(r, end, length, 'radiotap')
	if (cutFields) return cutFields
	r.struct('radiotap', r => {
		r.u8('version')
		r.skip('padding', 1)
		r.derived('header_length', 2, little, bytesOf)
		r.u32le('present')
		if (length > LEAST_RADIOTAP) r.skip('fields', length - LEAST_RADIOTAP)
	})
	return wlan(r, end)
}

/**
 * LINKTYPE_IEEE802_11: a frame of a wireless network (IEEE 802.11, 9.2 and 9.3.2). Only data in the clear is followed.
 * Some access points send the two bytes of the frame control field the other way round: then what says to and from whom
 * stands where the version, which is 0, should.
 */
export function wlan(r: Reader, end: number, depth = 0): Segment | NoSegment {
	const [first = 0, second = 0] = r.peek(2)
	const isSwapped = (first & VERSION) !== 0 && (second & VERSION) === 0
	const control = isSwapped ? first * 0x100 + second : second * 0x100 + first
	if ((control & TYPE) !== DATA) return skipped(r, end, 'IEEE 802.11', 'it is no data frame')
	const hasFour = (control & DIRECTIONS) === DIRECTIONS
	const isQos = (control & QOS) !== 0
	const size = 24 + (hasFour ? 6 : 0) + (isQos ? 2 : 0) + (isQos && control & ORDER ? 4 : 0)
	const lost = cut(r, end, size, 'IEEE 802.11')
	if (lost) return lost
	const isAggregate = r.struct('wlan', r => wlanHeader(r, control, hasFour, isQos))
	if (control & NO_DATA) return skipped(r, end, 'IEEE 802.11', 'it carries nothing')
	if (control & PROTECTED) return skipped(r, end, 'IEEE 802.11', 'it is encrypted by the wireless network')
	if (control & MORE_FRAGMENTS) return skipped(r, end, 'IEEE 802.11', 'it is a fragment of a frame')
	if (isAggregate) return skipped(r, end, 'IEEE 802.11', 'it is several frames in one')
	return llc(r, end, depth)
}

const LEAST_RADIOTAP = 8

/** Of the frame control field, as a number in little-endian order. */
const VERSION = 0x0003
const TYPE = 0x000c
const DATA = 0x0008
const NO_DATA = 0x0040
const QOS = 0x0080
const DIRECTIONS = 0x0300
const MORE_FRAGMENTS = 0x0400
const PROTECTED = 0x4000
const ORDER = 0x8000
/** Of the QoS control field. */
const AGGREGATE = 0x80

const FLAGS: readonly (readonly [mask: number, name: string])[] = [
	[0x0100, 'to the access point'],
	[0x0200, 'from the access point'],
	[MORE_FRAGMENTS, 'more fragments'],
	[0x0800, 'retry'],
	[PROTECTED, 'protected'],
]

function controlText(control: number): string {
	const flags = FLAGS.flatMap(([mask, name]) => (control & mask ? [name] : []))
	return ['data', ...flags].join(', ')
}

/** Answers whether the frame holds several. */
function wlanHeader(r: Reader, control: number, hasFour: boolean, isQos: boolean): boolean {
	r.derived('frame_control', 2, () => control, controlText)
	r.derived('duration', 2, little)
	shown(r, 'address_1', 6, hardwareAddress)
	shown(r, 'address_2', 6, hardwareAddress)
	shown(r, 'address_3', 6, hardwareAddress)
	r.derived('sequence_control', 2, little)
	if (hasFour) shown(r, 'address_4', 6, hardwareAddress)
	if (!isQos) return false
	const quality = r.derived('qos_control', 2, little)
	if (control & ORDER) r.skip('ht_control', 4)
	return (quality & AGGREGATE) !== 0
}

function little(bytes: Uint8Array): number {
	return bytes[1]! * 0x100 + bytes[0]!
}
