import assert from 'node:assert/strict'
import type { Session } from '../../../src/session/session.js'
import { newCompare } from '../../../src/tui/compare/state.js'
import { rowStamps } from '../../../src/tui/lists/row-stamps.js'
import { shownRows } from '../../../src/tui/lists/rows.js'
import { initialState, type State, type ViewName } from '../../../src/tui/state.js'
import { createTheme } from '../../../src/tui/theme.js'
import { shownColumns } from '../../../src/tui/views/columns.js'
import { FIXTURES, withFixture } from '../../fixture-files.js'
import { keysBeside } from '../../session/keys.js'
import { mirrored } from '../../session/mirrored.js'
import { packetsOf } from '../../session/replay.js'

const theme = createTheme({ level: 3 })

function stateOf(session: Session, view: ViewName): State {
	const compare = newCompare({ session: 0, conversation: 1 }, { session: 0, conversation: 2 })
	return initialState({ sessions: [session], view, compare, language: 'en' })
}

describe('the stamp of a row', () => {
	it('is another whenever the row says something else, of packets and of conversations', async () => {
		for (const file of FIXTURES) {
			const seen = new Map<string, unknown>()
			const look = (mirror: Session) => {
				for (const view of ['packets', 'conversations'] as const) {
					const state = stateOf(mirror, view)
					const columns = shownColumns(state, theme, 160)
					const stamps = rowStamps(state)!
					for (let place = 0; place < shownRows(state).count; place++) {
						const stamp = `${view} ${stamps.at(place)}`
						const cells = columns.map(column => column.cell(place, column.width))
						if (!seen.has(stamp)) seen.set(stamp, cells)
						assert.deepEqual(cells, seen.get(stamp), `${file}, ${stamp}`)
					}
				}
			}
			const moments = new Set([1, 2, 3, 5, 8, 12, 17, 25, 40, 70])
			const { mirror } = mirrored(await withFixture(file, packetsOf), keysBeside(file), { moments, look })
			look(mirror)
		}
	})

	it('is another for the conversation that waits to be compared', async () => {
		const { mirror } = mirrored(await withFixture(FIXTURES[0]!, packetsOf), keysBeside(FIXTURES[0]!), {
			moments: new Set(),
		})
		const state = stateOf(mirror, 'conversations')
		const marked = { ...state, marked: { session: 0, conversation: 1 } }
		assert.notEqual(rowStamps(state)!.at(0), rowStamps(marked)!.at(0))
	})

	it('is none where rows are not told apart by their conversations', async () => {
		const { mirror } = mirrored(await withFixture(FIXTURES[0]!, packetsOf), keysBeside(FIXTURES[0]!), {
			moments: new Set(),
		})
		assert.equal(rowStamps(stateOf(mirror, 'checks')), undefined)
		assert.equal(rowStamps(stateOf(mirror, 'ladder')), undefined)
	})
})
