import type { Conversation } from './conversation.js'
import type { Decoder } from './decoder.js'
import type { Session } from './session.js'

/** Packets between two turns of the generator: some milliseconds of work. */
const SLICE = 200

/**
 * Hands the packets of one conversation to a decoder once more. Yields the part that is done, 0 to 1, so that a screen
 * stays alive. Throws when the capture cannot be read any more.
 */
export function* packetsAgain(
	session: Session,
	{ number: conversation, firstPacket, lastPacket }: Conversation,
	decoder: Decoder,
): Generator<number, void> {
	let read = 0
	for (let number = firstPacket; number <= lastPacket; number++) {
		const row = session.index?.row(number)
		if (row?.conversation !== conversation) continue
		const buffer = session.bytes(row.position, row.captured)
		const { link, length, position, timed, time } = row
		decoder.push({ number, ...time, timed, link, buffer, start: 0, end: buffer.length, length, position })
		if (++read % SLICE === 0) yield (number - firstPacket) / (lastPacket - firstPacket + 1)
	}
	decoder.end()
}
