import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Opened } from '../../../src/cli/read.js'
import { filterPackets } from '../../../src/filter/filter.js'
import { newCompare } from '../../../src/tui/compare/state.js'
import { countOf } from '../../../src/tui/current.js'
import { filterBarHeight, filterBarLines } from '../../../src/tui/filter/bar.js'
import { foundIn, rowAmongAll, shownList } from '../../../src/tui/filter/rows.js'
import { initialState, type State } from '../../../src/tui/state.js'
import { width } from '../../../src/tui/text.js'
import { createTheme } from '../../../src/tui/theme.js'
import { type Command, contextsOf, update } from '../../../src/tui/update.js'
import { readFixture } from '../../fixture-files.js'
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

	/** The state after an action and after all that it started has been done. */
	function done(result: ReturnType<typeof update>): State {
		if ('sessions' in result) return result
		const [state, commands] = result
		return commands.reduce(ran, state)
	}

	function ran(state: State, command: Command): State {
		if (command.kind !== 'filter') return state
		const { session, filter, from, packets } = command
		const work = filterPackets(state.sessions[session]!, filter, from, packets)
		let step = work.next()
		while (!step.done) step = work.next()
		const { looked } = step.value
		return done(update(state, { kind: 'filtered', session, filter, packets, looked, isDone: true }))
	}

	function press(state: State, ...keys: readonly string[]): State {
		const sizes = () => ({ width: 76, height: 12 })
		let next = state
		for (const key of keys) {
			const text = key === 'space' ? ' ' : key.length === 1 ? key : undefined
			next = done(update(next, { kind: 'key', key: { key, ...(text !== undefined && { text }) }, sizes }))
		}
		return next
	}

	const type = (state: State, text: string) => press(state, ...[...text].map(key => (key === ' ' ? 'space' : key)))
	const bar = (state: State, columns = 80) => filterBarLines(state, theme, columns).map(unstyled)
	const packets = (state: State) => Array.from({ length: countOf(state) }, (_, row) => rowAmongAll(state, row) + 1)

	it('shows only the packets that it selects, and counts them', () => {
		const state = press(type(press(start, 'f'), 'tls.handshake.type == 1'), 'enter')
		const shown = packets(state)
		assert.ok(shown.length > 1 && shown.length < 10)
		assert.ok(shown.includes(state.packets.list.selected + 1), 'one of them is selected')
		assert.match(bar(state)[0]!, new RegExp(`Filter: tls\\.handshake\\.type == 1 +${shown.length} of \\d+ packets`))
		const next = press(state, 'j')
		assert.equal(next.packets.list.selected + 1, shown[1])
		assert.equal(press(state, 'G').packets.list.selected + 1, shown.at(-1))
		assert.equal(shownList(next, next.packets.list).selected, 1)
	})

	it('shows all again on Escape, the same packet selected', () => {
		const some = press(type(press(start, 'f'), 'http.request'), 'enter', 'j')
		const all = press(some, 'escape')
		assert.equal(filterBarHeight(all), 0)
		assert.equal(countOf(all), all.sessions[0]!.index!.count)
		assert.equal(all.packets.list.selected, some.packets.list.selected)
	})

	it('says by a word whether what is typed is right, and points at what is wrong', () => {
		const wrong = type(press(start, 'f'), 'tcp.prt == 5683')
		assert.match(bar(wrong)[0]!, /^ Filter: tcp\.prt == 5683 +wrong $/)
		assert.match(bar(wrong)[1]!, /^ {9}\^{7} no field tcp\.prt; did you mean tcp\.port\?/)
		assert.match(bar(type(press(start, 'f'), 'tcp.port =='))[0]!, / unfinished $/)
		assert.match(bar(type(press(start, 'f'), 'tcp.port == 80'))[0]!, / right $/)
		assert.equal(press(wrong, 'enter').filter.input?.text, 'tcp.prt == 5683')
	})

	it('completes names on Tab: what is plain first, then each in turn', () => {
		const typed = press(type(press(start, 'f'), 'ip and tcp.opti'), 'tab')
		assert.equal(typed.filter.input?.text, 'ip and tcp.options')
		const dotted = press(typed, 'tab')
		assert.equal(dotted.filter.input?.text, 'ip and tcp.options.')
		const { input, completing } = press(dotted, 'tab').filter
		assert.equal(input?.text, `ip and ${completing?.names[0]}`)
		assert.equal(press(dotted, 'tab', 'tab').filter.input?.text, `ip and ${completing?.names[1]}`)
		assert.match(bar(typed)[1]!, /Tab {2}tcp\.options\./)
	})

	it('goes through the filters of before with the arrows', () => {
		const once = press(type(press(start, 'f'), 'tls'), 'enter', 'escape')
		const twice = press(type(press(once, 'f'), 'http'), 'enter', 'escape', 'f')
		assert.equal(press(twice, 'up').filter.input?.text, 'http')
		assert.equal(press(twice, 'up', 'up').filter.input?.text, 'tls')
		assert.equal(press(twice, 'up', 'up', 'down').filter.input?.text, 'http')
	})

	it('holds for each capture, and says where it selects nothing', () => {
		const both = press(type(press(start, 'f'), 'tcp.port == 5683'), 'enter', '.')
		assert.equal(both.file, 1)
		assert.equal(countOf(both), both.sessions[1]!.index!.count)
		const none = press(type(press(start, 'f'), 'udp'), 'enter', 'j', 'k', 'G')
		assert.equal(countOf(none), 0)
		assert.match(bar(none)[0]!, /0 of \d+ packets/)
	})

	it('is taken away by a jump to a packet that it hides, and says so', () => {
		const some = press(type(press(start, 'f'), 'tls.handshake.type == 1'), 'enter')
		const jumped = press(some, ']')
		assert.equal(jumped.filter.applied, undefined)
		assert.match(jumped.message ?? '', /the filter hid packet \d+/)
	})

	it('takes in the packets of a capture that grows', () => {
		const some = press(type(press(start, 'f'), 'tcp'), 'enter')
		const { applied } = some.filter
		const found = foundIn(some)!
		const early = { ...found, packets: found.packets.slice(0, 5), count: 5, looked: 5 }
		const before = { ...some, filter: { ...some.filter, applied: { ...applied!, found: new Map([[0, early]]) } } }
		assert.equal(countOf(done(update(before, { kind: 'grown' }))), countOf(some))
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
				for (const move of moves) state = keys.includes(move) ? press(state, move) : type(state, move)
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
