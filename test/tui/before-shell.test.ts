import assert from 'node:assert/strict'
import type { Opened } from '../../src/cli/read.js'
import { showBeforeShell } from '../../src/tui/before-shell.js'
import { newCompare } from '../../src/tui/compare/state.js'
import { Screen } from '../../src/tui/screen.js'
import { renderShell } from '../../src/tui/shell.js'
import { initialState, type State } from '../../src/tui/state.js'
import { createStore } from '../../src/tui/store.js'
import { createTheme } from '../../src/tui/theme.js'
import { type Action, update } from '../../src/tui/update.js'
import { eventually, pause } from '../eventually.js'
import { readFixture } from '../fixture-files.js'
import { FakeOutput } from './fake-output.js'

const theme = createTheme({ level: 3 })

const PAINTED = '\x1b[?2026l'

describe('the screen before Ink', () => {
	const opened: Opened[] = []

	before(async () => {
		for (const file of ['tutorial-http.pcap', 'tutorial-https.pcap']) opened.push(await readFixture(file))
	})

	after(() => {
		for (const { capture } of opened) capture.close()
	})

	function start(columns: number, rows: number, keys: readonly string[]) {
		const compare = newCompare({ session: 0, conversation: 1 }, { session: 1, conversation: 1 })
		const sessions = opened.map(({ session }) => session)
		const store = createStore<State, Action, unknown>(
			initialState({ sessions, view: 'packets', compare, language: 'en' }),
			update,
		)
		const sizes = () => ({ width: columns, height: rows - 4 })
		const press = (key: string) => store.dispatch({ kind: 'key', key: { key, text: key }, sizes })
		for (const key of keys) press(key)
		const output = new FakeOutput(columns, rows)
		const screen = new Screen(output as never)
		screen.enter()
		return { output, screen, press, store, end: showBeforeShell(screen, store, theme) }
	}

	const EVERYWHERE = [[], ['3'], ['4']]
	const VIEWS = [...EVERYWHERE, ['2'], ['5'], ['6'], ['7'], ['i'], ['?'], ['/'], ['z'], ['3', '\t', 'z']]
	for (const [columns, rows, some] of [
		[160, 45, VIEWS],
		[119, 31, EVERYWHERE],
		[80, 24, VIEWS],
		[50, 12, EVERYWHERE],
	] as const)
		for (const keys of some)
			it(`is at ${columns}x${rows} after ${JSON.stringify(keys)} as Ink draws it then: nothing is written`, async () => {
				const { output, screen, store, end } = start(columns, rows, keys)
				await eventually(() => assert.ok(output.written.includes(PAINTED)))
				output.written = ''
				const ink = renderShell(screen, store, theme, assert.ifError)
				end()
				await pause(30)
				assert.equal(output.written, '')
				ink.unmount()
				screen.leave()
			})

	it('asks Ink for a frame only where a key has something placed elsewhere', async () => {
		const { output, screen, press, store, end } = start(160, 45, [])
		const ink = renderShell(screen, store, theme, assert.ifError)
		end()
		await pause(30)
		let frames = 0
		const write = screen.stdout.write.bind(screen.stdout)
		screen.stdout.write = ((data: string, done?: () => void) => {
			frames++
			return write(data, done as never)
		}) as never
		for (const [key, isPlaced] of [
			['down', false],
			['pagedown', false],
			['tab', false],
			['down', false],
			['3', true],
			['down', false],
			['z', true],
		] as const) {
			frames = 0
			output.written = ''
			press(key)
			await eventually(() => assert.ok(output.written.includes(PAINTED), key))
			assert.equal(frames > 0, isPlaced, key)
			const fresh = new FakeOutput(160, 45)
			const other = new Screen(fresh as never)
			other.enter()
			const stop = showBeforeShell(other, store, theme)
			await eventually(() => assert.ok(fresh.written.includes(PAINTED)))
			assert.deepEqual(await output.lines(), await fresh.lines(), key)
			stop()
			other.leave()
		}
		ink.unmount()
		screen.leave()
	})

	it('tells of what goes wrong when Ink draws, once, and draws no more of it', async () => {
		const { screen, store, end } = start(80, 24, [])
		const faults: unknown[] = []
		const state = { ...store.get(), sessions: undefined } as unknown as State
		const broken = { ...store, get: () => state }
		const ink = renderShell(screen, broken, theme, error => faults.push(error))
		end()
		await eventually(() => assert.equal(faults.length, 1))
		assert.ok(faults[0] instanceof Error)
		ink.unmount()
		screen.leave()
	})

	it('follows keys and the size of the terminal', async () => {
		const { output, screen, press, end } = start(100, 30, [])
		const shows = (what: RegExp) => eventually(async () => assert.match((await output.lines()).join('\n'), what))
		await shows(/▸ Packets/)
		press('3')
		await shows(/▸ Handshake 1/)
		output.resize(40, 10)
		await shows(/too small/)
		output.resize(110, 28)
		await shows(/▸ Handshake 1[\s\S]*quit/)
		end()
		screen.leave()
	})
})
