import assert from 'node:assert/strict'
import fc from 'fast-check'
import { LIMITS } from '../../../src/decode/limits.js'
import { Fragments, type Whole } from '../../../src/decode/net/fragments.js'
import { packetTree, segmentOf } from '../../../src/decode/net/frame.js'
import type { Packet } from '../../../src/decode/net/packet.js'
import { FIN, SYN } from '../../../src/decode/net/segment.js'
import { TcpFlows } from '../../../src/decode/net/tcp-flows.js'
import { join } from '../../capture/write.js'
import { bytes, CLIENT, CLIENT6, SERVER, SERVER6, tcp, u16, u32 } from './frame-bytes.js'

const RAW = 101
/** Bytes that differ from their neighbours. */
const payload = Uint8Array.from({ length: 3000 }, (_, i) => (i * 7 + (i >> 8)) & 0xff)
const segment = tcp(payload, { flags: 0x18 })

type Cut = {
	readonly id?: number
	readonly protocol?: number
	readonly isLast?: boolean
}

/** A fragment that holds bytes `from` to `to` of what an IPv4 packet carries. */
function part(whole: Uint8Array, from: number, to: number, { id = 7, protocol = 6, isLast }: Cut = {}): Uint8Array {
	const more = (isLast ?? to >= whole.length) ? 0 : 0x2000
	const held = whole.subarray(from, to)
	const head = [0x45, 0, ...u16(20 + held.length), ...u16(id), ...u16(more | (from / 8)), 64, protocol, 0, 0]
	return join([bytes(head, CLIENT, SERVER), held])
}

/** The same of an IPv6 packet, behind a header of destination options. */
function part6(whole: Uint8Array, from: number, to: number, { id = 7, protocol = 6, isLast }: Cut = {}): Uint8Array {
	const more = (isLast ?? to >= whole.length) ? 0 : 1
	const held = whole.subarray(from, to)
	const options = [44, 0, 1, 4, 0, 0, 0, 0]
	const head = [protocol, 0, ...u16(from | more), ...u32(id)]
	return join([bytes([0x60, 0, 0, 0], u16(16 + held.length), 60, 64, CLIENT6, SERVER6, options, head), held])
}

/** All fragments of a packet, cut at some places, each a multiple of 8. */
function parts(whole: Uint8Array, cuts: readonly number[], make = part, cut?: Cut): Uint8Array[] {
	const places = [0, ...cuts, whole.length]
	return places.slice(1).map((to, i) => make(whole, places[i]!, to, cut))
}

/** Sends packets through reassembly, from one buffer that is overwritten after each, and writes down what comes out. */
class Wire {
	readonly wholes: Whole[] = []
	readonly issues: string[] = []
	/** The payload of each segment, put together from its parts. */
	readonly payloads: Uint8Array[] = []
	readonly #sent: Uint8Array[] = []
	readonly #fragments = new Fragments(({ text }, packet) => this.issues.push(`${packet}: ${text}`))
	readonly #buffer = Buffer.alloc(1 << 17)
	readonly #onPart: ((packet: Packet, segment: Whole['parts'][number]['segment']) => void) | undefined

	constructor(onPart?: (packet: Packet, segment: Whole['parts'][number]['segment']) => void) {
		this.#onPart = onPart
	}

	send(...packets: readonly Uint8Array[]): this {
		for (const packet of packets) this.sendOne(packet)
		return this
	}

	sendOne(captured: Uint8Array, { seconds = 1000, length = captured.length } = {}): Whole | undefined {
		this.#sent.push(captured)
		const number = this.#sent.length
		const start = 5 + (number % 11)
		this.#buffer.set(captured, start)
		const packet: Packet = {
			number,
			seconds,
			nanos: number,
			timed: true,
			link: RAW,
			buffer: this.#buffer,
			start,
			end: start + captured.length,
			length,
			position: 0,
		}
		const found = segmentOf(packet)
		assert.notEqual(found.kind, 'malformed')
		const whole = found.kind !== 'tcp' && found.fragment ? this.#fragments.push(packet, found.fragment) : undefined
		if (whole) this.#take(whole)
		else if (found.kind === 'tcp') this.#onPart?.(packet, found)
		this.#buffer.fill(0xee, start, packet.end)
		return whole
	}

	#take(whole: Whole): void {
		this.wholes.push(whole)
		const { found } = whole
		if (found.kind !== 'tcp') return
		const all = new Uint8Array(found.length)
		let next = found.seq
		let at = 0
		for (const { packet, segment } of whole.parts) {
			assert.equal(segment.seq, next)
			const taken = new Uint8Array(packet.buffer.subarray(segment.at, segment.at + segment.captured))
			const offset = segment.at - packet.start
			assert.deepEqual(taken, this.#sent[packet.number - 1]!.slice(offset, offset + segment.captured))
			assert.equal(packet.nanos, packet.number)
			all.set(taken, at)
			at += segment.length
			next = (next + segment.length + (segment.flags & SYN ? 1 : 0)) >>> 0
			this.#onPart?.(packet, segment)
		}
		assert.equal(at, found.length)
		this.payloads.push(all)
	}
}

/** Places to cut what an IP packet carries at, in order. */
const cutsOf = (length: number) =>
	fc
		.uniqueArray(fc.integer({ min: 1, max: Math.floor((length - 1) / 8) }), { maxLength: 12 })
		.map(cuts => cuts.map(cut => 8 * cut).sort((a, b) => a - b))
const shuffled = (packets: readonly Uint8Array[]) => fc.shuffledSubarray([...packets], { minLength: packets.length })

describe('fragments of IP packets', () => {
	for (const [version, make] of [
		['IPv4', part],
		['IPv6', part6],
	] as const) {
		it(`of ${version} make their segment in any order, each byte of it from its own packet`, () => {
			const orders = cutsOf(segment.length)
				.filter(cuts => cuts.length > 0)
				.chain(cuts => shuffled(parts(segment, cuts, make)))
			fc.assert(
				fc.property(orders, packets => {
					const { wholes, payloads, issues } = new Wire().send(...packets)
					assert.deepEqual(payloads, [payload])
					assert.deepEqual(issues, [])
					const { earlier, found } = wholes[0]!
					assert.deepEqual(
						[...earlier].sort((a, b) => a - b),
						packets.slice(1).map((_, i) => i + 1),
					)
					assert.ok(found.kind === 'tcp' && found.sourcePort === 40_000 && found.destinationPort === 443)
				}),
				{ numRuns: 60 },
			)
		})
	}

	it('are kept apart by addresses, number and protocol, and made once', () => {
		const datagram = bytes(u16(5353), u16(53), u16(1408), [0, 0], payload.subarray(0, 1400))
		const [a1, a2] = parts(segment, [800])
		const [b1, b2] = parts(tcp('other'.repeat(99)), [400], part, { id: 8 })
		const [u1, u2] = parts(datagram, [800], part, { protocol: 17 })
		const [c1, c2] = parts(segment, [800], part6)
		const wire = new Wire().send(a1!, b1!, u1!, c1!, c2!, u2!, a2!, b2!, a1!, a2!)
		const said = wire.wholes.map(({ found, earlier }) => [
			found.kind === 'tcp' ? found.length : found.protocol,
			earlier,
		])
		assert.deepEqual(said, [
			[3000, [4]],
			['UDP', [3]],
			[3000, [1]],
			[495, [2]],
			[3000, [9]],
		])
		assert.deepEqual(wire.issues, [])
	})

	it('may be captured twice, and overlap, with the same content', () => {
		const packets = [part(segment, 0, 800), part(segment, 0, 800), part(segment, 1600, 3020), part(segment, 400, 2000)]
		const wire = new Wire().send(...packets)
		assert.deepEqual(wire.payloads, [payload])
		assert.deepEqual(wire.wholes[0]?.earlier, [1, 3])
		assert.deepEqual(wire.issues, [])
	})

	it('with other content for the same place: the first captured counts, and the difference is told', () => {
		const other = Uint8Array.from(segment, byte => byte ^ 1)
		const wire = new Wire().send(part(segment, 0, 800), part(other, 400, 1600), part(segment, 1600, 3020))
		const [whole] = wire.payloads
		assert.deepEqual(whole?.subarray(0, 780), payload.subarray(0, 780))
		assert.deepEqual(
			whole?.subarray(780, 1580),
			payload.subarray(780, 1580).map(byte => byte ^ 1),
		)
		const name = 'the IPv4 packet 0x0007 from 10.0.0.1 to 192.168.7.2'
		const text = `2: 400 bytes of ${name} differ from those that an earlier fragment has there: the first captured count`
		assert.deepEqual(wire.issues, [text])
	})

	it('that disagree about the end do not fit together: the newer begins anew', () => {
		const wire = new Wire().send(part(segment, 800, 1600, { isLast: true }), part(segment, 1600, 3020))
		const name = 'the IPv4 packet 0x0007 from 10.0.0.1 to 192.168.7.2'
		const text = `2: the fragments of ${name} do not fit together: it has 1,600 bytes in one, 3,020 bytes in another`
		assert.deepEqual(wire.issues, [text])
		wire.send(part(segment, 0, 1600))
		assert.deepEqual(wire.payloads, [payload])
		const early = new Wire().send(part(segment, 1600, 2400), part(segment, 800, 1600, { isLast: true }))
		assert.match(early.issues[0]!, /^2: .* it has 2,400 bytes in one, 1,600 bytes in another$/)
	})

	it('past the most that a packet may carry are left out', () => {
		const wire = new Wire().send(part(new Uint8Array(65_528 + 80), 65_528, 65_608))
		const name = 'the IPv4 packet 0x0007 from 10.0.0.1 to 192.168.7.2'
		assert.deepEqual(wire.issues, [`1: a fragment of ${name} ends at byte 65,608, where 65,535 are the most`])
	})

	it('of a packet that has waited for a minute make no packet with newer ones', () => {
		const [first, last] = parts(segment, [800])
		const wire = new Wire()
		wire.sendOne(first!, { seconds: 1000 })
		assert.equal(wire.sendOne(last!, { seconds: 1061 }), undefined)
		assert.notEqual(wire.sendOne(first!, { seconds: 1062 }), undefined)
	})

	it('wait up to a bound of memory, of which the oldest are given up', () => {
		const wire = new Wire()
		const big = new Uint8Array(65_000)
		const count = Math.ceil(LIMITS.fragments / 60_000) + 1
		for (let id = 0; id < count; id++) wire.send(part(big, 0, 60_000, { id }))
		assert.match(wire.issues[0]!, /more than 4,194,304 bytes of IP fragments wait for others: the oldest are given up$/)
		assert.equal(wire.sendOne(part(big, 60_000, 65_000, { id: 0 })), undefined)
		assert.notEqual(wire.sendOne(part(big, 60_000, 65_000, { id: count - 1 })), undefined)
		const flood = new Wire()
		for (let id = 0; id < 16_200; id++) flood.send(part(big, 8, 16, { id }))
		assert.ok(flood.issues.length === LIMITS.issues + 1)
		assert.match(flood.issues.at(-1)!, /further faults of IP fragments are not named$/)
	})

	it('cut by the snapshot length leave a stretch of the segment uncaptured', () => {
		const wire = new Wire()
		const [first, second, third] = parts(segment, [800, 1600])
		wire.sendOne(first!)
		wire.sendOne(second!.subarray(0, 120), { length: second!.length })
		const whole = wire.sendOne(third!)
		assert.deepEqual(
			whole?.parts.map(({ packet, segment }) => [packet.number, segment.length, segment.captured]),
			[
				[1, 780, 780],
				[2, 100, 100],
				[2, 700, 0],
				[3, 1420, 1420],
			],
		)
		const headless = new Wire()
		headless.sendOne(first!.subarray(0, 30), { length: first!.length })
		headless.send(second!)
		const found = headless.sendOne(third!)?.found
		assert.equal(found?.kind !== 'tcp' && found?.why, 'the headers in its fragments were not captured')
	})

	it('show the headers of their segment in the tree of the first, and none in the others', () => {
		const layers = (packet: Uint8Array) => packetTree(packet, RAW).field.children?.map(({ name }) => name)
		assert.deepEqual(layers(part(segment, 0, 800)), ['ipv4', 'tcp', 'payload'])
		assert.deepEqual(layers(part(segment, 800, 1600)), ['ipv4', 'payload'])
		assert.deepEqual(layers(part(segment, 0, 16)), ['ipv4', 'payload'])
		assert.deepEqual(layers(part6(segment, 0, 800)), ['ipv6', 'destination_options', 'fragment', 'tcp', 'payload'])
	})

	it('may cut a TCP header, and have a SYN, a FIN or a RST between them', () => {
		const tiny = tcp('hello', { flags: SYN | FIN, options: [2, 4, 5, 180] })
		const wire = new Wire().send(...parts(tiny, [8, 16, 24]))
		const [{ parts: made, earlier }] = wire.wholes as [Whole]
		assert.deepEqual(earlier, [1, 2, 3])
		assert.deepEqual(
			made.map(({ packet, segment }) => [packet.number, segment.flags, segment.length]),
			[[4, SYN | FIN, 5]],
		)
		const both = new Wire().send(...parts(tcp(payload, { flags: SYN | FIN }), [800, 1600]))
		assert.deepEqual(
			both.wholes[0]?.parts.map(({ segment }) => [segment.flags, segment.seq]),
			[
				[SYN, 1000],
				[0, 1781],
				[FIN, 2581],
			],
		)
		const reset = new Wire().send(...parts(tcp('because'.repeat(9), { flags: 0x14 }), [40]))
		assert.equal(reset.wholes[0]?.parts.length, 1)
	})

	it('may stand within each other: a tunnel’s datagram in fragments, its packet a fragment as well', () => {
		const gtp = (inner: Uint8Array) => {
			const message = bytes([0x30, 0xff], u16(inner.length), u32(1), inner)
			return bytes(u16(2152), u16(2152), u16(8 + message.length), [0, 0], message)
		}
		const packets = parts(segment, [1600], part, { id: 99 }).flatMap((inner, id) =>
			parts(gtp(inner), [400, 800], part, { id, protocol: 17 }),
		)
		const wire = new Wire().send(...packets)
		assert.deepEqual(wire.payloads, [payload])
		const [whole] = wire.wholes
		assert.deepEqual(whole?.earlier, [1, 2, 3, 4, 5])
		assert.deepEqual([...new Set(whole?.parts.map(({ packet }) => packet.number))], [1, 2, 3, 4, 5, 6])
	})

	it('bring a stream the same bytes as whole packets do', () => {
		const talk = [tcp('', { flags: SYN, ack: 0, seq: 999 }), tcp(payload.subarray(0, 1400)), tcp('x', { seq: 2400 })]
		const streamed = (packets: readonly Uint8Array[]) => {
			const out: number[] = []
			const flows = new TcpFlows({
				stream: (_, side, event) => void (event.kind === 'bytes' && side === 'a' && out.push(...event.bytes)),
			})
			new Wire((packet, segment) => flows.push(packet, segment)).send(...packets)
			flows.end()
			return out
		}
		const whole = streamed(talk.map(each => part(each, 0, each.length)))
		assert.equal(whole.length, 1401)
		const cut = cutsOf(1420).chain(cuts => shuffled(parts(talk[1]!, cuts)))
		const [syn, , last] = talk.map(each => part(each, 0, each.length)) as [Uint8Array, Uint8Array, Uint8Array]
		fc.assert(
			fc.property(cut, packets => assert.deepEqual(streamed([syn, ...packets, last]), whole)),
			{ numRuns: 40 },
		)
	})

	it('never fail, whatever their headers say', () => {
		const packets = [...parts(segment, [800, 1600]), ...parts(segment, [800, 1600], part6)]
		const changes = fc.array(fc.tuple(fc.nat(packets.length - 1), fc.nat(70), fc.nat(255)), { maxLength: 12 })
		fc.assert(
			fc.property(changes, fc.array(fc.nat(packets.length - 1), { maxLength: 12 }), (changes, order) => {
				const changed = packets.map(packet => packet.slice())
				for (const [i, at, byte] of changes) changed[i]![at] = byte
				const fragments = new Fragments(() => {})
				for (const [number, i] of order.entries()) {
					const buffer = changed[i]!
					const place = { seconds: 0, nanos: 0, timed: false, position: 0, start: 0 }
					const packet = { ...place, number, link: RAW, buffer, end: buffer.length, length: buffer.length }
					const found = segmentOf(packet)
					if (found.kind !== 'tcp' && found.fragment) fragments.push(packet, found.fragment)
				}
			}),
			{ numRuns: 300 },
		)
	})
})
