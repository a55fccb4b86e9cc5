import type { Binding } from '../keymap.js'

/** The keys that work in every list: rows for the key table. */
export const LIST_KEYS: readonly Binding<string, 'list' | 'sortable' | 'searching'>[] = [
	{
		keys: ['/'],
		command: 'search',
		when: ['list'],
		help: 'look for a text in the rows of this list',
		footer: { word: 'search', rank: 11 },
	},
	{ keys: ['n'], command: 'searchNext', when: ['list'], help: 'next row that has the text' },
	{ keys: ['N'], command: 'searchPrevious', when: ['list'], help: 'previous row that has the text' },
	{
		keys: ['s'],
		command: 'sort',
		when: ['sortable'],
		help: 'sort by the next column, after the last by none',
		footer: { word: 'sort', rank: 12 },
	},
	{ keys: ['S'], command: 'sortReverse', when: ['sortable'], help: 'turn the order round' },
	{
		keys: ['enter'],
		command: 'applySearch',
		when: ['searching'],
		help: 'stay at this row',
		footer: { word: 'stay here', rank: 1 },
	},
	{
		keys: ['escape'],
		command: 'cancelSearch',
		when: ['searching'],
		help: 'go back to the row before',
		footer: { word: 'go back', rank: 2 },
	},
]
