import type { KeyStep } from '../../analyse/proofs/key-step.js'
import { say } from '../../explain/interface.js'
import { colon } from '../../explain/language.js'
import { seenPhrase } from '../../explain/phrases/phrases.js'
import type { Conversation, Message, Role } from '../../session/conversation.js'
import { scheduleOf } from '../../session/proofs/schedule.js'
import { sessionOf } from '../current.js'
import { ladderRows } from '../ladder-rows.js'
import type { State } from '../state.js'
import { rungName } from '../views/texts.js'
import type { Overview } from './overview.js'

/** How the keys at hand open one record: from the secret to its tag, with the real values. */
export const schedule: Overview = {
	title: state => {
		const at = recordAt(state)
		const name = say('pane.schedule', {}, state.language)
		if (!at) return name
		return `${name}${colon(state.language)}${say('schedule.record', { record: at.record + 1, from: say(`role.${at.from}`, {}, state.language), message: rungName(at.message, state.language) }, state.language)}`
	},
	count: state => stepsOf(state).length,
	columns: (state, theme) => {
		const { language } = state
		const of = (row: number) => stepsOf(state)[row]
		return [
			{
				title: say('column.step_name', {}, language),
				width: Math.max(24, ...stepsOf(state).map(({ name }) => name.length)),
				cell: row => of(row)?.name ?? '',
			},
			{
				title: say('column.length', {}, language),
				width: 6,
				align: 'right',
				rank: 1,
				cell: row => String(of(row)?.value.length ?? ''),
			},
			{
				title: say('column.value', {}, language),
				width: 30,
				grow: 1,
				cell: row => [
					{ text: hexText(of(row)?.value, theme.glyphs.ellipsis), token: of(row)?.secret ? 'warn' : 'value' },
				],
			},
		]
	},
	empty: state => {
		const isSealed = chosenMessage(state)?.message.encrypted === true
		return say(isSealed ? 'empty.schedule' : 'empty.schedule_clear', {}, state.language)
	},
	facts: (state, row) => {
		const step = stepsOf(state)[row]
		if (!step) return []
		const { language } = state
		const text = (key: 'fact.formula' | 'fact.from' | 'fact.value' | 'fact.source' | 'fact.means', value: string) =>
			value === '' ? [] : [{ name: say(key, {}, language), runs: [{ text: value }] }]
		return [
			...text('fact.formula', seenPhrase(step.formula, language)),
			...text('fact.from', step.inputs.join(', ')),
			...text('fact.value', hexText(step.value)),
			...text('fact.source', step.source),
			...(step.secret
				? [{ name: '', runs: [{ text: say('schedule.secret', {}, language), token: 'warn' as const }] }]
				: []),
		]
	},
	about: (state, row) => stepsOf(state)[row]?.name ?? '',
}

const HEX_SHOWN = 64

function hexText(bytes: Uint8Array | undefined, ellipsis?: string): string {
	if (!bytes) return ''
	const hex = Buffer.from(bytes.subarray(0, ellipsis === undefined ? bytes.length : HEX_SHOWN)).toString('hex')
	const spaced = hex.replace(/(.{8})(?=.)/g, '$1 ')
	return ellipsis !== undefined && bytes.length > HEX_SHOWN ? spaced + ellipsis : spaced
}

type RecordAt = {
	readonly from: Role
	readonly record: number
	readonly message: Message
	readonly conversation: Conversation
}

/** The message of the selected rung, where it is one. */
function chosenMessage(state: State): Pick<RecordAt, 'message' | 'conversation'> | undefined {
	const conversation = sessionOf(state)?.conversations[state.ladder.conversation - 1]
	const row = conversation && ladderRows(conversation)[state.ladder.list.selected]
	return row?.kind === 'message' ? { message: row.message, conversation: conversation! } : undefined
}

/** The first record of the selected rung that was opened. */
function recordAt(state: State): RecordAt | undefined {
	const chosen = chosenMessage(state)
	if (!chosen) return undefined
	const { message, conversation } = chosen
	const { source, from } = message
	if (source.kind === 'stream') return undefined
	const record = source.kind === 'run' ? source.first : source.pieces[0]?.origin
	return record !== undefined && conversation.records[from][record]?.opened
		? { from, record, message, conversation }
		: undefined
}

let last: { readonly key: string; readonly conversation: Conversation; readonly steps: readonly KeyStep[] } | undefined

/** The steps for that record. The last ones are kept: they are asked for several times a frame. */
function stepsOf(state: State): readonly KeyStep[] {
	const session = sessionOf(state)
	const at = recordAt(state)
	if (!session || !at) return []
	const key = `${at.from} ${at.record}`
	if (last?.key !== key || last.conversation !== at.conversation)
		last = { key, conversation: at.conversation, steps: scheduleOf(session, at.conversation, at.from, at.record) }
	return last.steps
}
