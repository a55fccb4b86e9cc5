import assert from 'node:assert/strict'
import type { Opened } from '../../../src/cli/read.js'
import { causeName } from '../../../src/explain/verdicts/verdicts.js'
import { Secrets } from '../../../src/session/secrets.js'
import type { Session } from '../../../src/session/session.js'
import { newCompare } from '../../../src/tui/compare/state.js'
import { orderOf, shownRows } from '../../../src/tui/lists/rows.js'
import { OVERVIEWS } from '../../../src/tui/overviews/all.js'
import type { OverviewName } from '../../../src/tui/overviews/overview.js'
import { listLines } from '../../../src/tui/panes/list.js'
import { initialState, type State, type ViewName } from '../../../src/tui/state.js'
import { createTheme } from '../../../src/tui/theme.js'
import { shownColumns } from '../../../src/tui/views/columns.js'
import { factsLines } from '../../../src/tui/views/facts-lines.js'
import { judged } from '../../../src/verdict/judged.js'
import { readFixture, withFixture } from '../../fixture-files.js'
import { mirrored } from '../../session/mirrored.js'
import { packetsOf } from '../../session/replay.js'
import { pressed } from '../pressed.js'
import { unstyled } from '../unstyled.js'

const theme = createTheme({ level: 0 })

describe('what became of the conversations', () => {
	const opened: Opened[] = []

	before(async () => {
		for (const file of ['capture-mixed.pcap', 'alert-no-application-protocol.pcap'])
			opened.push(await readFixture(file))
	})
	after(() => {
		for (const { capture } of opened) capture.close()
	})

	const start = (file: number, view: ViewName) =>
		initialState({ sessions: [opened[file]!.session], view, compare: newCompare(undefined, undefined), language: 'en' })
	const list = (state: State, width = 120) => {
		const view = state.view as OverviewName
		const options = { theme, width, height: 120, isFocused: true, state: state.overviews[view] }
		const count = OVERVIEWS[view].count(state)
		return listLines({ ...options, columns: shownColumns(state, theme, width), count }).map(line =>
			unstyled(line).trimEnd(),
		)
	}
	const facts = (state: State) => {
		const view = state.view as OverviewName
		const { selected } = state.overviews[view]
		return factsLines(theme, OVERVIEWS[view].facts(state, selected), 100, 30).map(unstyled).join('\n')
	}

	it('is told by cause, the most frequent first, with the groups of each below it', () => {
		const { conversations } = opened[0]!.session
		const state = start(0, 'causes')
		const lines = list(state)
		const heads = lines.filter(line => /^ *\d+ \S/.test(line)).map(line => Number(/\d+/.exec(line)![0]))
		assert.equal(
			heads.reduce((sum, count) => sum + count, 0),
			conversations.length,
		)
		assert.deepEqual(
			heads,
			[...heads].sort((a, b) => b - a),
		)
		const unknownCa = lines.findIndex(line => line.includes(causeName('unknown_ca', 'en')))
		assert.match(lines[unknownCa + 1]!, /failed +127\.0\.0\.1 +127\.0\.0\.1:8443 +localhost +TLS 1\.3/)
	})

	it('counts only what has changed while a capture is read, and comes to the same at every moment', async () => {
		const rowsOf = (session: Session) => {
			const state = { ...start(0, 'causes'), sessions: [session] }
			const { columns, count, right, facts } = OVERVIEWS.causes
			const rows = Array.from({ length: count(state) }, (_, row) => row)
			const cells = rows.map(row => [
				...columns(state, theme, { width: 160, rows }).map(column => column.cell(row, column.width)),
				facts(state, row),
			])
			return [cells, right!(state)]
		}
		for (const file of ['capture-mixed.pcap', 'alert-no-application-protocol.pcap']) {
			const packets = await withFixture(file, packetsOf)
			const moments = new Set(packets.flatMap((_, i) => (i % 23 === 1 ? [i] : [])))
			const look = (mirror: Session) => {
				const uncounted = Object.create(mirror, { changesOf: { value: undefined } }) as Session
				assert.deepEqual(rowsOf(mirror), rowsOf(uncounted))
			}
			look(mirrored(packets, new Secrets(), { moments, look }).mirror)
		}
	})

	it('leads from a cause to its conversations, those of one cause together', () => {
		const state = start(0, 'causes')
		const row = list(state).findIndex(line => line.includes('failed')) - 1
		const next = pressed(state, ...Array.from({ length: row }, () => 'j'), 'enter')
		assert.equal(next.view, 'conversations')
		assert.equal(orderOf(next)?.column, 'verdict')
		const { rowAt, count } = shownRows(next)
		const causes = Array.from(
			{ length: count },
			(_, place) => judged(opened[0]!.session.conversations[rowAt(place)]!).cause,
		)
		assert.deepEqual(
			causes,
			[...new Set(causes)].flatMap(cause => causes.filter(other => other === cause)),
		)
		const { number } = opened[0]!.session.conversations[next.overviews.conversations.selected]!
		assert.equal(judged(opened[0]!.session.conversations[number - 1]!).outcome, 'failed')
		assert.equal(pressed(next, 'escape').view, 'causes')
	})

	it('is five answers for one that failed: why, who, what, how sure, what now', () => {
		const text = facts(start(1, 'conversations'))
		for (const name of ['Why', 'Who', 'What', 'How sure', 'What now'])
			assert.match(text, new RegExp(`^ ${name} +\\S`, 'm'))
		const zh = facts(pressed(start(1, 'conversations'), 'L'))
		for (const name of ['原因', '谁', '结果', '把握', '怎么办']) assert.match(zh, new RegExp(`^ ${name} +\\S`, 'm'))
	})

	it('is explained by what was offered: what was chosen, and what the server has none of', () => {
		const lines = list(pressed(start(1, 'ladder'), 'o'))
		assert.ok(
			lines.some(line => /protocol \(ALPN\) +\S+ +✗ the server has none of these/.test(line)),
			lines.join('\n'),
		)
		const good = list(pressed(start(0, 'conversations'), 'j', '3', 'o'))
		assert.ok(good.some(line => /✓ chosen/.test(line)))
		assert.equal(good.filter(line => /^version/.test(line)).length, 1)
	})

	it('stands in the list of conversations with the times it took, and each sorts the list', () => {
		const [titles = ''] = list(start(0, 'conversations'), 200)
		for (const title of ['Verdict', 'Connect', 'Hello', 'Handshake', '1st byte'])
			assert.ok(titles.includes(title), title)
		let state = start(0, 'conversations')
		const seen = new Set<string>()
		for (let i = 0; i < 16; i++) {
			state = pressed(state, 's')
			seen.add(orderOf(state)?.column ?? '')
		}
		for (const column of ['verdict', 'name', 'protocol', 'connect', 'handshake', 'first_byte'])
			assert.ok(seen.has(column), column)
	})

	for (const [what, file, wanted] of [
		['in the clear', 'tutorial-http.pcap', /What now +Everybody on the way can read it/],
		[
			'whose answer may be a refusal',
			'failures/client-missing-curl-nginx-tls12.pcap',
			/What now +Nothing, if the client got/,
		],
	] as const)
		it(`says what to do about a conversation ${what}, though nothing went wrong`, async () => {
			const { session, capture } = await readFixture(file)
			const state = initialState({
				sessions: [session],
				view: 'conversations',
				compare: newCompare(undefined, undefined),
				language: 'en',
			})
			const text = facts(state)
			const isTls = session.conversations[0]!.tls !== undefined
			assert.match(list(state)[1]!, isTls ? /TLS .*established$/ : /HTTP .*not TLS$/)
			capture.close()
			assert.match(text, wanted)
		})
})
