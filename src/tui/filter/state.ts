import type { Filter } from '../../filter/filter.js'
import type { TextInput } from '../panes/text-input.js'

/** The packets of a capture that the filter selects, as far as it has looked. */
export type Found = {
	/** Their numbers, ascending. It grows in place; `count` of them are told. */
	readonly packets: readonly number[]
	readonly count: number
	/** The last packet that was looked at. */
	readonly looked: number
	readonly isRunning: boolean
}

/** The filter of the packet list: what is being typed, and what is applied. */
export type FilterState = {
	/** Open while a filter is typed: then every key but a few is written. */
	readonly input: TextInput | undefined
	/** Filters applied before, the oldest first. */
	readonly history: readonly string[]
	/** The names that Tab goes through, which of them stands there, and where. */
	readonly completing: { readonly names: readonly string[]; readonly index: number; readonly at: number } | undefined
	/** What it selects, by the index of the capture. */
	readonly applied: { readonly filter: Filter; readonly found: ReadonlyMap<number, Found> } | undefined
}

export const NO_FILTER: FilterState = { input: undefined, history: [], completing: undefined, applied: undefined }

/** Run `filterPackets` in slices from `from` on, adding to `packets`; answer with `filtered`. A later one for the same capture makes it void. */
export type FilterEffect = {
	readonly kind: 'filter'
	readonly session: number
	readonly filter: Filter
	readonly from: number
	readonly packets: number[]
}

/** How far an effect has come. */
export type FilterAction = {
	readonly kind: 'filtered'
	readonly session: number
	readonly filter: Filter
	readonly packets: readonly number[]
	readonly looked: number
	readonly isDone: boolean
}
