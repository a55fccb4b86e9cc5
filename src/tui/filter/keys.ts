import type { Binding } from '../keymap.js'

/** The keys of the filter of the packet list: rows for the key table. */
export const FILTER_KEYS: readonly Binding<string, 'packets' | 'filtering' | 'filtered'>[] = [
	{
		keys: ['f'],
		command: 'filter',
		when: ['packets'],
		help: 'show only the packets that a display filter selects',
		footer: { word: 'filter', rank: 5 },
	},
	{
		keys: ['enter'],
		command: 'applyFilter',
		when: ['filtering'],
		help: 'show the packets that the filter selects',
		footer: { word: 'show them', rank: 1 },
	},
	{
		keys: ['tab'],
		command: 'completeFilter',
		when: ['filtering'],
		help: 'complete the name of a field, then the next one',
		footer: { word: 'complete', rank: 2 },
	},
	{
		keys: ['escape'],
		command: 'clearFilter',
		when: ['filtering', 'filtered'],
		help: 'show all packets again',
		footer: { word: 'all packets', rank: 3 },
	},
]
