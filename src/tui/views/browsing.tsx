import { Box } from 'ink'
import type { ReactNode } from 'react'
import { Canvas, useScreenSize } from '../canvas.js'
import { ladderRows } from '../ladder-rows.js'
import type { Pane, State } from '../state.js'
import { fill } from '../text.js'
import type { Theme } from '../theme.js'
import { browserOf, sessionOf } from '../update.js'
import { BytesPane } from './bytes-pane.js'
import { FieldsPane } from './fields-pane.js'
import { MainList } from './lists.js'
import { rungWords, wrapped } from './words.js'

/** From here on fields and bytes stand side by side. */
const WIDE = 118

type Props = { readonly state: State; readonly theme: Theme }

/** The list of packets or the ladder, and below it the fields and bytes of what is selected. */
export function Browsing({
	state,
	theme,
	columns,
	rows,
}: Props & { readonly columns: number; readonly rows: number }): ReactNode {
	const browser = browserOf(state)
	const { focus, isZoomed, lower } = browser
	const isWide = columns >= WIDE
	const shows = (pane: Pane) => (isZoomed ? focus === pane : pane === 'list' || isWide || lower === pane)
	const listHeight = Math.max(6, Math.round((rows - 2) * (isWide ? 0.42 : 0.4)))
	return (
		<Box flexGrow={1} flexDirection="column">
			{shows('list') && (
				<Box {...(isZoomed ? { flexGrow: 1 } : { height: listHeight, flexShrink: 0 })}>
					<MainList state={state} theme={theme} browser={browser} />
				</Box>
			)}
			{state.view === 'ladder' && !isZoomed && <RungWords state={state} theme={theme} />}
			{(shows('tree') || shows('hex')) && (
				<Box flexGrow={1} flexBasis={0}>
					{shows('tree') && <FieldsPane state={state} theme={theme} browser={browser} />}
					{shows('hex') && (
						<BytesPane
							state={state}
							theme={theme}
							browser={browser}
							width={isWide && !isZoomed ? HEX_PANE : undefined}
						/>
					)}
				</Box>
			)}
		</Box>
	)
}

/** Columns of a pane that shows 16 bytes a row. */
const HEX_PANE = 78

/** What the selected rung is for: two lines, or three where there is room. */
function RungWords({ state, theme }: Props): ReactNode {
	const conversation = sessionOf(state)?.conversations[state.ladder.conversation - 1]
	const { rows } = useScreenSize()
	const height = rows >= 36 ? 4 : 3
	const runs = conversation
		? rungWords(conversation, ladderRows(conversation)[state.ladder.list.selected], state.language)
		: []
	return (
		<Canvas
			height={height}
			flexGrow={0}
			flexShrink={0}
			draw={width =>
				fill(
					wrapped(theme, runs, width - 2, height).map(text => ` ${text} `),
					width,
					height,
				)
			}
		/>
	)
}
