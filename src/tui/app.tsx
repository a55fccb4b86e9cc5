import { Box } from 'ink'
import type { ReactNode } from 'react'
import { useSyncExternalStore } from 'react'
import { say } from '../explain/interface.js'
import { Canvas, useScreenSize } from './canvas.js'
import { compareLines } from './compare/lines.js'
import { demoHeight, demoLines } from './demo/panel.js'
import { filterBarHeight, filterBarLines } from './filter/bar.js'
import { isOverview } from './overviews/overview.js'
import type { State } from './state.js'
import type { Store } from './store.js'
import { fill } from './text.js'
import type { Theme } from './theme.js'
import type { Action } from './update.js'
import { footerLine, headerLine } from './views/bars.js'
import { Browsing } from './views/browsing.js'
import { helpLines } from './views/help.js'
import { OverviewPanes } from './views/overviews.js'
import { FramedPane } from './views/pane.js'
import { wrapped } from './views/words.js'

/** The least a screen must have. */
const LEAST = { columns: 60, rows: 16 }

type Props = { readonly state: State; readonly theme: Theme }

/** The whole screen: a line of views, the open view, a line of keys. */
export function App({ store, theme }: { readonly store: Store<State, Action>; readonly theme: Theme }): ReactNode {
	const { columns, rows } = useScreenSize()
	const state = useSyncExternalStore(store.subscribe, store.get)
	if (columns < LEAST.columns || rows < LEAST.rows) return <TooSmall state={state} theme={theme} />
	const demo = demoHeight(state, theme, columns, rows)
	return (
		<Box width={columns} height={rows} flexDirection="column">
			<Canvas height={1} flexGrow={0} flexShrink={0} draw={width => [headerLine(state, theme, width)]} />
			{demo > 0 && (
				<Canvas height={demo} flexGrow={0} flexShrink={0} draw={width => demoLines(state, theme, width, rows)} />
			)}
			<Body state={state} theme={theme} columns={columns} rows={rows - demo} />
			<Canvas height={1} flexGrow={0} draw={width => [footerLine(state, theme, width)]} />
		</Box>
	)
}

function TooSmall({ state, theme }: Props): ReactNode {
	const text = say('status.small', { width: LEAST.columns, height: LEAST.rows }, state.language)
	const { columns, rows } = useScreenSize()
	return (
		<Box width={columns} height={rows}>
			<Canvas draw={(width, height) => fill(wrapped(theme, [{ text }], width, height), width, height)} />
		</Box>
	)
}

function Body({ state, theme, columns, rows }: Props & { readonly columns: number; readonly rows: number }): ReactNode {
	if (state.isHelpOpen) return <Help state={state} theme={theme} />
	if (state.view === 'compare') {
		const { compare, sessions, language } = state
		return (
			<Canvas
				name="compare"
				draw={(width, height) => compareLines(compare, sessions, { width, height }, theme, language)}
			/>
		)
	}
	if (isOverview(state.view)) return <OverviewPanes state={state} theme={theme} view={state.view} rows={rows} />
	const bar = filterBarHeight(state)
	return (
		<>
			{bar > 0 && (
				<Canvas height={bar} flexGrow={0} flexShrink={0} draw={width => filterBarLines(state, theme, width)} />
			)}
			<Browsing state={state} theme={theme} columns={columns} rows={rows - bar} />
		</>
	)
}

function Help({ state, theme }: Props): ReactNode {
	const title = say('pane.help', {}, state.language)
	return (
		<FramedPane
			name="help"
			theme={theme}
			title={title}
			isFocused
			body={(width, height) => helpLines(state, theme, width, height)}
		/>
	)
}
