import assert from 'node:assert/strict'
import { KEY_WORDS } from '../../../src/explain/key-words.js'
import { newCompare } from '../../../src/tui/compare/state.js'
import { newDemo } from '../../../src/tui/demo/state.js'
import { KEYS } from '../../../src/tui/keys.js'
import { LIVE } from '../../../src/tui/live/state.js'
import { initialState, type State } from '../../../src/tui/state.js'
import { width } from '../../../src/tui/text.js'
import { createTheme } from '../../../src/tui/theme.js'
import { update } from '../../../src/tui/update.js'
import { footerLine } from '../../../src/tui/views/bars.js'
import { helpLength, helpLines } from '../../../src/tui/views/help.js'
import { unstyled } from '../unstyled.js'

const theme = createTheme({ level: 0 })
const SIZE = { width: 78, height: 20 }

describe('the help', () => {
	const place = { session: 0, conversation: 1 }
	const start = initialState({ sessions: [], view: 'ladder', compare: newCompare(place, place), language: 'en' })
	/** Where all keys are known. */
	const inDemo = { ...start, live: LIVE, demo: newDemo({ acts: [{ id: 'clear', inputs: [] }], act: 0, inputs: {} }) }
	const press = (state: State, key: string): State => {
		const next = update(state, { kind: 'key', key: { key }, sizes: () => SIZE })
		return 'sessions' in next ? next : next[0]
	}
	const shown = (state: State, columns = SIZE.width, rows = SIZE.height) =>
		helpLines(state, theme, columns, rows).map(unstyled)

	it('begins with the keys of the open view', () => {
		assert.match(shown(start)[0]!, /^Handshake/)
		assert.match(shown({ ...start, view: 'compare' })[0]!, /^Compare/)
	})

	it('tells of what is live, and of the demo, only where one is', () => {
		const titles = (state: State) =>
			shown(state, SIZE.width, 500)
				.filter(line => /^\S/.test(line))
				.map(line => line.trim())
		const plain = titles(start)
		assert.deepEqual(
			titles(inDemo).filter(title => !plain.includes(title)),
			['While it comes', 'In the demo', 'While a value of the demo is typed'],
		)
	})

	it('scrolls to its last line and at once back again', () => {
		const end = press(press(start, '?'), 'G')
		assert.match(shown(end).at(-1)!, /the bytes of the selected field/)
		assert.notDeepEqual(shown(press(end, 'k')), shown(end))
		assert.deepEqual(shown(press(end, 'g')), shown(start))
	})

	it('has all its lines at any width, each as wide as it should be', () => {
		for (const columns of [58, 78, 118, 158, 198]) {
			const rows = shown(inDemo, columns, helpLength(inDemo, columns))
			for (const row of rows) assert.equal(width(row), columns)
			const text = rows.join('\n')
			const told = KEYS.filter(({ when }) => when.some(context => context !== 'help'))
			// A text that does not fit beside its key goes on below: no word of it is lost.
			const cells = columns < 150 ? rows : rows.flatMap(row => [row.slice(0, columns >> 1), row.slice(columns >> 1)])
			for (const { help } of told)
				for (const word of help.split(' '))
					assert.ok(
						cells.some(cell => cell.includes(word)),
						`${help}: ${word}`,
					)
			assert.doesNotMatch(text, /[a-z]…/)
			assert.match(text, /the bytes of the selected field/)
		}
	})

	it('is in Chinese as well, and so is the footer', () => {
		const texts = new Set(KEYS.flatMap(({ help, footer }) => [help, ...(footer ? [footer.word] : [])]))
		assert.deepEqual(
			[...texts].filter(text => !KEY_WORDS[text]),
			[],
			'each text of the key table has its Chinese',
		)
		assert.deepEqual(
			Object.keys(KEY_WORDS).filter(text => !texts.has(text)),
			[],
			'and no Chinese is left over',
		)
		const chinese: State = { ...start, language: 'zh' }
		assert.match(shown(chinese).join('\n'), /到承载此消息的分组/)
		assert.match(unstyled(footerLine(chinese, theme, 80)), /^ \? 帮助 {2}Enter 其分组/)
	})
})
