import assert from 'node:assert/strict'
import type { Opened } from '../../src/cli/read.js'
import type { Session } from '../../src/session/session.js'
import { newCompare } from '../../src/tui/compare/state.js'
import { issueRows } from '../../src/tui/issue-rows.js'
import { conversationFacts } from '../../src/tui/overviews/conversation-facts.js'
import { initialState, type State } from '../../src/tui/state.js'
import { width } from '../../src/tui/text.js'
import { createTheme } from '../../src/tui/theme.js'
import { update } from '../../src/tui/update.js'
import { footerLine, headerLine } from '../../src/tui/views/bars.js'
import { factsLines } from '../../src/tui/views/facts-lines.js'
import { readFixture } from '../fixture-files.js'
import { unstyled } from './unstyled.js'

const theme = createTheme({ level: 0 })

describe('what is wrong with a capture', () => {
	const opened: Opened[] = []
	let start: State

	before(async () => {
		for (const file of ['http-malformed.pcap', 'capture-lost.pcap', 'tutorial-https-refused.pcap'])
			opened.push(await readFixture(file))
		const place = { session: 0, conversation: 1 }
		const sessions = opened.map(({ session }) => session)
		start = initialState({ sessions, view: 'packets', compare: newCompare(place, place), language: 'en' })
	})
	after(() => {
		for (const { capture } of opened) capture.close()
	})

	const press = (state: State, key: string): State => {
		const next = update(state, { kind: 'key', key: { key }, sizes: () => ({ width: 76, height: 12 }) })
		return 'sessions' in next ? next : next[0]
	}
	const header = (state: State, columns: number) => unstyled(headerLine(state, theme, columns))

	it('is counted in the top line of a small screen, beside which of the captures it is', () => {
		const count = issueRows(opened[0]!.session).length
		assert.ok(count > 0)
		assert.match(header(start, 80), new RegExp(`7 Causes +!${count} … 1/3 $`))
		assert.match(header(start, 160), new RegExp(`! ${count} issues \\(i\\) +http-malformed.pcap 1/3 $`))
		for (const columns of [60, 70, 80, 100, 120, 160]) assert.equal(width(header(start, columns)), columns)
	})

	it('is not spoken of where nothing is wrong', () => {
		const refused = press(press(start, '.'), '.')
		assert.equal(issueRows(opened[2]!.session).length, 0)
		assert.doesNotMatch(header(refused, 160), /!/)
	})

	it('is listed by packet, and each issue leads to its packet and back', () => {
		const list = press(press(start, 'i'), 'j')
		assert.equal(list.view, 'issues')
		const packet = press(list, 'enter')
		assert.equal(packet.view, 'packets')
		assert.equal(packet.packets.list.selected + 1, issueRows(opened[0]!.session)[1]!.packet)
		const back = press(packet, 'escape')
		assert.equal(back.view, 'issues')
		assert.equal(back.overviews.issues.selected, 1)
	})

	it('has a row for each hole', () => {
		const conversation = opened[1]!.session.conversations[0]!
		assert.ok(conversation.holeList.length > 0)
		const holes = issueRows(opened[1]!.session).filter(row => /not in the capture/.test(row.text))
		assert.deepEqual(
			holes.map(row => row.packet),
			conversation.holeList.map(hole => hole.packet),
		)
	})

	it('stands among the facts of its conversation, with the cause of an alert', () => {
		const textOf = (index: number) => {
			const { session } = opened[index]!
			const lines = factsLines(theme, conversationFacts(session, session.conversations[0]!, 'en'), 76, 20)
			for (const line of lines) assert.equal(width(unstyled(line)), 76)
			return lines.map(unstyled).join('\n')
		}
		assert.match(textOf(0), /Issues +! packet 6: the status line has no space/)
		assert.match(textOf(2), /How it ended +alert unknown_ca by the client\. The client does not trust/)
	})

	it('is told once when the capture itself is damaged, until the next key', () => {
		const damaged: Session = Object.create(opened[2]!.session, {
			issues: { value: [{ code: 'truncated', packet: 4, text: 'packet 4 at byte 286 is cut' }] },
		})
		const grow = (state: State): State => {
			const next = update(state, { kind: 'grown' })
			return 'sessions' in next ? next : next[0]
		}
		const told = grow({ ...start, sessions: [damaged] })
		assert.match(unstyled(footerLine(told, theme, 80)), /^ ! packet 4 at byte 286 is cut/)
		assert.match(unstyled(footerLine(grow(press(told, 'j')), theme, 80)), /i issues/)
	})

	it('keeps Esc and q in the footer of 80 columns', () => {
		for (const view of ['1', '2', '3', 'i'])
			assert.match(unstyled(footerLine(press(start, view), theme, 80)), /q quit.*Esc back/)
	})
})
