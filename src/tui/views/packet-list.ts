import { say } from '../../explain/interface.js'
import type { Language } from '../../explain/language.js'
import { type PacketLine, packetLine } from '../../session/packet-line.js'
import type { Session } from '../../session/session.js'
import { secondsBetween } from '../../session/time.js'
import type { Column } from '../panes/list.js'
import type { Run } from '../text.js'
import type { Theme } from '../theme.js'
import { rungName, sealedWord, secondsText } from './texts.js'

/**
 * The columns of the list of packets, for a pane of so many columns: in a narrow one both ends share a column. Each line is read
 * again from the capture when it is drawn.
 */
export function packetColumns(session: Session, theme: Theme, language: Language, width: number): readonly Column[] {
	const lines = new Map<number, PacketLine | undefined>()
	const lineOf = (row: number) => {
		if (!lines.has(row)) lines.set(row, packetLine(session, row + 1))
		return lines.get(row)
	}
	const start = session.index?.start
	const end = (row: number, which: 'source' | 'destination'): readonly Run[] => {
		const line = lineOf(row)
		const role = which === 'source' ? line?.from : line?.from && (line.from === 'client' ? 'server' : 'client')
		return [{ text: line?.[which] ?? '', ...(role && { token: role }) }]
	}
	const isNarrow = width < NARROW
	const timeWidth = isNarrow ? 9 : 10
	const ends: readonly Column[] = isNarrow
		? [
				{
					title: `${say('column.source', {}, language)} ${theme.glyphs.right} ${say('column.destination', {}, language)}`,
					width: 23,
					grow: 2,
					rank: 2,
					cell: row => {
						const line = lineOf(row)
						if (!line?.destination) return end(row, 'source')
						const [source, destination] = shortEnds(line)
						return [
							...end(row, 'source').map(run => ({ ...run, text: source })),
							{ text: ` ${theme.glyphs.right} `, token: 'dimmed' },
							...end(row, 'destination').map(run => ({ ...run, text: destination })),
						]
					},
				},
			]
		: [
				{ title: say('column.source', {}, language), width: 15, grow: 1, rank: 2, cell: row => end(row, 'source') },
				{
					title: say('column.destination', {}, language),
					width: 15,
					grow: 1,
					rank: 2,
					cell: row => end(row, 'destination'),
				},
			]
	return [
		{ id: 'number', title: say('column.number', {}, language), width: 5, align: 'right', cell: row => String(row + 1) },
		{
			id: 'conversation',
			title: say('column.conversation', {}, language),
			width: 4,
			align: 'right',
			rank: 3,
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
		...ends,
		{ title: say('column.protocol', {}, language), width: 9, cell: row => lineOf(row)?.protocol ?? '' },
		{
			id: 'length',
			title: say('column.length', {}, language),
			width: 6,
			align: 'right',
			rank: 6,
			cell: row => String(lineOf(row)?.row.length ?? ''),
		},
		{
			title: say('column.content', {}, language),
			width: isNarrow ? 21 : 29,
			grow: 3,
			cell: row => content(lineOf(row), theme, language, !isNarrow),
		},
	]
}

/** A pane that has no room for two columns of ends. */
const NARROW = 94

/** Both ends without what they share: `10.0.0.5`, `93.184.216.34`; of one machine with itself the ports. */
function shortEnds({ source, destination }: PacketLine): readonly [string, string] {
	const [from, to] = [SOCKET.exec(source), SOCKET.exec(destination)]
	if (!from || !to) return [source, destination]
	const [sender = '', receiver = ''] = [from[1] ?? from[2], to[1] ?? to[2]]
	return sender === receiver ? [source, `:${to[3]}`] : [sender, receiver]
}

const SOCKET = /^(?:\[(.*)\]|([^:]*)):(\d+)$/

function content(line: PacketLine | undefined, theme: Theme, language: Language, isPointed: boolean): readonly Run[] {
	if (!line) return []
	const arrow: Run =
		line.from === undefined || !isPointed
			? { text: '' }
			: { text: `${line.from === 'client' ? theme.glyphs.right : theme.glyphs.left} `, token: line.from }
	const note: Run[] = line.text === '' ? [] : [{ text: `  ${line.text}`, token: 'warn' }]
	if (line.part) {
		const part = say('packet.part', { name: rungName(line.part) }, language)
		return [arrow, { text: part, token: line.part.encrypted ? 'enc' : 'dimmed' }, ...note]
	}
	if (line.rungs.length === 0) return [arrow, { text: line.text, token: 'dimmed' }]
	// What was read out of application data says more than that it was there.
	const read = line.rungs.filter(
		rung => !(rung.type === 'application_data' && sealedWord(rung) !== 'compare.encrypted'),
	)
	const rungs = read.length > 0 ? read : line.rungs
	const runs: Run[] = [arrow]
	for (const [index, rung] of rungs.entries()) {
		if (index > 0) runs.push({ text: ', ', token: 'dimmed' })
		const sealed = sealedWord(rung)
		const isOpen = sealed !== 'compare.encrypted'
		runs.push({ text: rungName(rung), token: isOpen ? 'value' : 'enc' })
		if (!isOpen) runs.push({ text: ` ${say('compare.sealed', {}, language)}`, token: 'dimmed' })
		else if (sealed) runs.push({ text: ` ${say(sealed, {}, language)}`, token: 'dimmed' })
		if (isOpen && rung.summary !== '' && rungs.length === 1) runs.push({ text: `: ${rung.summary}` })
	}
	return [...runs, ...note]
}
