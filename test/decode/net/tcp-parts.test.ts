import assert from 'node:assert/strict'
import fc from 'fast-check'
import { LIMITS } from '../../../src/decode/limits.js'
import { advance, distance } from '../../../src/decode/net/sequence.js'
import { type Chunk, Held } from '../../../src/decode/net/tcp-held.js'
import { type Comparison, History, RecentBytes } from '../../../src/decode/net/tcp-history.js'
import { noteWords, TcpNote } from '../../../src/decode/net/tcp-notes.js'
import { Patience } from '../../../src/decode/net/tcp-patience.js'
import { Queue, type Queued } from '../../../src/decode/net/tcp-queue.js'

describe('sequence numbers', () => {
	it('stand ahead or behind across their end', () => {
		assert.equal(distance(2 ** 32 - 1, 1), 2)
		assert.equal(distance(1, 2 ** 32 - 1), -2)
		assert.equal(distance(0, 2 ** 31), -(2 ** 31))
		assert.equal(advance(2 ** 32 - 1, 2), 1)
		assert.equal(advance(1, -2), 2 ** 32 - 1)
	})

	it('are the inverse of offsets, however far a stream has come', () => {
		const bits = fc.integer({ min: 0, max: 2 ** 32 - 1 })
		fc.assert(
			fc.property(
				bits,
				fc.integer({ min: 0, max: 2 ** 52 }),
				fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
				(zero, next, step) => assert.equal(distance(zero + next, advance(zero, next + step)), step),
			),
		)
	})
})

describe('what is held', () => {
	const chunk = (start: number, end: number): Chunk => ({
		start,
		end,
		bytes: new Uint8Array(end - start),
		offset: 0,
		number: 1,
		seconds: 0,
		nanos: 0,
	})

	it('comes out in order, however it went in', () => {
		fc.assert(
			fc.property(fc.uniqueArray(fc.nat(50), { minLength: 1 }), starts => {
				const held = new Held()
				for (const start of starts) held.add(chunk(start * 10, start * 10 + 10))
				const sorted = [...starts].sort((one, other) => one - other)
				for (const start of sorted) {
					assert.equal(held.after(start * 10 - 1)?.start, start * 10)
					assert.equal(held.take(start * 10)?.start, start * 10)
				}
				assert.deepEqual([held.first, held.end, held.cost], [undefined, undefined, 0])
			}),
		)
	})

	it('takes no more room when something always waits', () => {
		const held = new Held()
		held.add(chunk(0, 1))
		for (let start = 1; start < 10_000; start++) {
			held.add(chunk(start, start + 1))
			assert.equal(held.take(start - 1)?.start, start - 1)
			assert.equal(held.after(start)?.start, start)
		}
		assert.equal(held.first?.start, 9_999)
	})

	it('is found by what it covers, and taken only where it begins', () => {
		const held = new Held()
		held.add(chunk(10, 20))
		held.add(chunk(30, 40))
		assert.equal(held.after(5)?.start, 10)
		assert.equal(held.after(19)?.start, 10)
		assert.equal(held.after(20)?.start, 30)
		assert.equal(held.after(40), undefined)
		assert.equal(held.take(15), undefined)
		held.shift(-10)
		assert.equal(held.take(0)?.end, 10)
		assert.equal(held.end, 30)
	})
})

describe('what was delivered', () => {
	const run = (length: number, first: number) => Uint8Array.from({ length }, (_, i) => (first + i) & 0xff)
	const none = (): Comparison => ({ differing: 0, missing: 0, firstPacket: 0, lastPacket: 0 })

	it('is compared across its runs and holes', () => {
		const recent = new RecentBytes()
		const history = new History()
		history.add(0, 10, recent.keep(run(10, 0)), 1)
		history.addMissing(10, 15, 2)
		history.add(15, 20, recent.keep(run(5, 15)), 3)
		const result = none()
		history.compare(run(12, 6), 6, recent, result)
		assert.deepEqual(result, { ...none(), missing: 5 })
		history.compare(run(12, 7), 6, recent, result)
		assert.deepEqual(result, { differing: 7, missing: 10, firstPacket: 1, lastPacket: 3 })
	})

	it('is kept up to its bound, and gone after', () => {
		const recent = new RecentBytes()
		const length = 1000
		const places = Array.from({ length: Math.ceil((2.5 * LIMITS.delivered) / length) }, (_, i) =>
			recent.keep(run(length, i)),
		)
		for (const [i, place] of places.entries()) {
			const kept = recent.at(place, length)
			if (kept) assert.equal(Buffer.compare(kept, run(length, i)), 0)
			const age = (places.length - i) * length
			if (age < LIMITS.delivered - 2 * length) assert.ok(kept, `run ${i} of ${places.length}`)
			if (age > LIMITS.delivered + length) assert.equal(kept, undefined)
		}
	})

	it('is not kept where it is longer than there is room', () => {
		const recent = new RecentBytes()
		assert.equal(recent.keep(new Uint8Array(LIMITS.delivered + 1)), -1)
		assert.equal(recent.at(-1, 1), undefined)
	})
})

describe('patience', () => {
	it('counts an acknowledgement once enough packets have passed', () => {
		const patience = new Patience()
		for (let i = 0; i < LIMITS.lateSegments; i++) assert.equal(patience.tick(i), undefined)
		assert.equal(patience.tick(100), 0)
		patience.shift(1)
		assert.equal(patience.tick(100), 0)
	})
})

describe('a queue', () => {
	interface Item extends Queued<Item> {
		readonly name: string
	}
	const item = (name: string): Item => ({ name, queue: undefined, older: undefined, newer: undefined })

	it('has its items in the order in which they were last put in', () => {
		const queue = new Queue<Item>()
		const [a, b, c] = [item('a'), item('b'), item('c')]
		for (const one of [a, b, c, b, a, a]) queue.put(one)
		assert.deepEqual([[...queue].map(one => one.name).join(''), queue.oldest?.name, queue.size], ['cba', 'c', 3])
		const other = new Queue<Item>()
		other.put(b)
		queue.remove(c)
		assert.deepEqual(
			[...queue, ...other].map(one => one.name),
			['a', 'b'],
		)
		queue.remove(a)
		assert.deepEqual([queue.oldest, queue.size], [undefined, 0])
	})
})

describe('the notes of a packet', () => {
	it('are read in words, in a fixed order', () => {
		assert.deepEqual(noteWords(TcpNote.outOfOrder | TcpNote.fin | TcpNote.data), ['FIN', 'out of order'])
	})
})
