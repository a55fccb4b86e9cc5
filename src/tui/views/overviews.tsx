import { Box } from 'ink'
import type { ReactNode } from 'react'
import { say } from '../../explain/interface.js'
import { countOf, sessionOf } from '../current.js'
import { issueRows } from '../issue-rows.js'
import { shownList } from '../lists/rows.js'
import type { ListState } from '../panes/list.js'
import type { State } from '../state.js'
import type { Theme } from '../theme.js'
import { shownColumns } from './columns.js'
import { conversationFacts, type Fact, whoFacts } from './conversation-facts.js'
import { factsLines } from './facts-lines.js'
import { FramedPane, ListPane } from './pane.js'

type Props = { readonly state: State; readonly theme: Theme }

/** The conversations of the capture that is shown, and what is known of the selected one. */
export function Conversations({ state, theme, rows }: Props & { readonly rows: number }): ReactNode {
	const session = sessionOf(state)
	const { language } = state
	const { list } = state.conversations
	const chosen = session?.conversations[list.selected]
	const facts = session && chosen ? conversationFacts(session, chosen, language) : []
	return (
		<Overview
			state={state}
			theme={theme}
			rows={rows}
			title={say('pane.conversations', {}, language)}
			list={list}
			empty={say('empty.conversations', {}, language)}
			facts={facts}
			about={chosen ? say('pane.conversation', { number: chosen.number }, language) : ''}
		/>
	)
}

/** All that is wrong in the capture that is shown, and the selected issue in full. */
export function Issues({ state, theme, rows }: Props & { readonly rows: number }): ReactNode {
	const session = sessionOf(state)
	const { language } = state
	const issues = session ? issueRows(session) : []
	const chosen = issues[state.issues.selected]
	const conversation = session?.conversations[(chosen?.conversation ?? 0) - 1]
	const facts: Fact[] = chosen
		? [
				{ name: say('column.issue', {}, language), runs: [{ text: chosen.text, token: 'err' }] },
				...(conversation ? whoFacts(conversation, language) : []),
			]
		: []
	return (
		<Overview
			state={state}
			theme={theme}
			rows={rows}
			title={say('pane.issues', {}, language)}
			list={state.issues}
			empty={say('empty.issues', {}, language)}
			facts={facts}
			about={chosen?.packet === undefined ? '' : `${say('column.packet', {}, language)} ${chosen.packet}`}
		/>
	)
}

/** A list, and below it what there is to say of its selected row. */
function Overview(props: {
	readonly state: State
	readonly theme: Theme
	readonly rows: number
	readonly title: string
	readonly list: ListState
	readonly empty: string
	readonly facts: readonly Fact[]
	readonly about: string
}): ReactNode {
	const { state, theme, rows, title, list, empty, facts, about } = props
	return (
		<Box flexGrow={1} flexDirection="column">
			<Box height={Math.round((rows - 2) / 2)} flexShrink={0}>
				<ListPane
					theme={theme}
					title={title}
					columns={width => shownColumns(state, theme, width)}
					count={countOf(state)}
					list={shownList(state, list)}
					isFocused
					empty={[empty]}
				/>
			</Box>
			<FramedPane
				name="facts"
				theme={theme}
				title={about}
				isFocused={false}
				body={(width, height) => factsLines(theme, facts, width, height)}
			/>
		</Box>
	)
}
