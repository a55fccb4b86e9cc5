import { say } from '../../explain/interface.js'
import { colon, comma, type Language } from '../../explain/language.js'
import { phrases } from '../../explain/phrases/phrases.js'
import { grouped } from '../../grouped.js'
import { type PacketLine, packetLine } from '../../session/packet-line.js'
import type { Session } from '../../session/session.js'
import { secondsBetween } from '../../session/time.js'
import { widestSeen } from '../lists/widest-seen.js'
import type { Column } from '../panes/list.js'
import { fitEnds, fitSocket, SOCKET } from '../sockets.js'
import type { Run } from '../text.js'
import type { Theme } from '../theme.js'
import { rungName, sealedWord, secondsText, summaryText } from './texts.js'

/**
 * The columns of the list of packets, for a pane of so many columns. Where there is little room both ends share a column, and
 * each as much as it needs: the conversation and the time give way to them, and where even that is too little, an arrow
 * says the direction. Each line is read again from the capture when it is drawn.
 *
 * @param rows those in sight, which say how much the ends need
 */
export function packetColumns(
	session: Session,
	theme: Theme,
	language: Language,
	width: number,
	rows: readonly number[],
): readonly Column[] {
	const lines = new Map<number, PacketLine | undefined>()
	const lineOf = (row: number) => {
		if (!lines.has(row)) lines.set(row, packetLine(session, row + 1))
		return lines.get(row)
	}
	const [one = 0, both = 0] = widestSeen(session, 'packets', rows, row => needOf(lineOf(row)))
	const start = session.index?.start
	const numbers = { row: digits(session.index?.count ?? 0, 5), conversation: digits(session.counts.conversations, 4) }
	const isNarrow = width < NARROW
	const timeWidth = isNarrow ? 9 : 10
	// For ends and content: beside what always stays, and the gaps between it.
	const room = width - 2 - numbers.row - PROTOCOL - 3
	const hasEnds = !isNarrow || Math.max(LEAST.both, both) + CONTENT.least <= room
	const left = room - Math.max(LEAST.both, both)
	const besideTime = left - timeWidth - 1
	const narrow = Math.min(CONTENT.good, besideTime >= CONTENT.least ? besideTime : left)
	return [
		{
			id: 'number',
			title: say('column.number', {}, language),
			width: numbers.row,
			align: 'right',
			cell: row => String(row + 1),
		},
		{
			id: 'conversation',
			title: say('column.conversation', {}, language),
			width: numbers.conversation,
			align: 'right',
			rank: 4,
			cell: row => String(lineOf(row)?.row.conversation || ''),
		},
		{
			id: 'time',
			title: say('column.time', {}, language),
			width: timeWidth,
			align: 'right',
			rank: 3,
			cell: row => {
				const line = lineOf(row)
				return line && start ? secondsText(secondsBetween(start, line.row.time), timeWidth) : ''
			},
		},
		...(hasEnds ? endColumns(theme, language, lineOf, { width, one, both }) : []),
		{ title: say('column.protocol', {}, language), width: PROTOCOL, cell: row => lineOf(row)?.protocol ?? '' },
		{
			id: 'length',
			title: say('column.length', {}, language),
			width: 6,
			align: 'right',
			rank: 6,
			cell: row => {
				const length = lineOf(row)?.row.length
				return length === undefined ? '' : grouped(length)
			},
		},
		{
			title: say('column.content', {}, language),
			width: isNarrow && hasEnds ? narrow : CONTENT.good,
			grow: 1,
			cell: row => content(lineOf(row), theme, language, !isNarrow || !hasEnds),
		},
	]
}

/** A pane that has no room for two columns of ends. */
const NARROW = 94

const PROTOCOL = 9
/** Columns for what a packet holds; and those without which it could not be told. */
const CONTENT = { good: 21, least: 14 }

/** Columns for numbers up to this one. */
function digits(most: number, least: number): number {
	return Math.max(least, String(most).length)
}

/** The ends of packets: in one column, or each in its own. `one` and `both` are what they need. */
function endColumns(
	theme: Theme,
	language: Language,
	lineOf: (row: number) => PacketLine | undefined,
	{ width, one, both }: { readonly width: number; readonly one: number; readonly both: number },
): readonly Column[] {
	const { right: arrow, ellipsis } = theme.glyphs
	const run = (row: number, which: 'source' | 'destination', text: string): Run => {
		const { from } = lineOf(row) ?? {}
		const role = which === 'source' ? from : from && (from === 'client' ? 'server' : 'client')
		return { text, ...(role && { token: role }) }
	}
	if (width < NARROW) {
		const cell = (row: number, columns: number) => {
			const line = lineOf(row)
			if (!line?.destination) return [run(row, 'source', line?.source ?? '')]
			const [source, destination] = fitEnds(shortEnds(line), columns, 3, ellipsis)
			return [run(row, 'source', source), { text: ` ${arrow} ` }, run(row, 'destination', destination)]
		}
		const title = `${say('column.source', {}, language)} ${arrow} ${say('column.destination', {}, language)}`
		return [{ title, width: Math.max(LEAST.both, both), rank: 2, cell }]
	}
	const end = (which: 'source' | 'destination'): Column => ({
		title: say(`column.${which}`, {}, language),
		// A third of what there is beside the other columns, where addresses are that long.
		width: Math.max(LEAST.one, Math.min(one, Math.max(SOCKET, Math.floor((width - 64) / 3)))),
		rank: 2,
		cell: (row, columns) => [run(row, which, fitSocket(lineOf(row)?.[which] ?? '', columns, ellipsis))],
	})
	return [end('source'), end('destination')]
}

const LEAST = { one: 15, both: 23 }

/** Columns that the longer end of a packet takes, and both in one column where they are no longer than IPv4 has them. */
function needOf(line: PacketLine | undefined): readonly number[] {
	if (!line) return [0, 0]
	const [source, destination] = shortEnds(line)
	const short = (text: string) => Math.min(text.length, SOCKET)
	const both = destination ? short(source) + 3 + short(destination) : short(source)
	return [Math.max(line.source.length, line.destination.length), both]
}

/** Both ends; of one machine with itself the second one's port only. */
function shortEnds({ source, destination }: PacketLine): readonly [string, string] {
	const [from, to] = [PORT.exec(source), PORT.exec(destination)]
	return from && to && from[1] === to[1] ? [source, to[2]!] : [source, destination]
}

/** An address and the port behind it. */
const PORT = /^(\[.*\]|[^:]*)(:\d+)$/

function content(line: PacketLine | undefined, theme: Theme, language: Language, isPointed: boolean): readonly Run[] {
	if (!line) return []
	const arrow: Run =
		line.from === undefined || !isPointed
			? { text: '' }
			: { text: `${line.from === 'client' ? theme.glyphs.right : theme.glyphs.left} `, token: line.from }
	const text = phrases(line.text, language)
	const note: Run[] = text === '' ? [] : [{ text: `  ${text}`, token: 'warn' }]
	if (line.part) {
		const part = say('packet.part', { name: rungName(line.part, language) }, language)
		return [arrow, { text: part, token: line.part.encrypted ? 'enc' : 'dimmed' }, ...note]
	}
	if (line.rungs.length === 0) return [arrow, { text, token: 'dimmed' }]
	// What was read out of application data says more than that it was there.
	const read = line.rungs.filter(
		rung => !(rung.type === 'application_data' && sealedWord(rung) !== 'compare.encrypted'),
	)
	const rungs = read.length > 0 ? read : line.rungs
	const runs: Run[] = [arrow]
	for (const [index, rung] of rungs.entries()) {
		if (index > 0) runs.push({ text: comma(language), token: 'dimmed' })
		const sealed = sealedWord(rung)
		const isOpen = sealed !== 'compare.encrypted'
		runs.push({ text: rungName(rung, language), token: isOpen ? 'value' : 'enc' })
		if (!isOpen) runs.push({ text: ` ${say('compare.sealed', {}, language)}`, token: 'dimmed' })
		else if (sealed) runs.push({ text: ` ${say(sealed, {}, language)}`, token: 'dimmed' })
		if (isOpen && rung.summary !== '' && rungs.length === 1)
			runs.push({ text: `${colon(language)}${summaryText(rung, language)}` })
	}
	return [...runs, ...note]
}
