import assert from 'node:assert/strict'
import { Box, render, renderToString, Text } from 'ink'
import type { ReactNode } from 'react'
import { Canvas, ScreenContext, useScreenSize } from '../../src/tui/canvas.js'
import { Screen } from '../../src/tui/screen.js'
import { fitText } from '../../src/tui/text.js'
import { eventually, pause } from '../eventually.js'
import { FakeOutput } from './fake-output.js'

/** A frame around two canvases that say how large they are. */
function App({ title = 'title', note = 'n' }: { readonly title?: string; readonly note?: string }): ReactNode {
	const { columns, rows } = useScreenSize()
	const say = (word: string) => (width: number, height: number) =>
		Array.from({ length: height }, (_, y) => fitText(`${word}${y} ${width}x${height}`, width))
	return (
		<Box width={columns} height={rows} flexDirection="column">
			<Text>{title}</Text>
			<Box flexGrow={1}>
				<Canvas name="left" width={10} flexGrow={0} draw={say(note)} />
				<Box borderStyle="single" flexGrow={1}>
					<Canvas name="right" draw={say('r')} />
				</Box>
			</Box>
		</Box>
	)
}

const FIRST = [
	'title',
	'n0 10x5   ┌──────────────────┐',
	'n1 10x5   │r0 18x3           │',
	'n2 10x5   │r1 18x3           │',
	'n3 10x5   │r2 18x3           │',
	'n4 10x5   └──────────────────┘',
]

const EMPTY = FIRST.map(() => '')

describe('screen', () => {
	let screen: Screen
	let output: FakeOutput
	let ink: ReturnType<typeof render>

	const wrapped = (node: ReactNode) => <ScreenContext value={screen}>{node}</ScreenContext>
	const shows = (lines: readonly string[]) =>
		eventually(async () => assert.deepEqual((await output.lines()).slice(0, lines.length), lines))

	beforeEach(() => {
		output = new FakeOutput(30, 6)
		screen = new Screen(output as never)
		screen.enter()
		ink = render(wrapped(<App />), {
			stdout: screen.stdout,
			debug: true,
			patchConsole: false,
			exitOnCtrlC: false,
		})
	})

	afterEach(() => {
		ink.unmount()
		screen.leave()
	})

	it('draws canvases where Yoga puts them', () => shows(FIRST))

	it('writes only what changed, never the whole screen', async () => {
		await shows(FIRST)
		output.written = ''
		ink.rerender(wrapped(<App title="TITLE" />))
		await shows(['TITLE', ...FIRST.slice(1)])
		assert.equal(output.written, '\x1b[?2026h\x1b[1H\x1b[2K\x1b[1;1HTITLE\x1b[0m\x1b[?2026l')
	})

	it('moves canvases with their surroundings, though they do not render', async () => {
		await shows(FIRST)
		ink.rerender(wrapped(<App title={'two\nlines'} />))
		await shows(['two', 'lines', 'n0 10x4   ┌──────────────────┐', 'n1 10x4   │r0 18x2           │'])
	})

	it('follows the size of the terminal', async () => {
		await shows(FIRST)
		output.resize(24, 4)
		await shows(['title', 'n0 10x3   ┌────────────┐', 'n1 10x3   │r0 12x1     │', 'n2 10x3   └────────────┘'])
	})

	it('finds the region under a cell', async () => {
		await shows(FIRST)
		assert.deepEqual(screen.regionAt(11, 2), { name: 'right', x: 0, y: 0 })
		assert.deepEqual(screen.regionAt(9, 5), { name: 'left', x: 9, y: 4 })
		assert.equal(screen.regionAt(10, 1), undefined, 'a border')
		assert.deepEqual(screen.rectOf('right'), { x: 11, y: 2, width: 18, height: 3 })
		assert.equal(screen.rectOf('other'), undefined)
	})

	it('tells of every paint, and paints at once what somebody waits for', async () => {
		await shows(FIRST)
		let paints = 0
		const slow = new FakeOutput(30, 6)
		const other = new Screen(slow as never, { fps: 0.01, onPaint: () => paints++ })
		other.enter()
		await eventually(() => assert.equal(paints, 1))
		other.schedule()
		await pause(60)
		assert.equal(paints, 1, 'the next frame is due in minutes')
		other.hurry()
		await eventually(() => assert.equal(paints, 2))
		other.leave()
	})

	it('gives the terminal back and takes it again', async () => {
		await shows(FIRST)
		screen.leave()
		assert.ok(output.written.endsWith('\x1b[?25h\x1b[?1049l'))
		await shows(EMPTY)
		ink.rerender(wrapped(<App note="m" />))
		await pause(60)
		assert.deepEqual(await output.lines(), EMPTY, 'nothing is painted meanwhile')
		screen.enter()
		await shows(FIRST.map(text => text.replace(/^n/, 'm')))
	})

	it('paints everything again when asked', async () => {
		await shows(FIRST)
		output.write('\x1b[2J')
		await shows(EMPTY)
		screen.repaint()
		await shows(FIRST)
	})

	it('waits for a line that is too slow', async () => {
		await shows(FIRST)
		output.isFree = false
		ink.rerender(wrapped(<App title="second" />))
		await shows(['second'])
		ink.rerender(wrapped(<App title="third" />))
		await pause(60)
		await shows(['second'])
		output.isFree = true
		output.emit('drain')
		await shows(['third'])
	})

	it('never wipes the scrollback', async () => {
		await shows(FIRST)
		output.resize(20, 5)
		await shows(['title', 'n0 10x4   ┌────────┐'])
		screen.leave()
		assert.ok(!output.written.includes('\x1b[3J'))
	})

	it('turns mouse reports on and off', async () => {
		screen.setMouse(false)
		assert.ok(output.written.endsWith('\x1b[?1006l\x1b[?1002l\x1b[?1000l'))
		screen.setMouse(true)
		assert.ok(output.written.endsWith('\x1b[?1002h\x1b[?1006h'))
	})
})

describe('canvas', () => {
	it('draws into Ink’s own output where there is no screen', () => {
		const text = renderToString(
			<Canvas width={5} height={2} draw={(width, height) => [`${width}x${height}`, 'two  ']} />,
		)
		assert.equal(text, '5x2\ntwo')
	})
})
