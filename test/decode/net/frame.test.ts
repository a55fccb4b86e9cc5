import assert from 'node:assert/strict'
import fc from 'fast-check'
import { leaves, UNDECODED } from '../../../src/decode/field.js'
import { frame, packetTree, segmentOf } from '../../../src/decode/net/frame.js'
import type { Packet } from '../../../src/decode/net/packet.js'
import type { NoSegment, Segment } from '../../../src/decode/net/segment.js'
import { Reader } from '../../../src/decode/reader.js'
import { assertTiles } from '../tiles.js'
import { bytes, ethernet, ipv4, ipv6, tcp, u32, udp, vlan } from './frame-bytes.js'
import { moved } from './places.js'
import { told } from './told-segment.js'

const OPTIONS = [2, 4, 5, 180, 4, 2, 8, 10, 0, 0, 0, 9, 0, 0, 0, 8, 1, 3, 3, 7]
const SACK = [1, 1, 5, 10, 0, 0, 1, 0, 0, 0, 2, 0]
const segment = tcp('hello', { options: OPTIONS })
const LOOPBACK = [2, 0, 0, 0]
const COOKED = [0, 0, 0, 1, 0, 6, 2, 0, 0, 0, 0, 1, 0, 0, 8, 0]
const COOKED2 = [8, 0, 0, 0, 0, 0, 0, 3, 0, 1, 4, 6, 2, 0, 0, 0, 0, 1, 0, 0]
const HOP_BY_HOP = [60, 0, 1, 4, 0, 0, 0, 0]
const DESTINATION = [51, 0, 1, 4, 0, 0, 0, 0]
const AH = [6, 4, 0, 0, ...u32(1), ...u32(2), ...new Array<number>(12).fill(9)]

/** A packet of each kind we read, and its link type. */
const PACKETS: readonly (readonly [name: string, link: number, bytes: Uint8Array])[] = [
	['Ethernet', 1, ethernet(ipv4(segment))],
	['VLAN', 1, ethernet(vlan(vlan(ipv4(segment), 7), 5, 0x8100), 0x88a8)],
	['SNAP', 1, ethernet(bytes([0xaa, 0xaa, 3, 0, 0, 0, 8, 0], ipv4(segment)), 8 + 20 + segment.length)],
	['loopback, little-endian', 0, bytes(LOOPBACK, ipv4(segment))],
	['loopback, big-endian', 0, bytes(u32(30), ipv6(segment))],
	['OpenBSD loopback', 108, bytes(u32(24), ipv6(segment))],
	['raw IP', 101, ipv4(segment, { options: [148, 4, 0, 0] })],
	['raw IPv6', 229, ipv6(bytes(HOP_BY_HOP, DESTINATION, AH, segment), { next: 0 })],
	['Linux cooked', 113, bytes(COOKED, ipv4(tcp('x', { options: SACK })))],
	['Linux cooked v2', 276, bytes(COOKED2, ipv4(segment))],
	['UDP', 228, ipv4(udp('query'), { protocol: 17 })],
	['ICMP', 12, ipv4(bytes([3, 1, 0, 0], u32(0), 'quoted'), { protocol: 1 })],
	['ICMPv6', 14, ipv6(bytes([128, 0, 0, 0], u32(0)), { next: 58 })],
	['ARP', 1, ethernet(bytes([0, 1, 8, 0, 6, 4, 0, 1], new Uint8Array(20)), 0x0806)],
	['STP', 1, ethernet(bytes([0x42, 0x42, 3], new Uint8Array(40)), 38)],
	['ATM', 100, bytes('anything')],
]

/** A packet as a capture reader hands it over: somewhere in a buffer. */
function captured(bytes: Uint8Array, link: number, length = bytes.length): Packet {
	const start = 11
	const buffer = new Uint8Array(bytes.length + 30).fill(0xee)
	buffer.set(bytes, start)
	const times = { number: 1, seconds: 0, nanos: 0, timed: true, position: 0 }
	return { ...times, link, buffer, start, end: start + bytes.length, length }
}

/** Reads a packet at both depths, which must say the same; its leaves must tile it. */
function both(bytes: Uint8Array, link: number, length = bytes.length): Segment | NoSegment {
	const packet = captured(bytes, link, length)
	const scanned = segmentOf(packet)
	const tree = packetTree(bytes, link, length)
	assertTiles(tree.field, bytes.length)
	assert.deepEqual(told(scanned), moved(tree.value, packet.start))
	return scanned
}

describe('a frame', () => {
	for (const [name, link, bytes] of PACKETS) {
		it(`is read to its end: ${name}`, () => {
			const { field, issues } = packetTree(bytes, link)
			assert.deepEqual(issues, [])
			assert.equal(
				leaves(field).some(leaf => leaf.name === UNDECODED),
				false,
			)
			assert.notEqual(both(bytes, link).kind, 'malformed')
		})

		it(`is read at both depths wherever it is cut: ${name}`, () => {
			for (let length = 0; length < bytes.length; length++) {
				const value = both(bytes.subarray(0, length), link, bytes.length)
				if (value.kind === 'tcp') assert.ok(value.captured < value.length || value.at > length - 1)
			}
		})
	}

	it('keeps its leaves tiled and both depths alike on any damage', () => {
		const damage = fc.tuple(
			fc.constantFrom(...PACKETS),
			fc.array(fc.tuple(fc.nat(90), fc.nat(255)), { minLength: 1, maxLength: 6 }),
			fc.nat(120),
			fc.constantFrom(0, 1, 12, 101, 113, 228, 229, 276),
		)
		fc.assert(
			fc.property(damage, ([[, link, whole], changes, length, other]) => {
				const damaged = whole.slice(0, length)
				for (const [at, byte] of changes) if (at < damaged.length) damaged[at] = byte
				both(damaged, link)
				both(damaged, other, whole.length)
			}),
			{ numRuns: 1500 },
		)
	})

	it('has its layers side by side, then the payload and what fills it up', () => {
		const { field } = packetTree(bytes(ethernet(ipv4(segment)), [0, 0, 0, 0, 0, 0]), 1)
		assert.deepEqual(
			field.children?.map(({ name, span }) => [name, span.start, span.end]),
			[
				['ethernet', 0, 14],
				['ipv4', 14, 34],
				['tcp', 34, 74],
				['payload', 74, 79],
				['padding', 79, 85],
			],
		)
		assert.equal(field.label, '85 bytes, Ethernet')
	})

	it('says how much of it was captured', () => {
		assert.equal(
			packetTree(ethernet(ipv4(segment)).subarray(0, 60), 1, 1514).field.label,
			'60 bytes of 1,514, Ethernet',
		)
	})

	it('names a link type it does not read', () => {
		const why = (link: number) => {
			const value = both(bytes('some bytes'), link)
			return value.kind === 'skipped' ? [value.protocol, value.why] : value
		}
		assert.deepEqual(why(6), ['Token Ring', 'link type 6 (Token Ring) is not read'])
		assert.deepEqual(why(150), ['private use 3', 'link type 150 (private use 3) is not read'])
		assert.deepEqual(why(9999), ['frame', 'link type 9999 is not read'])
	})

	it('says that nothing of it was captured', () => {
		const value = both(new Uint8Array(0), 1, 60)
		assert.deepEqual(value, { kind: 'malformed', protocol: 'frame', why: 'none of its bytes were captured' })
	})

	it('is bounded in VLAN tags and extension headers', () => {
		const tags = new Array<number[]>(100).fill([0, 1, 0x81, 0]).flat()
		const tagged = both(ethernet(bytes(tags), 0x8100), 1)
		assert.equal(tagged.kind === 'malformed' && tagged.why, 'more than 64 VLAN tags')
		const headers = new Array<number[]>(100).fill([60, 0, 1, 4, 0, 0, 0, 0]).flat()
		const extended = both(ipv6(bytes(headers), { next: 60 }), 101)
		assert.equal(extended.kind === 'malformed' && extended.why, 'more than 64 extension headers')
	})

	it('can be a part of a larger tree', () => {
		const reader = new Reader(ethernet(ipv4(segment)), 0, undefined, true)
		const { field } = reader.root('quoted', r => r.struct('packet', r => frame(r, 1)))
		assertTiles(field!, 14 + 20 + segment.length)
	})
})
