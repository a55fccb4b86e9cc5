import { LIMITS } from '../decode/limits.js'
import type { Message } from './conversation.js'
import type { NewRung, Rungs } from './rungs.js'

/**
 * Rungs of messages that may come by the thousand. The first `LIMITS.messagesApart` of one kind and sender in a row stand
 * alone, those behind them up to `LIMITS.messagesTogether` on a rung: it grows while it is the last.
 */
export class GroupedRungs {
	readonly #rungs: Rungs
	#last = -1
	#row = 0

	constructor(rungs: Rungs) {
		this.#rungs = rungs
	}

	/** Answers the index of the rung. `isApart`: it stands alone in any case, and ends the row. */
	add(rung: NewRung, isApart = false): number {
		const { messages } = this.#rungs.draft
		const last = messages[this.#last]
		const isNext =
			this.#last === messages.length - 1 && last?.type === rung.type && last.from === rung.from && !last.issue
		this.#row = isNext && !isApart ? this.#row + 1 : 1
		if (last && this.#row > LIMITS.messagesApart + 1 && this.#isRoom(last, rung)) {
			this.#rungs.replaceLast(joined(last, rung))
			return this.#last
		}
		const isGroup = this.#row > LIMITS.messagesApart
		this.#last = this.#rungs.add({ ...rung, ...(isGroup && { messageCount: 1 }) })
		return this.#last
	}

	#isRoom({ messageCount = 0, source, encrypted }: Message, rung: NewRung): boolean {
		return (
			messageCount > 0 &&
			messageCount < LIMITS.messagesTogether &&
			encrypted === (rung.encrypted ?? false) &&
			'pieces' in source &&
			'pieces' in rung.source &&
			source.pieces.length + rung.source.pieces.length <= LIMITS.pieces
		)
	}
}

function joined(last: Message, rung: NewRung): Message {
	const count = (last.messageCount ?? 0) + 1
	const previous = last.packets.at(-1) ?? 0
	const added = rung.packets.filter(packet => packet > previous)
	return {
		...last,
		time: rung.time,
		length: last.length + rung.length,
		packets: [...last.packets, ...added],
		packetCount: last.packetCount + added.length,
		recordCount: last.recordCount + (rung.recordCount ?? 0),
		messageCount: count,
		source: sourceOf(last, rung),
		summary: `${count} of them, the last: ${rung.summary ?? ''}`,
	}
}

function sourceOf({ source, length }: Message, rung: NewRung): Message['source'] {
	if ((source.kind !== 'stream' && source.kind !== 'opened') || source.kind !== rung.source.kind) return source
	const pieces = [...source.pieces, ...rung.source.pieces.map(piece => ({ ...piece, start: piece.start + length }))]
	const end = rung.source.end ?? (rung.source.start ?? 0) + rung.length
	return { ...source, pieces, end }
}
