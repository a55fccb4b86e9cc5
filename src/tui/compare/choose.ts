import { say } from '../../explain/interface.js'
import type { Language } from '../../explain/language.js'
import { grouped } from '../../grouped.js'
import type { Conversation } from '../../session/conversation.js'
import type { Session } from '../../session/session.js'
import { socketText } from '../../session/socket-text.js'
import { type Column, type ListState, listLines } from '../panes/list.js'
import type { Theme } from '../theme.js'
import { placeTitle, protocolName } from './heading.js'
import type { ComparePlace } from './state.js'

/** How many conversations there are to choose from. */
export function choiceCount(sessions: readonly Session[]): number {
	return sessions.reduce((sum, session) => sum + session.conversations.length, 0)
}

/** The conversation on a row of the choice: the first capture's come first. */
export function choiceAt(sessions: readonly Session[], row: number): ComparePlace | undefined {
	let before = 0
	for (const [session, { conversations }] of sessions.entries()) {
		if (row >= before && row < before + conversations.length) return { session, conversation: row - before + 1 }
		before += conversations.length
	}
	return undefined
}

/** The row of a conversation; the first where it is not there. */
export function rowOfChoice(sessions: readonly Session[], place: ComparePlace | undefined): number {
	if (!place || place.session >= sessions.length) return 0
	return choiceCount(sessions.slice(0, place.session)) + place.conversation - 1
}

/** All conversations of all captures, to choose one from. */
export function choiceLines(options: {
	readonly theme: Theme
	readonly sessions: readonly Session[]
	readonly state: ListState
	readonly width: number
	readonly height: number
	readonly language: Language
}): string[] {
	const { theme, sessions, state, width, height, language } = options
	const cell = (of: (conversation: Conversation, session: Session) => string) => (row: number) => {
		const place = choiceAt(sessions, row)
		const session = place && sessions[place.session]
		const conversation = place && session?.conversations[place.conversation - 1]
		return session && conversation ? of(conversation, session) : ''
	}
	const title = (key: 'number' | 'version' | 'client' | 'server' | 'name' | 'packets') =>
		say(`column.${key}`, {}, language)
	const columns: Column[] = [
		{
			title: ` ${title('number')}`,
			width: 24,
			grow: 2,
			cell: cell(({ number }, session) => ` ${placeTitle(sessions, session, number)}`),
		},
		{ title: title('version'), width: 9, cell: cell(conversation => protocolName(conversation, language)) },
		{
			title: title('client'),
			width: 16,
			grow: 1,
			rank: 2,
			cell: cell(({ client }) => socketText(client)),
			token: 'client',
		},
		{ title: title('server'), width: 16, grow: 1, cell: cell(({ server }) => socketText(server)), token: 'server' },
		{
			title: title('name'),
			width: 10,
			grow: 1,
			rank: 1,
			cell: cell(({ tls, http }) => tls?.serverName ?? http[0]?.host ?? ''),
		},
		{
			title: title('packets'),
			width: 8,
			align: 'right',
			rank: 3,
			cell: cell(({ packets }) => grouped(packets)),
		},
	]
	return listLines({ theme, columns, count: choiceCount(sessions), state, width, height, isFocused: true })
}
