import type { Binding } from '../keymap.js'

/** The keys for what comes as it happens: rows for the key table. */
export const LIVE_KEYS: readonly Binding<string, 'live'>[] = [
	{
		keys: ['F'],
		command: 'follow',
		when: ['live'],
		help: 'stay with the newest, or no longer',
		footer: { word: 'follow', rank: 3 },
	},
	{
		keys: ['P'],
		command: 'freeze',
		when: ['live'],
		help: 'freeze the screen, or let in what has come since',
		footer: { word: 'freeze', rank: 4 },
	},
	{
		keys: ['C'],
		command: 'clear',
		when: ['live'],
		help: 'hide in the lists what has come so far, or show it again',
		footer: { word: 'clear', rank: 8 },
	},
]
