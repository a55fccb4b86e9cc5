import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Played, Theatre } from '../../../src/cli/demo/theatre.js'
import { ACTS } from '../../../src/lab/demo/acts.js'
import type { Note } from '../../../src/lab/demo/note.js'
import type { Conversation } from '../../../src/session/conversation.js'

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
	const folder = mkdtempSync(join(tmpdir(), 'demo-test-'))
	const theatre = new Theatre({ write: join(folder, 'demo.pcapng'), port: 0 })
	open.push({ theatre, folder })
	const notes: Note[] = []
	const commands: string[] = []
	const played: Played = await theatre.play(ACTS.find(act => act.id === id)!, inputs, {
		note: note => void notes.push(note),
		command: line => void commands.push(line),
	})
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
		rmSync(folder, { recursive: true, force: true })
	}
}
