import { clean } from '../../clean.js'
import { actWords, noteText } from '../../explain/demo.js'
import type { Language } from '../../explain/language.js'
import type { Act } from '../../lab/demo/act.js'
import { ACTS } from '../../lab/demo/acts.js'
import type { Note } from '../../lab/demo/note.js'
import { conversationText } from '../../report/text.js'
import { wrapped } from '../../report/wrapped.js'
import { output } from '../output.js'
import type { Theatre } from './theatre.js'

/** Plays acts and prints each: its words, what was printed and written, and the report of its conversations. */
export async function playInText(
	theatre: Theatre,
	acts: readonly Act[],
	inputs: Readonly<Record<string, string>>,
	language: Language,
): Promise<void> {
	for (const act of acts) {
		const { title, text } = actWords(act.id, language)
		const heading = `${ACTS.indexOf(act) + 1}. ${title}`
		await output(`${heading}\n${'='.repeat(heading.length)}\n\n${wrapped(text, WIDTH).join('\n')}\n\n`)
		const notes: Note[] = []
		const commands: string[] = []
		const { first, last } = await theatre.play(act, inputs, {
			note: note => void notes.push(note),
			command: line => void commands.push(line),
		})
		const lines = [
			...notes.map(note => `- ${clean(textOfNote(note, language))}`),
			...commands.map(line => `$ ${clean(line)}`),
		]
		await output(`${lines.join('\n')}\n\n`)
		for (const conversation of theatre.session.conversations.slice(first - 1, last))
			await output(`${conversationText(theatre.session, conversation).join('\n')}\n\n`)
	}
}

const WIDTH = 100

function textOfNote({ key, values = {}, swatches = [] }: Note, language: Language): string {
	return [noteText(key, values, language), ...swatches.map(({ name }) => name)].join(' ')
}
