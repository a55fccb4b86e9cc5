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
import { widestSeen } from '../lists/widest-seen.js'
import type { Column } from '../panes/list.js'
import { fitSocket, SOCKET } from '../sockets.js'
import type { State } from '../state.js'
import { width as columnsOf } from '../text.js'
import type { Theme, Token } from '../theme.js'
import { durationText } from '../views/texts.js'
import type { Seen } from './overview.js'

/** The columns of the list of conversations, as wide as the ends and protocols of those in sight need. */
export function conversationColumns(
	session: Session,
	theme: Theme,
	{ file, marked, language }: Pick<State, 'file' | 'marked' | 'language'>,
	{ width, rows }: Seen,
): readonly Column[] {
	const of = (row: number) => session.conversations[row]
	const text = (read: (conversation: Conversation) => string) => (row: number) => {
		const conversation = of(row)
		return conversation ? read(conversation) : ''
	}
	const isMarked = (row: number) => marked?.session === file && marked.conversation === row + 1
	const widest = widestSeen(session, `conversations ${language}`, rows, row => {
		const conversation = of(row)
		if (!conversation) return [0, 0, 0, 0, 0]
		const ends = ENDS.map(end => socketText(conversation[end]).length)
		const [verdict, ended] = [verdictName(judged(conversation), language), endText(conversation, language)]
		return [...ends, protocolText(conversation).length, columnsOf(verdict), columnsOf(ended)]
	})
	const most = Math.max(SOCKET, Math.floor((width - 100) / 3))
	const [, server = 0, , verdict = 0] = widest
	const widths = { server: Math.max(LEAST, Math.min(server, most)), verdict: Math.max(VERDICT, verdict) }
	// The client is named whole where the verdict is too: both stand below the list.
	const left = width - 2 - NUMBER - widths.server - PROTOCOL - widths.verdict - 4
	const ends = ENDS.map(
		(end, i): Column => ({
			id: end,
			title: say(`column.${end}`, {}, language),
			width: end === 'server' ? widths.server : Math.max(LEAST, Math.min(widest[i] ?? 0, most, left)),
			// Below the list stand both, and of the client the port is mere chance.
			...(end === 'client' && { rank: 1 }),
			cell: (row, columns) => {
				const socket = text(c => socketText(c[end]))(row)
				return [{ text: fitSocket(socket, columns, theme.glyphs.ellipsis), token: end }]
			},
		}),
	)
	let timed: { readonly conversation: Conversation; readonly timings: Timings } | undefined
	return [
		{
			id: 'number',
			title: say('column.number', {}, language),
			width: Math.max(NUMBER, String(session.counts.conversations).length + (marked ? 2 : 0)),
			align: 'right',
			cell: row => `${isMarked(row) ? '* ' : ''}${row + 1}`,
		},
		...ends,
		{
			id: 'protocol',
			title: say('column.protocol', {}, language),
			width: PROTOCOL,
			wish: widest[2] ?? PROTOCOL,
			cell: text(protocolText),
		},
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
			width: VERDICT,
			clear: widths.verdict,
			grow: 2,
			rank: 0.9,
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
			wish: widest[4] ?? 0,
			grow: 3,
			rank: 6,
			cell: text(c => endText(c, language)),
		},
	]
}

const ENDS = ['client', 'server'] as const

/** The fewest columns of an end: a loopback address with its port; and of others. */
const LEAST = 15
const NUMBER = 5
const PROTOCOL = 9
const VERDICT = 16

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
