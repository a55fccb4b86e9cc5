import { say } from '../../explain/interface.js'
import { comma, type Language } from '../../explain/language.js'
import type { Find } from '../../session/conversation.js'
import type { Subject } from './subject.js'

/** What the tracer says of a side, in words: whether the text was found, and then where, or where it is not. */
export type Answer = { readonly lead: string; readonly rest: string; readonly outcome: 'found' | 'none' | 'pending' }

/** The answer for the text traced: where it is, or among how many bytes it is not; and what is still to be searched. */
export function answerOf({ side, conversation }: Subject, text: string, language: Language): Answer {
	const { trace, hit } = side
	if (text === '') return { lead: say('compare.no_text', {}, language), rest: '', outcome: 'pending' }
	if (!trace?.find) {
		const percent = Math.floor((trace?.part ?? 0) * 100)
		return { lead: say('compare.searching', { text, percent }, language), rest: '', outcome: 'pending' }
	}
	const { find } = trace
	const looked = find.hits[hit] ?? find.hits[0]
	const soFar = trace.packets < conversation.packets ? ` (${say('compare.so_far', {}, language)})` : ''
	if (!looked) {
		const rest = say('compare.searched', { searched: find.searched }, language)
		return { lead: say('compare.not_found', { text: find.text }, language), rest: rest + soFar, outcome: 'none' }
	}
	// The wire's bytes do not show what only their decoding brought to light.
	const isInside = side.layer === 'wire' && looked.where !== 'wire'
	const opens = isInside ? `; ${say('compare.press_layer', {}, language)}` : ''
	const isSealed = looked.where === 'wire' && conversation.messages[looked.message ?? -1]?.encrypted
	const chance = isSealed ? `; ${say('compare.by_chance', {}, language)}` : ''
	return {
		lead: say('compare.found', { text: find.text }, language),
		rest: placeText(find, find.hits.indexOf(looked), language) + opens + chance + soFar,
		outcome: 'found',
	}
}

/** Where a hit is, in which form, and which of how many it is. */
function placeText({ hits }: Find, index: number, language: Language): string {
	const { where, packet, offset, form, from } = hits[index]!
	return [
		say(`compare.at.${where}`, { packet, offset, from: say(`role.${from}`, {}, language) }, language),
		...(form === 'plain' ? [] : [say(`find.form.${form}`, {}, language)]),
		...(hits.length > 1 ? [say('compare.hit', { number: index + 1, count: hits.length }, language)] : []),
	].join(comma(language))
}
