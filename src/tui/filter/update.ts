import { say } from '../../explain/interface.js'
import { commonBeginning, completionAt } from '../../filter/complete.js'
import { readFilter } from '../../filter/filter.js'
import type { Key } from '../key-sequence.js'
import { createInput, entered, typed } from '../panes/text-input.js'
import type { State } from '../state.js'
import { rowFrom, shows } from './rows.js'
import type { FilterAction, FilterEffect, FilterState, Found } from './state.js'

/** Whether a filter is being typed: then `q` is a letter. */
export function isFiltering(state: State): boolean {
	return state.view === 'packets' && state.filter.input !== undefined
}

/** The state after a command of FILTER_KEYS; nothing when it is none of them. */
export function filterCommanded(state: State, command: string): State | undefined {
	const { filter } = state
	switch (command) {
		case 'filter':
			return withFilter(state, { ...filter, input: createInput(filter.applied?.filter.text ?? '', filter.history) })
		case 'completeFilter':
			return withFilter(state, completed(filter))
		case 'applyFilter':
			return applied(state)
		case 'clearFilter':
			return withFilter(state, { ...filter, input: undefined, completing: undefined, applied: undefined })
	}
	return undefined
}

/** A key while a filter is typed. */
export function filterTyped(state: State, key: Key): State {
	const { input } = state.filter
	const next = input && typed(input, key)
	return next ? withFilter(state, { ...state.filter, input: next, completing: undefined }) : state
}

/** How far a run has come; one of a filter that was left meanwhile tells nothing. */
export function filtered(state: State, action: FilterAction): State {
	const { applied } = state.filter
	if (applied?.filter !== action.filter) return state
	const { packets, looked } = action
	const found = { packets, count: packets.length, looked, isRunning: !action.isDone }
	return withFilter(state, {
		...state.filter,
		applied: { ...applied, found: new Map(applied.found).set(action.session, found) },
	})
}

/**
 * What holds after every action: packets that the filter has not looked at are looked at, and the selected packet is one
 * that is shown. A jump to one that the filter hides takes the filter away, and says so.
 */
export function settled(before: State, state: State): readonly [State, readonly FilterEffect[]] {
	const { applied } = state.filter
	if (!applied) return [state, []]
	const known = applied.found.get(state.file)
	const count = state.sessions[state.file]?.index?.count ?? 0
	if (!known || (!known.isRunning && known.looked < count)) {
		const packets = known ? known.packets.slice(0, known.count) : []
		const looked = known?.looked ?? 0
		const found: Found = { packets, count: packets.length, looked, isRunning: true }
		const next = { ...applied, found: new Map(applied.found).set(state.file, found) }
		const effect: FilterEffect = {
			kind: 'filter',
			session: state.file,
			filter: applied.filter,
			from: looked + 1,
			packets,
		}
		return [withFilter(state, { ...state.filter, applied: next }), [effect]]
	}
	return [inSight(before, state, known), []]
}

function inSight(before: State, state: State, found: Found): State {
	const { list } = state.packets
	const number = list.selected + 1
	if (state.view !== 'packets' || number > found.looked || shows(found, number)) return state
	const isJump = before.file === state.file && before.packets.list.selected !== list.selected
	if (isJump && before.filter.applied?.filter === state.filter.applied?.filter)
		return { ...filterCommanded(state, 'clearFilter')!, message: say('filter.hid', { packet: number }, state.language) }
	const row = Math.min(rowFrom(found, number), found.count - 1)
	// A later packet may still be found.
	if (row < 0 || (found.isRunning && found.packets[row]! < number)) return state
	const selected = found.packets[row]! - 1
	return {
		...state,
		packets: { ...state.packets, list: { ...list, selected }, cursor: undefined, hexTop: 0 },
	}
}

function applied(state: State): State {
	const { filter } = state
	const { input } = filter
	if (!input) return state
	if (input.text.trim() === '') return filterCommanded(state, 'clearFilter')!
	const read = readFilter(input.text)
	// What is wrong stands below the line already.
	if ('error' in read) return state
	const { history } = entered(input)
	return withFilter(state, {
		history,
		input: undefined,
		completing: undefined,
		applied: { filter: read.filter, found: new Map() },
	})
}

/** The word before the cursor, longer as far as that is plain; then each of the names in turn. */
function completed(filter: FilterState): FilterState {
	const { input, completing } = filter
	if (!input) return filter
	if (completing) {
		const index = (completing.index + 1) % completing.names.length
		const old = completing.names[completing.index]!
		return {
			...replaced(filter, completing.at, old.length, completing.names[index]!),
			completing: { ...completing, index },
		}
	}
	const { at, word, names } = completionAt(input.text, input.cursor)
	if (names.length === 0) return filter
	const common = commonBeginning(names)
	if (common.length > word.length) return replaced(filter, at, word.length, common)
	return { ...replaced(filter, at, word.length, names[0]!), completing: { names, index: 0, at } }
}

function replaced(filter: FilterState, at: number, length: number, by: string): FilterState {
	const { text } = filter.input!
	const input = createInput(text.slice(0, at) + by + text.slice(at + length), filter.input!.history)
	return { ...filter, input: { ...input, cursor: at + by.length } }
}

function withFilter(state: State, filter: FilterState): State {
	return filter === state.filter ? state : { ...state, filter }
}
