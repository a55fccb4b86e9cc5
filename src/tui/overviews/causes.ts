import { clean } from '../../clean.js'
import { say } from '../../explain/interface.js'
import { causeName, outcomeName } from '../../explain/verdicts/verdicts.js'
import { grouped } from '../../grouped.js'
import type { Session } from '../../session/session.js'
import { judged } from '../../verdict/judged.js'
import { type CauseGroup, type Counted, Tally } from '../../verdict/tally.js'
import type { Cause, Verdict } from '../../verdict/verdict.js'
import { sessionOf } from '../current.js'
import { emptyText } from '../live/state.js'
import type { State } from '../state.js'
import type { Token } from '../theme.js'
import { widestName } from './name-width.js'
import type { Overview } from './overview.js'
import { verdictFacts } from './verdict-facts.js'

/** What became of all conversations of a capture: the few causes first, then the groups of connections of each. */
export const causes: Overview = {
	title: ({ language }) => say('pane.causes', {}, language),
	count: state => rowsOf(state).length,
	columns: state => {
		const { language } = state
		const of = (row: number) => rowsOf(state)[row]
		const inGroup = (row: number, read: (group: CauseGroup) => string | undefined) => {
			const { group } = of(row) ?? {}
			return group ? clean(read(group) ?? '') : ''
		}
		return [
			{ title: say('column.count', {}, language), width: 7, align: 'right', cell: row => countText(of(row)) },
			{
				title: say('column.cause', {}, language),
				width: 27,
				wish: widestName(language),
				cell: row => {
					const found = of(row)
					if (!found) return ''
					if (found.group) return [{ text: `  ${outcomeName(found.group.outcome, language)}`, token: 'dimmed' }]
					return [{ text: causeName(found.cause, language), token: tokenOf(found.cause) }]
				},
			},
			{
				title: say('column.client', {}, language),
				width: 15,
				grow: 1,
				rank: 4,
				cell: row => inGroup(row, group => group.client),
			},
			{
				title: say('column.server', {}, language),
				width: 17,
				grow: 1,
				cell: row => inGroup(row, group => group.server),
			},
			{
				title: say('column.name', {}, language),
				width: 14,
				grow: 2,
				rank: 2,
				cell: row => inGroup(row, group => group.serverName),
			},
			{
				title: say('column.version', {}, language),
				width: 8,
				rank: 3,
				cell: row => inGroup(row, group => group.version),
			},
		]
	},
	empty: state => emptyText(state, 'empty.conversations'),
	facts: (state, row) => {
		const example = exampleOf(state, row)
		if (!example) return []
		const { language } = state
		const { group } = rowsOf(state)[row]!
		const numbers = group
			? group.conversations.join(', ') + (group.count > group.conversations.length ? ', …' : '')
			: ''
		return [
			...verdictFacts(example, language),
			...(numbers ? [{ name: say('pane.conversations', {}, language), runs: [{ text: numbers }] }] : []),
		]
	},
	about: (state, row) => {
		const example = exampleOf(state, row)
		return example ? say('causes.example', { number: example.number }, state.language) : ''
	},
	right: state => {
		const tally = tallyOf(state)
		if (!tally) return []
		const texts = tally.outcomes.map(([outcome, count]) => `${grouped(count)} ${outcomeName(outcome, state.language)}`)
		return [texts.join(', '), texts.slice(0, 3).join(', ')]
	},
}

type Row = { readonly cause: Cause; readonly count: number; readonly group?: CauseGroup }

const countText = (row: Row | undefined) => (row ? grouped(row.count) : '')

const tokenOf = (cause: Cause): Token => (cause === 'ok' ? 'ok' : cause === 'unknown' ? 'warn' : 'err')

type Kept = {
	readonly revision: number
	readonly tally: Tally
	readonly groups: readonly CauseGroup[]
	readonly rows: readonly Row[]
	readonly counted: Map<number, One>
}

/** What is counted of a conversation, and after how many changes. */
type One = {
	readonly changes: number
	readonly ends: Counted
	readonly verdict: Pick<Verdict, 'cause' | 'outcome'>
}

const kept = new WeakMap<Session, Kept>()

/** The tally of the capture that is shown, until it has grown. */
function keptOf(state: State): Kept | undefined {
	const session = sessionOf(state)
	if (!session) return undefined
	const before = kept.get(session)
	if (before?.revision === session.revision) return before
	const tally = new Tally()
	const counted = before?.counted ?? new Map<number, One>()
	count(session, tally, counted)
	const { groups } = tally
	const rows = tally.causes.flatMap(([cause, count]): Row[] => [
		{ cause, count },
		...groups.filter(group => group.cause === cause).map(group => ({ cause, count: group.count, group })),
	])
	const now = { revision: session.revision, tally, groups, rows, counted }
	kept.set(session, now)
	return now
}

/** Counts all conversations. Those that have not changed are neither looked at nor judged again. */
function count({ conversations, gone, changesOf }: Session, tally: Tally, counted: Map<number, One>): void {
	for (const number of counted.keys()) {
		if (number > gone.conversations) break
		counted.delete(number)
	}
	for (let number = gone.conversations + 1; number <= conversations.length; number++) {
		const conversation = conversations[number - 1]!
		if (!changesOf) {
			tally.add(conversation)
			continue
		}
		const changes = changesOf(number)
		let one = counted.get(number)
		if (one?.changes !== changes) {
			const { client, server, tls } = conversation
			one = { changes, ends: { number, client, server, ...(tls && { tls }) }, verdict: judged(conversation) }
			counted.set(number, one)
		}
		tally.count(one.ends, one.verdict)
	}
}

const tallyOf = (state: State) => keptOf(state)?.tally

const rowsOf = (state: State): readonly Row[] => keptOf(state)?.rows ?? []

/** The first conversation of a row's group, or of the first group of its cause. */
export function exampleOf(state: State, row: number) {
	const chosen = rowsOf(state)[row]
	const group = chosen?.group ?? keptOf(state)?.groups.find(group => group.cause === chosen?.cause)
	const session = sessionOf(state)
	if (group) return session?.conversations[group.conversations[0]! - 1]
	return (
		chosen &&
		session?.conversations
			.slice(session.gone.conversations)
			.find(conversation => judged(conversation).cause === chosen.cause)
	)
}
