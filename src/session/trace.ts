import { type Needle, needlesOf } from '../analyse/needles.js'
import { type StreamHit, searchBody, Tracer } from '../analyse/tracer.js'
import type { Piece } from '../decode/block.js'
import type { Side } from '../decode/net/tcp-connection.js'
import type { Chunk } from '../decode/stream.js'
import { RECORD_HEADER } from '../decode/tls/record-header.js'
import type { Conversation, Find, Hit, MessageSource, Role } from './conversation.js'
import type { OpenedFrom } from './opened-data.js'

/** Traces one text through a conversation: both streams as they go by, and bodies once they are decoded. */
export class Trace {
	readonly #text: string
	readonly #needles: readonly Needle[]
	readonly #wire: { readonly side: Side; readonly hit: StreamHit }[] = []
	readonly #bodies: Hit[] = []
	readonly #tracers: Readonly<Record<Side, Tracer>>
	readonly #opened: { readonly from: Role; readonly hit: StreamHit; readonly place: OpenedFrom }[] = []
	readonly #openedTracers: Readonly<Record<Role, Tracer>>
	/** Where a chunk of the opened bytes that are searched now came from. */
	#placeOf: (chunk: number) => OpenedFrom = () => ({ record: 0, packets: [] })

	constructor(text: string) {
		this.#text = text
		this.#needles = needlesOf(text).needles
		const tracer = (side: Side) => new Tracer(this.#needles, hit => this.#wire.push({ side, hit }))
		this.#tracers = { a: tracer('a'), b: tracer('b') }
		const opened = (from: Role) =>
			new Tracer(this.#needles, hit => this.#opened.push({ from, hit, place: this.#placeOf(hit.packet) }))
		this.#openedTracers = { client: opened('client'), server: opened('server') }
	}

	push(side: Side, chunk: Chunk): void {
		this.#tracers[side].push(chunk)
	}

	hole(side: Side): void {
		this.#tracers[side].hole()
	}

	/** Opened bytes of a direction, in their order. `placeOf` answers which record a chunk's `packet` stands for. */
	opened(from: Role, chunk: Chunk, placeOf: (chunk: number) => OpenedFrom): void {
		this.#placeOf = placeOf
		this.#openedTracers[from].push(chunk)
	}

	openedHole(from: Role): void {
		this.#openedTracers[from].hole()
	}

	/** A message that was opened and is no application data: its place in the ladder, and its bytes. */
	message(from: Role, packet: number, rung: number, bytes: Uint8Array): void {
		for (const { needle, start, length } of searchBody(bytes, this.#needles)) {
			this.#bodies.push({ from, packet, offset: start, length, form: needle.form, where: 'opened', message: rung })
		}
	}

	/**
	 * A decoded body that differs from what travelled, or a part of one from `at` on. `rung` is its message's index, `packet`
	 * the message's first.
	 */
	body(from: Role, packet: number, rung: number, bytes: Uint8Array, at = 0): void {
		for (const { needle, start, length } of searchBody(bytes, this.#needles)) {
			this.#bodies.push({ from, packet, offset: at + start, length, form: needle.form, where: 'body', message: rung })
		}
	}

	/** What was found so far, in the order of the packets. */
	result(roleOf: (side: Side) => Role, conversation: Conversation): Find {
		const wire = this.#wire.map(({ side, hit }): Hit => {
			const from = roleOf(side)
			const message = messageAt(conversation, from, hit)
			return {
				from,
				packet: hit.packet,
				offset: hit.offset,
				length: hit.length,
				form: hit.needle.form,
				where: 'wire',
				streamOffset: hit.start,
				...(message >= 0 && { message }),
			}
		})
		const opened = this.#opened.flatMap(({ from, hit, place }): Hit[] => {
			const rung = openedAt(conversation, from, hit, place.record)
			const { source, encrypted } = conversation.messages[rung] ?? {}
			// With a suite that encrypts nothing these are the very bytes that were found on the wire.
			const same = encrypted === false ? wire.findIndex(isSameAs(from, place, hit)) : -1
			if (same >= 0) {
				wire[same] = { ...wire[same]!, message: rung }
				return []
			}
			const found: Hit = {
				from,
				packet: place.packets[0] ?? 0,
				offset: offsetIn(source, hit, place.record),
				length: hit.length,
				form: hit.needle.form,
				where: 'opened',
				...(rung >= 0 && { message: rung }),
			}
			return [found]
		})
		const searched = this.#tracers.a.searched + this.#tracers.b.searched
		return {
			text: this.#text,
			searched,
			hits: [...wire, ...opened, ...this.#bodies].sort((a, b) => a.packet - b.packet),
		}
	}
}

/** A hit on the wire that nothing opened has taken for its own yet. */
function isSameAs(from: Role, { packets }: OpenedFrom, { needle, length }: StreamHit) {
	return (hit: Hit) =>
		hit.from === from &&
		hit.form === needle.form &&
		hit.length === length &&
		packets.includes(hit.packet) &&
		hit.message === undefined
}

/** The rung that the first byte of a hit stands in; -1 where none is known. */
function messageAt({ messages, records }: Conversation, from: Role, hit: StreamHit): number {
	const { start, packet, offset } = hit
	return messages.findIndex(message => {
		if (message.from !== from) return false
		const { source } = message
		if (source.kind === 'opened') return false
		if (source.kind === 'stream') return holds(source, message.length, start, packet, offset)
		const rows = records[from]
		const [first, last] =
			source.kind === 'run'
				? [source.first, source.last]
				: [source.pieces[0]?.origin ?? 0, source.pieces.at(-1)?.origin ?? 0]
		const begin = rows[first]
		const end = rows[last]
		return (
			begin !== undefined && end !== undefined && begin.start <= start && start < end.start + RECORD_HEADER + end.length
		)
	})
}

/** The rung of opened bytes: the message whose part of the opened stream it is, else the run its record belongs to; -1 if none. */
function openedAt({ messages }: Conversation, from: Role, { start, offset }: StreamHit, record: number): number {
	const message = messages.findIndex(
		({ from: sender, source, length }) =>
			sender === from && source.kind === 'opened' && holds(source, length, start, record, offset),
	)
	if (message >= 0) return message
	return messages.findIndex(
		({ from: sender, source }) =>
			sender === from && source.kind === 'run' && source.first <= record && record <= source.last,
	)
}

/** Whether a message of `length` bytes holds the byte at `at` of its stream, which stands at `offset` of `origin`. */
function holds(
	{ start, end, pieces }: Extract<MessageSource, { readonly kind: 'stream' | 'opened' }>,
	length: number,
	at: number,
	origin: number,
	offset: number,
): boolean {
	if (start === undefined || at < start) return false
	return end === undefined ? at < start + length : at < end && pieceAt(pieces, origin, offset) !== undefined
}

/** The piece that holds a byte: where something else stands between the pieces of a message, its ends do not tell. */
function pieceAt(pieces: readonly Piece[], origin: number, offset: number): Piece | undefined {
	return pieces.find(piece => piece.origin === origin && piece.offset <= offset && offset < piece.offset + piece.length)
}

/** Where a hit stands in the opened bytes of its message, or of its record. */
function offsetIn(source: MessageSource | undefined, { start, offset }: StreamHit, record: number): number {
	if (source?.kind !== 'opened' || source.start === undefined) return offset
	if (source.end === undefined) return start - source.start
	const piece = pieceAt(source.pieces, record, offset)
	return piece ? piece.start + offset - piece.offset : offset
}
