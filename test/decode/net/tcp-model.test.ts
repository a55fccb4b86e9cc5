import assert from 'node:assert/strict'
import fc from 'fast-check'
import { LIMITS } from '../../../src/decode/limits.js'
import type { Side } from '../../../src/decode/net/tcp-connection.js'
import { displaced, outcome, repeated, type Session, sessions } from './tcp-session.js'
import { COUNTED, type Sent, Wire } from './tcp-wire.js'

/** Draws numbers from 0 to 1 that fast-check can repeat. */
const randoms = fc
	.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }))
	.map(stream => () => stream.next().value as number)

const check = (property: fc.IRawProperty<unknown>) =>
	fc.assert(property as fc.IRawProperty<[unknown]>, { numRuns: 150 })

const whole = ({ said }: Session) => ({
	a: `${said.a}.fin`,
	b: `${said.b}.fin`,
	issues: [],
	connections: 1,
	client: 'a',
})

describe('a session', () => {
	it('gives what was said, in order', () => {
		check(
			fc.property(sessions, session => assert.deepEqual(outcome(new Wire().send(...session.packets)), whole(session))),
		)
	})

	it('gives the same reordered, duplicated and cut into other segments', () => {
		check(
			fc.property(sessions, randoms, (session, random) => {
				const packets = displaced(repeated(session, random), LIMITS.lateSegments / 2, random)
				assert.deepEqual(outcome(new Wire().send(...packets).end()), whole(session))
			}),
		)
	})

	it('gives the same where its receiver only counts bytes, wherever it does', () => {
		check(
			fc.property(sessions, randoms, (session, random) => {
				const packets = displaced(repeated(session, random), LIMITS.lateSegments, random)
				const [whole, counted] = [new Wire(), new Wire({ skips: () => random() < 0.7 })]
				assert.deepEqual(outcome(counted.send(...packets).end()), outcome(whole.send(...packets).end()))
				assert.deepEqual([counted.notes, counted.log], [whole.notes, whole.log])
			}),
		)
	})

	it('gives the same where its packets are counted in runs, wherever those end', () => {
		check(
			fc.property(sessions, randoms, (session, random) => {
				const packets = displaced(repeated(session, random), random() * LIMITS.lateSegments, random)
				const timed = packets.map((packet, i) => ({ ...packet, seconds: 1000 + Math.floor(i / 20) }))
				const [whole, counted] = [new Wire(), new Wire({ passes: () => Math.floor(random() * 90) })]
				const [expected, got] = [outcome(whole.send(...timed).end()), outcome(counted.send(...timed).end())]
				assert.deepEqual(got, { ...expected, a: asCounted(expected.a, got.a), b: asCounted(expected.b, got.b) })
				assert.deepEqual([counted.log, facts(counted)], [whole.log, facts(whole)])
			}),
		)
	})

	it('gives the same in any order of its segments at all, as long as nothing acknowledges them', () => {
		check(
			fc.property(sessions, randoms, (session, random) => {
				const [syn, answer] = session.packets
				const unacknowledged = repeated(session, random).map(packet => ({
					...packet,
					ack: session.zero[packet.from === 'a' ? 'b' : 'a'],
				}))
				const shuffled = displaced(unacknowledged, unacknowledged.length, random)
				assert.deepEqual(outcome(new Wire().send(syn!, answer!, ...shuffled).end()), whole(session))
			}),
		)
	})

	it('gives the same byte by byte', () => {
		check(
			fc.property(sessions, session => {
				const wire = new Wire()
				for (const packet of session.packets) {
					const { data = '', seq } = packet
					if (data.length === 0) wire.send(packet)
					for (let i = 0; i < data.length; i++) wire.send({ ...packet, seq: seq + i, data: data.slice(i, i + 1) })
				}
				assert.deepEqual(outcome(wire), whole(session))
			}),
		)
	})

	it('has holes exactly where its bytes were not captured', () => {
		check(
			fc.property(sessions, randoms, (session, random) => {
				const kept = session.packets.filter(({ data = '' }) => data.length === 0 || random() < 0.7)
				const got = outcome(new Wire().send(...kept).end())
				for (const side of ['a', 'b'] as const) {
					assert.equal(merged(got[side]), `${withHoles(session, kept, side)}.fin`)
				}
			}),
		)
	})

	it('has holes exactly where the snapshot length cut its packets', () => {
		check(
			fc.property(sessions, fc.nat(20), (session, snapped) => {
				const cut = session.packets.map(sent => ({ ...sent, captured: Math.min(snapped, sent.data?.length ?? 0) }))
				const got = outcome(new Wire().send(...cut).end())
				for (const side of ['a', 'b'] as const) {
					const expected = cut
						.filter(({ from, data = '' }) => from === side && data.length > 0)
						.map(({ data, captured }) => {
							const text = data as string
							return text.length > captured ? `${text.slice(0, captured)}[${text.length - captured} snapped]` : text
						})
					assert.equal(got[side], `${expected.join('')}.fin`)
				}
			}),
		)
	})

	it('gives the same without its handshake, whatever the order within each flight', () => {
		check(
			fc.property(sessions, randoms, (session, random) => {
				const packets = flights(session.packets.slice(3)).flatMap(flight => displaced(flight, flight.length, random))
				const got = outcome(new Wire().send(...packets).end())
				assert.deepEqual([got.a, got.b, got.issues], [`${session.said.a}.fin`, `${session.said.b}.fin`, []])
			}),
		)
	})

	it('breaks nothing whatever the segments are', () => {
		check(
			fc.property(fc.array(wild, { maxLength: 60 }), packets => {
				const wire = new Wire().send(...inOrder(packets)).end()
				for (const { state, closed } of wire.connections) {
					assert.match(state!.a, /\.(fin|rst|capture)$/s)
					assert.match(state!.b, /\.(fin|rst|capture)$/s)
					assert.ok(closed)
				}
			}),
		)
	})

	it('has the same connections and streams in runs whatever the segments are', () => {
		check(
			fc.property(fc.array(wild, { maxLength: 60 }), randoms, (packets, random) => {
				const [whole, counted] = [new Wire(), new Wire({ passes: () => Math.floor(random() * 20) })]
				for (const wire of [whole, counted]) wire.send(...inOrder(packets)).end()
				assert.deepEqual([counted.log, facts(counted)], [whole.log, facts(whole)])
			}),
		)
	})
})

/** Any segments at all, most of them near each other. */
const wild: fc.Arbitrary<Sent> = fc.record({
	from: fc.constantFrom<Side>('a', 'b'),
	seq: fc.oneof(fc.integer({ min: 900, max: 1100 }), fc.integer({ min: 0, max: 2 ** 32 - 1 })),
	ack: fc.oneof(fc.integer({ min: 900, max: 1100 }), fc.integer({ min: 0, max: 2 ** 32 - 1 })),
	flags: fc.constantFrom('', 'A', 'A', 'A', 'AP', 'S', 'SA', 'F', 'FA', 'R', 'RA', 'SFRA'),
	data: fc.oneof(fc.string({ unit: fc.constantFrom('x', 'y'), maxLength: 12 }), fc.constant('\0\0\0')),
	window: fc.constantFrom(0, 500),
	seconds: fc.integer({ min: 990, max: 1100 }),
})

/** Whose clock never goes back. */
function inOrder(packets: readonly Sent[]): Sent[] {
	let seconds = 0
	return packets.map(packet => {
		seconds = Math.max(seconds, packet.seconds!)
		return { ...packet, seconds }
	})
}

/** The same text with a mark for each byte that was only counted. */
function asCounted(text: string, counted: string): string {
	return text.replaceAll(/./gs, (letter, i) => (counted[i] === COUNTED ? COUNTED : letter))
}

/** What is known of the connections beside their streams. */
function facts({ connections }: Wire): unknown {
	return connections.map(({ a, b, ...connection }) => ({
		...connection,
		sides: [a, b].map(({ packets, spoke, fin, rst, stream: { bytes, missing, acknowledged, ended } }) => ({
			...{ packets, spoke, fin, rst, bytes, missing, acknowledged, ended },
		})),
		state: connection.state!.holes,
	}))
}

/** What was said, with a hole for every byte that no kept packet has. */
function withHoles({ said, zero }: Session, kept: readonly Sent[], side: Side): string {
	const isThere = new Array<boolean>(said[side].length).fill(false)
	for (const { from, seq, data = '' } of kept) {
		if (from === side) isThere.fill(true, seq - zero[side], seq - zero[side] + data.length)
	}
	let text = ''
	for (let i = 0; i < isThere.length; i++) text += isThere[i] ? said[side][i] : '[1 lost]'
	return merged(text)
}

/** Holes that follow each other as one. */
function merged(text: string): string {
	return text.replaceAll(/(?:\[\d+ lost\])+/g, holes => {
		const lengths = holes.match(/\d+/g)!.map(Number)
		return `[${lengths.reduce((sum, length) => sum + length)} lost]`
	})
}

/** Runs of packets of one side that acknowledge the same. */
function flights(packets: readonly Sent[]): Sent[][] {
	const all: Sent[][] = []
	for (const packet of packets) {
		const last = all.at(-1)
		if (last?.[0]?.from === packet.from && last[0].ack === packet.ack) last.push(packet)
		else all.push([packet])
	}
	return all
}
