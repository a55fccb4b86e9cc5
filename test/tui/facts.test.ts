import assert from 'node:assert/strict'
import type { Opened } from '../../src/cli/read.js'
import { arrange } from '../../src/tui/areas.js'
import { newCompare } from '../../src/tui/compare/state.js'
import { OVERVIEWS } from '../../src/tui/overviews/all.js'
import { initialState, type State } from '../../src/tui/state.js'
import { width } from '../../src/tui/text.js'
import { createTheme } from '../../src/tui/theme.js'
import { factsLength, factsLines } from '../../src/tui/views/facts-lines.js'
import { wholeScreen } from '../../src/tui/views/whole.js'
import { readFixture } from '../fixture-files.js'
import { pressed } from './pressed.js'
import { unstyled } from './unstyled.js'

const theme = createTheme({ level: 0 })
const SIZE = { columns: 80, rows: 24 }

describe('what is said of a row below its list', () => {
	let opened: Opened
	let start: State

	before(async () => {
		opened = await readFixture('openssl-renegotiation.pcap')
		start = initialState({
			sessions: [opened.session],
			view: 'conversations',
			compare: newCompare(undefined, undefined),
			language: 'en',
		})
	})
	after(() => opened.capture.close())

	/** The pane as it is drawn, from its title to its lower edge. */
	const pane = (state: State, size = SIZE) => {
		const area = arrange(wholeScreen(state, theme, size), size).find(({ name }) => name === 'facts')!
		return area.draw(area.rect.width, area.rect.height).map(unstyled)
	}
	const press = (state: State, ...keys: string[]) => pressed(state, ...keys)

	it('says how much more of it is below', () => {
		const small = { columns: 80, rows: 16 }
		const [title, ...lines] = pane(start, small)
		const shown = lines.length - 1
		const all = factsLength(OVERVIEWS.conversations.facts(start, 0), small.columns - 2)
		assert.ok(all > shown)
		assert.ok(title!.includes(` ${all - shown} more lines: Tab `), title)
		assert.match(lines[0]!, /█│$/)
		assert.doesNotMatch(pane(start, { columns: 160, rows: 45 })[0]!, /more/)
	})

	it('gets the keys on Tab and is scrolled to its last line, the list staying where it is', () => {
		const end = press(start, 'tab', 'G')
		const facts = OVERVIEWS.conversations.facts(end, 0)
		const lines = factsLines(theme, facts, 76, 12, end.facts.top).map(unstyled)
		assert.equal(end.facts.top + 12, factsLength(facts, 76))
		assert.ok(lines.at(-1)!.trim().length > 1)
		for (const text of lines) assert.equal(width(text), 76)
		assert.deepEqual(end.overviews, start.overviews)
		assert.match(pane(end)[0]!, /▸ Conversation 1/)
		assert.equal(press(end, 'g').facts.top, 0)
	})

	it('gives the keys back on Tab and on Esc, which leaves no view then', () => {
		const there = press(start, '7', '2', 'tab', 'j')
		for (const key of ['tab', 'escape']) {
			const back = press(there, key)
			assert.equal(back.view, 'conversations')
			assert.equal(back.facts.isFocused, false)
		}
		assert.equal(press(there, 'escape', 'escape').view, 'causes')
	})

	it('begins anew with another row, and in another view without the keys', () => {
		const keys = press(start, '6')
		assert.ok(OVERVIEWS.keys.count(keys) > 1)
		const scrolled = { ...keys, facts: { isFocused: false, top: 3 } }
		assert.equal(press(scrolled, 'j').facts.top, 0)
		assert.deepEqual(press({ ...scrolled, facts: { isFocused: true, top: 3 } }, '2').facts, start.facts)
	})

	it('leaves no room unused that a short list does not need', () => {
		const area = arrange(wholeScreen(start, theme, { columns: 160, rows: 45 }), { columns: 160, rows: 45 })
		const list = area.find(({ name }) => name === 'list')!
		assert.equal(list.rect.height, Math.max(6, OVERVIEWS.conversations.count(start) + 3))
	})
})
