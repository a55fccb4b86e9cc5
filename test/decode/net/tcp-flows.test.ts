import assert from 'node:assert/strict'
import { LIMITS } from '../../../src/decode/limits.js'
import { COUNTED, type Sent, Wire } from './tcp-wire.js'

const SYN: Sent = { from: 'a', flags: 'S', seq: 999 }
/** Both FINs, and the acknowledgement of the second. */
const CLOSING: readonly Sent[] = [
	{ from: 'a', flags: 'FA', seq: 1000, ack: 5000 },
	{ from: 'b', flags: 'FA', seq: 5000, ack: 1001 },
	{ from: 'a', seq: 1001, ack: 5001 },
]

describe('the connections of a capture', () => {
	it('are told apart by addresses and ports, in both directions, and numbered by their first packets', () => {
		const wire = new Wire()
		wire.send({ ...SYN, port: 1 }, { ...SYN, port: 2 }, { from: 'b', flags: 'SA', seq: 4999, ack: 1000, port: 1 })
		wire.send({ from: 'a', seq: 1000, data: 'one', port: 1 }, { from: 'a', seq: 1000, data: 'two', port: 2 })
		assert.deepEqual([wire.stream('a', 1), wire.stream('a', 2)], ['one', 'two'])
		assert.deepEqual(wire.log, ['open 1', 'open 2'])
		assert.equal(wire.flows.count, 2)
	})

	it('are told of packets that only go on when another comes, where nobody asks for more', () => {
		const wire = new Wire({ passes: () => 30 }).handshake()
		wire.send({ from: 'b', seq: 5000, ack: 1000, data: 'the first of it' }, { from: 'a', seq: 1000, ack: 5015 })
		wire.send({ from: 'b', seq: 5015, ack: 1000, data: 'more of it' }, { from: 'a', seq: 1000, ack: 5025 })
		const [connection] = wire.connections
		assert.deepEqual([wire.stream('b'), connection!.packets], ['the first of it', 4])
		wire.send({ from: 'b', seq: 5025, ack: 1000, data: 'longer than what is passed over' })
		assert.equal(wire.stream('b'), `the first of it${COUNTED.repeat(10)}longer than what is passed over`)
		assert.deepEqual([connection!.packets, connection!.b.stream.acknowledged], [8, 25])
		assert.equal(wire.flows.count, 1)
	})

	it('lose none of those packets where more connections go on at once than there is room for', () => {
		const ports = Array.from({ length: 1500 }, (_, i) => 20_000 + i)
		const wire = new Wire({ passes: () => 30 })
		for (const port of ports) {
			wire.send({ ...SYN, port }, { from: 'b', flags: 'SA', seq: 4999, ack: 1000, port })
			wire.send({ from: 'a', seq: 1000, ack: 5000, port }, { from: 'b', seq: 5000, ack: 1000, data: 'first', port })
		}
		for (const port of ports) wire.send({ from: 'b', seq: 5005, ack: 1000, data: 'more of it', port })
		wire.flows.advance(1001)
		for (const { number, packets, b } of wire.connections.slice(0, ports.length))
			assert.deepEqual([packets, b.stream.bytes], [5, 15], `connection ${number}`)
		const streams = ports.map((_, i) => wire.stream('b', i + 1))
		assert.deepEqual(new Set(streams), new Set(['firstmore of it', `first${COUNTED.repeat(10)}`]))
	})

	it('are told apart by their sides where both have one port', () => {
		const wire = new Wire()
		wire.send({ ...SYN, port: 443 }, { from: 'b', flags: 'SA', seq: 4999, ack: 1000, port: 443 })
		wire.send({ from: 'a', seq: 1000, data: 'abc', port: 443 }, { from: 'b', seq: 5000, data: 'def', port: 443 })
		assert.deepEqual([wire.stream('a'), wire.stream('b')], ['abc', 'def'])
	})

	it('close when both FINs are acknowledged, and are forgotten some time later', () => {
		const wire = new Wire().handshake().send(...CLOSING)
		assert.deepEqual(wire.log, ['open 1', 'close 1 fin'])
		const seconds = 1000 + LIMITS.closedSeconds + 1
		wire.send({ ...SYN, port: 2, seconds }, { ...SYN, port: 2, seconds })
		assert.deepEqual(wire.log, ['open 1', 'close 1 fin', 'open 2', 'retire 1'])
	})

	it('keep the stray packets that come after they closed', () => {
		const wire = new Wire().handshake().send(...CLOSING)
		wire.send({ from: 'b', flags: 'FA', seq: 5000, ack: 1001 }, { from: 'b', flags: 'R', seq: 5001 })
		assert.equal(wire.connections.length, 1)
		assert.deepEqual(wire.notes.slice(-2), ['FIN, retransmission', 'RST'])
		assert.equal(wire.connections[0]!.packets, 8)
	})

	it('close a while after a RST, so that what was in flight is still taken', () => {
		const wire = new Wire().handshake().send({ from: 'a', flags: 'R', seq: 1000, seconds: 2000 })
		wire.send({ from: 'b', seq: 5000, data: 'in flight' })
		assert.deepEqual(wire.log, ['open 1'])
		wire.flows.advance(2000 + LIMITS.closingSeconds + 1)
		assert.deepEqual(wire.log, ['open 1', 'close 1 rst'])
		assert.equal(wire.stream('b'), 'in flight.rst')
	})

	it('begin anew on the same ports with a SYN after the end', () => {
		const wire = new Wire().handshake().send(...CLOSING)
		wire.send({ ...SYN, seq: 70_000 }, { from: 'a', seq: 70_001, data: 'again' })
		assert.deepEqual(wire.log, ['open 1', 'close 1 fin', 'retire 1', 'open 2'])
		assert.equal(wire.stream('a', 2), 'again')
		assert.equal(wire.notes.at(-2), 'SYN, ports used again')
	})

	it('begin anew with a SYN after a RST', () => {
		const wire = new Wire().send(SYN, { from: 'b', flags: 'RA', seq: 0, ack: 1000 }, { ...SYN, seq: 3000 })
		assert.deepEqual(wire.log, ['open 1', 'close 1 rst', 'retire 1', 'open 2'])
	})

	it('begin anew with a SYN outside the window, even where no end was captured', () => {
		const wire = new Wire().handshake().send({ from: 'a', seq: 1000, data: 'abc' }, { ...SYN, seq: 900_000 })
		assert.deepEqual(wire.log, ['open 1', 'close 1 reuse', 'retire 1', 'open 2'])
		assert.equal(wire.stream('a', 1), 'abc.capture')
	})

	it('begin anew with the answer to a SYN that was not captured', () => {
		const wire = new Wire().handshake().send(...CLOSING)
		wire.send({ from: 'b', flags: 'SA', seq: 900_000, ack: 500_000 })
		assert.deepEqual(wire.log.at(-1), 'open 2')
		assert.equal(wire.connections[1]!.client, 'b')
	})

	it('begin anew with payload that a closed connection cannot have sent', () => {
		const wire = new Wire().handshake().send(...CLOSING)
		wire.send({ from: 'b', seq: 777_777, ack: 1, data: 'abc' })
		assert.deepEqual(wire.log.at(-1), 'open 2')
	})

	it('do not begin anew with a SYN inside the window', () => {
		const wire = new Wire().handshake().send({ from: 'a', seq: 1000, data: 'abc' }, { ...SYN, seq: 1100 })
		assert.equal(wire.note, 'SYN, outside the window')
		assert.deepEqual(wire.issues(), [
			'a5 unexpected: a SYN with sequence number 1100 does not belong to the stream: left out',
		])
		wire.send({ from: 'a', seq: 1003, data: 'def' })
		assert.equal(wire.stream('a'), 'abcdef')
	})

	it('do not begin anew when a SYN or its answer is repeated', () => {
		const wire = new Wire().send(SYN, SYN).handshake().send({ from: 'b', flags: 'SA', seq: 4999, ack: 1000 })
		assert.equal(wire.connections.length, 1)
		assert.deepEqual(wire.notes.slice(0, 3), ['SYN', 'SYN, retransmission', 'SYN, retransmission'])
	})

	it('take the last initial sequence number where an unanswered SYN is repeated with another', () => {
		const wire = new Wire().send(SYN, { ...SYN, seq: 70_000 }, { from: 'a', seq: 70_001, data: 'abc' })
		assert.equal(wire.connections.length, 1)
		assert.equal(wire.stream('a'), 'abc')
		assert.deepEqual(wire.issues(), [
			'a2 unexpected: the SYN is repeated with another initial sequence number, 70000 after 999',
		])
	})

	it('take the answer that the client went on from where several came', () => {
		const wire = new Wire().send(SYN)
		wire.send(
			{ from: 'b', flags: 'SA', seq: 88_888, ack: 1000 },
			{ from: 'b', flags: 'SA', seq: 4999, ack: 1000 },
			{ from: 'a', seq: 1000, ack: 5000, data: 'abc' },
			{ from: 'b', flags: 'SA', seq: 88_888, ack: 1000 },
			{ from: 'b', seq: 5000, ack: 1003, data: 'def' },
		)
		assert.equal(wire.connections.length, 1)
		assert.deepEqual([wire.stream('a'), wire.stream('b')], ['abc', 'def'])
	})

	it('all end with the capture, in the order of their numbers', () => {
		const wire = new Wire()
		wire.send({ ...SYN, port: 1 }, { ...SYN, port: 2 }, { from: 'a', seq: 1000, port: 1 }).end()
		assert.deepEqual(wire.log.slice(2), ['close 1 capture', 'retire 1', 'close 2 capture', 'retire 2'])
	})

	it('are given up after a long silence, sooner where nobody answered', () => {
		const wire = new Wire().handshake().send({ ...SYN, port: 2 })
		const later = (seconds: number) => wire.send({ ...SYN, port: 3, seconds }, { ...SYN, port: 3, seconds })
		later(1000 + LIMITS.unansweredSeconds + 1)
		assert.deepEqual(wire.log.slice(2), ['open 3', 'close 2 idle', 'retire 2'])
		later(1000 + LIMITS.idleSeconds + 1)
		assert.ok(wire.log.includes('close 1 idle'))
	})

	it('do not end because of one packet with a wrong time', () => {
		const wire = new Wire().handshake()
		wire.send({ ...SYN, port: 2, seconds: 4_000_000_000 }, { from: 'a', seq: 1000, data: 'abc', seconds: 1001 })
		assert.deepEqual([wire.log, wire.stream('a')], [['open 1', 'open 2'], 'abc'])
	})

	it('never end by time in a capture without times', () => {
		const wire = new Wire().send({ ...SYN, untimed: true }, { from: 'a', seq: 1000, data: 'abc', untimed: true })
		assert.deepEqual(wire.log, ['open 1'])
	})

	it('are bounded: the one that has been silent longest is given up, and says so', () => {
		const wire = new Wire()
		for (let port = 0; port <= LIMITS.connections; port++) wire.send({ from: 'a', seq: 1000, data: 'x', port })
		assert.deepEqual(
			wire.log.filter(line => !line.startsWith('open')),
			['close 1 limit', 'retire 1'],
		)
		assert.deepEqual(wire.issues(1), [
			'a1 limit: more than 16,384 connections are open: this one, silent for 0 s, is given up',
		])
		assert.equal(wire.stream('a', 1), 'x.capture')
	})

	it('are not pushed out by a flood of SYNs', () => {
		const wire = new Wire().send({ from: 'a', seq: 1000, data: 'x', port: 70_000 })
		for (let port = 0; port <= LIMITS.connections; port++) wire.send({ ...SYN, port })
		assert.ok(wire.log.includes('close 2 limit'))
		assert.ok(!wire.log.includes('close 1 limit'))
	})

	it('are remembered in bounded number once they closed', () => {
		const wire = new Wire()
		const count = LIMITS.closedConnections + 10
		for (let port = 0; port < count; port++) {
			wire.send(
				...[SYN, { from: 'b', flags: 'SA', seq: 4999, ack: 1000 } as const, ...CLOSING].map(sent => ({
					...sent,
					port,
				})),
			)
		}
		assert.equal(wire.log.filter(line => line.startsWith('close')).length, count)
		assert.equal(wire.log.filter(line => line.startsWith('retire')).length, 10)
	})

	it('share a bound on what they hold: the one that has waited longest gives up first', () => {
		const wire = new Wire()
		const data = new Uint8Array(1 << 16).fill(0x78)
		const each = Math.floor(LIMITS.outOfOrder / data.length / 2)
		const ports = Math.ceil(LIMITS.outOfOrderTotal / (each * data.length)) + 1
		for (let port = 1; port <= ports; port++) {
			wire.send({ ...SYN, port })
			for (let i = 0; i < each; i++) wire.send({ from: 'a', seq: 1010 + i * data.length, data, port })
		}
		assert.ok(wire.stream('a', 1).startsWith('[10 limit]xxx'))
		assert.equal(wire.stream('a', ports), '')
	})
})
