import { Box, render, Text } from 'ink'
import { type ReactNode, useSyncExternalStore } from 'react'
import { Canvas, ScreenContext, useScreenSize } from '../../../src/tui/canvas.js'
import { FaultBoundary } from '../../../src/tui/fault-boundary.js'
import { wantsAscii } from '../../../src/tui/glyphs.js'
import { installGuard } from '../../../src/tui/guard.js'
import { escapeDelay, readKeys } from '../../../src/tui/key-input.js'
import type { Key } from '../../../src/tui/key-sequence.js'
import { footer, help, resolve } from '../../../src/tui/keymap.js'
import { framed } from '../../../src/tui/panes/frame.js'
import { hexLines } from '../../../src/tui/panes/hex.js'
import { listLines, listRowAt } from '../../../src/tui/panes/list.js'
import { treeLines } from '../../../src/tui/panes/tree-lines.js'
import { Screen } from '../../../src/tui/screen.js'
import { createStore } from '../../../src/tui/store.js'
import { line } from '../../../src/tui/text.js'
import { colourLevel, createTheme, type Theme } from '../../../src/tui/theme.js'
import {
	type Action,
	bytes,
	COUNT,
	type Command,
	type Context,
	columns,
	initial,
	keymap,
	litSpans,
	type Pane,
	roots,
	type State,
	update,
} from './state.js'

// A list of a million rows, a tree and a hex pane, to try the screen's parts in a real terminal.
const { stdin, stdout, env } = process
const theme = createTheme({
	level: colourLevel('auto', env, env => stdout.getColorDepth(env)),
	ascii: wantsAscii(env, process.platform),
})
const screen = new Screen(stdout)
const store = createStore<State, Action>(initial, update)
const keys = readKeys(stdin, onKey, { escapeDelay: escapeDelay(env) })
const guard = installGuard(screen, { name: 'demo', keys, input: process.stdin })
screen.enter()
const ink = render(
	<ScreenContext value={screen}>
		<FaultBoundary onFault={guard.die}>
			<App theme={theme} />
		</FaultBoundary>
	</ScreenContext>,
	{ stdout: screen.stdout, debug: true, patchConsole: false, exitOnCtrlC: false },
)
ink.waitUntilExit().then(guard.end, guard.die)

function onKey(key: Key): void {
	if (key.key === 'mousedown' && key.mouse) onClick(key.mouse.x, key.mouse.y)
	const command = resolve(keymap, contexts(store.get()), key.key)?.command
	if (command !== undefined) run(command)
}

function run(command: Command): void {
	if (command === 'quit') ink.unmount()
	else if (command === 'suspend') guard.suspend()
	else if (command === 'next') store.dispatch({ kind: 'focus' })
	else if (command === 'help') store.dispatch({ kind: 'help' })
	else if (command === 'update' || command === 'render' || command === 'draw')
		store.dispatch({ kind: 'fail', where: command })
	else if (command === 'reject') Promise.reject(new Error('the demo was asked to fail in reject'))
	else if (command === 'print') console.log('printed behind the screen')
	else store.dispatch({ kind: 'move', move: command, height: (screen.rectOf(store.get().focus)?.height ?? 24) - 2 })
}

function onClick(x: number, y: number): void {
	const place = screen.regionAt(x, y)
	if (place === undefined) return
	const height = screen.rectOf(place.name)!.height - 2
	const row = listRowAt(store.get().list, COUNT, height, place.y - 1)
	if (place.name === 'list' && row !== undefined) store.dispatch({ kind: 'select', row })
	else store.dispatch({ kind: 'focus', pane: place.name as Pane })
}

function contexts(state: State): readonly Context[] {
	return [state.isHelpOpen ? 'help' : 'panes', 'everywhere']
}

function App({ theme }: { readonly theme: Theme }): ReactNode {
	const { columns, rows } = useScreenSize()
	const state = useSyncExternalStore(store.subscribe, store.get)
	if (state.fails === 'render') throw new Error('the demo was asked to fail in render')
	if (columns < 60 || rows < 16) return <Text>{`terminal too small (${columns}x${rows}, need 60x16)`}</Text>
	return (
		<Box width={columns} height={rows} flexDirection="column">
			{state.isHelpOpen ? (
				<Box flexGrow={1} borderStyle="round" flexDirection="column">
					{help(keymap, ['panes', 'everywhere'], theme.glyphs).flatMap(({ rows }) =>
						rows.map(({ keys, help, command }) => <Text key={command + keys}>{`${keys.padEnd(12)}${help}`}</Text>),
					)}
				</Box>
			) : (
				<Panes state={state} theme={theme} />
			)}
			<Canvas
				height={1}
				flexGrow={0}
				draw={width => [line(theme, width, footer(keymap, contexts(state), width, theme))]}
			/>
		</Box>
	)
}

function Panes({ state, theme }: { readonly state: State; readonly theme: Theme }): ReactNode {
	const isFocused = (pane: Pane) => {
		if (state.fails === 'draw') throw new Error('the demo was asked to fail in draw')
		return state.focus === pane
	}
	const spans = litSpans(state)
	const pane = (name: Pane, body: (width: number, height: number) => readonly string[]) => (
		<Canvas
			name={name}
			flexBasis={0}
			draw={(width, height) =>
				framed({ theme, title: [{ text: name }], width, height, isFocused: isFocused(name), body })
			}
		/>
	)
	return (
		<Box flexGrow={1} flexDirection="column">
			{pane('list', (width, height) =>
				listLines({ theme, columns, count: COUNT, state: state.list, width, height, isFocused: isFocused('list') }),
			)}
			<Box flexGrow={1} flexBasis={0}>
				{pane('tree', (width, height) =>
					treeLines({ theme, roots, state: state.tree, width, height, isFocused: isFocused('tree') }),
				)}
				{pane('hex', (width, height) =>
					hexLines({
						theme,
						view: {
							bytes,
							top: 0,
							marks: [
								{ span: spans.parent, token: 'hl2' },
								{ span: spans.field, token: 'hl1', isBracketed: true },
							],
						},
						width,
						height,
					}),
				)}
			</Box>
		</Box>
	)
}
