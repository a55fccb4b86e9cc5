import assert from 'node:assert/strict'
import { LIMITS } from '../../../src/decode/limits.js'
import { differing } from '../../../src/decode/net/tcp-sentences.js'
import { Wire } from './tcp-wire.js'

describe('the stream of one side', () => {
	it('hands on bytes in the order of their sequence numbers', () => {
		const wire = new Wire().handshake()
		wire.send({ from: 'a', seq: 1000, data: 'hello ' }, { from: 'a', seq: 1006, data: 'world' })
		assert.equal(wire.stream('a'), 'hello world')
	})

	it('holds a segment that overtook another until that arrives', () => {
		const wire = new Wire().handshake()
		wire.send({ from: 'a', seq: 1006, data: 'world' })
		assert.equal(wire.stream('a'), '')
		assert.equal(wire.note, 'bytes missing before')
		wire.send({ from: 'a', seq: 1000, data: 'hello ' })
		assert.equal(wire.stream('a'), 'hello world')
		assert.equal(wire.note, 'out of order')
	})

	it('goes on across the end of the sequence numbers', () => {
		const wire = new Wire()
		wire.send(
			{ from: 'a', flags: 'S', seq: 2 ** 32 - 4 },
			{ from: 'a', seq: 2 ** 32 - 3, data: 'abc' },
			{ from: 'a', seq: 3, data: 'ghi' },
			{ from: 'a', seq: 0, data: 'def' },
		)
		assert.equal(wire.stream('a'), 'abcdefghi')
	})

	it('goes on past 4 GiB', () => {
		const wire = new Wire().handshake()
		const length = 2 ** 30
		for (let i = 0; i < 5; i++) wire.send({ from: 'a', seq: 1000 + i * length, length })
		wire.send(
			{ from: 'a', seq: 1000 + 5 * length + 3, data: 'def' },
			{ from: 'a', seq: 1000 + 5 * length, data: 'abc' },
		)
		assert.equal(wire.stream('a'), `${'[1073741824 snapped]'.repeat(5)}abcdef`)
		assert.equal(wire.connections[0]!.state!.next.a, 5 * length + 6)
	})

	it('takes a retransmission with the same content silently', () => {
		const wire = new Wire().handshake()
		wire.send({ from: 'a', seq: 1000, data: 'hello ' }, { from: 'a', seq: 1000, data: 'hello ' })
		assert.equal(wire.stream('a'), 'hello ')
		assert.equal(wire.note, 'retransmission')
		assert.deepEqual(wire.issues(), [])
	})

	it('takes the new part of a segment that overlaps, silently when the old part is the same', () => {
		const wire = new Wire().handshake()
		wire.send({ from: 'a', seq: 1000, data: 'hello ' }, { from: 'a', seq: 1003, data: 'lo world' })
		assert.equal(wire.stream('a'), 'hello world')
		assert.equal(wire.note, 'overlap')
		assert.deepEqual(wire.issues(), [])
	})

	it('keeps the bytes captured first where a retransmission differs, and says how many and from which packet', () => {
		const wire = new Wire().handshake()
		wire.send({ from: 'a', seq: 1000, data: 'hello ' }, { from: 'a', seq: 1000, data: 'jelly world' })
		assert.equal(wire.stream('a'), 'hello world')
		assert.equal(wire.note, 'overlap, other content')
		assert.deepEqual(wire.issues(), [
			'a5 unexpected: 11 bytes from byte 0 of the stream were captured before: 2 of them differ from packet 4, which counts',
		])
	})

	it('says of a single byte that it is one', () => {
		const one = { differing: 1, missing: 0, firstPacket: 4, lastPacket: 4 }
		assert.equal(
			differing(14_970, 14_971, one),
			'byte 14,970 of the stream was captured before, and differs from packet 4, which counts',
		)
		assert.match(differing(0, 6, one), /: 1 of them differs from packet 4, which counts$/)
	})

	it('keeps the bytes captured first among those that wait, too', () => {
		const wire = new Wire().handshake()
		wire.send(
			{ from: 'a', seq: 1003, data: 'def' },
			{ from: 'a', seq: 1006, data: 'ghi' },
			{ from: 'a', seq: 1000, data: 'abcXefXhijk' },
		)
		assert.equal(wire.stream('a'), 'abcdefghijk')
		assert.deepEqual(wire.issues(), [
			'a6 unexpected: 11 bytes from byte 0 of the stream were captured before: 2 of them differ from packets 4 to 5, which count',
		])
	})

	it('compares with as many delivered runs as it is bound to, and no more', () => {
		const wire = new Wire().handshake()
		for (let i = 0; i < LIMITS.deliveredRuns + 1; i++) wire.send({ from: 'a', seq: 1000 + i, data: 'x' })
		wire.send({ from: 'a', seq: 1000, data: 'y' }).send({ from: 'a', seq: 1001, data: 'y' })
		assert.deepEqual(wire.notes.slice(-2), ['retransmission', 'retransmission, other content'])
	})

	it('fills a gap that is left between two held segments, and no more', () => {
		const wire = new Wire().handshake()
		wire.send(
			{ from: 'a', seq: 1002, data: 'cd' },
			{ from: 'a', seq: 1006, data: 'gh' },
			{ from: 'a', seq: 1001, data: 'bcdefgh' },
			{ from: 'a', seq: 1000, data: 'a' },
		)
		assert.equal(wire.stream('a'), 'abcdefgh')
		assert.deepEqual(wire.issues(), [])
	})

	it('leaves out the byte of a keep-alive, whatever it holds', () => {
		const wire = new Wire().handshake()
		wire.send({ from: 'a', seq: 1000, data: 'abc' }, { from: 'a', seq: 1002, data: '\0' })
		assert.equal(wire.note, 'keep-alive')
		wire.send({ from: 'a', seq: 1002 })
		assert.equal(wire.note, 'keep-alive')
		wire.send({ from: 'a', seq: 1003, data: 'def' })
		assert.equal(wire.stream('a'), 'abcdef')
		assert.deepEqual(wire.issues(), [])
	})

	it('takes the byte of a zero-window probe, which is the next one, once', () => {
		const wire = new Wire().handshake()
		wire.send(
			{ from: 'b', seq: 5000, ack: 1000, window: 0 },
			{ from: 'a', seq: 1000, ack: 5000, data: 'h' },
			{ from: 'a', seq: 1000, ack: 5000, data: 'h' },
			{ from: 'b', seq: 5000, ack: 1000, window: 900 },
			{ from: 'a', seq: 1000, ack: 5000, data: 'hello' },
		)
		assert.equal(wire.stream('a'), 'hello')
		assert.deepEqual(wire.notes.slice(3), ['window zero', 'window probe', 'window probe', 'window update', 'overlap'])
		assert.deepEqual(wire.issues(), [])
	})

	it('takes the payload of a SYN that the peer acknowledges', () => {
		const wire = new Wire()
		wire.send(
			{ from: 'a', flags: 'S', seq: 999, data: 'hello' },
			{ from: 'b', flags: 'SA', seq: 4999, ack: 1005, data: 'ok' },
			{ from: 'a', seq: 1005, ack: 5002, data: ' world' },
		)
		assert.equal(wire.stream('a'), 'hello world')
		assert.equal(wire.stream('b'), 'ok')
	})

	it('takes the payload of a SYN that the peer refuses from where it is sent again', () => {
		const wire = new Wire()
		wire.send(
			{ from: 'a', flags: 'S', seq: 999, data: 'hello' },
			{ from: 'b', flags: 'SA', seq: 4999, ack: 1000 },
			{ from: 'a', seq: 1000, ack: 5000, data: 'other' },
		)
		assert.equal(wire.stream('a'), 'other')
		assert.deepEqual(wire.issues(), [])
	})

	it('takes the payload of a SYN in a capture of one side by where that side goes on', () => {
		const taken = new Wire()
		taken.send({ from: 'a', flags: 'S', seq: 999, data: 'hello' }, { from: 'a', seq: 1005, data: ' world' })
		assert.equal(taken.stream('a'), 'hello world')
		const refused = new Wire()
		refused.send({ from: 'a', flags: 'S', seq: 999, data: 'hello' }, { from: 'a', seq: 1000, data: 'other' })
		assert.equal(refused.stream('a'), 'other')
		const open = new Wire()
		open.send({ from: 'a', flags: 'S', seq: 999, data: 'hello' }).end()
		assert.equal(open.stream('a'), 'hello.capture')
	})

	it('takes the payload of a FIN, and ends after it', () => {
		const wire = new Wire().handshake()
		wire.send({ from: 'a', flags: 'FA', seq: 1000, data: 'bye' })
		assert.equal(wire.stream('a'), 'bye.fin')
	})

	it('ends where the FIN stands, also when it overtook the last bytes', () => {
		const wire = new Wire().handshake()
		wire.send({ from: 'a', flags: 'FA', seq: 1003, data: 'def' })
		assert.equal(wire.stream('a'), '')
		wire.send({ from: 'a', seq: 1000, data: 'abc' })
		assert.equal(wire.stream('a'), 'abcdef.fin')
	})

	it('leaves out what stands behind the FIN, and says how much', () => {
		const wire = new Wire().handshake()
		wire.send({ from: 'a', flags: 'FA', seq: 1003 }, { from: 'a', seq: 1000, data: 'abcdef' })
		assert.equal(wire.stream('a'), 'abc.fin')
		assert.deepEqual(wire.issues(), ['a5 unexpected: 3 bytes after the end that the FIN declared: left out'])
		wire.send({ from: 'a', seq: 1003, data: 'xy' })
		assert.equal(wire.note, 'data after FIN')
		assert.equal(wire.connections[0]!.a.stream.afterFin, 5)
	})

	it('does not end at a FIN that stands before bytes already seen', () => {
		const wire = new Wire().handshake()
		wire.send({ from: 'a', seq: 1000, data: 'abcdef' }, { from: 'a', flags: 'FA', seq: 1003 })
		wire.send({ from: 'a', seq: 1006, data: 'ghi' })
		assert.equal(wire.stream('a'), 'abcdefghi')
		assert.deepEqual(wire.issues(), [
			'a5 unexpected: a FIN ends the stream at byte 3, but bytes up to 6 have been seen',
		])
	})

	it('keeps words that a RST carries out of the stream', () => {
		const wire = new Wire().handshake()
		wire.send({ from: 'a', seq: 1000, data: 'abc' }, { from: 'a', flags: 'RA', seq: 1003, data: 'No listener' }).end()
		assert.equal(wire.stream('a'), 'abc.rst')
		assert.deepEqual(wire.issues(), ['a5 unexpected: the RST carries 11 bytes: no part of the stream'])
	})

	it('still takes what was in flight when the peer sent its RST', () => {
		const wire = new Wire().handshake()
		wire.send({ from: 'a', flags: 'R', seq: 1000 }, { from: 'b', seq: 5000, ack: 1000, data: 'in flight' }).end()
		assert.equal(wire.stream('b'), 'in flight.rst')
		assert.equal(wire.stream('a'), '.rst')
	})

	it('makes a hole of what the snapshot length cut off, and goes on behind it', () => {
		const wire = new Wire().handshake()
		wire.send({ from: 'a', seq: 1000, data: 'hello world', captured: 5 }, { from: 'a', seq: 1011, data: '!' })
		assert.equal(wire.stream('a'), 'hello[6 snapped]!')
		assert.equal(wire.notes.at(-2), 'cut by the capture')
	})

	it('makes a hole of what was cut off a segment that had to wait', () => {
		const wire = new Wire().handshake()
		wire.send(
			{ from: 'a', seq: 1005, data: ' world', captured: 3 },
			{ from: 'a', seq: 1011, data: '!!', captured: 0 },
			{ from: 'a', seq: 1000, data: 'hello' },
		)
		assert.equal(wire.stream('a'), 'hello wo[3 snapped][2 snapped]')
	})

	it('holds no more than its bound, and gives up the oldest gap past it', () => {
		const wire = new Wire().handshake()
		const data = new Uint8Array(1 << 16).fill(0x78)
		let seq = 1000 + 10
		for (let held = 0; held <= LIMITS.outOfOrder; held += data.length) {
			wire.send({ from: 'a', seq, data })
			seq += data.length
		}
		assert.ok(wire.stream('a').startsWith('[10 limit]xxx'))
		assert.equal(wire.stream('a').length, '[10 limit]'.length + seq - 1010)
	})

	it('holds no more than its bound of the smallest segments either', () => {
		const wire = new Wire().handshake()
		let sent = 0
		while (wire.stream('a') === '' && sent < LIMITS.outOfOrder)
			wire.send({ from: 'a', seq: 1002 + 2 * sent++, data: 'x' })
		assert.ok(sent < LIMITS.outOfOrder / 64, `${sent} segments were held`)
	})

	it('says that bytes came too late, once they were given up', () => {
		const wire = new Wire().handshake()
		wire.send({ from: 'a', seq: 1003, data: 'def' }, { from: 'b', seq: 5000, ack: 1006 })
		for (let i = 0; i < LIMITS.lateSegments; i++) wire.send({ from: 'b', seq: 5000 + i, ack: 1006, data: 'x' })
		wire.send({ from: 'a', seq: 1000, data: 'abc' })
		assert.equal(wire.stream('a'), '[3 lost]def')
		assert.equal(wire.note, 'retransmission, too late')
		assert.deepEqual(wire.issues(), [
			`a${6 + LIMITS.lateSegments} unexpected: 3 bytes came after they had been given up as missing`,
		])
	})

	it('names a bounded number of faults', () => {
		const wire = new Wire().handshake()
		wire.send({ from: 'a', seq: 1000, data: 'abc' })
		for (let i = 0; i < LIMITS.streamIssues + 5; i++) wire.send({ from: 'a', seq: 1000, data: 'xyz' })
		assert.equal(wire.issues().length, LIMITS.streamIssues + 1)
		assert.match(wire.issues().at(-1)!, /limit: further faults of this direction are not named$/)
	})

	it('ignores an old duplicate far outside the window, and says so', () => {
		const wire = new Wire().handshake()
		wire.send(
			{ from: 'a', seq: 1000, data: 'abc' },
			{ from: 'a', seq: 1000 + 2 ** 30 + 500, data: 'far ahead' },
			{ from: 'a', seq: 1000 - 2 ** 30 - 500, data: 'far behind' },
			{ from: 'a', seq: 900, data: 'before' },
			{ from: 'a', seq: 1003, data: 'def' },
		)
		assert.equal(wire.stream('a'), 'abcdef')
		assert.deepEqual(wire.issues(), [
			'a5 unexpected: 9 bytes stand 1,073,742,321 bytes ahead of the stream: left out',
			'a6 unexpected: 10 bytes stand 1,073,742,327 bytes behind the stream: left out',
			'a7 unexpected: 6 bytes stand 100 bytes before the first byte sent: left out',
		])
		assert.equal(wire.notes.at(-2), 'outside the window')
	})
})

describe('bytes that are missing', () => {
	const lost = () =>
		new Wire().handshake().send({ from: 'a', seq: 1000, data: 'abc' }, { from: 'a', seq: 1006, data: 'ghi' })

	it('are a hole once the peer has acknowledged them and a few more packets have not brought them', () => {
		const wire = lost().send({ from: 'b', seq: 5000, ack: 1009 })
		for (let i = 1; i < LIMITS.lateSegments; i++) wire.send({ from: 'b', seq: 5000, ack: 1009 })
		assert.equal(wire.stream('a'), 'abc')
		wire.send({ from: 'b', seq: 5000, ack: 1009 })
		assert.equal(wire.stream('a'), 'abc[3 lost]ghi')
		assert.deepEqual(wire.connections[0]!.state!.holes, ['a5'])
	})

	it('are waited for as long as the peer has not acknowledged them', () => {
		const wire = lost()
		for (let i = 0; i < 4 * LIMITS.lateSegments; i++) wire.send({ from: 'b', seq: 5000 + i, ack: 1003, data: 'x' })
		wire.send({ from: 'a', seq: 1003, data: 'def' })
		assert.equal(wire.stream('a'), 'abcdefghi')
	})

	it('are no hole when the capture has the acknowledgement before them', () => {
		const wire = lost().send({ from: 'b', seq: 5000, ack: 1009 }, { from: 'b', seq: 5000, ack: 1009, data: 'answer' })
		wire.send({ from: 'a', seq: 1003, data: 'def' })
		assert.equal(wire.stream('a'), 'abcdefghi')
	})

	it('are a hole at the end of the capture', () => {
		assert.equal(lost().end().stream('a'), 'abc[3 lost]ghi.capture')
	})

	it('are a hole at the end where only the acknowledgement tells of them', () => {
		const wire = new Wire().handshake()
		wire.send({ from: 'a', seq: 1000, data: 'abc' }, { from: 'b', seq: 5000, ack: 1013 })
		assert.equal(wire.note, 'acknowledges bytes not captured')
		assert.equal(wire.end().stream('a'), 'abc[10 lost].capture')
		assert.deepEqual(wire.connections[0]!.state!.holes, ['a5'])
	})

	it('are not seen in the acknowledgement of a FIN that was not captured', () => {
		const wire = new Wire().handshake()
		wire.send({ from: 'a', seq: 1000, data: 'abc' }, { from: 'b', seq: 5000, ack: 1004 }).end()
		assert.equal(wire.stream('a'), 'abc.capture')
	})

	it('are a hole before the FIN', () => {
		const wire = new Wire().handshake()
		wire.send({ from: 'a', seq: 1000, data: 'abc' }, { from: 'a', flags: 'FA', seq: 1010 }).end()
		assert.equal(wire.stream('a'), 'abc[7 lost].fin')
	})

	it('are a hole for a side of which the capture has nothing', () => {
		const wire = new Wire()
		wire.send(
			{ from: 'b', flags: 'SA', seq: 4999, ack: 1000 },
			{ from: 'b', seq: 5000, ack: 1517, data: 'answer' },
			{ from: 'b', flags: 'FA', seq: 5006, ack: 1517 },
		)
		const { client } = wire.end().connections[0]!
		// The first packet is b's: that makes it side a of the connection.
		assert.equal(client, 'b')
		assert.equal(wire.stream('b'), '[517 lost].capture')
		assert.equal(wire.stream('a'), 'answer.fin')
	})

	it('count as missing, and bytes once', () => {
		const wire = lost().send({ from: 'a', seq: 1006, data: 'ghi' }).end()
		const { stream } = wire.connections[0]!.a
		assert.deepEqual([stream.bytes, stream.missing], [6, 3])
	})
})
