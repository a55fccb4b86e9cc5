import type { Binding } from '../keymap.js'

/** The keys of the demo: rows for the key table. */
export const DEMO_KEYS: readonly Binding<string, 'demo' | 'demoTyping'>[] = [
	{ keys: ['a'], command: 'nextAct', when: ['demo'], help: 'play the next act' },
	{ keys: ['A'], command: 'previousAct', when: ['demo'], help: 'play the act before' },
	{ keys: ['r'], command: 'replayAct', when: ['demo'], help: 'play this act again' },
	{ keys: ['v'], command: 'showSight', when: ['demo'], help: 'show what the act speaks of, one thing after the other' },
	{ keys: ['d'], command: 'nextWords', when: ['demo'], help: 'read on in the words of the act' },
	{
		keys: ['D'],
		command: 'foldDemo',
		when: ['demo'],
		help: 'leave only the title of the act, or show its words again',
	},
	{ keys: ['y'], command: 'ownValues', when: ['demo'], help: 'type values of your own, then play the act with them' },
	{
		keys: ['enter'],
		command: 'enterValue',
		when: ['demoTyping'],
		help: 'take this value; after the last one the act is played',
		footer: { word: 'take it', rank: 1 },
	},
	{
		keys: ['escape'],
		command: 'leaveValues',
		when: ['demoTyping'],
		help: 'leave the values as they were',
		footer: { word: 'leave', rank: 2 },
	},
]
