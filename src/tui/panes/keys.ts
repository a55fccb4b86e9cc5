import type { Binding } from '../keymap.js'

/** The keys that move in a pane, and those of fields and bytes: rows for the key table. */
export const PANE_KEYS: readonly Binding<string, 'list' | 'facts' | 'tree' | 'hex' | 'help'>[] = [
	{ keys: ['down', 'j'], command: 'down', when: ['list', 'tree', 'hex'], help: 'go down a row' },
	{
		keys: ['down', 'j'],
		command: 'down',
		when: ['help', 'facts'],
		help: 'go down a row',
		footer: { word: 'scroll', rank: 2 },
	},
	{ keys: ['up', 'k'], command: 'up', when: ['list', 'facts', 'tree', 'hex', 'help'], help: 'go up a row' },
	{
		keys: ['pagedown', 'ctrl+f'],
		command: 'pageDown',
		when: ['list', 'facts', 'tree', 'hex', 'help'],
		help: 'go a page down',
	},
	{
		keys: ['pageup', 'ctrl+b'],
		command: 'pageUp',
		when: ['list', 'facts', 'tree', 'hex', 'help'],
		help: 'go a page up',
	},
	{ keys: ['ctrl+d'], command: 'halfDown', when: ['list', 'facts', 'tree', 'hex'], help: 'go half a page down' },
	{ keys: ['ctrl+u'], command: 'halfUp', when: ['list', 'facts', 'tree', 'hex'], help: 'go half a page up' },
	{
		keys: ['g', 'home'],
		command: 'first',
		when: ['list', 'facts', 'tree', 'hex', 'help'],
		help: 'go to the first row',
	},
	{ keys: ['G', 'end'], command: 'last', when: ['list', 'facts', 'tree', 'hex', 'help'], help: 'go to the last row' },
	{
		keys: ['right', 'l'],
		command: 'open',
		when: ['tree'],
		help: 'open the field, or go in',
		footer: { word: 'open', rank: 4 },
	},
	{ keys: ['left', 'h'], command: 'close', when: ['tree'], help: 'close the field, or go to the one above' },
	{ keys: ['space'], command: 'toggle', when: ['tree'], help: 'open or close the field' },
	{ keys: ['*'], command: 'openAll', when: ['tree'], help: 'open everything' },
	{ keys: ['-'], command: 'closeAll', when: ['tree'], help: 'close everything' },
	{
		keys: ['escape'],
		command: 'focusList',
		when: ['tree', 'hex', 'facts'],
		help: 'back to the list',
		footer: { word: 'to the list', rank: 4 },
	},
	{ keys: ['right', 'l'], command: 'right', when: ['hex'], help: 'go a byte right', footer: { word: 'byte', rank: 4 } },
	{ keys: ['left', 'h'], command: 'left', when: ['hex'], help: 'go a byte left' },
]
