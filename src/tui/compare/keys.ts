import type { Binding } from '../keymap.js'

/** The keys of the compare view: rows for the key table. */
export const COMPARE_KEYS: readonly Binding<CompareCommand, 'compare' | 'choosing' | 'tracing'>[] = [
	{
		keys: ['tab', 'shift+tab'],
		command: 'otherSide',
		when: ['compare'],
		help: 'go to the other side',
		footer: { word: 'side', rank: 3 },
	},
	{ keys: ['left', 'h'], command: 'leftSide', when: ['compare'], help: 'go to the left side' },
	{ keys: ['right', 'l'], command: 'rightSide', when: ['compare'], help: 'go to the right side' },
	{
		keys: ['down', 'j'],
		command: 'down',
		when: ['compare', 'choosing'],
		help: 'next message of this side; in bytes and lists, a line down',
		footer: { word: 'next', rank: 4 },
	},
	{ keys: ['up', 'k'], command: 'up', when: ['compare', 'choosing'], help: 'previous message; a line up' },
	{ keys: ['pagedown', 'ctrl+f'], command: 'pageDown', when: ['compare', 'choosing'], help: 'go a page down' },
	{ keys: ['pageup', 'ctrl+b'], command: 'pageUp', when: ['compare', 'choosing'], help: 'go a page up' },
	{ keys: ['g', 'home'], command: 'first', when: ['compare', 'choosing'], help: 'go to the first' },
	{ keys: ['G', 'end'], command: 'last', when: ['compare', 'choosing'], help: 'go to the last' },
	{
		keys: ['t', '/'],
		command: 'ask',
		when: ['compare'],
		help: 'type a text to trace on both sides',
		footer: { word: 'trace', rank: 2 },
	},
	{ keys: ['n'], command: 'nextHit', when: ['compare'], help: 'next place where the text was found' },
	{ keys: ['N'], command: 'previousHit', when: ['compare'], help: 'previous place where the text was found' },
	{
		keys: ['e'],
		command: 'eavesdropper',
		when: ['compare'],
		help: 'what an eavesdropper sees without any key, or the bytes again',
		footer: { word: 'eavesdropper', rank: 5 },
	},
	{
		keys: ['b'],
		command: 'bytes',
		when: ['compare'],
		help: 'move through the bytes, or through the messages again',
		footer: { word: 'bytes', rank: 6 },
	},
	{
		keys: ['w'],
		command: 'layer',
		when: ['compare'],
		help: 'bytes of this side as they travelled, or opened and decoded',
		footer: { word: 'wire/opened', rank: 22 },
	},
	{
		keys: ['o'],
		command: 'choose',
		when: ['compare', 'choosing'],
		help: 'choose another conversation for this side',
		footer: { word: 'other', rank: 21 },
	},
	{ keys: ['x'], command: 'swap', when: ['compare'], help: 'swap the sides' },
	{
		keys: ['enter'],
		command: 'enter',
		when: ['compare'],
		help: 'show this message in the handshake',
		footer: { word: 'its handshake', rank: 8 },
	},
	{
		keys: ['escape'],
		command: 'escape',
		when: ['compare'],
		help: 'close what is open, or go back',
		footer: { word: 'back', rank: 7 },
	},
	{
		keys: ['enter'],
		command: 'enter',
		when: ['choosing'],
		help: 'compare with this conversation',
		footer: { word: 'take it', rank: 1 },
	},
	{
		keys: ['escape'],
		command: 'escape',
		when: ['choosing'],
		help: 'stay with the one that was there',
		footer: { word: 'leave', rank: 1 },
	},
	{
		keys: ['enter'],
		command: 'enter',
		when: ['tracing'],
		help: 'look for this text on both sides',
		footer: { word: 'look for it', rank: 1 },
	},
	{
		keys: ['up'],
		command: 'up',
		when: ['tracing'],
		help: 'a text that was looked for before',
		footer: { word: 'the one before', rank: 2 },
	},
	{
		keys: ['escape'],
		command: 'escape',
		when: ['tracing'],
		help: 'leave the text that was looked for',
		footer: { word: 'leave', rank: 3 },
	},
]

export type CompareCommand =
	| 'otherSide'
	| 'leftSide'
	| 'rightSide'
	| 'down'
	| 'up'
	| 'pageDown'
	| 'pageUp'
	| 'first'
	| 'last'
	| 'ask'
	| 'nextHit'
	| 'previousHit'
	| 'eavesdropper'
	| 'bytes'
	| 'layer'
	| 'choose'
	| 'swap'
	| 'enter'
	| 'escape'
