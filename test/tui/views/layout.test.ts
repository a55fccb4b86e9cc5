import assert from 'node:assert/strict'
import { type Browser, createBrowser, type ViewName } from '../../../src/tui/state.js'
import { layoutOf } from '../../../src/tui/views/layout.js'

/** Rows of the body of 80x24 and 160x45: all but the top and the bottom line. */
const SMALL = { columns: 80, rows: 22 }
const LARGE = { columns: 160, rows: 43 }
const MANY = 1000

describe('the layout of a view with a list', () => {
	const layout = (view: ViewName, size: typeof SMALL, change: Partial<Browser> = {}, count = MANY) =>
		layoutOf(view, { ...createBrowser(), ...change }, size.columns, size.rows, count)

	it('gives half of a small screen to the rungs, and a good part of the rest to what they are for', () => {
		const { list, words, lower } = layout('ladder', SMALL)
		assert.equal(list, 11)
		assert.equal(words, 5)
		assert.deepEqual(lower, ['tree'])
	})

	it('leaves the room of these words to the fields and bytes while one is there', () => {
		for (const focus of ['tree', 'hex'] as const) {
			const { list, words, lower } = layout('ladder', SMALL, { focus, lower: focus })
			assert.equal(list, 11)
			assert.equal(words, 0)
			assert.deepEqual(lower, [focus])
		}
	})

	it('shows fields and bytes side by side where there are the columns', () => {
		assert.deepEqual(layout('packets', LARGE).lower, ['tree', 'hex'])
		assert.equal(layout('ladder', LARGE, { focus: 'hex' }).words, 4)
	})

	it('leaves the room that a short list does not need', () => {
		assert.equal(layout('packets', LARGE, {}, 9).list, 12)
		assert.equal(layout('packets', LARGE, {}, MANY).list, 19)
		assert.ok(layout('packets', LARGE, {}, 0).list! >= 6)
	})

	it('has lines for what the selected field means wherever fields are shown, and none that the bytes could use', () => {
		assert.equal(layout('packets', SMALL).meaning, 3)
		assert.equal(layout('ladder', SMALL, { focus: 'tree' }).meaning, 3)
		assert.equal(layout('packets', SMALL, { focus: 'hex', lower: 'hex' }).meaning, 0)
		assert.equal(layout('packets', SMALL, { focus: 'tree', isZoomed: true }).meaning, 3)
		assert.equal(layout('packets', LARGE).meaning, 2)
		assert.equal(layout('packets', { columns: 119, rows: 29 }, { focus: 'hex' }).meaning, 3)
		assert.equal(layout('ladder', { columns: 119, rows: 29 }).meaning, 2)
		assert.equal(layout('packets', { columns: 60, rows: 14 }).meaning, 2)
		assert.equal(layout('ladder', SMALL).meaning, 0, 'there the rung is explained')
	})

	it('takes a line or two from the fields for what takes more words than most, and no more', () => {
		const { words, meaning } = layoutOf('ladder', createBrowser(), 80, 22, MANY, { words: 6, meaning: 9 })
		assert.deepEqual([words, meaning], [6, 0])
		const inFields = { ...createBrowser(), focus: 'tree' } as const
		assert.equal(layoutOf('ladder', inFields, 80, 22, MANY, { words: 6, meaning: 4 }).meaning, 4)
		assert.equal(layoutOf('ladder', inFields, 80, 22, MANY, { words: 6, meaning: 9 }).meaning, 5)
		assert.equal(layoutOf('ladder', createBrowser(), 80, 16, MANY, { words: 6, meaning: 0 }).words, 0)
	})

	it('gives a pane all the room, and the rungs keep their words', () => {
		const list = layout('ladder', SMALL, { isZoomed: true })
		assert.deepEqual([list.list, list.words, list.lower], [undefined, 5, []])
		const bytes = layout('ladder', SMALL, { isZoomed: true, focus: 'hex' })
		assert.deepEqual([bytes.list, bytes.words, bytes.lower], [0, 0, ['hex']])
	})
})
