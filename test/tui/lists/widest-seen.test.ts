import assert from 'node:assert/strict'
import { widestSeen } from '../../../src/tui/lists/widest-seen.js'

describe('what was seen of a list', () => {
	const widths = [3, 9, 4, 20, 5]

	it('never grows narrower while one scrolls, and each list has its own', () => {
		const session = {}
		const widest = (rows: readonly number[], list = 'packets') =>
			widestSeen(session, list, rows, row => [widths[row]!, 1])
		assert.deepEqual(widest([]), [])
		assert.deepEqual(widest([0, 1]), [9, 1])
		assert.deepEqual(widest([2, 3]), [20, 1])
		assert.deepEqual(widest([0, 1]), [20, 1])
		assert.deepEqual(widest([4], 'conversations'), [5, 1])
		assert.deepEqual(
			widestSeen({}, 'packets', [0], row => [widths[row]!]),
			[3],
		)
	})

	it('measures only the rows that have come into sight', () => {
		const measured: number[] = []
		const look = (rows: readonly number[]) =>
			widestSeen(widths, 'packets', rows, row => {
				measured.push(row)
				return [widths[row]!]
			})
		look([0, 1, 2])
		look([1, 2, 3])
		assert.deepEqual(measured, [0, 1, 2, 3])
	})
})
