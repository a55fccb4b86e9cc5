import assert from 'node:assert/strict'
import type { Opened } from '../../../src/cli/read.js'
import { newCompare } from '../../../src/tui/compare/state.js'
import { countOf } from '../../../src/tui/current.js'
import { columnsFor } from '../../../src/tui/panes/list.js'
import { initialState } from '../../../src/tui/state.js'
import { createTheme } from '../../../src/tui/theme.js'
import { shownColumns } from '../../../src/tui/views/columns.js'
import { readFixture } from '../../fixture-files.js'
import { pressed } from '../pressed.js'

const theme = createTheme({ level: 0 })
const HEIGHT = 10

describe('the ladder', () => {
	let opened: Opened

	before(async () => {
		opened = await readFixture('nginx-tls13-large.pcap')
	})
	after(() => opened.capture.close())

	it('cuts no number of what is in sight at 80 columns, and leaves room for what the message is', () => {
		const place = { session: 0, conversation: 1 }
		const compare = newCompare(place, place)
		const start = initialState({ sessions: [opened.session], view: 'ladder', compare, language: 'en' })
		const state = pressed(start, 'G')
		const columns = columnsFor(shownColumns(state, theme, 78, HEIGHT), 76)
		const widest = (title: string) => {
			const { column, width } = columns.find(({ column }) => column.title === title)!
			for (let row = countOf(state) - HEIGHT; row < countOf(state); row++) {
				const text = column.cell(row, width)
				assert.ok(typeof text === 'string' && text.length <= width, `${title}: ${text}`)
			}
			return width
		}
		assert.ok(widest('Packet') >= 6)
		assert.ok(widest('Bytes') > 6)
		assert.ok(columns.find(({ column }) => column.title === 'Message')!.width >= 25)
	})
})
