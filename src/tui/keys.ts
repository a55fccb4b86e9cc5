import { COMPARE_KEYS } from './compare/keys.js'
import { DEMO_KEYS } from './demo/keys.js'
import { FILTER_KEYS } from './filter/keys.js'
import type { Binding } from './keymap.js'
import { LIST_KEYS } from './lists/keys.js'
import { LIVE_KEYS } from './live/keys.js'
import { PANE_KEYS } from './panes/keys.js'
import { VIEW_KEYS } from './views/keys.js'

/** Where the user is: a pane, a view, or what is laid over them. */
export type Context =
	| 'help'
	| 'typing'
	| 'filtering'
	| 'filtered'
	| 'searching'
	| 'hex'
	| 'tree'
	| 'list'
	| 'facts'
	| 'sortable'
	| 'packets'
	| 'conversations'
	| 'ladder'
	| 'compare'
	| 'choosing'
	| 'tracing'
	| 'issues'
	| 'checks'
	| 'tampered'
	| 'keys'
	| 'schedule'
	| 'causes'
	| 'negotiation'
	| 'live'
	| 'demo'
	| 'demoTyping'
	| 'everywhere'

export type Key = Binding<string, Context>

const EVERYWHERE: readonly Key[] = [
	{ keys: ['?', 'f1'], command: 'help', when: ['everywhere'], help: 'every key', footer: { word: 'help', rank: 1 } },
	{
		keys: ['?', 'escape', 'q', 'f1'],
		command: 'help',
		when: ['help'],
		help: 'close this page',
		footer: { word: 'close', rank: 1 },
	},
	{
		keys: ['escape', 'backspace'],
		command: 'back',
		when: ['everywhere'],
		help: 'back to where you were',
		footer: { word: 'back', rank: 7 },
	},
	{
		keys: ['x'],
		command: 'stop',
		when: ['everywhere'],
		help: 'read this capture no further; what was read stays',
		footer: { word: 'stop', rank: 2 },
	},
	{ keys: ['q'], command: 'quit', when: ['everywhere'], help: 'quit', footer: { word: 'quit', rank: 6 } },
	{ keys: ['L'], command: 'language', when: ['everywhere'], help: 'English or 中文' },
	{ keys: ['ctrl+l'], command: 'repaint', when: ['everywhere'], help: 'paint the screen anew' },
	{
		keys: ['M'],
		command: 'mouse',
		when: ['everywhere'],
		help: 'mouse for handshark, or for the terminal’s own selection',
	},
	{ keys: ['ctrl+z'], command: 'suspend', when: ['everywhere', 'typing'], help: 'to the shell, until fg' },
	{ keys: ['ctrl+c'], command: 'quit', when: ['everywhere', 'typing', 'help'], help: 'quit at once' },
]

/** Every key there is: what is dispatched, and what the footer and the help say. */
export const KEYS: readonly Key[] = [
	...PANE_KEYS,
	...VIEW_KEYS,
	...LIST_KEYS,
	...FILTER_KEYS,
	...COMPARE_KEYS,
	...DEMO_KEYS,
	...LIVE_KEYS,
	...EVERYWHERE,
]

/** The order in which the help tells of the keys. */
export const HELP_CONTEXTS: readonly Context[] = [
	'everywhere',
	'live',
	'demo',
	'demoTyping',
	'packets',
	'filtering',
	'conversations',
	'ladder',
	'compare',
	'choosing',
	'tracing',
	'issues',
	'checks',
	'tampered',
	'keys',
	'schedule',
	'negotiation',
	'causes',
	'list',
	'sortable',
	'searching',
	'facts',
	'tree',
	'hex',
]
