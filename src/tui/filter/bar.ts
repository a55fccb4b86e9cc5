import { say } from '../../explain/interface.js'
import { phrase } from '../../explain/phrases/phrases.js'
import { completionAt } from '../../filter/complete.js'
import { readFilter } from '../../filter/filter.js'
import type { FilterError } from '../../filter/syntax.js'
import { foundIn } from '../lists/rows.js'
import { inputLine } from '../panes/text-input.js'
import type { State } from '../state.js'
import { line, type Run, width } from '../text.js'
import type { Theme, Token } from '../theme.js'

/** Lines above the list of packets: two while a filter is typed, one while it is applied. */
export function filterBarHeight(state: State): number {
	if (state.view !== 'packets') return 0
	if (state.filter.input) return 2
	return state.filter.applied ? 1 : 0
}

/** The filter, a word on whether it is right, and below it what is wrong and where, or what Tab could make of it. */
export function filterBarLines(state: State, theme: Theme, columns: number): string[] {
	const { input, applied } = state.filter
	const { language } = state
	const prompt = ` ${say('filter.prompt', {}, language)} `
	if (!input) return applied ? [appliedLine(state, theme, columns, prompt)] : []
	const { text } = input
	const read = text.trim() === '' ? undefined : readFilter(text)
	const error = read && 'error' in read ? read.error : undefined
	const verdict: 'good' | 'unfinished' | 'wrong' | undefined =
		read && (error ? (error.unfinished ? 'unfinished' : 'wrong') : 'good')
	const word = verdict ? ` ${say(`filter.${verdict}`, {}, language)} ` : ''
	const token = verdict ? TOKENS[verdict] : 'key'
	const room = columns - width(prompt) - width(word)
	const first =
		line(theme, width(prompt), [{ text: prompt, token }]) +
		inputLine({ theme, input, width: room, isFocused: true }) +
		line(theme, width(word), [{ text: word, token }])
	return [first, line(theme, columns, below(state, error, width(prompt), columns))]
}

const TOKENS = { good: 'ok', unfinished: 'warn', wrong: 'err' } as const satisfies Record<string, Token>

function appliedLine(state: State, theme: Theme, columns: number, prompt: string): string {
	const found = foundIn(state)
	const total = state.sessions[state.file]?.index?.count ?? 0
	const counts = say('filter.count', { count: found?.count ?? 0, total }, state.language)
	const isDone = found !== undefined && !found.isRunning
	const right: Run[] = isDone
		? [{ text: ` ${counts} `, token: found.count > 0 ? 'ok' : 'warn' }]
		: [{ text: ` ${counts}, ${say('filter.looking', { looked: found?.looked ?? 0 }, state.language)} `, token: 'warn' }]
	const runs: Run[] = [{ text: prompt, token: 'key' }, { text: state.filter.applied!.filter.text }]
	return line(theme, columns, runs, { right })
}

/** The line below what is typed. */
function below(state: State, error: FilterError | undefined, indent: number, columns: number): Run[] {
	const { language } = state
	const { text, cursor } = state.filter.input!
	const pad = { text: ' '.repeat(indent) }
	if (text.trim() === '') return [pad, { text: say('filter.examples', {}, language), token: 'dimmed' }]
	const { completing } = state.filter
	const names = completing?.names ?? completionAt(text, cursor).names
	if (names.length > 0 && (!error || error.unfinished || completing)) {
		const shown = names.flatMap((name, i): Run[] => [
			{ text: '  ' },
			{ text: name, token: i === completing?.index ? 'focus' : 'name' },
		])
		return [pad, { text: 'Tab', token: 'key' }, ...scrolledTo(shown, completing?.index ?? 0, columns - indent - 4)]
	}
	if (!error) return [pad, { text: say('filter.good_hint', {}, language), token: 'dimmed' }]
	const token = error.unfinished ? 'warn' : 'err'
	const sentence = phrase(error.text, language)
	const marks = '^'.repeat(Math.max(1, error.length))
	const whole = indent + error.at + marks.length + 1 + width(sentence)
	// Where there is no room to point at the place, its number says it.
	if (whole > columns) return [pad, { text: say('filter.at', { at: error.at + 1, text: sentence }, language), token }]
	return [{ text: ' '.repeat(indent + error.at) }, { text: `${marks} ${sentence}`, token }]
}

/** Pairs of a gap and a name, from the first one on that lets the chosen one be seen. */
function scrolledTo(runs: readonly Run[], index: number, columns: number): readonly Run[] {
	const widths = runs.map(run => width(run.text))
	const upTo = (end: number, start: number) => widths.slice(2 * start, 2 * end).reduce((sum, wide) => sum + wide, 0)
	let start = 0
	while (start < index && upTo(index + 1, start) > columns) start++
	return runs.slice(2 * start)
}
