import { cut } from '../../decode/block.js'
import { PADDED } from '../../decode/http2/codes.js'
import { FRAME_HEADER } from '../../decode/http2/frame-header.js'
import type { Http2Frame } from '../../decode/http2/frames.js'
import { LIMITS } from '../../decode/limits.js'
import type { Chunk } from '../../decode/stream.js'
import type { Message, MessageSource, Role } from '../conversation.js'
import type { Origin } from '../http-conversation.js'

/** A part of a DATA frame that one packet or record has brought. */
type Part = {
	/** Offset of its first byte in the sender's stream, and in what it was taken from. */
	readonly start: number
	readonly offset: number
	/** What that is: a packet, or a record by its index. */
	readonly kind: 'stream' | 'opened'
	readonly origin: number
	readonly packet: number
	readonly packets: readonly number[]
}

/**
 * What the DATA frames of one stream carry in one direction, as a stream of bytes again. What its chunks name as packets are
 * the parts of frames, in the order of their coming; `origin` tells where those stand.
 */
export class DataStream {
	readonly origin: Origin
	readonly #from: Role
	readonly #outer: Origin
	readonly #parts = new Map<number, Part>()
	#count = 0
	/** Offset of the next byte, without frames. */
	#next = 0

	constructor(from: Role, outer: Origin) {
		this.#from = from
		this.#outer = outer
		this.origin = {
			known: outer.known,
			source: (_, start, pieces) => this.#source(start, pieces),
			carried: (_, { packets: { first, last } }) => this.#carried(first, last),
			packet: (_, part) => this.#parts.get(part)?.packet ?? 0,
			ended: (_, { packets: { last } }) => this.#forget(last),
		}
	}

	/** The content of the next frame, in chunks: views. Where its bytes were captured must still be known. */
	chunks(frame: Http2Frame, data: Uint8Array): Chunk[] {
		const outer = this.#outer
		const from = this.#from
		const front = FRAME_HEADER + ((frame.flags & PADDED) !== 0 ? 1 : 0)
		const chunks: Chunk[] = []
		for (const piece of cut(frame.captured.pieces, { start: front, end: front + data.length })) {
			const { origin, offset, length } = piece
			const start = frame.start + front + piece.start
			const source = outer.source(from, start, [{ start: 0, length, origin, offset }])
			if (source.kind !== 'stream' && source.kind !== 'opened') continue
			const captured = { pieces: [piece], packets: { first: origin, last: origin, count: 1 } }
			const { packets } = outer.carried(from, captured)
			const part = ++this.#count
			this.#parts.set(part, {
				start,
				offset,
				kind: source.kind,
				origin: source.pieces[0]!.origin,
				packet: outer.packet(from, origin),
				packets,
			})
			chunks.push({
				start: this.#next + piece.start,
				bytes: data.subarray(piece.start, piece.start + length),
				packet: part,
				offset,
			})
		}
		this.#next += data.length
		if (this.#parts.size > 2 * LIMITS.pieces) this.#fold()
		return chunks
	}

	/** Bytes are missing: where they would stand. */
	skip(length: number): number {
		const start = this.#next
		this.#next += length
		return start
	}

	#source(start: number, pieces: Parameters<Origin['source']>[2]): MessageSource {
		const known = pieces.flatMap(piece => {
			const part = this.#parts.get(piece.origin)
			return part ? [{ piece, part }] : []
		})
		const [first] = known
		const last = known.at(-1)
		if (!first || !last) return { kind: 'stream', start, pieces: [] }
		const placeOf = ({ piece, part }: typeof first) => part.start + piece.offset - part.offset
		const begin = placeOf(first)
		const end = placeOf(last) + last.piece.length
		const length = last.piece.start + last.piece.length
		return {
			kind: first.part.kind,
			start: begin,
			...(end !== begin + length && { end }),
			pieces: known.map(({ piece, part }) => ({ ...piece, origin: part.origin })),
		}
	}

	#carried(first: number, last: number): ReturnType<Origin['carried']> {
		const packets = new Set<number>()
		const records = new Set<number>()
		for (let count = first; count <= last; count++) {
			const part = this.#parts.get(count)
			for (const packet of part?.packets ?? []) packets.add(packet)
			if (part?.kind === 'opened') records.add(part.origin)
		}
		const ascending = [...packets].sort((a, b) => a - b)
		const carried: Pick<Message, 'packets' | 'packetCount'> = {
			packets: ascending.slice(0, LIMITS.pieces),
			packetCount: ascending.length,
		}
		return records.size > 0 ? { ...carried, recordCount: records.size } : carried
	}

	/** What was told up to this part is not asked for again. */
	#forget(last: number): void {
		for (const part of this.#parts.keys()) {
			if (part >= last) return
			this.#parts.delete(part)
		}
	}

	/** The first parts stay known, of which a long message names its bytes, and the last ones, where something may begin. */
	#fold(): void {
		let at = 0
		for (const part of this.#parts.keys()) {
			at++
			if (at > LIMITS.pieces && at <= LIMITS.pieces + LIMITS.pieces / 2) this.#parts.delete(part)
		}
	}
}
