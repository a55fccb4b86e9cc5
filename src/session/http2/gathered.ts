import type { Piece } from '../../decode/block.js'
import type { Http2Frame } from '../../decode/http2/frames.js'
import type { TableMark } from '../../decode/http2/header-table.js'
import { LIMITS } from '../../decode/limits.js'
import type { Message, MessageSource, Role } from '../conversation.js'
import type { Origin } from '../http-conversation.js'

type Source = Extract<MessageSource, { readonly kind: 'stream' | 'opened' }>

/** What a rung says of the frames that it stands for. */
export type GatheredRung = Pick<Message, 'length' | 'packets' | 'packetCount' | 'recordCount' | 'source'> & {
	readonly tables?: readonly TableMark[]
}

/**
 * The frames of one message, between which others may stand. Where each was captured is asked for when it has come: a
 * stream may stay open while thousands of records go by.
 */
export class Gathered {
	readonly #from: Role
	readonly #origin: Origin
	readonly #pieces: Piece[] = []
	readonly #packets = new Set<number>()
	readonly #tables: TableMark[] = []
	#source: Source | undefined
	#end = 0
	#length = 0
	#packetCount = 0
	#recordCount = 0
	/** Bytes that pieces name; of a frame that is not whole what follows it cannot be laid behind it. */
	#named = 0
	#isCut = false

	constructor(from: Role, origin: Origin) {
		this.#from = from
		this.#origin = origin
	}

	/** The first packet and the last. */
	get first(): number {
		return this.#packets.values().next().value ?? 0
	}

	get last(): number {
		return [...this.#packets].at(-1) ?? 0
	}

	add(
		{ start, bytes, captured, complete }: Pick<Http2Frame, 'start' | 'bytes' | 'captured' | 'complete'>,
		mark?: TableMark,
	) {
		const from = this.#from
		const carried = this.#origin.carried(from, captured)
		const source = this.#origin.source(from, start, captured.pieces) as Source
		const isSamePacket = this.#packets.has(carried.packets[0] ?? 0)
		const isSameRecord = this.#pieces.at(-1)?.origin === source.pieces[0]?.origin && this.#pieces.length > 0
		this.#source ??= source
		this.#end = start + bytes
		this.#length += bytes
		this.#packetCount += carried.packetCount - (isSamePacket ? 1 : 0)
		this.#recordCount += (carried.recordCount ?? 0) - (isSameRecord && carried.recordCount ? 1 : 0)
		for (const packet of carried.packets) if (this.#packets.size < LIMITS.pieces) this.#packets.add(packet)
		if (mark) this.#tables.push(mark)
		if (!this.#isCut) {
			for (const piece of source.pieces) {
				if (this.#pieces.length < LIMITS.pieces) this.#pieces.push({ ...piece, start: piece.start + this.#named })
			}
			this.#named += bytes
		}
		if (!complete || this.#pieces.length >= LIMITS.pieces) this.#isCut = true
		this.#origin.ended(from, captured)
	}

	rung(): GatheredRung {
		const source = this.#source ?? { kind: 'stream', start: 0, pieces: [] }
		return {
			length: this.#length,
			packets: [...this.#packets].sort((a, b) => a - b),
			packetCount: this.#packetCount,
			recordCount: this.#recordCount,
			source: {
				...source,
				pieces: this.#pieces,
				...(this.#end !== (source.start ?? 0) + this.#length && { end: this.#end }),
			},
			...(this.#tables.length > 0 && { tables: this.#tables }),
		}
	}
}
