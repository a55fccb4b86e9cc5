import { bytesOf } from '../../decode/reader.js'
import { say } from '../../explain/interface.js'
import type { Language } from '../../explain/language.js'
import { step } from '../../explain/steps.js'
import type { Conversation, Role } from '../../session/conversation.js'
import { secondsBetween } from '../../session/time.js'
import { type LadderRow, ladderRows } from '../ladder-rows.js'
import type { Column } from '../panes/list.js'
import type { Run } from '../text.js'
import type { Theme } from '../theme.js'
import { rungName, socketText } from './texts.js'

/** The columns of a ladder: two sockets with their lifelines, an arrow for each message between them. */
export function ladderColumns(
	conversation: Conversation,
	theme: Theme,
	language: Language,
	width: number,
): readonly Column[] {
	const rows = ladderRows(conversation)
	const wide = width >= 120
	const client = wide ? socketText(conversation.client) : say('role.client', {}, language)
	const server = wide ? socketText(conversation.server) : say('role.server', {}, language)
	const span = Math.max(wide ? 50 : 21, client.length + server.length + 2)
	return [
		{ title: say('column.packet', {}, language), width: 7, align: 'right', cell: row => packetsOf(rows[row]) },
		{
			title: 'ms',
			width: 9,
			align: 'right',
			rank: 3,
			cell: row => {
				const time = rows[row]?.time
				return time ? (secondsBetween(conversation.start, time) * 1000).toFixed(3) : ''
			},
		},
		{
			title: client + ' '.repeat(span - client.length - server.length) + server,
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
		{ title: say('column.message', {}, language), width: 20, grow: 1, cell: row => words(rows[row], language) },
	]
}

/** `4`, `6,8`, `6-120`. */
function packetsOf(row: LadderRow | undefined): string {
	if (!row) return ''
	if (row.kind !== 'message') return row.packet === undefined ? '' : String(row.packet)
	const { packets } = row.message
	return packets.length > 2 || (packets.length === 2 && row.message.packetCount > 2)
		? `${packets[0]}-${packets.at(-1)}`
		: packets.join(',')
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

function words(row: LadderRow | undefined, language: Language): readonly Run[] {
	if (!row) return []
	if (row.kind === 'tcp') return [{ text: row.word, token: 'dimmed' }]
	if (row.kind === 'hole') return [{ text: say('ladder.hole', { length: row.length }, language), token: 'warn' }]
	const { message } = row
	const size =
		message.recordCount > 1
			? say('ladder.run', { records: message.recordCount, length: message.length }, language)
			: bytesOf(message.length)
	return [
		{
			text: rungName(message),
			token: message.type === 'alert' && message.level === 'fatal' ? 'err' : message.encrypted ? 'enc' : 'title',
		},
		{
			text: message.encrypted ? ` (${say('compare.encrypted', {}, language)}, ${size})` : ` (${size})`,
			token: 'dimmed',
		},
		...(message.standing === 'inferred'
			? ([{ text: ` ${say('ladder.inferred', {}, language)}`, token: 'warn' }] as const)
			: []),
		...(message.summary === '' ? [] : [{ text: `  ${message.summary}` }]),
		...(message.issue ? ([{ text: `  ! ${message.issue.text}`, token: 'err' }] as const) : []),
	]
}
