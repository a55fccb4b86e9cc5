import type { Conversation, Find } from './conversation.js'
import { Decoder } from './decoder.js'
import { packetsAgain } from './packets-again.js'
import type { Session } from './session.js'

/**
 * Traces a text through one conversation by reading its packets once more: on the wire, in what can be opened, and in
 * decoded bodies. Yields the
 * part that is done, 0 to 1, so that a screen stays alive; returns what was found.
 */
export function* traceConversation(
	session: Session,
	conversation: Conversation,
	text: string,
): Generator<number, Find> {
	let find: Find = { text, searched: 0, hits: [] }
	const decoder = new Decoder({
		emit: event => {
			if (event.kind !== 'issue') find = event.conversation.find ?? find
		},
		keepRuns: false,
		...(session.secrets && { secrets: session.secrets }),
		find: text,
	})
	yield* packetsAgain(session, conversation, decoder)
	return find
}
