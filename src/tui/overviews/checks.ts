import type { Proof } from '../../analyse/proofs/proof.js'
import { isTls13 } from '../../decode/registry/versions.js'
import { say } from '../../explain/interface.js'
import { colon, comma, type Language, sentences } from '../../explain/language.js'
import { proofMeaning, proofName } from '../../explain/proofs.js'
import { sayingText } from '../../explain/sayings/sayings.js'
import { packetsText } from '../../report/packets-text.js'
import type { Conversation } from '../../session/conversation.js'
import { sessionOf } from '../current.js'
import { emptyText } from '../live/state.js'
import type { State } from '../state.js'
import { tamperedHere } from '../tamper/update.js'
import type { Run } from '../text.js'
import type { Theme, Token } from '../theme.js'
import { rungName } from '../views/texts.js'
import { conversationTitle } from './conversation-title.js'
import type { Fact, Overview } from './overview.js'

/** What was verified of a conversation, what has failed, and what cannot be checked, with the reason. */
export const checks: Overview = {
	title: state => {
		const { language } = state
		const title = conversationTitle(state, 'pane.checks')
		const change = tamperedHere(state)
		if (!change) return title
		const what = say('tamper.title', { what: change.what }, language)
		return [`${title}${comma(language)}${what}`, `${say('pane.checks', {}, language)}${colon(language)}${what}`]
	},
	count: state => rowsOf(state).length,
	columns: (state, theme) => {
		const { language } = state
		const of = (row: number) => rowsOf(state)[row]
		const isTampered = tamperedHere(state) !== undefined
		return [
			{
				title: say('column.state', {}, language),
				width: isTampered ? 26 : 12,
				cell: row => stateRuns(of(row), theme, language),
			},
			{ title: say('column.check', {}, language), width: 25, cell: row => titleOf(of(row)?.proof, language) },
			{
				title: say('column.over', {}, language),
				width: 16,
				grow: 1,
				// Below the list it stands whole.
				rank: 1,
				cell: row => {
					const { proof } = of(row) ?? {}
					return [{ text: shortly(proof, language), token: proof?.state === 'failed' ? 'err' : 'dimmed' }]
				},
			},
		]
	},
	empty: state => {
		if (tamperedHere(state)) return say('tamper.computing', {}, state.language)
		const conversation = conversationOf(state)
		if (!conversation) return emptyText(state, 'empty.conversations')
		const later = conversation.ended ? 'empty.checks' : 'empty.checks_later'
		return say(conversation.tls ? later : 'empty.checks_clear', {}, state.language)
	},
	facts: (state, row) => {
		const conversation = conversationOf(state)
		const chosen = rowsOf(state)[row]
		return conversation && chosen
			? [...changeFacts(state, conversation), ...proofFacts(conversation, chosen.proof, state.language)]
			: []
	},
	about: (state, row) => titleOf(rowsOf(state)[row]?.proof, state.language),
	right: state => {
		const proofs = rowsOf(state)
		const count = (wanted: Proof['state']) => proofs.filter(({ proof }) => proof.state === wanted).length
		const values = { verified: count('verified'), failed: count('failed'), unchecked: count('unchecked') }
		const texts = ['checks.counts', 'checks.counts_short', 'checks.failed'] as const
		return proofs.length === 0 ? [] : texts.map(text => say(text, values, state.language))
	},
}

/** A proof as it is, or as a change on the screen makes it: then with what it was, where that differs. */
type Row = { readonly proof: Proof; readonly was?: Proof['state'] }

/** The selected proof, as it is shown. */
export function chosenProof(state: State): Proof | undefined {
	return rowsOf(state)[state.overviews.checks.selected]?.proof
}

function rowsOf(state: State): readonly Row[] {
	const change = tamperedHere(state)
	if (!change) return (conversationOf(state)?.proofs ?? []).map(proof => ({ proof }))
	return (change.effects ?? []).flatMap(({ before, after }) => {
		const proof = after ?? before
		if (!proof) return []
		return [{ proof, ...(before && before.state !== proof.state && { was: before.state }) }]
	})
}

function stateRuns(row: Row | undefined, theme: Theme, language: Language): readonly Run[] {
	if (!row) return []
	const { proof, was } = row
	const runs: Run[] = [
		{ text: `${theme.glyphs[proof.state]} ${say(`proof.${proof.state}`, {}, language)}`, token: TOKENS[proof.state] },
	]
	if (was)
		runs.push({
			text: `, ${say('tamper.was', { state: say(`proof.${was}`, {}, language) }, language)}`,
			token: 'dimmed',
		})
	return runs
}

const TOKENS = { verified: 'ok', failed: 'err', unchecked: 'warn' } as const satisfies Record<Proof['state'], Token>

/** `trust`; of what the client showed, `trust (client)`. */
function titleOf(proof: Proof | undefined, language: Language): string {
	if (!proof) return ''
	const name = proofName(proof.what, language)
	return proof.side === 'client' ? `${name} (${say('role.client', {}, language)})` : name
}

function conversationOf(state: State): Conversation | undefined {
	return sessionOf(state)?.conversations[state.ladder.conversation - 1]
}

/** In the list: what it was computed over, for a failed one why, for an unchecked one what is missing. */
function shortly(proof: Proof | undefined, language: Language): string {
	if (!proof) return ''
	if (proof.state === 'verified') return sayingText(proof.over, language)
	if (proof.state === 'failed') return sayingText(proof.why, language)
	return say('checks.needs', { missing: sayingText(proof.missing ?? proof.why, language) }, language)
}

/** Who could have made the change: what notices it depends on that. */
function changeFacts(state: State, { messages, tls }: Conversation): readonly Fact[] {
	const { language } = state
	const tampered = tamperedHere(state)
	if (!tampered) return []
	const { change, what, was, isLast } = tampered
	const message = 'rung' in change ? messages[change.rung] : undefined
	const isHello = message !== undefined && HELLOS.has(message.type)
	const is13 = tls?.negotiated !== undefined && isTls13(tls.negotiated)
	const key =
		message === undefined
			? 'tamper.ciphertext'
			: message.encrypted
				? 'tamper.sealed_again'
				: isHello && is13
					? 'tamper.hello'
					: 'tamper.in_clear'
	const values = was === undefined ? undefined : { what, was: hex(was), is: hex(was ^ change.xor) }
	const texts = [
		...(values ? [say('tamper.values', values, language)] : []),
		...(isLast ? [say('tamper.last', {}, language)] : []),
		say(key, {}, language),
	]
	return [{ name: say('tamper.change', {}, language), runs: [{ text: sentences(texts, language) }] }]
}

const hex = (byte: number) => byte.toString(16).padStart(2, '0')

/** What the traffic keys of TLS 1.3 are derived from (RFC 8446, 7.1). */
const HELLOS: ReadonlySet<string> = new Set(['client_hello', 'hello_retry_request', 'server_hello'])

function proofFacts({ messages }: Conversation, proof: Proof, language: Language): readonly Fact[] {
	const { state, over, why, missing, messages: rungs = [] } = proof
	const on = rungs.flatMap(rung =>
		messages[rung]
			? [`${rungName(messages[rung], language)} (${packetsText(messages[rung], { most: 2, to: '-' })})`]
			: [],
	)
	const fact = (
		key: 'fact.over' | 'fact.why' | 'fact.missing' | 'fact.rests_on',
		text: string,
		token?: Token,
	): Fact[] => (text === '' ? [] : [{ name: say(key, {}, language), runs: [token ? { text, token } : { text }] }])
	return [
		...fact('fact.why', sayingText(why, language), state === 'verified' ? undefined : TOKENS[state]),
		...fact('fact.over', sayingText(over, language)),
		...fact('fact.missing', sayingText(missing ?? '', language)),
		...fact('fact.rests_on', on.join(', ')),
		{ name: say('fact.means', {}, language), runs: [{ text: proofMeaning(proof.what, language), token: 'dimmed' }] },
	]
}
