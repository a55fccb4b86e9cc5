import { clean } from '../../clean.js'
import { say } from '../../explain/interface.js'
import type { Conversation } from '../../session/conversation.js'
import { judged } from '../../verdict/judged.js'
import { type Negotiation, negotiationOf, type Offer } from '../../verdict/negotiation.js'
import { sessionOf } from '../current.js'
import type { State } from '../state.js'
import type { Run } from '../text.js'
import type { Theme } from '../theme.js'
import { conversationTitle } from './conversation-title.js'
import type { Overview } from './overview.js'

/** What the client offered, what the server chose of it, and what the other side must have lacked. */
export const negotiation: Overview = {
	title: state => conversationTitle(state, 'pane.negotiation'),
	count: state => rowsOf(state).length,
	columns: (state, theme) => {
		const { language } = state
		const of = (row: number) => rowsOf(state)[row]
		return [
			{
				title: say('column.thing', {}, language),
				width: 16,
				cell: row => [{ text: of(row)?.isFirst ? say(`offer.${of(row)!.of.what}`, {}, language) : '', token: 'title' }],
			},
			{ title: say('column.offered', {}, language), width: 34, grow: 1, cell: row => offerRuns(of(row), theme) },
			{ title: say('column.outcome', {}, language), width: 22, grow: 1, cell: row => stateRuns(state, of(row), theme) },
		]
	},
	empty: ({ language }) => say('empty.negotiation', {}, language),
	facts: (state, row) => {
		const { language } = state
		const chosen = rowsOf(state)[row]
		if (!chosen) return []
		const { offered, chosen: taken, isUnoffered, lacked } = chosen.of
		const names = offered.filter(({ kind }) => kind === 'value').map(({ name }) => name)
		const rest = offered.filter(({ kind }) => kind !== 'value').map(({ name }) => name)
		const text = (
			key: 'fact.chosen' | 'fact.offered' | 'fact.signals' | 'fact.lacked',
			value: string,
			token?: Run['token'],
		) =>
			value === ''
				? []
				: [{ name: say(key, {}, language), runs: [token ? { text: clean(value), token } : { text: clean(value) }] }]
		return [
			...text('fact.chosen', taken ?? say('offer.none', {}, language), taken ? 'ok' : 'warn'),
			...text('fact.lacked', lacked ? say('offer.lacked_all', {}, language) : '', 'err'),
			...text('fact.lacked', isUnoffered ? say('offer.unoffered', {}, language) : '', 'warn'),
			...text('fact.offered', names.join(', ')),
			...text('fact.signals', rest.join(', ')),
		]
	},
	about: (state, row) => {
		const chosen = rowsOf(state)[row]
		return chosen ? say(`offer.${chosen.of.what}`, {}, state.language) : ''
	},
}

type Row = { readonly of: Negotiation; readonly offer: Offer | undefined; readonly isFirst: boolean }

function rowsOf(state: State): readonly Row[] {
	const conversation: Conversation | undefined = sessionOf(state)?.conversations[state.ladder.conversation - 1]
	if (!conversation) return []
	return negotiationOf(conversation.tls, judged(conversation).cause).flatMap(of => {
		// What was chosen without being offered has a row of its own.
		const offers: (Offer | undefined)[] =
			of.isUnoffered || of.offered.length === 0 ? [undefined, ...of.offered] : [...of.offered]
		return offers.map((offer, i) => ({ of, offer, isFirst: i === 0 }))
	})
}

function offerRuns(row: Row | undefined, theme: Theme): readonly Run[] {
	if (!row?.offer) return [{ text: row ? theme.glyphs.dot : '', token: 'dimmed' }]
	const { name, kind, isChosen } = row.offer
	return [{ text: clean(name), token: isChosen ? 'ok' : kind === 'value' ? 'value' : 'dimmed' }]
}

function stateRuns({ language }: State, row: Row | undefined, theme: Theme): readonly Run[] {
	if (!row) return []
	const { of, offer } = row
	if (!offer)
		return [{ text: of.chosen ? say('offer.chosen_unoffered', { name: of.chosen }, language) : '', token: 'warn' }]
	if (offer.isChosen) return [{ text: `${theme.glyphs.verified} ${say('offer.chosen', {}, language)}`, token: 'ok' }]
	if (offer.kind === 'grease') return [{ text: say('offer.grease', {}, language), token: 'dimmed' }]
	if (offer.kind === 'signal') return [{ text: say('offer.signal', {}, language), token: 'dimmed' }]
	if (of.lacked) return [{ text: `${theme.glyphs.failed} ${say('offer.lacked', {}, language)}`, token: 'err' }]
	return offer.hasShare ? [{ text: say('offer.share', {}, language), token: 'dimmed' }] : []
}
