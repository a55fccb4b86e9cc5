import { DEMO_ACTS, type DemoAct } from './demo-acts.js'
import { DEMO_NOTES } from './demo-notes.js'
import { fill, type Values } from './fill.js'
import type { Language, Text } from './language.js'
import { phrase } from './phrases/phrases.js'

export type DemoActId = keyof typeof DEMO_ACTS

export type DemoNoteKey = keyof typeof DEMO_NOTES

/** What is said of an act, in one language. */
export type ActWords = {
	readonly title: string
	readonly text: string
	/** What to look at, in the order in which the act shows it. */
	readonly looks: readonly string[]
	/** What the learner may type, by the names of the inputs. */
	readonly inputs: Readonly<Record<string, string>>
}

/** The words of an act. */
export function actWords(id: DemoActId, language: Language): ActWords {
	const { title, text, looks, inputs = {} }: DemoAct = DEMO_ACTS[id]
	const said = (texts: Readonly<Record<string, Text>>) =>
		Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text[language]]))
	return {
		title: title[language],
		text: text[language],
		looks: looks.map(look => look[language]),
		inputs: said(inputs),
	}
}

/** A sentence on what has happened in an act. */
export function noteText(key: DemoNoteKey, values: Values, language: Language): string {
	// Other values of the demo are names, ports and what is computed with; of these notes, sentences.
	const isSaid = key === 'changed' || key === 'act_failed'
	const text = (value: string | number) => (isSaid ? phrase(String(value), language) : String(value))
	const texts = Object.fromEntries(
		Object.entries(values).map(([name, value]) => [name, name === 'length' ? value : text(value)]),
	)
	return fill(DEMO_NOTES[key][language], texts)
}
