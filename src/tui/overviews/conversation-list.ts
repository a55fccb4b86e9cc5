import { say } from '../../explain/interface.js'
import type { Language } from '../../explain/language.js'
import { verdictName } from '../../explain/verdicts/verdicts.js'
import { grouped } from '../../grouped.js'
import type { Conversation } from '../../session/conversation.js'
import { protocolText } from '../../session/protocol-text.js'
import type { Session } from '../../session/session.js'
import { socketText } from '../../session/socket-text.js'
import { secondsBetween } from '../../session/time.js'
import { type Timings, timings } from '../../session/timings.js'
import { judged } from '../../verdict/judged.js'
import type { Verdict } from '../../verdict/verdict.js'
import type { Column } from '../panes/list.js'
import type { Place } from '../state.js'
import type { Token } from '../theme.js'
import { durationText } from '../views/texts.js'
import { widestName } from './name-width.js'

/** The columns of the list of conversations. `marked` is the one that waits to be compared. */
export function conversationColumns(
	session: Session,
	file: number,
	marked: Place | undefined,
	language: Language,
): readonly Column[] {
	const of = (row: number) => session.conversations[row]
	const text = (read: (conversation: Conversation) => string) => (row: number) => {
		const conversation = of(row)
		return conversation ? read(conversation) : ''
	}
	let timed: { readonly conversation: Conversation; readonly timings: Timings } | undefined
	return [
		{
			id: 'number',
			title: say('column.number', {}, language),
			width: 5,
			align: 'right',
			cell: row => `${marked?.session === file && marked.conversation === row + 1 ? '* ' : ''}${row + 1}`,
		},
		{
			id: 'client',
			title: say('column.client', {}, language),
			width: 18,
			grow: 2,
			cell: row => [{ text: text(c => socketText(c.client))(row), token: 'client' }],
		},
		{
			id: 'server',
			title: say('column.server', {}, language),
			width: 18,
			grow: 2,
			cell: row => [{ text: text(c => socketText(c.server))(row), token: 'server' }],
		},
		{ id: 'protocol', title: say('column.protocol', {}, language), width: 9, cell: text(protocolText) },
		{
			id: 'name',
			title: say('column.name', {}, language),
			width: 12,
			grow: 2,
			rank: 3,
			cell: text(c => c.tls?.serverName ?? c.http[0]?.host ?? ''),
		},
		{
			id: 'packets',
			title: say('column.packets', {}, language),
			width: 7,
			align: 'right',
			rank: 2,
			cell: text(c => grouped(c.packets)),
		},
		{
			id: 'bytesOut',
			title: `${say('column.bytes', {}, language)} →`,
			width: 9,
			align: 'right',
			rank: 4,
			cell: text(c => grouped(c.bytes.client)),
		},
		{
			id: 'bytesIn',
			title: `${say('column.bytes', {}, language)} ←`,
			width: 9,
			align: 'right',
			rank: 4,
			cell: text(c => grouped(c.bytes.server)),
		},
		{
			id: 'time',
			title: say('column.time', {}, language),
			width: 12,
			align: 'right',
			rank: 5,
			cell: text(c => durationText(secondsBetween(c.start, c.end))),
		},
		{
			id: 'verdict',
			title: say('column.verdict', {}, language),
			width: 16,
			wish: widestName(language),
			grow: 2,
			rank: 1,
			cell: row => {
				const conversation = of(row)
				if (!conversation) return ''
				const verdict = judged(conversation)
				return [{ text: verdictName(verdict, language), token: tokenOf(verdict) }]
			},
		},
		...TIMINGS.map(
			(name): Column => ({
				id: name,
				title: say(`column.${name}`, {}, language),
				width: 9,
				align: 'right',
				rank: 7,
				cell: text(c => {
					// The cells of a row are made one after the other.
					if (timed?.conversation !== c) timed = { conversation: c, timings: timings(c) }
					const seconds = timed.timings[name]
					return seconds === undefined ? '' : durationText(seconds)
				}),
			}),
		),
		{
			id: 'ended',
			title: say('column.ended', {}, language),
			width: 20,
			grow: 3,
			rank: 6,
			cell: text(c => endText(c, language)),
		},
	]
}

/** Green is for what was established, and no praise of what went in the clear. */
function tokenOf({ cause, outcome }: Verdict): Token {
	if (cause === 'ok') return outcome === 'established' ? 'ok' : 'warn'
	return cause === 'unknown' ? 'warn' : 'err'
}

/** The durations that the report has as well. */
export const TIMINGS = ['connect', 'server_hello', 'handshake', 'first_byte'] as const

/** In a few words how a conversation ended: by an alert, by FIN or RST, or not within the capture. */
export function endText(conversation: Conversation, language: Language): string {
	const { tcp, messages } = conversation
	if (tcp.opening === 'refused') return say('ended.refused', {}, language)
	if (tcp.opening === 'unanswered') return say('ended.unanswered', {}, language)
	const fatal = messages.find(message => message.type === 'alert' && message.level === 'fatal')
	if (fatal)
		return say(
			'ended.alert',
			{ alert: fatal.description ?? '', from: say(`role.${fatal.from}`, {}, language) },
			language,
		)
	const [first] = tcp.ends
	if (!first) return say(conversation.ended ? 'ended.unseen' : 'ended.open', {}, language)
	return say(
		first.how === 'fin' ? 'ended.fin' : 'ended.rst',
		{ from: say(`role.${first.from}`, {}, language) },
		language,
	)
}
