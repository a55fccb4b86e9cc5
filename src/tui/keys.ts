import { COMPARE_KEYS } from './compare/keys.js'
import { DEMO_KEYS } from './demo/keys.js'
import { FILTER_KEYS } from './filter/keys.js'
import type { Binding } from './keymap.js'
import { LIST_KEYS } from './lists/keys.js'
import { LIVE_KEYS } from './live/keys.js'

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

const MOVES: readonly Key[] = [
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
]

const TREE: readonly Key[] = [
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
	{ keys: ['escape'], command: 'focusList', when: ['tree', 'hex', 'facts'], help: 'back to the list' },
	{ keys: ['right', 'l'], command: 'right', when: ['hex'], help: 'go a byte right', footer: { word: 'byte', rank: 4 } },
	{ keys: ['left', 'h'], command: 'left', when: ['hex'], help: 'go a byte left' },
]

/** The views of a list and what there is to say of its selected row. */
const WITH_FACTS = ['conversations', 'issues', 'checks', 'keys', 'schedule', 'causes', 'negotiation'] as const

const VIEWS: readonly Key[] = [
	{ keys: ['1'], command: 'packets', when: ['everywhere'], help: 'packets: every layer of each, as fields and bytes' },
	{
		keys: ['2'],
		command: 'conversations',
		when: ['everywhere'],
		help: 'conversations of this capture, and what is known of each',
	},
	{ keys: ['3'], command: 'ladder', when: ['everywhere'], help: 'the handshake of a conversation, message by message' },
	{ keys: ['4'], command: 'compare', when: ['everywhere'], help: 'two conversations side by side' },
	{
		keys: ['5'],
		command: 'checks',
		when: ['everywhere'],
		help: 'what was verified of a conversation, what has failed, what cannot be checked',
	},
	{
		keys: ['6'],
		command: 'keys',
		when: ['everywhere'],
		help: 'the keys at hand: which open a conversation, which are missing, why none can help',
	},
	{
		keys: ['7'],
		command: 'causes',
		when: ['everywhere'],
		help: 'what became of all conversations: the causes, how often each, and between whom',
	},
	{
		keys: ['o'],
		command: 'negotiation',
		when: ['ladder', 'conversations', 'checks'],
		help: 'what was offered, what was chosen of it, and what the other side lacked',
		footer: { word: 'offers', rank: 16 },
	},
	{
		keys: ['enter'],
		command: 'toCause',
		when: ['causes'],
		help: 'to its conversations',
		footer: { word: 'conversations', rank: 2 },
	},
	{
		keys: ['w'],
		command: 'pair',
		when: ['packets', 'ladder'],
		help: 'plaintext under ciphertext, byte under byte, or one at a time',
	},
	{
		keys: ['w'],
		command: 'pair',
		when: ['hex'],
		help: 'plaintext under ciphertext, byte under byte, or one at a time',
		footer: { word: 'under it', rank: 5 },
	},
	{
		keys: ['K'],
		command: 'schedule',
		when: ['ladder'],
		help: 'from the secret to the tag of this record, with the real values',
		footer: { word: 'keys', rank: 10 },
	},
	{
		keys: ['T'],
		command: 'tamper',
		when: ['ladder'],
		help: 'change a bit of this byte: which checks notice?',
		footer: { word: 'tamper', rank: 9 },
	},
	{
		keys: ['u'],
		command: 'restore',
		when: ['tampered'],
		help: 'take the change back',
		footer: { word: 'take it back', rank: 2 },
	},
	{
		keys: ['i'],
		command: 'issues',
		when: ['everywhere'],
		help: 'all that is wrong with this capture, or missing in it',
		footer: { word: 'issues', rank: 5 },
	},
	{
		keys: ['c'],
		command: 'compareThis',
		when: ['packets', 'conversations', 'ladder', 'checks'],
		help: 'compare this conversation, with the marked one or the last',
		footer: { word: 'compare', rank: 13 },
	},
	{
		keys: ['tab'],
		command: 'nextPane',
		when: ['packets', 'ladder', ...WITH_FACTS],
		help: 'go to the next pane',
		footer: { word: 'pane', rank: 3 },
	},
	{
		keys: ['shift+tab'],
		command: 'previousPane',
		when: ['packets', 'ladder', ...WITH_FACTS],
		help: 'go to the previous pane',
	},
	{
		keys: ['z'],
		command: 'zoom',
		when: ['packets', 'ladder'],
		help: 'give the pane all the room, or take it back',
		footer: { word: 'zoom', rank: 18 },
	},
	{
		keys: ['enter'],
		command: 'toRung',
		when: ['packets'],
		help: 'to the message that this packet carried',
		footer: { word: 'message', rank: 2 },
	},
	{
		keys: ['enter', 'p'],
		command: 'toPacket',
		when: ['ladder'],
		help: 'to the packet that carried this message',
		footer: { word: 'packet', rank: 2 },
	},
	{
		keys: ['enter', 'right', 'l'],
		command: 'toLadder',
		when: ['conversations'],
		help: 'to the handshake of this conversation',
		footer: { word: 'handshake', rank: 2 },
	},
	{
		keys: ['enter'],
		command: 'toIssue',
		when: ['issues'],
		help: 'to the packet that shows it',
		footer: { word: 'packet', rank: 2 },
	},
	{
		keys: ['enter'],
		command: 'toCheck',
		when: ['checks'],
		help: 'to the message that it is about',
		footer: { word: 'message', rank: 2 },
	},
	{
		keys: ['space'],
		command: 'mark',
		when: ['conversations'],
		help: 'mark it, to be compared with another',
		footer: { word: 'mark', rank: 4 },
	},
	{
		keys: [']'],
		command: 'nextRung',
		when: ['packets', 'ladder'],
		help: 'next message of the conversation',
		footer: { word: 'next message', rank: 14 },
	},
	{ keys: ['['], command: 'previousRung', when: ['packets', 'ladder'], help: 'previous message of the conversation' },
	{ keys: ['>'], command: 'nextRecords', when: ['ladder'], help: 'next records of a message that has many' },
	{ keys: ['<'], command: 'previousRecords', when: ['ladder'], help: 'previous records of it' },
	{
		keys: ['}'],
		command: 'nextConversation',
		when: ['ladder', 'checks', 'keys', 'negotiation'],
		help: 'next conversation',
		footer: { word: 'next conversation', rank: 15 },
	},
	{
		keys: ['{'],
		command: 'previousConversation',
		when: ['ladder', 'checks', 'keys', 'negotiation'],
		help: 'previous conversation',
	},
	{
		keys: ['.'],
		command: 'nextFile',
		when: ['packets', 'ladder', ...WITH_FACTS],
		help: 'next capture',
	},
	{
		keys: [','],
		command: 'previousFile',
		when: ['packets', 'ladder', ...WITH_FACTS],
		help: 'previous capture',
	},
	{
		keys: ['t'],
		command: 'trace',
		when: ['packets', 'ladder'],
		help: 'trace a text: where it is, or that it is nowhere',
		footer: { word: 'trace', rank: 8 },
	},
	{
		keys: ['t'],
		command: 'trace',
		when: ['conversations'],
		help: 'trace a text: where it is, or that it is nowhere',
		footer: { word: 'trace', rank: 14 },
	},
]

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
	...MOVES,
	...TREE,
	...VIEWS,
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
