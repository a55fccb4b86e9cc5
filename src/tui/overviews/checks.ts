import type { Proof } from '../../analyse/proofs/proof.js'
import { say } from '../../explain/interface.js'
import type { Language } from '../../explain/language.js'
import { proofMeaning, proofName } from '../../explain/proofs.js'
import type { Conversation } from '../../session/conversation.js'
import { sessionOf } from '../current.js'
import type { State } from '../state.js'
import type { Token } from '../theme.js'
import { rungName } from '../views/texts.js'
import type { Fact, Overview } from './overview.js'

/** What was verified of a conversation, what has failed, and what cannot be checked, with the reason. */
export const checks: Overview = {
	title: state =>
		`${say('pane.checks', {}, state.language)}: ${say('pane.conversation', { number: state.ladder.conversation }, state.language)}`,
	count: state => proofsOf(state).length,
	columns: (state, theme) => {
		const { language } = state
		const of = (row: number) => proofsOf(state)[row]
		return [
			{
				title: say('column.state', {}, language),
				width: 12,
				cell: row => {
					const proof = of(row)
					if (!proof) return ''
					const word = say(`proof.${proof.state}`, {}, language)
					return [{ text: `${theme.glyphs[proof.state]} ${word}`, token: TOKENS[proof.state] }]
				},
			},
			{ title: say('column.check', {}, language), width: 25, cell: row => titleOf(of(row), language) },
			{
				title: say('column.over', {}, language),
				width: 30,
				grow: 1,
				cell: row => [{ text: shortly(of(row), language), token: of(row)?.state === 'failed' ? 'err' : 'dimmed' }],
			},
		]
	},
	empty: state => say(conversationOf(state)?.tls ? 'empty.checks' : 'empty.checks_clear', {}, state.language),
	facts: (state, row) => {
		const conversation = conversationOf(state)
		const proof = proofsOf(state)[row]
		return conversation && proof ? proofFacts(conversation, proof, state.language) : []
	},
	about: (state, row) => {
		const proof = proofsOf(state)[row]
		return titleOf(proof, state.language)
	},
	right: state => {
		const proofs = proofsOf(state)
		const count = (wanted: Proof['state']) => proofs.filter(({ state }) => state === wanted).length
		const values = { verified: count('verified'), failed: count('failed'), unchecked: count('unchecked') }
		return proofs.length === 0 ? [] : [say('checks.counts', values, state.language)]
	},
}

const TOKENS = { verified: 'ok', failed: 'err', unchecked: 'warn' } as const satisfies Record<Proof['state'], Token>

/** `trust`; of what the client showed, `trust (client)`. */
function titleOf(proof: Proof | undefined, language: Language): string {
	if (!proof) return ''
	const name = proofName(proof.what, language)
	return proof.side === 'client' ? `${name} (${say('role.client', {}, language)})` : name
}

/** The proofs of the conversation one looks at. */
export function proofsOf(state: State): readonly Proof[] {
	return conversationOf(state)?.proofs ?? []
}

function conversationOf(state: State): Conversation | undefined {
	return sessionOf(state)?.conversations[state.ladder.conversation - 1]
}

/** In the list: what it was computed over, for a failed one why, for an unchecked one what is missing. */
function shortly(proof: Proof | undefined, language: Language): string {
	if (!proof) return ''
	if (proof.state === 'verified') return proof.over
	if (proof.state === 'failed') return proof.why
	return say('checks.needs', { missing: proof.missing ?? proof.why }, language)
}

function proofFacts({ messages }: Conversation, proof: Proof, language: Language): readonly Fact[] {
	const { state, over, why, missing, messages: rungs = [] } = proof
	const on = rungs.flatMap(rung =>
		messages[rung] ? [`${rungName(messages[rung])} (${packetsText(messages[rung].packets)})`] : [],
	)
	const fact = (
		key: 'fact.over' | 'fact.why' | 'fact.missing' | 'fact.rests_on',
		text: string,
		token?: Token,
	): Fact[] => (text === '' ? [] : [{ name: say(key, {}, language), runs: [token ? { text, token } : { text }] }])
	return [
		...fact('fact.why', why, state === 'verified' ? undefined : TOKENS[state]),
		...fact('fact.over', over),
		...fact('fact.missing', missing ?? ''),
		...fact('fact.rests_on', on.join(', ')),
		{ name: say('fact.means', {}, language), runs: [{ text: proofMeaning(proof.what, language), token: 'dimmed' }] },
	]
}

function packetsText(packets: readonly number[]): string {
	return packets.length > 2 ? `${packets[0]}-${packets.at(-1)}` : packets.join(', ')
}
