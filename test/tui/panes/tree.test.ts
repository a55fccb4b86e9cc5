import assert from 'node:assert/strict'
import fc from 'fast-check'
import {
	createTree,
	moveTree,
	pathOf,
	reveal,
	rowAt,
	selectedRow,
	type TreeMove,
	type TreeState,
	treeRows,
	treeTop,
} from '../../../src/tui/panes/tree.js'
import { anyTree, roots } from './fields.js'

const HEIGHT = 4

/** Where some moves lead. */
function led(...moves: TreeMove[]): TreeState {
	return moves.reduce((state, move) => moveTree(roots, state, move, HEIGHT), createTree())
}

const paths = (state: TreeState) => {
	const rows = treeRows(roots, state.expanded)
	return rows.map((_, at) => pathOf(roots, rows, at))
}

describe('tree', () => {
	it('shows the roots, and what is open below them', () => {
		assert.deepEqual(paths(createTree()), ['ip', 'client_hello'])
		assert.deepEqual(paths(led('open')), ['ip', 'ip/version_ihl', 'ip/length', 'ip/ttl', 'client_hello'])
	})

	it('shows bits below their leaf', () => {
		assert.deepEqual(paths(led('open', 'open', 'open')).slice(1, 4), [
			'ip/version_ihl',
			'ip/version_ihl/version',
			'ip/version_ihl/ihl',
		])
	})

	it('opens and goes in, closes and goes out', () => {
		assert.equal(led('open', 'open').selected, 'ip/version_ihl')
		assert.equal(led('open', 'open', 'down', 'open').selected, 'ip/length')
		assert.equal(led('open', 'open', 'close').selected, 'ip')
		assert.equal(led('open', 'open', 'close', 'close').expanded.size, 0)
		assert.equal(led('close').selected, 'ip')
		assert.equal(led('toggle').expanded.size, 1)
		assert.equal(led('toggle', 'toggle').expanded.size, 0)
	})

	it('moves by rows, pages, to the ends and to the parent', () => {
		assert.equal(led('down').selected, 'client_hello')
		assert.equal(led('openAll', 'last').selected, 'client_hello/extensions/extension~2/undecoded')
		assert.equal(led('openAll', 'last', 'parent', 'parent').selected, 'client_hello/extensions')
		assert.equal(led('openAll', 'pageDown').selected, 'ip/version_ihl/ihl')
		assert.equal(led('openAll', 'last', 'first').selected, 'ip')
		assert.equal(led('openAll', 'last', 'closeAll').selected, 'client_hello')
	})

	it('scrolls so that the selection is seen', () => {
		const state = led('openAll', 'last')
		assert.equal(treeTop(roots, state, HEIGHT), paths(state).length - HEIGHT)
		assert.equal(treeTop(roots, moveTree(roots, state, 'up', HEIGHT), HEIGHT), paths(state).length - HEIGHT)
	})

	it('knows the path on a line of the pane', () => {
		const state = led('openAll', 'last')
		assert.equal(rowAt(roots, state, HEIGHT, HEIGHT - 1), 'client_hello/extensions/extension~2/undecoded')
		assert.equal(rowAt(roots, createTree(), HEIGHT, 2), undefined)
	})

	it('shows a path by opening all above it', () => {
		const state = reveal(createTree(), 'client_hello/extensions/extension~2')
		assert.deepEqual([...state.expanded], ['client_hello', 'client_hello/extensions'])
		assert.equal(paths(state)[selectedRow(roots, state)], 'client_hello/extensions/extension~2')
		assert.equal(reveal(state, 'client_hello/extensions').expanded, state.expanded, 'what is open stays the same set')
	})

	it('falls back to what is above a path that another tree does not have', () => {
		const state = { ...led('openAll'), selected: 'client_hello/extensions/extension~9/body' }
		assert.equal(paths(state)[selectedRow(roots, state)], 'client_hello/extensions')
		const other = { ...led('openAll'), selected: 'tcp/flags' }
		assert.equal(selectedRow(roots, other), 0)
		assert.equal(selectedRow([], other), -1)
		assert.equal(moveTree([], other, 'down', HEIGHT), other)
	})

	it('keeps its rows while only the selection moves', () => {
		const state = led('openAll')
		assert.equal(treeRows(roots, state.expanded), treeRows(roots, moveTree(roots, state, 'down', HEIGHT).expanded))
	})

	it('leads from any row to its path and back', () => {
		const moves = fc.array(fc.constantFrom<TreeMove>('open', 'down', 'openAll', 'toggle', 'up', 'pageDown', 'close'))
		fc.assert(
			fc.property(fc.array(anyTree, { minLength: 1, maxLength: 3 }), moves, (trees, moves) => {
				const state = moves.reduce((state, move) => moveTree(trees, state, move, HEIGHT), createTree())
				const rows = treeRows(trees, state.expanded)
				for (const [at, row] of rows.entries()) {
					const selected = pathOf(trees, rows, at)
					assert.equal(selectedRow(trees, { ...state, selected }), at)
					const below = rows.findIndex((other, i) => i > at && other.depth <= row.depth)
					assert.equal(row.size, (below < 0 ? rows.length : below) - at)
				}
				const top = treeTop(trees, state, HEIGHT)
				const at = selectedRow(trees, state)
				assert.ok(top <= at && at < top + HEIGHT)
			}),
		)
	})
})
