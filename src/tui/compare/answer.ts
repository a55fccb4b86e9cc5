import { clean } from '../../clean.js'
import { say } from '../../explain/interface.js'
import type { Language } from '../../explain/language.js'
import type { Find } from '../../session/conversation.js'
import type { CompareSide } from './state.js'
import type { Subject } from './subject.js'

/** What the tracer says of a side, in words: where a line has no room for them they break best at `\n`. */
export type Answer = { readonly text: string; readonly outcome: 'found' | 'none' | 'pending' }

/** The answer for the text traced: where it is, or among how many bytes it is not; and what is still to be searched. */
export function answerOf(
	{ side, conversation }: Pick<Subject, 'side' | 'conversation'>,
	text: string,
	language: Language,
): Answer {
	const { trace, hit } = side
	if (text === '') return { text: say('compare.no_text', {}, language), outcome: 'pending' }
	if (!trace?.find) {
		const percent = Math.floor((trace?.part ?? 0) * 100)
		return { text: say('compare.searching', { text: clean(text), percent }, language), outcome: 'pending' }
	}
	const looked = trace.find.hits[hit]
	// The wire's bytes do not show what only their decoding brought to light.
	const isInside = side.layer === 'wire' && looked !== undefined && looked.where !== 'wire'
	const words = findText(trace.find, hit, language) + (isInside ? `; ${say('compare.press_layer', {}, language)}` : '')
	const isStale = trace.packets < conversation.packets
	return {
		text: isStale ? `${words} (${say('compare.so_far', {}, language)})` : words,
		outcome: trace.find.hits.length > 0 ? 'found' : 'none',
	}
}

/** One hit of a find in words, and which of how many it is; or that there is none. */
export function findText(find: Find, index: number, language: Language): string {
	const { searched, hits } = find
	// Clean before it is set into words: a line break of its own must not break the line.
	const text = clean(find.text)
	const hit = hits[index] ?? hits[0]
	if (!hit) return say('compare.none', { text, searched }, language)
	const { where, packet, offset, form } = hit
	const from = say(`role.${hit.from}`, {}, language)
	const words = say(KEYS[where], { text, packet, offset, from }, language)
	return [
		words,
		...(form === 'plain' ? [] : [say(`find.form.${form}`, {}, language)]),
		...(hits.length > 1 ? [say('compare.hit', { number: hits.indexOf(hit) + 1, count: hits.length }, language)] : []),
	].join(', ')
}

const KEYS = {
	wire: 'compare.found',
	body: 'compare.found_body',
	opened: 'compare.found_opened',
} as const satisfies Record<CompareSide['layer'] | 'body', string>
