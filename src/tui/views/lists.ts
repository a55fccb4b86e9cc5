import { say } from '../../explain/interface.js'
import { colon } from '../../explain/language.js'
import { socketText } from '../../session/socket-text.js'
import type { Area } from '../areas.js'
import { countOf, sessionOf } from '../current.js'
import { issueText } from '../issue-rows.js'
import { rowStamps } from '../lists/row-stamps.js'
import { foundIn, shownList } from '../lists/rows.js'
import { emptyText } from '../live/state.js'
import { fitEnds } from '../sockets.js'
import type { Browser, State } from '../state.js'
import { width as columnsOf } from '../text.js'
import type { Theme } from '../theme.js'
import { shownColumns } from './columns.js'
import { failureTexts } from './failures.js'
import { hasSockets } from './ladder.js'
import { listPane } from './pane.js'

/** The list of packets, or the ladder. */
export function mainList(state: State, theme: Theme, browser: Browser): Area {
	const session = sessionOf(state)
	const { language } = state
	const isFocused = browser.focus === 'list'
	// What kept packets from being read belongs where they are missed.
	const damage = session?.issues.map(({ text }) => `! ${issueText({ text }, language)}`) ?? []
	const conversation = session?.conversations[state.ladder.conversation - 1]
	if (state.view === 'ladder') {
		const name = `${say('pane.ladder', {}, language)} ${conversation?.number ?? ''}`.trimEnd()
		const title = (width: number) => {
			if (!conversation || hasSockets(conversation, width - 2)) return name
			const sockets = [socketText(conversation.client), socketText(conversation.server)] as const
			// The corners, the mark of the focus and the blanks around it all.
			const room = width - columnsOf(name) - 8
			return `${name}${colon(language)}${fitEnds(sockets, room, 4, theme.glyphs.ellipsis).join(' → ')}`
		}
		const { version, cipherSuite, serverName } = conversation?.tls ?? {}
		const facts = [[version, cipherSuite, serverName], [version, cipherSuite], [version, serverName], [version]].map(
			parts => parts.filter(Boolean).join(', '),
		)
		return listPane({
			theme,
			title,
			right: facts,
			columns: (width, height) => shownColumns(state, theme, width, height),
			count: countOf(state),
			list: browser.list,
			isFocused,
			empty: [conversation ? say('empty.ladder', {}, language) : emptyText(state, 'empty.conversations'), ...damage],
		})
	}
	return listPane({
		theme,
		title: say('pane.packets', {}, language),
		right: failureTexts(session, language),
		rightToken: 'err',
		columns: (width, height) => shownColumns(state, theme, width, height),
		count: countOf(state),
		list: shownList(state, browser.list),
		isFocused,
		empty: [packetsEmpty(state), ...damage],
		stamps: rowStamps(state),
	})
}

/** Why the list of packets is empty: a filter that is still being applied may yet select some. */
function packetsEmpty(state: State): string {
	const found = foundIn(state)
	const total = sessionOf(state)?.index?.count ?? 0
	if (found?.isRunning) return say('empty.filtering', { looked: found.looked, total }, state.language)
	return found ? say('empty.filtered', {}, state.language) : emptyText(state, 'empty.packets')
}
