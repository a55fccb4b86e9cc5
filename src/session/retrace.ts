import type { Conversation, Find } from './conversation.js'
import { Decoder } from './decoder.js'
import type { Session } from './session.js'

/** Packets between two turns of the generator: some milliseconds of work. */
const SLICE = 200

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
	const { firstPacket, lastPacket } = conversation
	let read = 0
	for (let number = firstPacket; number <= lastPacket; number++) {
		const row = session.index?.row(number)
		if (row?.conversation !== conversation.number) continue
		const buffer = session.bytes(row.position, row.captured)
		const { link, length, position, timed, time } = row
		decoder.push({ number, ...time, timed, link, buffer, start: 0, end: buffer.length, length, position })
		if (++read % SLICE === 0) yield (number - firstPacket) / (lastPacket - firstPacket + 1)
	}
	decoder.end()
	return find
}
