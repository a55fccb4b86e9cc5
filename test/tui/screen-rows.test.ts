import assert from 'node:assert/strict'
import fc from 'fast-check'
import { compose, difference, type Placed } from '../../src/tui/screen-rows.js'
import { FakeOutput } from './fake-output.js'

const WIDTH = 12
const HEIGHT = 4

describe('screen rows', () => {
	it('writes only the line that changed', () => {
		const before = compose(['one', 'two'], [], 2)
		const after = compose(['one', 'TWO'], [], 2)
		assert.equal(difference(before, after), '\x1b[2H\x1b[2K\x1b[2;1HTWO\x1b[0m')
		assert.equal(difference(after, after), '')
	})

	it('writes only the canvas whose line changed', () => {
		const canvas = (text: string): Placed => ({ rect: { x: 4, y: 1, width: 3, height: 1 }, lines: [text] })
		const before = compose(['', '|      |'], [canvas('abc')], 2)
		const after = compose(['', '|      |'], [canvas('abd')], 2)
		assert.equal(difference(before, after), '\x1b[2;5Habd\x1b[0m')
	})

	it('leaves out what stands below the screen', () => {
		const tall: Placed = { rect: { x: 0, y: 1, width: 1, height: 9 }, lines: ['1', '2', '3'] }
		assert.deepEqual(
			compose(['a', 'b', 'c'], [tall], 2).map(row => row.map(piece => piece.text)),
			[['a'], ['b', '1']],
		)
	})

	it('shows the same as a screen painted anew, whatever was there before', async () => {
		const text = fc.string({ unit: fc.constantFrom(...'ab '), maxLength: WIDTH })
		const canvas = fc
			.record({
				x: fc.integer({ min: 0, max: WIDTH - 3 }),
				y: fc.integer({ min: 0, max: HEIGHT - 1 }),
				lines: fc.array(fc.constantFrom('123', '456', '\x1b[7m789\x1b[0m'), { minLength: 1, maxLength: 3 }),
			})
			.map(({ x, y, lines }): Placed => ({ rect: { x, y, width: 3, height: lines.length }, lines }))
		const frame = fc.tuple(fc.array(text, { maxLength: HEIGHT }), fc.array(canvas, { maxLength: 3 }))
		await fc.assert(
			fc.asyncProperty(fc.array(frame, { minLength: 2, maxLength: 6 }), async frames => {
				const shown = new FakeOutput(WIDTH, HEIGHT)
				const anew = new FakeOutput(WIDTH, HEIGHT)
				for (const output of [shown, anew]) output.write('\x1b[?7l')
				let rows: ReturnType<typeof compose> = []
				for (const [lines, placed] of frames) {
					const next = compose(lines, placed, HEIGHT)
					shown.write(difference(rows, next))
					rows = next
				}
				anew.write(difference([], rows))
				assert.deepEqual(await shown.lines(), await anew.lines())
			}),
			{ numRuns: 60 },
		)
	})
})
