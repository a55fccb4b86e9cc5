import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Opened } from '../../../src/cli/read.js'
import { verdictName } from '../../../src/explain/verdicts/verdicts.js'
import type { Session } from '../../../src/session/session.js'
import { newCompare } from '../../../src/tui/compare/state.js'
import { orderOf, shownList, shownRows } from '../../../src/tui/lists/rows.js'
import { sortKeys } from '../../../src/tui/lists/sorting.js'
import { columnAt, columnsFor } from '../../../src/tui/panes/list.js'
import { initialState, type State, type ViewName } from '../../../src/tui/state.js'
import { createTheme } from '../../../src/tui/theme.js'
import { contextsOf, update } from '../../../src/tui/update.js'
import { footerLine } from '../../../src/tui/views/bars.js'
import { rowTexts, shownColumns } from '../../../src/tui/views/columns.js'
import { judged } from '../../../src/verdict/judged.js'
import { readFixture } from '../../fixture-files.js'
import { done, pressed, typedText } from '../pressed.js'
import { unstyled } from '../unstyled.js'

const theme = createTheme({ level: 0 })
const LISTS: readonly ViewName[] = ['packets', 'conversations', 'issues']

describe('every list', () => {
	let opened: Opened
	let session: Session
	const shows = (view: ViewName) =>
		initialState({ sessions: [session], view, compare: newCompare(undefined, undefined), language: 'en' })
	const rows = (state: State) =>
		Array.from({ length: shownRows(state).count }, (_, place) => shownRows(state).rowAt(place))
	const footer = (state: State) => unstyled(footerLine(state, theme, 80)).trim()

	before(async () => {
		opened = await readFixture('capture-mixed.pcap')
		session = opened.session
	})
	after(() => opened.capture.close())

	it('shows of a filter’s packets none that were let go', () => {
		const packets = [2, 5, 9, 12]
		const found = new Map([[0, { packets, count: packets.length, looked: 20, isRunning: false }]])
		const state = shows('packets')
		const filtered = (gone: number): State => ({
			...state,
			sessions: [{ ...session, gone: { packets: gone, conversations: 0 } } as Session],
			filter: { ...state.filter, applied: { filter: {} as never, found } },
		})
		assert.deepEqual(rows(filtered(0)), [1, 4, 8, 11])
		assert.deepEqual(rows(filtered(5)), [8, 11])
		assert.equal(shownRows(filtered(5)).placeOf(11), 1)
		assert.equal(shownRows(filtered(5)).placeOf(0), 0)
		assert.deepEqual(rows(filtered(12)), [])
	})

	for (const list of LISTS)
		it(`sorts the ${list} by each of its columns, both ways, and has each row once`, () => {
			const columns = [...sortKeys(shows(list))!]
			let state = shows(list)
			for (const [column, key] of columns.slice(1)) {
				state = pressed(state, 's')
				assert.equal(orderOf(state)?.column, column)
				for (const next of [state, pressed(state, 'S')]) {
					const keys = rows(next).map(key)
					assert.deepEqual(
						[...rows(next)].sort((a, b) => a - b),
						[...keys.keys()],
					)
					for (const [i, key] of keys.slice(1).entries()) {
						const [before, after] = orderOf(next)!.isDescending ? [key, keys[i]!] : [keys[i]!, key]
						const isRight =
							typeof before === 'number'
								? before <= (after as number)
								: before.localeCompare(after as string, 'en', { numeric: true }) <= 0
						assert.ok(isRight, `${column}: ${before} before ${after}`)
					}
				}
			}
			assert.equal(orderOf(pressed(state, 's')), undefined, 'after the last column none')
		})

	it('keeps the selected row selected, whatever it is sorted by', () => {
		const keys = fc.array(fc.constantFrom('s', 'S'), { maxLength: 6 })
		fc.assert(
			fc.property(fc.constantFrom(...LISTS.slice(0, 2)), fc.nat(), keys, (list, moves, keys) => {
				const start = pressed(shows(list), ...Array.from({ length: moves % 12 }, () => 'j'))
				const state = pressed(start, ...keys)
				assert.equal(state.packets.list.selected, start.packets.list.selected)
				assert.equal(state.overviews.conversations.selected, start.overviews.conversations.selected)
				const chosen = list === 'packets' ? state.packets.list : state.overviews.conversations
				assert.equal(shownRows(state).rowAt(shownList(state, chosen).selected), chosen.selected)
				// The keys go through the rows as they stand.
				const next = pressed(state, 'j')
				const place = shownList(state, chosen).selected
				const after = list === 'packets' ? next.packets.list : next.overviews.conversations
				assert.equal(shownList(next, after).selected, Math.min(place + 1, shownRows(state).count - 1))
			}),
			{ numRuns: 40 },
		)
	})

	it('sorts what the filter selects, and lets the order go with the filter', () => {
		const filtered = pressed(typedText(pressed(shows('packets'), 'f'), 'tls'), 'enter')
		const state = pressed(filtered, 's', 's', 's', 'S')
		const lengths = rows(state).map(sortKeys(filtered)!.get('length')!)
		assert.ok(lengths.length > 5 && lengths.length < session.counts.packets)
		assert.deepEqual(
			lengths,
			[...lengths].sort((a, b) => Number(b) - Number(a)),
		)
		const all = pressed(state, 'escape')
		assert.equal(shownRows(all).count, session.counts.packets)
		assert.equal(orderOf(all)?.column, 'length')
	})

	it('has a mark on the sorted column, which is the last to be left out', () => {
		const state = pressed(shows('packets'), 's', 's', 's', 'S')
		for (const width of [60, 80, 160]) {
			const shown = columnsFor(shownColumns(state, theme, width), width - 2).map(({ column }) => column)
			assert.deepEqual(
				shown.filter(({ sorted }) => sorted).map(({ id, sorted }) => [id, sorted]),
				[['length', 'down']],
			)
		}
	})

	it('shows at 80 columns by what it is sorted, and beside it what became of each conversation', () => {
		let state = shows('conversations')
		for (const column of [...sortKeys(state)!.keys()].slice(1)) {
			state = pressed(state, 's')
			const shown = columnsFor(shownColumns(state, theme, 78), 76).map(({ column }) => column)
			assert.deepEqual(
				shown.filter(({ sorted }) => sorted).map(({ id }) => id),
				[column],
			)
			// How it ended is as wide as the verdict, and says as much.
			assert.ok(column === 'ended' || shown.some(({ id }) => id === 'verdict'), column)
		}
	})

	it('shortens the client at 80 columns before it cuts what became of a conversation', async () => {
		const ipv6 = await readFixture('capture-ipv6.pcap')
		const [near] = ipv6.session.conversations
		const ends = { address: '2001:db8:1:2:3:4:5:6', port: 50_000 }
		const far = new Proxy(near!, {
			get: (conversation, key) => (key === 'client' || key === 'server' ? ends : Reflect.get(conversation, key)),
		})
		const known = { ...ipv6.session, conversations: [far] } as unknown as Session
		const state = { ...shows('conversations'), sessions: [known] }
		const shown = columnsFor(shownColumns(state, theme, 78, 10), 76)
		const width = (wanted: string) => shown.find(({ column }) => column.id === wanted)?.width ?? 0
		assert.ok(width('verdict') >= verdictName(judged(far), 'en').length)
		assert.ok(width('client') >= 15 && width('client') <= width('server'))
		ipv6.capture.close()
	})

	it('sorts conversations by the words of the verdict’s column, those that went well first', () => {
		for (const language of ['en', 'zh'] as const) {
			const at = [...sortKeys(shows('conversations'))!.keys()].indexOf('verdict')
			const state = pressed({ ...shows('conversations'), language }, ...Array.from({ length: at }, () => 's'))
			assert.equal(orderOf(state)?.column, 'verdict')
			const shown = rows(state).map(row => judged(session.conversations[row]!))
			const bad = shown.filter(({ cause }) => cause !== 'ok')
			assert.ok(bad.length > 0 && bad.length < shown.length)
			assert.deepEqual(shown.slice(-bad.length), bad)
			const { compare } = new Intl.Collator('en')
			for (const part of [shown.slice(0, -bad.length), bad]) {
				const words = part.map(verdict => verdictName(verdict, language))
				assert.deepEqual(words, [...words].sort(compare))
			}
		}
	})

	it('is sorted by a click on a title, and the other way round by a second one', () => {
		const click = (state: State) =>
			done(
				update(state, {
					kind: 'click',
					pane: 'list',
					x: 3,
					y: 0,
					column: 'packets',
					sizes: () => ({ width: 76, height: 12 }),
				}),
			)
		const state = click(shows('conversations'))
		assert.deepEqual([orderOf(state)?.column, orderOf(state)?.isDescending], ['packets', false])
		assert.equal(orderOf(click(state))?.isDescending, true)
		const columns = shownColumns(state, theme, 120)
		assert.equal(columnAt(columns, 120, 7)?.id, 'client')
		assert.equal(columnAt(columns, 120, 5), undefined, 'between two columns')
	})

	it('speaks of sorting only where the order says nothing', () => {
		assert.ok(contextsOf(shows('conversations')).includes('sortable'))
		for (const view of ['ladder', 'checks', 'keys', 'causes'] as const)
			assert.ok(!contextsOf(shows(view)).includes('sortable'), view)
		assert.equal(orderOf(pressed(shows('ladder'), 's')), undefined)
	})

	it('goes to the first row that has the text while it is typed, to the next ones with n and back with N', () => {
		for (const view of ['packets', 'conversations', 'ladder'] as const) {
			const start = view === 'ladder' ? pressed(shows('conversations'), 'j', '3') : shows(view)
			const says = rowTexts(start, theme)
			const text = view === 'ladder' ? 'finished' : 'tls 1.2'
			const having = rows(start).filter(row => says(row).toLowerCase().includes(text))
			assert.ok(having.length > 1, view)
			const selected = (state: State) =>
				view === 'conversations' ? state.overviews.conversations.selected : state[view].list.selected
			let state = pressed(typedText(pressed(start, '/'), text), 'enter')
			for (const row of [...having, having[0]!]) {
				assert.equal(selected(state), row)
				state = pressed(state, 'n')
			}
			assert.equal(selected(pressed(state, 'N')), having.at(0))
		}
	})

	it('goes back on Escape, and says when no row has the text', () => {
		const start = pressed(shows('packets'), 'j', 'j')
		const typing = typedText(pressed(start, '/'), 'refused')
		assert.equal(pressed(typing, 'escape').packets.list.selected, 2)
		const missing = typedText(pressed(start, '/'), 'no such row')
		assert.match(footer(missing), /^search \/no such row +in no row$/)
		assert.equal(missing.packets.list.selected, 2)
		assert.match(footer(pressed(missing, 'enter', 'n')), /"no such row" is in none of the \d+ rows/)
	})
})
