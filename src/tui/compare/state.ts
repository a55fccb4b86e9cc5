import type { Find } from '../../session/conversation.js'
import type { Key } from '../key-sequence.js'
import type { ListState } from '../panes/list.js'
import type { TextInput } from '../panes/text-input.js'

export type SideName = 'left' | 'right'

/** What is shown of a conversation: the bytes that travelled, or what they held once opened and decoded. */
export type Layer = 'wire' | 'opened'

/** A conversation of one of the open captures: index of the session, and the conversation's number from 1. */
export type ComparePlace = { readonly session: number; readonly conversation: number; readonly layer?: Layer }

/** What the tracer has said of one conversation so far. */
export type Trace = {
	readonly text: string
	/** Packets that the conversation had when the tracer was sent: when it has more, it is sent again. */
	readonly packets: number
	/** The part that is done, 0 to 1. */
	readonly part: number
	/** The answer, of this run or of the one before it. */
	readonly find?: Find
}

export type CompareSide = {
	readonly session: number
	readonly conversation: number
	readonly layer: Layer
	/** Index of the message that was selected; without one, the message that tells most is (`selectedRung`). */
	readonly rung: number | undefined
	/** First line shown of the messages. */
	readonly top: number
	/** A byte of the first row shown of the bytes; without one, the row that shows the hit. */
	readonly hexTop: number | undefined
	/** First line shown of what an eavesdropper sees. */
	readonly seenTop: number
	/** Which of the tracer's hits is looked at, by index. */
	readonly hit: number
	readonly trace: Trace | undefined
}

/** What the keys move on the side that has the focus; `eavesdropper` takes the place of the bytes where there is no room for both. */
export type ComparePanel = 'messages' | 'bytes' | 'eavesdropper'

/** Two conversations side by side, and a text that is traced through both. Selections are numbers: they survive new packets. */
export type CompareState = {
	readonly left: CompareSide | undefined
	readonly right: CompareSide | undefined
	readonly focus: SideName
	readonly panel: ComparePanel
	/** The text that is traced; empty for none. */
	readonly text: string
	/** Texts traced before, the oldest first. */
	readonly history: readonly string[]
	/** The text being typed: then every key goes to `updateCompare` as it is. */
	readonly input: TextInput | undefined
	/** Open while another conversation is chosen for the side that has the focus. */
	readonly choosing: ListState | undefined
	/** Whether newcomers are told what they see. */
	readonly welcome: boolean
}

/** What `updateCompare` takes. The size is that of the body that `compareLines` draws. */
export type CompareAction =
	/** A command of COMPARE_KEYS. */
	| { readonly kind: 'command'; readonly command: string }
	/** Any key while `isTyping`: what is written, Enter, Escape. */
	| { readonly kind: 'key'; readonly key: Key }
	/** Captures have grown, or the view is opened: conversations that were not traced yet are. */
	| { readonly kind: 'grown' }
	/** Progress of an effect `trace`, 0 to 1. */
	| {
			readonly kind: 'tracing'
			readonly session: number
			readonly conversation: number
			readonly text: string
			readonly part: number
	  }
	/** Its answer. */
	| { readonly kind: 'traced'; readonly session: number; readonly conversation: number; readonly find: Find }

/** What is to be done outside of the state. */
export type CompareEffect =
	/** Run `traceConversation` in slices; answer with `tracing` and `traced`. A later effect for the same conversation makes it void. */
	| { readonly kind: 'trace'; readonly session: number; readonly conversation: number; readonly text: string }
	/** Show a message of a conversation in the ladder view. */
	| {
			readonly kind: 'open'
			readonly session: number
			readonly conversation: number
			readonly message: number | undefined
	  }
	/** Escape had nothing to close: the view before this one. */
	| { readonly kind: 'back' }

/** The view before its first key. After it is opened, and whenever captures have grown, it wants the action `grown`. */
export function newCompare(
	left: ComparePlace | undefined,
	right: ComparePlace | undefined,
	options: { readonly text?: string; readonly welcome?: boolean } = {},
): CompareState {
	const { text = '', welcome = false } = options
	return {
		left: left && newSide(left),
		right: right && newSide(right),
		focus: 'left',
		panel: 'messages',
		text,
		history: text === '' ? [] : [text],
		input: undefined,
		choosing: undefined,
		welcome,
	}
}

/** One side, seen from its beginning. */
export function newSide({ session, conversation, layer = 'wire' }: ComparePlace): CompareSide {
	return {
		session,
		conversation,
		layer,
		rung: undefined,
		top: 0,
		hexTop: undefined,
		seenTop: 0,
		hit: 0,
		trace: undefined,
	}
}

/** Whether a text is being typed: then `q` is a letter. */
export function isTyping(state: CompareState): boolean {
	return state.input !== undefined
}
