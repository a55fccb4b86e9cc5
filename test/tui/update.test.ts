import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Opened } from '../../src/cli/read.js'
import { withDefault } from '../../src/tui/browse.js'
import { compareLines } from '../../src/tui/compare/lines.js'
import { newCompare } from '../../src/tui/compare/state.js'
import { browserOf, countOf, sessionOf } from '../../src/tui/current.js'
import { conflicts } from '../../src/tui/keymap.js'
import { KEYS } from '../../src/tui/keys.js'
import { ladderRows } from '../../src/tui/ladder-rows.js'
import { seenRows } from '../../src/tui/lists/rows.js'
import { conversationColumns } from '../../src/tui/overviews/conversation-list.js'
import { hexLines } from '../../src/tui/panes/hex.js'
import { listLines } from '../../src/tui/panes/list.js'
import { treeLines } from '../../src/tui/panes/tree-lines.js'
import { initialState, type State } from '../../src/tui/state.js'
import { hexView, subjectOf } from '../../src/tui/subject.js'
import { width } from '../../src/tui/text.js'
import { createTheme } from '../../src/tui/theme.js'
import { type Action, update } from '../../src/tui/update.js'
import { footerLine, headerLine } from '../../src/tui/views/bars.js'
import { helpLines } from '../../src/tui/views/help.js'
import { ladderColumns } from '../../src/tui/views/ladder.js'
import { packetColumns } from '../../src/tui/views/packet-list.js'
import { fieldWords, toldLines } from '../../src/tui/views/words.js'
import { readFixture } from '../fixture-files.js'
import { unstyled } from './unstyled.js'

const theme = createTheme({ level: 0 })
const FILES = [
	'tutorial-http.pcap',
	'tutorial-https.pcap',
	'http-gzip.pcap',
	'capture-snaplen.pcap',
	'openssl-renegotiation.pcap',
]

/** Every line that the open view draws in so many columns and rows. */
function drawn(state: State, columns: number, rows: number): string[] {
	const lines = [headerLine(state, theme, columns), footerLine(state, theme, columns)]
	if (state.isHelpOpen) return [...lines, ...helpLines(state, theme, columns, rows)]
	const { compare, sessions, language } = state
	const size = { width: columns, height: rows }
	if (state.view === 'compare') return [...lines, ...compareLines(compare, sessions, size, theme, language)]
	const session = sessionOf(state)!
	const count = countOf(state)
	const list = { theme, count, ...size, isFocused: true }
	if (state.view === 'conversations') {
		const shown = conversationColumns(session, theme, state, { width: columns, rows: seenRows(state, rows) })
		return [...lines, ...listLines({ ...list, columns: shown, state: state.overviews.conversations })]
	}
	const browser = browserOf(state)
	const subject = subjectOf(state)
	const tree = withDefault(browser, subject)
	const conversation = session.conversations[state.ladder.conversation - 1]
	const shown =
		state.view === 'packets' || !conversation
			? packetColumns(session, theme, language, columns, seenRows(state, rows))
			: ladderColumns(conversation, theme, language, columns)
	return [
		...lines,
		...listLines({ ...list, columns: shown, state: browser.list }),
		...treeLines({ theme, roots: subject.roots, state: tree, ...size, isFocused: true }),
		...hexLines({ theme, view: hexView(subject, { ...browser, tree }), ...size }),
		...toldLines(theme, fieldWords(subject, { ...browser, tree }, language), language, columns, rows),
	]
}

const stateOf = (next: ReturnType<typeof update>): State => ('sessions' in next ? next : next[0])

describe('the screen’s state', () => {
	const opened: Opened[] = []
	let start: State

	before(async () => {
		for (const file of FILES) opened.push(await readFixture(file))
		const sessions = opened.map(({ session }) => session)
		const compare = newCompare(
			{ session: 0, conversation: 1 },
			{ session: 1, conversation: 1 },
			{ text: 'fluffy tail' },
		)
		start = initialState({ sessions, view: 'packets', compare, language: 'en' })
	})
	after(() => {
		for (const { capture } of opened) capture.close()
	})

	const press = (state: State, key: string): State => {
		const action: Action = {
			kind: 'key',
			key: { key, ...(key.length === 1 && { text: key }) },
			sizes: () => ({ width: 76, height: 12 }),
		}
		return stateOf(update(state, action))
	}

	it('takes any keys in any order, and draws every line as wide as it should be', () => {
		const names = [...new Set(KEYS.flatMap(row => row.keys))].filter(key => key !== 'ctrl+c' && key !== 'q')
		fc.assert(
			fc.property(
				fc.array(fc.constantFrom(...names, 'a', 'wheeldown'), { maxLength: 40 }),
				fc.constantFrom(60, 80, 160),
				(keys, columns) => {
					let state = start
					for (const key of keys) state = press(state, key)
					for (const line of drawn(state, columns, 20))
						assert.equal(width(unstyled(line)), columns, JSON.stringify(line))
				},
			),
			{ numRuns: 60 },
		)
	})

	it('has no key with two meanings', () => {
		assert.deepEqual(conflicts(KEYS), [])
	})

	it('leads from a conversation that went wrong to the message that shows why, and stays where one was in its ladder', async () => {
		const { session, capture } = await readFixture('tutorial-https-refused.pcap')
		const chosen = (state: State) => ladderRows(session.conversations[0]!)[state.ladder.list.selected]!
		const list = press({ ...start, sessions: [session] }, '2')
		const opened = press(list, 'enter')
		const row = chosen(opened)
		assert.equal(row.kind === 'message' && row.message.type, 'alert')
		const moved = press(opened, 'k')
		assert.equal(press(press(moved, 'escape'), 'enter').ladder.list.selected, moved.ladder.list.selected)
		assert.equal(press(press(start, '2'), 'enter').ladder.list.selected, 0, 'where nothing went wrong, from the top')
		capture.close()
	})

	it('says where a key works that means nothing here, and where all keys stand', () => {
		assert.equal(
			press(start, 'K').message,
			'K works in 3 Handshake: from the secret to the tag of this record, with the real values',
		)
		assert.match(press(press(start, '3'), 'f').message!, /^f works in 1 Packets: /)
		assert.match(press(press(start, 'L'), 'K').message!, /^K 用于“3 握手过程”：/)
		assert.equal(press(start, 'Z').message, 'Z means nothing here; ? shows every key')
		assert.equal(press(press(start, 'Z'), 'j').message, undefined)
		assert.equal(press(start, 'insert').message, undefined)
	})

	it('leads from a packet to its message, from there to its packet, and back', () => {
		let state = start
		for (const key of ['.', 'j', 'j', 'j', 'enter']) state = press(state, key)
		assert.equal(state.view, 'ladder')
		assert.match(drawn(state, 160, 20).join('\n'), /ClientHello/)
		state = press(state, ']')
		state = press(state, 'p')
		assert.equal(state.view, 'packets')
		assert.equal(state.packets.list.selected + 1, 6)
		state = press(press(state, 'escape'), 'escape')
		assert.equal(state.view, 'packets')
	})

	it('selects in the tree what the hex pane is moved to, and lights in it what the tree is moved to', () => {
		let state = start
		for (const key of ['.', 'j', 'j', 'j', 'tab', 'tab']) state = press(state, key)
		const before = browserOf(state).tree.selected
		for (let i = 0; i < 80; i++) state = press(state, 'right')
		const { cursor, tree } = browserOf(state)
		assert.ok(cursor !== undefined)
		assert.notEqual(tree.selected, before)
		const marks = hexView(subjectOf(state), browserOf(state)).marks
		const field = marks.at(-1)!.span
		assert.ok(field.start <= cursor && cursor < field.end, 'the byte is one of the field’s')
	})

	it('compares the conversation one looks at with the marked one, else with one compared before', () => {
		const places = ({ compare: { left, right } }: State) =>
			[left, right].map(side => side && `${side.session}:${side.conversation} ${side.layer}`)
		// The first capture is among those compared before; the third is not.
		assert.deepEqual(places(press(start, 'c')), ['1:1 wire', '0:1 wire'])
		const third = press(press(start, '.'), '.')
		assert.deepEqual(places(press(third, 'c')), ['0:1 wire', '2:1 wire'])
		const marked = press(press(third, '2'), 'space')
		assert.deepEqual(places(press(press(press(marked, '.'), '2'), 'c')), ['2:1 wire', '3:1 wire'])
	})

	it('compares a conversation that is alone with what was opened of it', () => {
		const place = { session: 0, conversation: 1 }
		const alone = {
			...start,
			sessions: start.sessions.slice(0, 1),
			compare: newCompare(place, { ...place, conversation: 2 }),
		}
		const { left, right } = press(alone, 'c').compare
		assert.deepEqual([left?.layer, right?.layer], ['wire', 'opened'])
		assert.deepEqual([left?.conversation, right?.conversation], [1, 1])
	})

	it('shows a conversation that is alone beside itself when the compare view is opened', () => {
		const place = { session: 0, conversation: 1 }
		const compare = newCompare(place, { ...place, conversation: 2 }, { text: 'fluffy' })
		const alone = { ...start, sessions: start.sessions.slice(0, 1), compare }
		const { left, right, text } = press(alone, '4').compare
		assert.deepEqual([left?.layer, right?.layer, right?.conversation, text], ['wire', 'opened', 1, 'fluffy'])
		assert.equal(
			press({ ...start, compare: newCompare(place, { ...place, session: 1 }) }, '4').compare.right?.session,
			1,
		)
	})

	it('names in the footer what works while a text is typed to be traced, and while a conversation is chosen', () => {
		const footer = (state: State) => unstyled(footerLine(state, theme, 80)).trim()
		const comparing = press(start, '4')
		const typing = press(press(comparing, 't'), 'o')
		assert.equal(footer(typing), 'Enter look for it  ↑ the one before  Esc leave')
		assert.equal(typing.compare.input?.text, 'o')
		assert.equal(press(typing, 'enter').compare.text, 'o')
		const choosing = press(comparing, 'o')
		assert.match(footer(choosing), /^Enter take it {2}Esc leave/)
		assert.doesNotMatch(footer(choosing), /eavesdropper|bytes/)
		assert.equal(press(press(choosing, 'j'), 'enter').compare.choosing, undefined)
	})

	it('names in the footer where Esc leads to', () => {
		const footer = (state: State) => unstyled(footerLine(state, theme, 80)).trim()
		assert.match(footer(start), /q quit {2}Esc back/)
		assert.match(footer(press(start, 'tab')), /Esc to the list/)
		assert.match(footer(press(press(start, '2'), 'tab')), /Esc to the list/)
		assert.match(footer(press(start, '4')), /q quit {2}Esc back/)
	})

	it('has keys and tampering in the footer of the handshake at 80 columns', () => {
		assert.match(unstyled(footerLine(press(start, '3'), theme, 80)), /t trace {2}T tamper {2}K keys/)
	})

	it('keeps its selection when captures grow', () => {
		let state = press(press(start, 'j'), 'j')
		state = stateOf(update(state, { kind: 'grown' }))
		assert.equal(state.packets.list.selected, 2)
	})
})
