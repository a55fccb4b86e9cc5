import type { ReactNode } from 'react'
import { say } from '../../explain/interface.js'
import { foundIn, rowAmongAll, shownList } from '../filter/rows.js'
import type { Browser, State } from '../state.js'
import type { Theme } from '../theme.js'
import { countOf, sessionOf } from '../update.js'
import { conversationColumns } from './conversation-list.js'
import { ladderColumns } from './ladder.js'
import { packetColumns } from './packet-list.js'
import { ListPane } from './pane.js'

type Props = { readonly state: State; readonly theme: Theme }

/** The conversations of the capture that is shown. */
export function Conversations({ state, theme }: Props): ReactNode {
	const session = sessionOf(state)
	const { list, marked } = state.conversations
	const columns = session ? conversationColumns(session, state.file, marked, state.language) : []
	const empty = say('empty.conversations', {}, state.language)
	return (
		<ListPane
			theme={theme}
			title={say('pane.conversations', {}, state.language)}
			columns={() => columns}
			count={countOf(state)}
			list={list}
			isFocused
			empty={empty}
		/>
	)
}

/** The list of packets, or the ladder. */
export function MainList({ state, theme, browser }: Props & { readonly browser: Browser }): ReactNode {
	const session = sessionOf(state)
	const { language } = state
	const isFocused = browser.focus === 'list'
	const conversation = session?.conversations[state.ladder.conversation - 1]
	if (state.view === 'ladder') {
		const title = conversation
			? `${say('pane.ladder', {}, language)} ${conversation.number}`
			: say('pane.ladder', {}, language)
		const columns = (width: number) => (conversation ? ladderColumns(conversation, theme, language, width) : [])
		const facts = [conversation?.tls?.version, conversation?.tls?.cipherSuite, conversation?.tls?.serverName]
			.filter(Boolean)
			.join(', ')
		const empty = say('empty.conversations', {}, language)
		return (
			<ListPane
				theme={theme}
				title={title}
				right={facts}
				columns={columns}
				count={countOf(state)}
				list={browser.list}
				isFocused={isFocused}
				empty={empty}
			/>
		)
	}
	const columns = session ? packetColumns(session, theme, language) : []
	const shown = columns.map(column => ({ ...column, cell: (row: number) => column.cell(rowAmongAll(state, row)) }))
	const empty = say(foundIn(state) ? 'empty.filtered' : 'empty.packets', {}, language)
	return (
		<ListPane
			theme={theme}
			title={say('pane.packets', {}, language)}
			columns={() => shown}
			count={countOf(state)}
			list={shownList(state, browser.list)}
			isFocused={isFocused}
			empty={empty}
		/>
	)
}
