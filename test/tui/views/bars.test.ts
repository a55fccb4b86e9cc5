import assert from 'node:assert/strict'
import type { Opened } from '../../../src/cli/read.js'
import { newCompare } from '../../../src/tui/compare/state.js'
import { initialState, type State } from '../../../src/tui/state.js'
import { createTheme } from '../../../src/tui/theme.js'
import { barKeyAt, footerLine, headerLine } from '../../../src/tui/views/bars.js'
import { readFixture } from '../../fixture-files.js'
import { pressed } from '../pressed.js'
import { unstyled } from '../unstyled.js'

const theme = createTheme({ level: 0 })

describe('a click on a bar', () => {
	let opened: Opened
	let start: State

	before(async () => {
		opened = await readFixture('capture-mixed.pcap')
		const compare = newCompare(undefined, undefined)
		start = initialState({ sessions: [opened.session], view: 'packets', compare, language: 'en' })
	})
	after(() => opened.capture.close())

	it('is the key of the view that is named there, however short its name is', () => {
		for (const width of [60, 80, 120, 160])
			for (const key of '1234567') {
				const line = unstyled(headerLine(start, theme, width))
				const at = line.indexOf(key)
				for (const x of [at, at + 1]) assert.equal(barKeyAt('views', start, theme, width, x), key, `${width}: ${line}`)
				assert.equal(barKeyAt('views', start, theme, width, width - 1), undefined)
			}
		const line = unstyled(headerLine(start, theme, 160))
		assert.equal(barKeyAt('views', start, theme, 160, line.indexOf('Conversations') + 8), '2')
	})

	it('is the key that the bottom line shows there', () => {
		const keyAt = (state: State, word: string) => {
			const x = unstyled(footerLine(state, theme, 80)).indexOf(word)
			assert.ok(x > 0, word)
			return barKeyAt('keys', state, theme, 80, x)
		}
		assert.equal(keyAt(start, 'Enter'), 'enter')
		assert.equal(keyAt(start, 'filter'), 'f')
		assert.equal(keyAt(pressed(start, '?'), 'close'), '?')
		assert.equal(barKeyAt('keys', start, theme, 80, 0), undefined)
	})

	it('is none where the bottom line says something else', () => {
		const told: State = { ...start, message: 'a word to the user' }
		for (let x = 0; x < 80; x++) assert.equal(barKeyAt('keys', told, theme, 80, x), undefined)
		assert.equal(barKeyAt('list', start, theme, 80, 3), undefined)
	})
})
