import { Box } from 'ink'
import type { ReactNode } from 'react'
import { countOf } from '../current.js'
import { shownList } from '../lists/rows.js'
import { OVERVIEWS } from '../overviews/all.js'
import type { OverviewName } from '../overviews/overview.js'
import type { State } from '../state.js'
import type { Theme } from '../theme.js'
import { shownColumns } from './columns.js'
import { factsLines } from './facts-lines.js'
import { FramedPane, ListPane } from './pane.js'

/** A list, and below it what there is to say of its selected row. */
export function OverviewPanes(props: {
	readonly state: State
	readonly theme: Theme
	readonly view: OverviewName
	readonly rows: number
}): ReactNode {
	const { state, theme, view, rows } = props
	const { title, empty, facts, about, right } = OVERVIEWS[view]
	const list = state.overviews[view]
	const row = countOf(state) === 0 ? -1 : list.selected
	return (
		<Box flexGrow={1} flexDirection="column">
			<Box height={Math.round((rows - 2) / 2)} flexShrink={0}>
				<ListPane
					theme={theme}
					title={title(state)}
					right={right?.(state) ?? []}
					columns={width => shownColumns(state, theme, width)}
					count={countOf(state)}
					list={shownList(state, list)}
					isFocused
					empty={[empty(state)]}
				/>
			</Box>
			<FramedPane
				name="facts"
				theme={theme}
				title={about(state, row)}
				isFocused={false}
				body={(width, height) => factsLines(theme, facts(state, row), width, height)}
			/>
		</Box>
	)
}
