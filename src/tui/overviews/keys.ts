import { say } from '../../explain/interface.js'
import { doctorText, labelText, REASON_TEXTS } from '../../explain/key-doctor.js'
import { type Diagnosis, doctor, type RandomsOfCapture, randomsOfCapture, unusedLines } from '../../session/doctor.js'
import { Secrets } from '../../session/secrets.js'
import type { Session } from '../../session/session.js'
import { sessionOf } from '../current.js'
import type { State } from '../state.js'
import { conversationTitle } from './conversation-title.js'
import type { Overview } from './overview.js'

/** What the secrets at hand open of the conversation one looks at, which are missing, and why none can help. */
export const keys: Overview = {
	title: state => conversationTitle(state, 'pane.keys'),
	count: state => rowsOf(state).length,
	columns: (state, theme) => [
		{
			title: say('column.state', {}, state.language),
			width: 12,
			cell: row => {
				const { kind = 'why' } = rowsOf(state)[row] ?? {}
				const [mark, token] = MARKS[kind]
				return [{ text: `${theme.glyphs[mark]} ${say(`keys.${kind}`, {}, state.language)}`, token }]
			},
		},
		{ title: say('column.secret', {}, state.language), width: 32, cell: row => rowsOf(state)[row]?.name ?? '' },
		{
			title: say('column.opens', {}, state.language),
			width: 20,
			grow: 1,
			cell: row => [{ text: shortly(rowsOf(state)[row]), token: 'dimmed' }],
		},
	],
	empty: state => say('empty.keys', {}, state.language),
	facts: (state, row) => {
		const chosen = rowsOf(state)[row]
		const session = sessionOf(state)
		const { language } = state
		if (!chosen || !session) return []
		const { count, randomCount } = (session.secrets ?? new Secrets()).keyLog
		const unused = unusedLines(session.secrets ?? new Secrets(), known(session).capture)
		const lines =
			count === 0
				? say('keys.none_at_hand', {}, language)
				: say('keys.at_hand', { lines: count, sessions: randomCount }, language)
		const atHand = lines + (unused.count > 0 ? say('keys.unused', { unused: unused.count }, language) : '')
		return [
			{ name: chosen.name, runs: [{ text: chosen.text }] },
			...(chosen.means ? [{ name: say('fact.means', {}, language), runs: [{ text: chosen.means }] }] : []),
			{ name: say('fact.at_hand', {}, language), runs: [{ text: atHand, token: 'dimmed' }] },
		]
	},
	about: state => {
		const diagnosis = diagnosisOf(state)
		if (diagnosis?.isReadable) return say('keys.readable', {}, state.language)
		return diagnosis
			? say('fact.opened_text', { opened: diagnosis.opened, sealed: diagnosis.sealed }, state.language)
			: ''
	},
}

const MARKS = {
	matched: ['verified', 'ok'],
	missing: ['failed', 'err'],
	why: ['unchecked', 'warn'],
} as const

/** In the list a key log is called by its name alone: below stands where it is. */
function shortly(row: Row | undefined): string {
	if (row?.kind !== 'matched') return row?.text ?? ''
	return row.text.slice(row.text.lastIndexOf('/') + 1)
}

type Row = {
	readonly kind: keyof typeof MARKS
	readonly name: string
	readonly text: string
	/** What one that matched is for: of one that is missing that is the text. */
	readonly means?: string
}

function rowsOf(state: State): readonly Row[] {
	const diagnosis = diagnosisOf(state)
	if (!diagnosis) return []
	const { language } = state
	return [
		...diagnosis.matched.map(({ label, file, line }) => ({
			kind: 'matched' as const,
			name: label,
			text: `${file}:${line}`,
			means: labelText(label, diagnosis.isReadable, language),
		})),
		...diagnosis.missing.map(label => ({
			kind: 'missing' as const,
			name: label,
			text: labelText(label, diagnosis.isReadable, language),
		})),
		...diagnosis.reasons.map(({ code, values }) => ({
			kind: 'why' as const,
			name: '',
			text: doctorText(REASON_TEXTS, code, values, language),
		})),
	]
}

type Known = {
	readonly revision: number
	readonly capture: RandomsOfCapture
	readonly diagnoses: Map<number, Diagnosis>
}
const kept = new WeakMap<Session, Known>()

/** What was looked up before, until the session has grown. */
function known(session: Session): Known {
	const before = kept.get(session)
	if (before?.revision === session.revision) return before
	const now = { revision: session.revision, capture: randomsOfCapture(session.conversations), diagnoses: new Map() }
	kept.set(session, now)
	return now
}

function diagnosisOf(state: State): Diagnosis | undefined {
	const session = sessionOf(state)
	const number = state.ladder.conversation
	const conversation = session?.conversations[number - 1]
	if (!session || !conversation?.tls) return undefined
	const { capture, diagnoses } = known(session)
	const diagnosis = diagnoses.get(number) ?? doctor(conversation, session.secrets ?? new Secrets(), capture)
	diagnoses.set(number, diagnosis)
	return diagnosis
}
