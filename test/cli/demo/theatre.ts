import assert from 'node:assert/strict'
import { join } from 'node:path'
import { type Played, Theatre } from '../../../src/cli/demo/theatre.js'
import type { DemoActId } from '../../../src/explain/demo.js'
import { ACTS } from '../../../src/lab/demo/acts.js'
import type { Note } from '../../../src/lab/demo/note.js'
import type { Conversation } from '../../../src/session/conversation.js'
import { SIGHTS } from '../../../src/tui/demo/sights.js'
import { makeFolder, removeFolder } from '../../temporary-folder.js'

/** An act that was played in a theatre of its own, and what it has told. */
export type Evening = {
	readonly theatre: Theatre
	readonly notes: readonly Note[]
	readonly commands: readonly string[]
	/** The conversations of the act, as they are now. */
	conversations(): readonly Conversation[]
	/** The port of the first command. */
	readonly port: number
}

const open: { readonly theatre: Theatre; readonly folder: string }[] = []

/** Plays an act on whichever port is free. */
export async function evening(id: string, inputs: Readonly<Record<string, string>> = {}): Promise<Evening> {
	const folder = makeFolder()
	const theatre = new Theatre({ write: join(folder, 'demo.pcapng'), port: 0 })
	open.push({ theatre, folder })
	const notes: Note[] = []
	const commands: string[] = []
	const played: Played = await theatre.play(ACTS.find(act => act.id === id)!, inputs, {
		note: note => void notes.push(note),
		command: line => void commands.push(line),
	})
	for (const sight of SIGHTS[id as DemoActId]) {
		const conversation = theatre.session.conversations[played.first - 1 + sight.conversation]
		assert.ok(conversation, `${id} has a conversation ${sight.conversation + 1} to look at`)
		const { message } = sight
		if (message) assert.ok(conversation.messages.some(message), `${id} has what it speaks of: ${message}`)
	}
	assert.ok(!notes.some(({ key }) => key === 'act_failed'), JSON.stringify(notes))
	return {
		...{ theatre, notes, commands },
		conversations: () => theatre.session.conversations.slice(played.first - 1),
		port: Number(/:(\d+)/.exec(commands[0] ?? '')?.[1]),
	}
}

/** Ends all that was opened: for `afterEach`. */
export async function closeTheatres(): Promise<void> {
	for (const { theatre, folder } of open.splice(0)) {
		await theatre.close()
		removeFolder(folder)
	}
}
