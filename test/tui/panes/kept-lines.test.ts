import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { RowStamps } from '../../../src/tui/panes/kept-lines.js'
import { type Column, listLines } from '../../../src/tui/panes/list.js'
import { createTheme } from '../../../src/tui/theme.js'

const theme = createTheme({ level: 3 })

type Options = Partial<Parameters<typeof listLines>[0]>

/** A list of a thousand rows whose words are those of `words`, and which of its rows are made. */
function list(words: Map<number, number> = new Map()) {
	const made: number[] = []
	const columns: readonly Column[] = [
		{ title: 'no', width: 4, align: 'right', cell: row => `${row + 1}` },
		{
			title: 'word',
			width: 8,
			grow: 1,
			cell: row => {
				made.push(row)
				return [{ text: `word ${words.get(row) ?? 0}`, token: 'key' }]
			},
		},
	]
	const stamps: RowStamps = { of: {}, list: 'words', at: row => `${row} ${words.get(row) ?? 0}` }
	const draw = (options: Options = {}) =>
		listLines({
			theme,
			columns,
			count: 1000,
			state: { selected: 0, top: 0 },
			width: 40,
			height: 6,
			isFocused: true,
			...options,
		})
	/** The rows that are made for a frame, which is the same as if none had been kept. */
	const makes = (options: Options = {}): readonly number[] => {
		made.length = 0
		const lines = draw({ stamps, ...options })
		const rows = [...made]
		assert.deepEqual(lines, draw(options))
		return rows
	}
	return { words, stamps, makes }
}

describe('the lines of a list', () => {
	it('are made once while what they say is the same', () => {
		const { makes } = list()
		assert.deepEqual(makes(), [0, 1, 2, 3, 4])
		assert.deepEqual(makes(), [])
		assert.deepEqual(makes({ state: { selected: 5, top: 1 } }), [5])
	})

	it('are made anew where the selection comes to and where it was', () => {
		const { makes } = list()
		makes()
		assert.deepEqual(makes({ state: { selected: 1, top: 0 } }), [0, 1])
		assert.deepEqual(makes({ isFocused: false, state: { selected: 1, top: 0 } }), [1])
	})

	it('are made anew when their row says something else, and no other is', () => {
		const { words, makes } = list()
		makes()
		words.set(3, 1)
		assert.deepEqual(makes(), [3])
	})

	it('are let go with another width, another theme and another list', () => {
		const { makes, stamps } = list()
		for (const options of [
			{ width: 50 },
			{ width: 40 },
			{ theme: createTheme({ level: 0 }) },
			{},
			{ stamps: { ...stamps, list: 'Wörter' } },
		] satisfies Options[])
			assert.deepEqual(makes(options), [0, 1, 2, 3, 4])
	})

	it('are some screens at most: of more the oldest are let go', () => {
		const { makes } = list()
		const at = (top: number) => makes({ state: { selected: top, top } })
		for (let top = 0; top < 600; top += 5) at(top)
		assert.deepEqual(at(100), [])
		assert.deepEqual(at(0), [0, 1, 2, 3, 4])
	})

	it('are the same as if none were kept, whatever is done', () => {
		const step = fc.record({
			top: fc.nat(20),
			selected: fc.nat(25),
			width: fc.constantFrom(30, 40),
			isFocused: fc.boolean(),
			grows: fc.option(fc.nat(25), { nil: undefined }),
		})
		fc.assert(
			fc.property(fc.array(step, { maxLength: 30 }), steps => {
				const { words, makes } = list()
				for (const { top, selected, width, isFocused, grows } of steps) {
					if (grows !== undefined) words.set(grows, (words.get(grows) ?? 0) + 1)
					makes({ state: { top, selected }, width, isFocused })
				}
			}),
			{ numRuns: 50 },
		)
	})
})
