import assert from 'node:assert/strict'
import { LIMITS } from '../../../src/decode/limits.js'
import { opening } from '../../../src/decode/net/tcp-connection.js'
import { type Sent, Wire } from './tcp-wire.js'

describe('a TCP connection', () => {
	it('has its client in the sender of the SYN', () => {
		const [connection] = new Wire().handshake().connections
		assert.equal(connection!.client, 'a')
		assert.deepEqual([connection!.syn?.number, connection!.synAck?.number, connection!.established?.number], [1, 2, 3])
		assert.equal(opening(connection!), 'complete')
	})

	it('has its client in the receiver of the answer where the SYN was not captured', () => {
		const [connection] = new Wire().send({ from: 'b', flags: 'SA', seq: 4999, ack: 1000 }).connections
		// The answer is the first packet: its sender is side a.
		assert.equal(connection!.client, 'b')
		assert.deepEqual([...connection!.b.address], [10, 0, 0, 1])
		assert.equal(connection!.syn, undefined)
	})

	it('has its client in the sender of the SYN also where the answer stands first in the capture', () => {
		const wire = new Wire()
		wire.send({ from: 'b', flags: 'SA', seq: 4999, ack: 1000 }, { from: 'a', flags: 'S', seq: 999 })
		wire.send({ from: 'a', seq: 1000, ack: 5000, data: 'abc' }).end()
		assert.equal(wire.connections.length, 1)
		assert.equal(wire.connections[0]!.client, 'b')
		assert.equal(wire.stream('b'), 'abc.capture')
	})

	it('has no client where neither SYN nor answer was captured', () => {
		const [connection] = new Wire().send({ from: 'a', seq: 1000, ack: 5000, data: 'abc' }).connections
		assert.equal(connection!.client, undefined)
		assert.equal(opening(connection!), 'unseen')
	})

	it('keeps the client of the first SYN where both sides send one', () => {
		const wire = new Wire()
		wire.send(
			{ from: 'a', flags: 'S', seq: 999 },
			{ from: 'b', flags: 'S', seq: 4999 },
			{ from: 'a', flags: 'SA', seq: 999, ack: 5000 },
			{ from: 'b', flags: 'SA', seq: 4999, ack: 1000 },
			{ from: 'a', seq: 1000, ack: 5000, data: 'abc' },
			{ from: 'b', seq: 5000, ack: 1003, data: 'def' },
		)
		assert.equal(wire.connections.length, 1)
		assert.equal(wire.connections[0]!.client, 'a')
		assert.deepEqual([wire.stream('a'), wire.stream('b')], ['abc', 'def'])
	})

	it('is unanswered, refused, half open or complete by what follows the SYN', () => {
		const openingAfter = (...sent: readonly Sent[]) =>
			opening(new Wire().send({ from: 'a', flags: 'S', seq: 999 }, ...sent).connections[0]!)
		const answer: Sent = { from: 'b', flags: 'SA', seq: 4999, ack: 1000 }
		assert.equal(openingAfter({ from: 'a', flags: 'S', seq: 999 }), 'unanswered')
		assert.equal(openingAfter({ from: 'a', flags: 'R', seq: 1000 }), 'unanswered')
		assert.equal(openingAfter({ from: 'b', flags: 'RA', seq: 0, ack: 1000 }), 'refused')
		assert.equal(openingAfter(answer, answer), 'half-open')
		assert.equal(openingAfter(answer, { from: 'a', flags: 'R', seq: 1000 }), 'half-open')
		assert.equal(openingAfter(answer, { from: 'a', seq: 1000, ack: 5000 }), 'complete')
		assert.equal(openingAfter({ from: 'a', seq: 1000, ack: 5000, data: 'one side only' }), 'complete')
		assert.equal(openingAfter({ from: 'b', seq: 5000, ack: 1000, data: 'its SYN was lost' }), 'complete')
	})

	it('counts its packets, and the payload of each side once', () => {
		const wire = new Wire().handshake()
		wire.send(
			{ from: 'a', seq: 1000, data: 'abc' },
			{ from: 'a', seq: 1000, data: 'abcdef' },
			{ from: 'b', seq: 5000, data: 'x' },
		)
		const [{ packets, a, b, first, last }] = wire.connections as [(typeof wire.connections)[0]]
		assert.deepEqual([packets, a.packets, b.packets, a.stream.bytes, b.stream.bytes], [6, 4, 2, 6, 1])
		assert.deepEqual(
			[first, last],
			[
				{ number: 1, seconds: 1000, nanos: 1 },
				{ number: 6, seconds: 1000, nanos: 6 },
			],
		)
	})

	it('says who ended it, how and in which order', () => {
		const wire = new Wire().handshake()
		wire.send(
			{ from: 'b', flags: 'FA', seq: 5000, ack: 1000 },
			{ from: 'a', seq: 1000, ack: 5001, data: 'last words' },
			{ from: 'a', flags: 'FA', seq: 1010, ack: 5001 },
			{ from: 'a', flags: 'FA', seq: 1010, ack: 5001 },
			{ from: 'b', flags: 'R', seq: 5001 },
		)
		const ends = wire.connections[0]!.endings.map(({ side, how, moment }) => `${side} ${how} ${moment.number}`)
		assert.deepEqual(ends, ['b fin 4', 'a fin 6', 'b rst 8'])
		assert.equal(wire.notes[6], 'FIN, retransmission')
		assert.deepEqual([wire.stream('a'), wire.stream('b')], ['last words.fin', '.fin'])
	})

	it('goes on where a refused SYN is sent again and answered', () => {
		const wire = new Wire()
			.send({ from: 'a', flags: 'S', seq: 999 }, { from: 'b', flags: 'RA', seq: 0, ack: 1000 })
			.handshake()
		wire.flows.advance(1000 + LIMITS.closingSeconds + 1)
		wire.send({ from: 'a', seq: 1000, data: 'abc', seconds: 1010 })
		assert.deepEqual([wire.log, wire.stream('a'), opening(wire.connections[0]!)], [['open 1'], 'abc', 'complete'])
	})

	it('goes on after a RST that its sender does not keep to', () => {
		const wire = new Wire().handshake()
		wire.send({ from: 'b', flags: 'R', seq: 5000 }, { from: 'b', seq: 5000, data: 'still here' })
		assert.equal(wire.note, 'data after RST')
		assert.deepEqual(wire.issues(), [
			'b5 unexpected: the sender goes on after its RST in packet 4: that was forged, or ignored',
		])
		wire.send({ from: 'b', seq: 5010, data: '!', seconds: 1000 + LIMITS.closingSeconds + 2 }).end()
		assert.deepEqual([wire.stream('b'), wire.connections.length], ['still here!.capture', 1])
	})

	it('notes repeated acknowledgements, window updates and keep-alives of a packet', () => {
		const wire = new Wire().handshake()
		wire.send(
			{ from: 'a', seq: 1000, ack: 5000, data: 'abc' },
			{ from: 'b', seq: 5000, ack: 1000 },
			{ from: 'b', seq: 5000, ack: 1000, window: 900 },
			{ from: 'b', seq: 5000, ack: 1003, window: 0 },
			{ from: 'a', seq: 1002, ack: 5000 },
			{ from: 'b', seq: 5000, ack: 1003, window: 0 },
			{ from: 'b', seq: 5000, ack: 1003, window: 900 },
			{ from: 'a', seq: 1002, ack: 5000 },
			{ from: 'b', seq: 5000, ack: 1003, window: 900 },
		)
		assert.deepEqual(wire.notes, [
			'SYN',
			'SYN',
			'',
			'',
			'duplicate ACK',
			'window update',
			'window zero',
			'window probe',
			'keep-alive ACK, window zero',
			'window update',
			'keep-alive',
			'keep-alive ACK',
		])
	})
})

describe('a connection that began before the capture', () => {
	it('has the first byte seen at offset 0, and says so', () => {
		const wire = new Wire().send({ from: 'a', seq: 77, ack: 5000, data: 'abc' }, { from: 'b', seq: 5000, ack: 80 })
		assert.equal(wire.stream('a'), 'abc')
		assert.equal(wire.connections[0]!.a.stream.begins, 'middle')
	})

	it('begins at once where an acknowledgement or an earlier segment names the first byte', () => {
		const answered = new Wire().send({ from: 'a', seq: 77, ack: 5000 }, { from: 'b', seq: 5000, ack: 77, data: 'abc' })
		assert.equal(answered.stream('b'), 'abc')
		const went = new Wire().send({ from: 'a', seq: 77, ack: 5000 }, { from: 'a', seq: 77, ack: 5000, data: 'abc' })
		assert.equal(went.stream('a'), 'abc')
	})

	it('puts the first segments in order, too', () => {
		const wire = new Wire()
		wire.send({ from: 'a', seq: 83, ack: 5000, data: 'ghi' }, { from: 'a', seq: 77, ack: 5000, data: 'abc' })
		wire.send({ from: 'a', seq: 80, ack: 5000, data: 'def' }, { from: 'b', seq: 5000, ack: 86, data: 'x' })
		assert.deepEqual([wire.stream('a'), wire.stream('b')], ['abcdefghi', 'x'])
	})

	it('waits only so long where nobody answers', () => {
		const wire = new Wire()
		for (let i = 0; i <= LIMITS.lateSegments; i++) wire.send({ from: 'a', seq: 77 + i, ack: 5000, data: 'x' })
		assert.equal(wire.stream('a'), 'x'.repeat(LIMITS.lateSegments + 1))
	})

	it('takes its place from a SYN that comes late', () => {
		const wire = new Wire()
		wire.send({ from: 'a', seq: 1003, ack: 5000, data: 'def' }, { from: 'a', flags: 'S', seq: 999 })
		assert.equal(wire.connections.length, 1)
		wire.send({ from: 'a', seq: 1000, ack: 5000, data: 'abc' })
		assert.equal(wire.stream('a'), 'abcdef')
		assert.equal(wire.connections[0]!.a.stream.begins, 'syn')
	})

	it('leaves out what stands before the first byte seen, and says so', () => {
		const wire = new Wire().send({ from: 'a', seq: 77, data: 'abc' }, { from: 'b', seq: 5000, ack: 80 })
		wire.send({ from: 'a', seq: 50, data: 'old' })
		assert.equal(wire.stream('a'), 'abc')
		assert.deepEqual(wire.issues(), ['a3 unexpected: 3 bytes stand 27 bytes before the first byte seen: left out'])
	})

	it('does not begin with the byte of a keep-alive', () => {
		const wire = new Wire().send({ from: 'b', seq: 5000, ack: 78 }, { from: 'a', seq: 77, ack: 5000, data: 'k' })
		assert.equal(wire.note, 'keep-alive')
		wire.send({ from: 'a', seq: 78, ack: 5000, data: 'abc' })
		assert.equal(wire.connections[0]!.b.stream.bytes, 3)
		assert.equal(wire.stream('b'), 'abc')
	})

	it('may have nothing but a FIN', () => {
		const wire = new Wire().send(
			{ from: 'a', flags: 'FA', seq: 77, ack: 5000 },
			{ from: 'b', flags: 'FA', seq: 5000, ack: 78 },
		)
		wire.send({ from: 'a', seq: 78, ack: 5001 })
		assert.deepEqual([wire.stream('a'), wire.stream('b')], ['.fin', '.fin'])
		assert.equal(wire.connections[0]!.closed, 'fin')
	})
})

describe('padding that a device counts as payload', () => {
	const zeros = '\0\0\0\0\0\0'

	it('does not count where the sender goes on from before it', () => {
		const wire = new Wire().handshake()
		wire.send(
			{ from: 'a', seq: 1000, ack: 5000, data: zeros },
			{ from: 'a', flags: 'AP', seq: 1000, ack: 5000, data: 'request' },
			{ from: 'b', seq: 5000, ack: 1007, data: zeros },
			{ from: 'b', flags: 'AP', seq: 5000, ack: 1007, data: 'answer' },
			{ from: 'a', seq: 1007, ack: 5006, data: zeros },
			{ from: 'a', flags: 'FA', seq: 1007, ack: 5006, data: zeros },
			{ from: 'b', flags: 'FA', seq: 5006, ack: 1008, data: zeros },
			{ from: 'a', seq: 1008, ack: 5007, data: zeros },
		)
		assert.deepEqual([wire.stream('a'), wire.stream('b')], ['request.fin', 'answer.fin'])
		assert.deepEqual(wire.issues(), [])
		assert.equal(wire.connections[0]!.closed, 'fin')
	})

	it('is payload where the sender goes on behind it', () => {
		const wire = new Wire().handshake()
		wire.send({ from: 'a', seq: 1000, ack: 5000, data: '\0\0' }, { from: 'a', seq: 1002, ack: 5000, data: 'ab' })
		assert.equal(wire.stream('a'), '\0\0ab')
	})

	it('is payload where nothing speaks against it', () => {
		const wire = new Wire().handshake().send({ from: 'a', seq: 1000, ack: 5000, data: '\0\0' }).end()
		assert.equal(wire.stream('a'), '\0\0.capture')
	})

	it('is not taken for a segment after a gap', () => {
		const wire = new Wire().handshake()
		wire.send(
			{ from: 'a', seq: 1000, ack: 5000, data: zeros },
			{ from: 'a', seq: 1003, ack: 5000, data: 'def', flags: 'AP' },
		)
		wire.send({ from: 'a', seq: 1000, ack: 5000, data: 'abc', flags: 'AP' })
		assert.equal(wire.stream('a'), 'abcdef')
	})
})
