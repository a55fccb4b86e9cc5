import assert from 'node:assert/strict'
import type { Area } from '../../src/tui/areas.js'
import { type LiveArea, liveArea, redraw } from '../../src/tui/live-areas.js'

const draws = (text: string) => () => [text]

const screen = (text: string, { size = 2, name = 'list', title = true } = {}): Area => ({
	direction: 'column',
	areas: [
		...(title ? [{ size: 1, draw: draws(`title ${text}`) }] : []),
		{ size, direction: 'row', areas: [{ name, draw: draws(`list ${text}`) }, { draw: draws(`tree ${text}`) }] },
	],
})

const drawnIn = (area: LiveArea): readonly string[] =>
	'draw' in area ? area.draw.current(1, 1) : area.areas.flatMap(drawnIn)

describe('live areas', () => {
	it('are drawn by other drawers where nothing is placed elsewhere', () => {
		const live = liveArea(screen('a'))
		assert.deepEqual(drawnIn(live), ['title a', 'list a', 'tree a'])
		assert.equal(redraw(live, screen('b')), true)
		assert.deepEqual(drawnIn(live), ['title b', 'list b', 'tree b'])
	})

	for (const [what, other] of [
		['has another size', screen('b', { size: 3 })],
		['has another name', screen('b', { name: 'help' })],
		['is gone', screen('b', { title: false })],
		['was parted and is drawn', { draw: draws('b') }],
		['is parted the other way', { ...screen('b'), direction: 'row' }],
	] as const)
		it(`keep their drawers, all of them, when one ${what}`, () => {
			const live = liveArea(screen('a'))
			assert.equal(redraw(live, other as Area), false)
			assert.deepEqual(drawnIn(live), ['title a', 'list a', 'tree a'])
		})
})
