import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Opened } from '../../../src/cli/read.js'
import { newCompare } from '../../../src/tui/compare/state.js'
import { countOf } from '../../../src/tui/current.js'
import { filterBarHeight, filterBarLines } from '../../../src/tui/filter/bar.js'
import { foundIn, shownList, shownRows } from '../../../src/tui/lists/rows.js'
import { initialState, type State } from '../../../src/tui/state.js'
import { width } from '../../../src/tui/text.js'
import { createTheme } from '../../../src/tui/theme.js'
import { contextsOf, update } from '../../../src/tui/update.js'
import { mainList } from '../../../src/tui/views/lists.js'
import { readFixture } from '../../fixture-files.js'
import { done, pressed, typedText } from '../pressed.js'
import { unstyled } from '../unstyled.js'

const theme = createTheme({ level: 0 })

describe('the filter of the packet list', () => {
	const opened: Opened[] = []
	let start: State

	before(async () => {
		for (const file of ['capture-mixed.pcap', 'tutorial-http.pcap']) opened.push(await readFixture(file))
		const sessions = opened.map(({ session }) => session)
		start = initialState({ sessions, view: 'packets', compare: newCompare(undefined, undefined), language: 'en' })
	})
	after(() => {
		for (const { capture } of opened) capture.close()
	})

	const bar = (state: State, columns = 80) => filterBarLines(state, theme, columns).map(unstyled)
	const packets = (state: State) => Array.from({ length: countOf(state) }, (_, row) => shownRows(state).rowAt(row) + 1)

	it('shows only the packets that it selects, and counts them', () => {
		const state = pressed(typedText(pressed(start, 'f'), 'tls.handshake.type == 1'), 'enter')
		const shown = packets(state)
		assert.ok(shown.length > 1 && shown.length < 10)
		assert.ok(shown.includes(state.packets.list.selected + 1), 'one of them is selected')
		assert.match(bar(state)[0]!, new RegExp(`Filter: tls\\.handshake\\.type == 1 +${shown.length} of \\d+ packets`))
		const next = pressed(state, 'j')
		assert.equal(next.packets.list.selected + 1, shown[1])
		assert.equal(pressed(state, 'G').packets.list.selected + 1, shown.at(-1))
		assert.equal(shownList(next, next.packets.list).selected, 1)
	})

	it('shows all again on Escape, the same packet selected', () => {
		const some = pressed(typedText(pressed(start, 'f'), 'http.request'), 'enter', 'j')
		const all = pressed(some, 'escape')
		assert.equal(filterBarHeight(all), 0)
		assert.equal(countOf(all), all.sessions[0]!.index!.count)
		assert.equal(all.packets.list.selected, some.packets.list.selected)
	})

	it('says by a word whether what is typed is right, and points at what is wrong', () => {
		const wrong = typedText(pressed(start, 'f'), 'tcp.prt == 5683')
		assert.match(bar(wrong)[0]!, /^ Filter: tcp\.prt == 5683 +wrong $/)
		assert.match(bar(wrong)[1]!, /^ {9}\^{7} no field tcp\.prt; did you mean tcp\.port\?/)
		assert.match(bar(typedText(pressed(start, 'f'), 'tcp.port =='))[0]!, / unfinished $/)
		assert.match(bar(typedText(pressed(start, 'f'), 'tcp.port == 80'))[0]!, / right $/)
		assert.equal(pressed(wrong, 'enter').filter.input?.text, 'tcp.prt == 5683')
	})

	it('completes names on Tab: what is plain first, then each in turn', () => {
		const typed = pressed(typedText(pressed(start, 'f'), 'ip and tcp.opti'), 'tab')
		assert.equal(typed.filter.input?.text, 'ip and tcp.options')
		const dotted = pressed(typed, 'tab')
		assert.equal(dotted.filter.input?.text, 'ip and tcp.options.')
		const { input, completing } = pressed(dotted, 'tab').filter
		assert.equal(input?.text, `ip and ${completing?.names[0]}`)
		assert.equal(pressed(dotted, 'tab', 'tab').filter.input?.text, `ip and ${completing?.names[1]}`)
		assert.match(bar(typed)[1]!, /Tab {2}tcp\.options\./)
	})

	it('goes through the filters of before with the arrows', () => {
		const once = pressed(typedText(pressed(start, 'f'), 'tls'), 'enter', 'escape')
		const twice = pressed(typedText(pressed(once, 'f'), 'http'), 'enter', 'escape', 'f')
		assert.equal(pressed(twice, 'up').filter.input?.text, 'http')
		assert.equal(pressed(twice, 'up', 'up').filter.input?.text, 'tls')
		assert.equal(pressed(twice, 'up', 'up', 'down').filter.input?.text, 'http')
	})

	it('holds for each capture, and says where it selects nothing', () => {
		const both = pressed(typedText(pressed(start, 'f'), 'tcp.port == 5683'), 'enter', '.')
		assert.equal(both.file, 1)
		assert.equal(countOf(both), both.sessions[1]!.index!.count)
		const none = pressed(typedText(pressed(start, 'f'), 'udp'), 'enter', 'j', 'k', 'G')
		assert.equal(countOf(none), 0)
		assert.match(bar(none)[0]!, /0 of \d+ packets/)
	})

	it('is taken away by a jump to a packet that it hides, and says so', () => {
		const some = pressed(typedText(pressed(start, 'f'), 'tls.handshake.type == 1'), 'enter')
		const jumped = pressed(some, ']')
		assert.equal(jumped.filter.applied, undefined)
		assert.match(jumped.message ?? '', /the filter hid packet \d+/)
	})

	it('takes in the packets of a capture that grows', () => {
		const some = pressed(typedText(pressed(start, 'f'), 'tcp'), 'enter')
		const { applied } = some.filter
		const found = foundIn(some)!
		const early = { ...found, packets: found.packets.slice(0, 5), count: 5, looked: 5 }
		const before = { ...some, filter: { ...some.filter, applied: { ...applied!, found: new Map([[0, early]]) } } }
		assert.equal(countOf(done(update(before, { kind: 'grown' }))), countOf(some))
	})

	it('says of an empty list that none was found so far, until all packets were looked at', () => {
		const applied = pressed(typedText(pressed(start, 'f'), 'udp.port == 1'), 'enter')
		const found = foundIn(applied)!
		assert.equal(found.count, 0)
		const looking = new Map([[0, { ...found, looked: 3, isRunning: true }]])
		const early = { ...applied, filter: { ...applied.filter, applied: { ...applied.filter.applied!, found: looking } } }
		const list = (state: State) => {
			const area = mainList(state, theme, state.packets)
			return 'draw' in area ? area.draw(80, 10).map(unstyled).join('\n') : ''
		}
		assert.match(list(early), /None so far: 3 of \d+ packets looked at/)
		assert.doesNotMatch(list(early), /selects no packet/)
		assert.match(list(applied), /The filter selects no packet: Esc shows all/)
	})

	it('keeps the selected packet in sight and its lines whole, whatever keys come', () => {
		const keys = [
			'f',
			'enter',
			'escape',
			'tab',
			'up',
			'down',
			'backspace',
			'j',
			'k',
			'G',
			'g',
			'.',
			',',
			']',
			'[',
			'1',
			'2',
			'3',
			't',
			'c',
			'p',
		]
		const texts = [
			'tls',
			'http or tcp.flags.syn == 1',
			'tcp.prt',
			'frame.number > 20',
			'udp',
			'tls.handshake.',
			'"',
			'x == ',
		]
		const moves = fc.array(fc.oneof(fc.constantFrom(...keys), fc.constantFrom(...texts)), { maxLength: 25 })
		fc.assert(
			fc.property(moves, fc.constantFrom(60, 80, 160), (moves, columns) => {
				let state = start
				for (const move of moves) state = keys.includes(move) ? pressed(state, move) : typedText(state, move)
				const lines = filterBarLines(state, theme, columns)
				if (filterBarHeight(state) > 0) assert.equal(lines.length, filterBarHeight(state))
				for (const line of lines) assert.equal(width(unstyled(line)), columns, line)
				const shown = packets(state)
				if (state.view === 'packets' && shown.length > 0)
					assert.ok(shown.includes(state.packets.list.selected + 1), moves.join(' '))
				assert.ok(contextsOf(state).length > 0)
			}),
			{ numRuns: 150 },
		)
	})
})
