import assert from 'node:assert/strict'
import fc from 'fast-check'
import { noteText } from '../src/explain/demo.js'
import { say } from '../src/explain/interface.js'
import { counted, grouped, placed } from '../src/grouped.js'

describe('a number with its thousands separated', () => {
	it('is as English has it', () => {
		const number = fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.double())
		fc.assert(fc.property(number, n => assert.equal(grouped(n), (n === 0 ? 0 : n).toLocaleString('en'))))
		assert.equal(grouped(-1234567), '-1,234,567')
		assert.equal(grouped(999), '999')
	})

	it('has its noun in the number that it takes', () => {
		assert.deepEqual(
			[0, 1, 2, 1613].map(number => counted(number, 'item')),
			['0 items', '1 item', '2 items', '1,613 items'],
		)
	})
})

describe('a number in a sentence', () => {
	it('is grouped where it says how many, and stays as it is where it says which one', () => {
		assert.equal(placed('count', 13032), '13,032')
		assert.equal(placed('packet', 115879), '115879')
		assert.equal(
			say('fact.packets_text', { first: 16471, last: 19999, count: 1234 }, 'en'),
			'16471 to 19999, 1,234 of them',
		)
		assert.equal(say('hex.selected', { length: 1514, packets: '16471' }, 'en'), '1,514 bytes in packet 16471')
		assert.match(noteText('asked', { length: 1119 }, 'en'), /1,119 characters/)
		assert.match(noteText('busy', { wanted: 5683, port: 40000 }, 'en'), /5683 .* 40000/)
	})
})
