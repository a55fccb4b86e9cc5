import assert from 'node:assert/strict'
import fc from 'fast-check'
import { moved, scrolled } from '../../src/tui/scroll.js'

describe('scroll', () => {
	it('moves by rows, pages and to the ends', () => {
		assert.equal(moved(5, 'down', 100, 10), 6)
		assert.equal(moved(5, 'pageDown', 100, 10), 14)
		assert.equal(moved(5, 'halfUp', 100, 10), 0)
		assert.equal(moved(5, 'last', 100, 10), 99)
		assert.equal(moved(5, 'first', 100, 10), 0)
		assert.equal(moved(5, -3, 100, 10), 2)
		assert.equal(moved(0, 'down', 0, 10), 0)
	})

	it('scrolls no further than it must', () => {
		assert.equal(scrolled(20, 25, 100, 10), 20)
		assert.equal(scrolled(20, 30, 100, 10), 21)
		assert.equal(scrolled(20, 19, 100, 10), 19)
		assert.equal(scrolled(95, 99, 100, 10), 90)
		assert.equal(scrolled(5, 0, 3, 10), 0)
	})

	it('always shows the row, and no room behind the last one', () => {
		const number = fc.nat(1000)
		fc.assert(
			fc.property(
				number,
				number,
				fc.integer({ min: 1, max: 1000 }),
				fc.integer({ min: 1, max: 60 }),
				(top, at, count, height) => {
					const index = Math.min(at, count - 1)
					const first = scrolled(top, index, count, height)
					assert.ok(first <= index && index < first + height)
					assert.ok(first === 0 || first + height <= count)
					assert.equal(scrolled(first, index, count, height), first)
				},
			),
		)
	})
})
