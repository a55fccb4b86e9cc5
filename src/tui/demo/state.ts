import type { DemoActId, DemoNoteKey } from '../../explain/demo.js'
import type { TextInput } from '../panes/text-input.js'

/** An act as the screen knows it. */
export type ShownAct = {
	readonly id: DemoActId
	readonly inputs: readonly ShownInput[]
}

export type ShownInput = {
	readonly name: string
	readonly initial: string
	readonly isGood: (text: string) => boolean
}

/** What an act has told: which sentence, its values, and colours behind it. */
export type ShownNote = {
	readonly key: DemoNoteKey
	readonly values?: Readonly<Record<string, string | number>>
	readonly swatches?: readonly { readonly name: string; readonly rgb: readonly [number, number, number] }[]
}

/** The demo above the views: which act is on, what it has told, and which of its sights one looks at. */
export type DemoState = {
	readonly acts: readonly ShownAct[]
	/** Index of the act. */
	readonly act: number
	readonly isPlaying: boolean
	/** The first conversation of the act, from 1, and the last that its own clients made. */
	readonly first: number
	readonly last: number
	readonly notes: readonly ShownNote[]
	/** Lines that a learner can type elsewhere to take part. */
	readonly commands: readonly string[]
	/** Connections of others that have come since, as far as the user was told. */
	readonly guests: number
	/** Which of the act's sights is shown; before the user has asked for one the words of the act stand there. */
	readonly look: number | undefined
	/** Where the panel is scrolled to, in pages. */
	readonly page: number
	/** Only the title of the act is shown. */
	readonly isFolded: boolean
	/** What the learner has typed, by the names of inputs. */
	readonly inputs: Readonly<Record<string, string>>
	readonly typing: Typing | undefined
}

/** One of the act's inputs is typed; `isBad`: what stood there could not be used. */
export type Typing = { readonly at: number; readonly input: TextInput; readonly isBad: boolean }

/** What is done outside: an act is played. What comes of it are actions. */
export type DemoEffect = {
	readonly kind: 'play'
	readonly act: number
	readonly inputs: Readonly<Record<string, string>>
}

export type DemoAction =
	| { readonly kind: 'note'; readonly note: ShownNote }
	| { readonly kind: 'command'; readonly line: string }
	/** The act's own clients have done their part. */
	| { readonly kind: 'played'; readonly first: number; readonly last: number }
	/** As the keys do, for what plays unattended. */
	| { readonly kind: 'act'; readonly act: number }
	| { readonly kind: 'look' }

export type DemoStart = {
	readonly acts: readonly ShownAct[]
	readonly act: number
	readonly inputs: Readonly<Record<string, string>>
}

/** The demo before its first act is played. */
export function newDemo({ acts, act, inputs }: DemoStart): DemoState {
	return {
		acts,
		act,
		isPlaying: true,
		first: 1,
		last: 0,
		notes: [],
		commands: [],
		guests: 0,
		look: undefined,
		page: 0,
		isFolded: false,
		inputs,
		typing: undefined,
	}
}

/** Whether a value is being typed: then `q` is a letter. */
export function isTypingValue(demo: DemoState | undefined): boolean {
	return demo?.typing !== undefined
}

/** The text of an input as it stands: what was typed, else what it begins with. */
export function standing(demo: DemoState, { name, initial }: ShownInput): string {
	return demo.inputs[name] ?? initial
}
