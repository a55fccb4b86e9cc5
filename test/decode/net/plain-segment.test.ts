import assert from 'node:assert/strict'
import fc from 'fast-check'
import { frame } from '../../../src/decode/net/frame.js'
import type { Packet } from '../../../src/decode/net/packet.js'
import { plainSegment } from '../../../src/decode/net/plain-segment.js'
import { Reader } from '../../../src/decode/reader.js'
import { bytes, ethernet, ipv4, ipv6, tcp, vlan } from './frame-bytes.js'
import { told } from './told-segment.js'

const ETHERNET = 1
const OPTIONS = [1, 1, 8, 10, 0, 0, 0, 9, 0, 0, 0, 8]
const PLAIN = ethernet(ipv4(tcp('hello', { options: OPTIONS })))

const packet = (buffer: Uint8Array, length = buffer.length, start = 0): Packet => ({
	...{ number: 1, seconds: 0, nanos: 0, timed: true, position: 0, link: ETHERNET },
	...{ buffer, start, end: buffer.length, length },
})

/** What the declarations say of it. */
const declared = ({ buffer, start, end, length }: Packet) =>
	new Reader(buffer, start, end).root('frame', r => frame(r, ETHERNET, length)).value

describe('the segment of a plain packet', () => {
	it('is found without the declarations, and is what they say', () => {
		const found = plainSegment(packet(bytes('before', PLAIN), PLAIN.length, 6))
		assert.equal(found?.length, 5)
		assert.deepEqual(told(found), declared(packet(bytes('before', PLAIN), PLAIN.length, 6)))
	})

	it('does not count what fills a short frame up, and counts what the capture has cut', () => {
		const padded = plainSegment(packet(bytes(PLAIN, [0, 0, 0, 0, 0, 0])))
		assert.deepEqual([padded?.captured, padded?.length], [5, 5])
		const cut = plainSegment(packet(PLAIN.subarray(0, PLAIN.length - 2), PLAIN.length))
		assert.deepEqual([cut?.captured, cut?.length], [3, 5])
	})

	it('is left to the declarations where anything is out of the ordinary', () => {
		const others: readonly (readonly [string, Packet])[] = [
			['a tag', packet(ethernet(vlan(ipv4(tcp('x')), 7), 0x8100))],
			['IPv6', packet(ethernet(ipv6(tcp('x')), 0x86dd))],
			['IPv4 options', packet(ethernet(ipv4(tcp('x'), { options: [148, 4, 0, 0] })))],
			['another protocol', packet(ethernet(ipv4(tcp('x'), { protocol: 17 })))],
			['another link type', { ...packet(PLAIN), link: 101 }],
			['a header that is cut', packet(PLAIN.subarray(0, 60), PLAIN.length)],
			['a packet shorter than it declares', packet(PLAIN.subarray(0, PLAIN.length - 1))],
		]
		for (const [what, other] of others) assert.equal(plainSegment(other), undefined, what)
	})

	it('is never anything else than what the declarations say, whatever the damage', () => {
		const damage = fc.array(fc.tuple(fc.nat(PLAIN.length - 1), fc.nat(255)), { maxLength: 4 })
		fc.assert(
			fc.property(damage, fc.nat(PLAIN.length), fc.nat(90), (changes, length, sent) => {
				const damaged = PLAIN.slice(0, length)
				for (const [at, byte] of changes) if (at < length) damaged[at] = byte
				const found = plainSegment(packet(damaged, sent))
				if (found) assert.deepEqual(told(found), declared(packet(damaged, sent)))
			}),
			{ numRuns: 3000 },
		)
	})
})
