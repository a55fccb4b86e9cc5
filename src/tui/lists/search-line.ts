import { say } from '../../explain/interface.js'
import { inputLine } from '../panes/text-input.js'
import type { State } from '../state.js'
import { line, width as widthOf } from '../text.js'
import type { Theme } from '../theme.js'

/** The bottom line while a text is typed that is looked for, and a word at its right where no row has it. */
export function searchLine(state: State, theme: Theme, width: number): string {
	const { typing } = state.search
	if (!typing) return line(theme, width, [])
	const word = typing.isMissing ? ` ${say('search.missing', {}, state.language)} ` : ''
	const prompt = ` ${say('search.prompt', {}, state.language)} /`
	const right = widthOf(word)
	return (
		inputLine({ theme, input: typing.input, width: width - right, prompt, isFocused: true }) +
		line(theme, right, [{ text: word, token: 'warn' }])
	)
}
