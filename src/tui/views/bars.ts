import { say } from '../../explain/interface.js'
import { footer } from '../keymap.js'
import { KEYS } from '../keys.js'
import type { State, ViewName } from '../state.js'
import { line, type Run } from '../text.js'
import type { Theme } from '../theme.js'
import { contextsOf, sessionOf } from '../update.js'

const TABS: readonly { readonly view: ViewName; readonly key: string }[] = [
	{ view: 'packets', key: '1' },
	{ view: 'conversations', key: '2' },
	{ view: 'ladder', key: '3' },
	{ view: 'compare', key: '4' },
]

/** The top line: the views with their keys, the open one marked; at the right what is open and how far it is read. */
export function headerLine(state: State, theme: Theme, width: number): string {
	const tabs = TABS.flatMap(({ view, key }): Run[] => {
		const isOpen = view === state.view
		const title = say(`pane.${view}`, {}, state.language)
		return [
			{ text: isOpen ? theme.glyphs.focus : ' ', token: 'focus' },
			{ text: key, token: 'key' },
			{ text: ` ${title} `, token: isOpen ? 'focus' : 'dimmed' },
		]
	})
	return line(theme, width, [{ text: 'handshark ', token: 'title' }, ...tabs], { right: status(state, width < 120) })
}

function status(state: State, isNarrow: boolean): Run[] {
	const session = sessionOf(state)
	if (!session || state.view === 'compare') return []
	const name = session.file.split('/').at(-1) ?? session.file
	const many = state.sessions.length > 1 ? ` ${state.file + 1}/${state.sessions.length}` : ''
	if (isNarrow)
		return session.ended
			? [{ text: `${name.slice(0, 20)}${many} `, token: 'dimmed' }]
			: [{ text: say('status.reading', { file: '' }, state.language), token: 'warn' }]
	const { packets, conversations, skipped, malformed } = session.counts
	const parts = [
		say('status.packets', { count: packets }, state.language),
		say('status.conversations', { count: conversations }, state.language),
		...(skipped > 0 ? [say('status.skipped', { count: skipped }, state.language)] : []),
		...(malformed > 0 ? [say('status.malformed', { count: malformed }, state.language)] : []),
	]
	const reading: Run[] = session.ended
		? []
		: [{ text: ' ' }, { text: say('status.reading', { file: '' }, state.language), token: 'warn' }]
	return [
		{ text: ' ' },
		{ text: `${name}${many}`, token: 'title' },
		{ text: `  ${parts.join(', ')}`, token: 'dimmed' },
		...reading,
		{ text: ' ' },
	]
}

/** The bottom line: what the user is told, else the best keys here. */
export function footerLine(state: State, theme: Theme, width: number): string {
	if (state.message !== undefined) return line(theme, width, [{ text: ` ${state.message}`, token: 'warn' }])
	const issue = sessionOf(state)?.issues[0]
	const keys = footer(KEYS, contextsOf(state), width - 2, theme)
	if (!issue || state.view !== 'packets' || width < 120) return line(theme, width, [{ text: ' ' }, ...keys])
	return line(theme, width, [{ text: ' ' }, ...keys], { right: [{ text: ` ! ${issue.text} `, token: 'err' }] })
}
