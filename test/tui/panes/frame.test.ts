import assert from 'node:assert/strict'
import { framed } from '../../../src/tui/panes/frame.js'
import { width as columnsOf, fitText } from '../../../src/tui/text.js'
import { createTheme } from '../../../src/tui/theme.js'

const draw = (options: Partial<Parameters<typeof framed>[0]> = {}) =>
	framed({
		theme: createTheme({ level: 0 }),
		title: [{ text: 'packets' }],
		width: 24,
		height: 4,
		isFocused: false,
		body: (width, height) => [fitText(`${width}x${height}`, width)],
		...options,
	})

const bare = (lines: readonly string[]) => lines.map(text => text.replaceAll(/.\[[0-9;]*m/gs, ''))

describe('frame', () => {
	it('stands around a body, with a title', () => {
		assert.deepEqual(bare(draw()), [
			'╭─ packets ────────────╮',
			'│22x2                  │',
			'│                      │',
			'╰──────────────────────╯',
		])
	})

	it('marks the focus not by colour alone', () => {
		assert.equal(bare(draw({ isFocused: true }))[0], '╭─▸ packets ───────────╮')
	})

	it('says more at the right end', () => {
		assert.equal(bare(draw({ right: [{ text: '7/40' }] }))[0], '╭─ packets ────── 7/40 ╮')
		assert.equal(bare(draw({ right: [{ text: '7/40' }], width: 14 }))[0], '╭─ pac… 7/40 ╮')
	})

	it('is as wide and high as asked, however narrow', () => {
		for (let width = 2; width < 30; width++)
			for (let height = 1; height < 5; height++) {
				const lines = bare(draw({ width, height, right: [{ text: 'right' }] }))
				assert.equal(lines.length, height)
				for (const text of lines) assert.equal(columnsOf(text), width)
			}
	})

	it('keeps to ASCII where it must', () => {
		assert.match(
			bare(draw({ theme: createTheme({ level: 0, ascii: true }), isFocused: true })).join(''),
			/^[\x20-\x7e]*$/,
		)
	})
})
