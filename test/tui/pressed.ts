import { filterPackets } from '../../src/filter/filter.js'
import { searchRows } from '../../src/tui/lists/search.js'
import type { State } from '../../src/tui/state.js'
import { createTheme } from '../../src/tui/theme.js'
import { type Command, update } from '../../src/tui/update.js'
import { rowTexts } from '../../src/tui/views/columns.js'

const theme = createTheme({ level: 0 })

/** The state after these keys, one after the other, and after all that they started has been done. */
export function pressed(state: State, ...keys: readonly string[]): State {
	const sizes = () => ({ width: 76, height: 12 })
	return keys.reduce((next, key) => {
		const text = key === 'space' ? ' ' : key.length === 1 ? key : undefined
		return done(update(next, { kind: 'key', key: { key, ...(text !== undefined && { text }) }, sizes }))
	}, state)
}

/** The state after a text was typed. */
export function typedText(state: State, text: string): State {
	return pressed(state, ...[...text].map(key => (key === ' ' ? 'space' : key)))
}

/** The state after an action and after all that it started has been done. */
export function done(result: ReturnType<typeof update>): State {
	if ('sessions' in result) return result
	const [state, commands] = result
	return commands.reduce(ran, state)
}

function ran(state: State, command: Command): State {
	if (command.kind === 'filter') {
		const { session, filter, from, packets } = command
		const { looked } = finished(filterPackets(state.sessions[session]!, filter, from, packets))
		return done(update(state, { kind: 'filtered', session, filter, packets, looked, isDone: true }))
	}
	if (command.kind === 'search') {
		const place = finished(searchRows(command, rowTexts(command.state, theme)))
		const found = place === undefined ? {} : { place }
		return done(update(state, { kind: 'searched', effect: command, looked: 0, isDone: true, ...found }))
	}
	return state
}

function finished<Value>(work: Generator<unknown, Value>): Value {
	let step = work.next()
	while (!step.done) step = work.next()
	return step.value
}
