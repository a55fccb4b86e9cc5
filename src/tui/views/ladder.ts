import { say } from '../../explain/interface.js'
import type { Language } from '../../explain/language.js'
import { phrase } from '../../explain/phrases/phrases.js'
import { step } from '../../explain/steps.js'
import { grouped } from '../../grouped.js'
import { packetsOfTurn, packetsText } from '../../report/packets-text.js'
import type { Conversation, PlainTurn, Role } from '../../session/conversation.js'
import { socketText } from '../../session/socket-text.js'
import { secondsBetween } from '../../session/time.js'
import { spokenIn } from '../../verdict/causes/spoken.js'
import { type LadderRow, ladderRows } from '../ladder-rows.js'
import { widestSeen } from '../lists/widest-seen.js'
import type { Column } from '../panes/list.js'
import { type Run, width } from '../text.js'
import type { Theme } from '../theme.js'
import { rungName, sealedWord, summaryText } from './texts.js'

/** From so many columns on there is room for words where marks must do else. */
const WIDE = 116

/** Columns of the longest numbers that are not cut: packets `1528-1590`, the bytes of some megabytes. */
const NUMBER = 9

/**
 * The columns of a ladder: two sockets with their lifelines, an arrow for each message between them.
 *
 * @param seen the rows in sight: they say how wide their numbers are
 */
export function ladderColumns(
	conversation: Conversation,
	theme: Theme,
	language: Language,
	columns: number,
	seen: readonly number[] = [],
): readonly Column[] {
	const rows = ladderRows(conversation)
	const sockets = [socketText(conversation.client), socketText(conversation.server)]
	const wide = columns >= WIDE
	const [client = '', server = ''] = hasSockets(conversation, columns)
		? sockets
		: [say('role.client', {}, language), say('role.server', {}, language)]
	const least = columns >= 140 ? 9 : wide ? 7 : 6
	const [packets, bytes] = widestSeen(conversation, 'ladder', seen, row => [
		packetsOf(rows[row]).length,
		lengthOf(rows[row]).length,
	]).map(widest => Math.min(Math.max(least, widest), NUMBER))
	const span = Math.max(wide ? Math.floor(columns * 0.28) : 15, width(client) + width(server) + 2)
	return [
		{
			title: say('column.packet', {}, language),
			width: packets ?? least,
			align: 'right',
			cell: row => packetsOf(rows[row]),
		},
		{ title: 'ms', width: 8, align: 'right', rank: 3, cell: row => milliseconds(conversation, rows[row]) },
		{
			title: client + ' '.repeat(span - width(client) - width(server)) + server,
			width: span,
			cell: row => arrow(rows[row], theme, span),
		},
		{
			title: say('column.step', {}, language),
			width: 4,
			align: 'right',
			rank: 2,
			cell: row => stepText(conversation, rows[row], language),
		},
		{
			title: say('column.bytes', {}, language),
			width: bytes ?? least,
			align: 'right',
			rank: 4,
			cell: row => lengthOf(rows[row]),
		},
		{
			title: say('column.message', {}, language),
			width: 20,
			grow: 1,
			cell: row => words(rows[row], conversation.plain, wide, language),
		},
	]
}

/** Whether there is room to name the sockets over their lifelines; where there is none, the pane's title has them. */
export function hasSockets({ client, server }: Conversation, columns: number): boolean {
	return columns >= WIDE && width(socketText(client)) + width(socketText(server)) + 2 <= columns * 0.4
}

/** Since the conversation began; whole milliseconds where there are many. */
function milliseconds(conversation: Conversation, row: LadderRow | undefined): string {
	if (!row?.time) return ''
	const passed = secondsBetween(conversation.start, row.time) * 1000
	return passed.toFixed(passed < 10_000 ? 3 : 0)
}

function lengthOf(row: LadderRow | undefined): string {
	if (!row || row.kind === 'tcp') return ''
	const { length } = row.kind === 'hole' ? row : row.kind === 'plain' ? row.turn : row.message
	return grouped(length)
}

/** `4`, `6,8`, `6-120`. */
function packetsOf(row: LadderRow | undefined): string {
	if (!row) return ''
	if (row.kind === 'message') return packetsText(row.message, { most: 2, to: '-' })
	return row.kind === 'plain' ? packetsText(packetsOfTurn(row.turn), { to: '-' }) : String(row.packet)
}

/** From lifeline to lifeline. A sealed message has a broken line, so that it is told apart without colour. */
function arrow(row: LadderRow | undefined, theme: Theme, span: number): readonly Run[] {
	const { glyphs } = theme
	if (!row) return []
	const room = span - 2
	const rail = (role: Role): Run => ({ text: glyphs.vertical, token: role })
	if (row.kind === 'hole') return [rail('client'), { text: glyphs.hole.repeat(room), token: 'warn' }, rail('server')]
	const sealed = row.kind === 'message' && row.message.encrypted
	const shaft =
		row.kind === 'tcp'
			? glyphs.dot.repeat(room - 1)
			: sealed
				? `${glyphs.horizontal} `.repeat(room).slice(0, room - 1)
				: glyphs.horizontal.repeat(room - 1)
	const text = row.from === 'client' ? shaft + glyphs.right : glyphs.left + [...shaft].reverse().join('')
	return [rail('client'), { text, token: row.kind === 'tcp' ? 'dimmed' : sealed ? 'enc' : row.from }, rail('server')]
}

function stepText(conversation: Conversation, row: LadderRow | undefined, language: Language): string {
	if (row?.kind !== 'message') return ''
	return String(step(row.message, conversation.tls ?? {}, language)?.number ?? '')
}

function words(
	row: LadderRow | undefined,
	plain: readonly PlainTurn[],
	wide: boolean,
	language: Language,
): readonly Run[] {
	if (!row) return []
	if (row.kind === 'tcp') return [{ text: row.word, token: 'dimmed' }]
	if (row.kind === 'hole') return [{ text: say('ladder.hole', {}, language), token: 'warn' }]
	if (row.kind === 'plain') return plainWords(row.turn, spokenIn(plain, row.turn), language)
	const { message } = row
	const sealed = sealedWord(message)
	const isAlarm = message.type === 'alert' && message.level === 'fatal'
	const inferred = wide ? ` (${say('ladder.inferred', {}, language)})` : '?'
	const records = message.recordCount > 1 ? say('ladder.run', { records: message.recordCount }, language) : ''
	return [
		{ text: rungName(message, language), token: isAlarm ? 'err' : sealed === 'compare.encrypted' ? 'enc' : 'title' },
		...(message.standing === 'inferred' ? [{ text: inferred, token: 'warn' } as const] : []),
		...(message.issue ? ([{ text: `  ! ${phrase(message.issue.text, language)}`, token: 'err' }] as const) : []),
		...(message.summary === '' ? [] : [{ text: `  ${summaryText(message, language)}` }]),
		...(sealed && wide ? [{ text: `  ${say(sealed, {}, language)}`, token: 'enc' } as const] : []),
		...(records === '' ? [] : [{ text: `  ${records}`, token: 'dimmed' } as const]),
	]
}

/** What kind of bytes, or which protocol, and the first line of those that are text. */
function plainWords(
	{ isText, isRest, line }: PlainTurn,
	spoken: string | undefined,
	language: Language,
): readonly Run[] {
	return [
		{ text: spoken ?? say(isText ? 'ladder.plain' : 'ladder.unknown', {}, language), token: 'title' },
		...(isRest ? [{ text: `  ${say('ladder.rest', {}, language)}`, token: 'dimmed' } as const] : []),
		...(isText && !isRest && line !== '' ? [{ text: `  ${line}` }] : []),
	]
}
