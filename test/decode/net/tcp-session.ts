import fc from 'fast-check'
import type { Side } from '../../../src/decode/net/tcp-connection.js'
import type { Sent, Wire } from './tcp-wire.js'

/** What both sides of a made-up session send, and the packets that carry it. */
export type Session = {
	readonly said: { readonly [side in Side]: string }
	/** Sequence number of each side's byte 0. */
	readonly zero: { readonly [side in Side]: number }
	readonly packets: readonly Sent[]
}

const letters = fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), maxLength: 60 })
/** Near the end of the sequence numbers, mostly. */
const initial = fc.oneof(
	fc.integer({ min: -60, max: 60 }).map(n => n >>> 0),
	fc.integer({ min: 0, max: 2 ** 32 - 1 }),
)

/** A session in order: handshake, turns of segments that each acknowledge what came before, both FINs. */
export const sessions: fc.Arbitrary<Session> = fc
	.record({
		a: initial,
		b: initial,
		turns: fc.array(
			fc.record({ from: fc.constantFrom<Side>('a', 'b'), text: letters, cuts: fc.array(fc.nat(60), { maxLength: 4 }) }),
			{
				maxLength: 8,
			},
		),
	})
	.map(({ a, b, turns }) => {
		const zero = { a: a + 1, b: b + 1 }
		const said = { a: '', b: '' }
		const packets: Sent[] = [
			{ from: 'a', flags: 'S', seq: a },
			{ from: 'b', flags: 'SA', seq: b, ack: a + 1 },
			{ from: 'a', seq: a + 1, ack: b + 1 },
		]
		for (const { from, text, cuts } of turns) {
			const to = from === 'a' ? 'b' : 'a'
			const ends = [...cuts.filter(cut => cut < text.length), text.length].sort((one, other) => one - other)
			let start = 0
			for (const end of ends) {
				if (end === start) continue
				const data = text.slice(start, end)
				packets.push({ from, flags: 'AP', seq: zero[from] + said[from].length, ack: zero[to] + said[to].length, data })
				said[from] += data
				start = end
			}
			packets.push({ from: to, seq: zero[to] + said[to].length, ack: zero[from] + said[from].length })
		}
		const end = { a: zero.a + said.a.length, b: zero.b + said.b.length }
		packets.push(
			{ from: 'b', flags: 'FA', seq: end.b, ack: end.a },
			{ from: 'a', flags: 'FA', seq: end.a, ack: end.b + 1 },
			{ from: 'b', seq: end.b + 1, ack: end.a + 1 },
		)
		return { said, zero, packets }
	})

/** Each packet up to `by` places later than it was: the order of a capture with several queues. */
export function displaced(packets: readonly Sent[], by: number, random: () => number): Sent[] {
	return packets
		.map((packet, place) => ({ packet, place: place + random() * by }))
		.sort((one, other) => one.place - other.place)
		.map(({ packet }) => packet)
}

/** Some packets again, and parts of what was said cut elsewhere, as far as a sender could send them at that time. */
export function repeated({ said, zero, packets }: Session, random: () => number): Sent[] {
	const sent = { a: 0, b: 0 }
	const all: Sent[] = []
	for (const packet of packets) {
		all.push(packet)
		const { from, data = '' } = packet
		if (data.length > 0) sent[from] += data.length
		if (random() < 0.2) all.push(all[Math.floor(random() * all.length)]!)
		const start = Math.floor(random() * sent[from])
		const end = Math.ceil(start + random() * (sent[from] - start))
		if (end > start + 1 && random() < 0.4) {
			all.push({ from, flags: 'AP', seq: zero[from] + start, ack: packet.ack ?? 0, data: said[from].slice(start, end) })
		}
	}
	return all
}

/** What came out of the only connection. */
export function outcome(wire: Wire): {
	a: string
	b: string
	issues: readonly string[]
	connections: number
	client: Side | undefined
} {
	const { length, 0: connection } = wire.connections
	const isTurned = connection!.a.port === 443
	return {
		a: wire.stream(isTurned ? 'b' : 'a'),
		b: wire.stream(isTurned ? 'a' : 'b'),
		issues: wire.issues(),
		connections: length,
		client: isTurned ? (connection!.client === 'a' ? 'b' : 'a') : connection!.client,
	}
}
