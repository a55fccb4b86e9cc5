import assert from 'node:assert/strict'
import fc from 'fast-check'
import { type Column, columnsFor, listLines, listRowAt, listTop, moveList } from '../../../src/tui/panes/list.js'
import { width as columnsOf } from '../../../src/tui/text.js'
import { createTheme } from '../../../src/tui/theme.js'

const mono = createTheme({ level: 0 })

const columns: readonly Column[] = [
	{ title: 'no', width: 4, align: 'right', cell: row => `${row + 1}` },
	{ title: 'from', width: 6, rank: 2, cell: row => `host ${row}` },
	{ title: 'content', width: 8, grow: 1, cell: row => [{ text: 'GET ', token: 'key' }, { text: `/page/${row}` }] },
	{ title: 'time', width: 5, rank: 1, cell: () => '0.001' },
]

const draw = (options: Partial<Parameters<typeof listLines>[0]> = {}) =>
	listLines({
		theme: mono,
		columns,
		count: 1_000_000,
		state: { selected: 0, top: 0 },
		width: 40,
		height: 5,
		isFocused: true,
		...options,
	})

const bare = (lines: readonly string[]) => lines.map(text => text.replaceAll(/.\[[0-9;]*m/gs, ''))

describe('list lines', () => {
	it('draw titles and rows, and where in the list that is', () => {
		assert.deepEqual(bare(draw({ state: { selected: 999_998, top: 999_997 }, count: 999_999 })), [
			'  no from   content              time   ',
			'999… host … GET /page/999995     0.001 │',
			'999… host … GET /page/999996     0.001 │',
			'999… host … GET /page/999997     0.001 │',
			'999… host … GET /page/999998     0.001 █',
		])
	})

	it('show the selection in reverse, underlined in a pane without the focus', () => {
		assert.match(draw()[1]!, /^.\[7m.*.\[0m.\[2m█.\[0m$/s)
		assert.match(draw({ isFocused: false })[1]!, /^.\[4m/s)
	})

	it('leave columns out where there is no room for all', () => {
		const titles = (width: number) => columnsFor(columns, width).map(({ column }) => column.title)
		assert.deepEqual(titles(26), ['no', 'from', 'content', 'time'])
		assert.deepEqual(titles(25), ['no', 'content', 'time'])
		assert.deepEqual(titles(18), ['no', 'content'])
		assert.deepEqual(titles(5), ['no', 'content'])
	})

	it('give a column the width that cuts none of its cells before any room is shared', () => {
		const widths = (room: number) =>
			columnsFor(
				[
					{ title: 'cause', width: 5, wish: 12, cell: () => '' },
					{ title: 'name', width: 5, grow: 1, cell: () => '' },
				],
				room,
			).map(({ width }) => width)
		assert.deepEqual(widths(11), [5, 5])
		assert.deepEqual(widths(15), [9, 5])
		assert.deepEqual(widths(30), [12, 17])
	})

	it('leave accessory columns out for what another one has to say, and no others', () => {
		const titles = (room: number) =>
			columnsFor(
				[
					{ title: 'who', width: 5, rank: 1, cell: () => '' },
					{ title: 'packets', width: 5, rank: 2, cell: () => '' },
					{ title: 'verdict', width: 5, clear: 11, rank: 0.9, cell: () => '' },
				],
				room,
			).map(({ column, width }) => `${column.title} ${width}`)
		assert.deepEqual(titles(23), ['who 5', 'packets 5', 'verdict 11'])
		assert.deepEqual(titles(22), ['who 5', 'verdict 11'])
		assert.deepEqual(titles(11), ['who 5', 'verdict 5'])
		assert.deepEqual(titles(10), ['verdict 10'])
		const wishing: Column[] = [
			{ title: 'protocol', width: 5, wish: 10, cell: () => '' },
			{ title: 'verdict', width: 5, clear: 11, cell: () => '' },
		]
		assert.deepEqual(
			columnsFor(wishing, 18).map(({ width }) => width),
			[6, 11],
		)
	})

	it('make only the cells that are seen', () => {
		let made = 0
		const counting: Column = { title: 'x', width: 3, cell: () => `${made++}` }
		draw({ columns: [counting], state: { selected: 500_000, top: 0 } })
		assert.equal(made, 4)
	})

	it('draw an empty list, and one shorter than the pane', () => {
		assert.deepEqual(
			bare(draw({ count: 0 })).map(text => text.trim()),
			['no from   content              time', '', '', '', ''],
		)
		assert.equal(bare(draw({ count: 1 }))[1]!.at(-1), ' ', 'nothing to scroll')
	})

	it('scroll with the selection, and no further', () => {
		const down = moveList({ selected: 3, top: 0 }, 'down', 100, 5)
		assert.deepEqual(down, { selected: 4, top: 1 })
		assert.deepEqual(moveList(down, 'up', 100, 5), { selected: 3, top: 1 })
		assert.deepEqual(moveList(down, 'last', 100, 5), { selected: 99, top: 96 })
		assert.deepEqual(moveList(down, 'pageDown', 100, 5), { selected: 7, top: 4 })
	})

	it('know the row on a line', () => {
		const state = { selected: 10, top: 8 }
		assert.equal(listRowAt(state, 100, 5, 0), undefined)
		assert.equal(listRowAt(state, 100, 5, 1), 8)
		assert.equal(listRowAt(state, 9, 5, 4), 8)
		assert.equal(listRowAt({ selected: 0, top: 0 }, 2, 5, 3), undefined)
	})

	it('are exactly as wide and high as asked, the selection among them', () => {
		const sizes = fc.record({
			width: fc.integer({ min: 20, max: 60 }),
			height: fc.integer({ min: 2, max: 9 }),
			count: fc.integer({ min: 1, max: 50 }),
			selected: fc.nat(49),
			top: fc.nat(60),
		})
		fc.assert(
			fc.property(sizes, ({ width, height, count, selected, top }) => {
				const state = { selected: Math.min(selected, count - 1), top }
				const lines = draw({ width, height, count, state })
				assert.equal(lines.length, height)
				for (const text of bare(lines)) assert.equal(columnsOf(text), width)
				assert.equal(lines.filter(text => text.includes('\x1b[7m')).length, 1)
				const first = listTop(state, count, height)
				assert.ok(first <= state.selected && state.selected < first + height - 1)
			}),
		)
	})
})
