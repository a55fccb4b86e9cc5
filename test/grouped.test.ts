import assert from 'node:assert/strict'
import fc from 'fast-check'
import { grouped } from '../src/grouped.js'

describe('a number with its thousands separated', () => {
	it('is as English has it', () => {
		const number = fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.double())
		fc.assert(fc.property(number, n => assert.equal(grouped(n), (n === 0 ? 0 : n).toLocaleString('en'))))
		assert.equal(grouped(-1234567), '-1,234,567')
		assert.equal(grouped(999), '999')
	})
})
