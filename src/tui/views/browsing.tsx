import { Box } from 'ink'
import type { ReactNode } from 'react'
import { Canvas } from '../canvas.js'
import { browserOf, countOf, sessionOf } from '../current.js'
import { ladderRows } from '../ladder-rows.js'
import type { State } from '../state.js'
import { fill } from '../text.js'
import type { Theme } from '../theme.js'
import { BytesPane } from './bytes-pane.js'
import { FieldsPane } from './fields-pane.js'
import { layoutOf } from './layout.js'
import { MainList } from './lists.js'
import { rungWords, wrapped } from './words.js'

/** Columns of a pane that shows 16 bytes a row. */
const HEX_PANE = 78

type Props = { readonly state: State; readonly theme: Theme }

/** The list of packets or the ladder, and below it the fields and bytes of what is selected. */
export function Browsing({
	state,
	theme,
	columns,
	rows,
}: Props & { readonly columns: number; readonly rows: number }): ReactNode {
	const browser = browserOf(state)
	const { isWide, list, words, lower } = layoutOf(state.view, browser, columns, rows - 2, countOf(state))
	return (
		<Box flexGrow={1} flexDirection="column">
			{list !== 0 && (
				<Box {...(list === undefined ? { flexGrow: 1 } : { height: list, flexShrink: 0 })}>
					<MainList state={state} theme={theme} browser={browser} />
				</Box>
			)}
			{words > 0 && <RungWords state={state} theme={theme} height={words} />}
			{lower.length > 0 && (
				<Box flexGrow={1} flexBasis={0}>
					{lower.includes('tree') && <FieldsPane state={state} theme={theme} browser={browser} />}
					{lower.includes('hex') && (
						<BytesPane
							state={state}
							theme={theme}
							browser={browser}
							width={isWide && lower.length > 1 ? HEX_PANE : undefined}
						/>
					)}
				</Box>
			)}
		</Box>
	)
}

/** What the selected rung is for. */
function RungWords({ state, theme, height }: Props & { readonly height: number }): ReactNode {
	const conversation = sessionOf(state)?.conversations[state.ladder.conversation - 1]
	const row = conversation && ladderRows(conversation)[state.ladder.list.selected]
	const runs = conversation ? rungWords(conversation, row, state.language) : []
	const draw = (width: number) => {
		const lines = wrapped(theme, runs, width - 2, height)
		return fill(
			lines.map(text => ` ${text} `),
			width,
			height,
		)
	}
	return <Canvas height={height} flexGrow={0} flexShrink={0} draw={draw} />
}
