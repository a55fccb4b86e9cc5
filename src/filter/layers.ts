import type { Field } from '../decode/field.js'
import { packetTree, segmentOf } from '../decode/net/frame.js'
import type { Packet } from '../decode/net/packet.js'
import { type PlainHeaders, plainHeaders } from '../decode/net/plain-segment.js'
import { ALERT, HANDSHAKE } from '../decode/registry/content-types.js'
import { carriedBy } from '../session/carried.js'
import type { Conversation, Message, RecordRow, Role } from '../session/conversation.js'
import { inspectMessage } from '../session/inspect.js'
import type { PacketRow } from '../session/packet-index.js'
import { readPieces } from '../session/pieces.js'
import { openedView, recordView } from '../session/record-views.js'
import type { Session } from '../session/session.js'
import { childNamed } from './field-search.js'
import { type EndedHttp2, endedHttp2 } from './http2-layer.js'
import { type EndedFrame, endedFrames } from './websocket-layer.js'

/** A tree and the bytes it stands in. */
export type Tree = { readonly field: Field; readonly bytes: Uint8Array }

/** A TLS record whose last byte a packet brought. */
export type EndedRecord = { readonly from: Role; readonly index: number; readonly row: RecordRow }

/** An HTTP message that ended in a packet: its tree, its body with framing and coding undone, and the request it belongs to. */
export type EndedHttp = Tree & {
	readonly kind: 'request' | 'response'
	readonly message: Message
	readonly body: Uint8Array | undefined
}

/**
 * What a filter can see of one packet. Each layer is read when it is first asked for, so that a filter on ports never
 * looks into a record. Records and messages belong to the packet that brought the last of their bytes.
 */
export class PacketLayers {
	readonly session: Session
	readonly row: PacketRow
	readonly conversation: Conversation | undefined
	#bytes: Uint8Array | undefined
	#frame: ReturnType<typeof packetTree> | undefined
	#segment: ReturnType<typeof segmentOf> | undefined
	#plain: PlainHeaders | 'other' | undefined
	#records: readonly EndedRecord[] | undefined
	#handshakes: readonly Tree[] | undefined
	#read: readonly Tree[] | undefined
	#olds: readonly Tree[] | undefined
	#http: readonly EndedHttp[] | undefined
	#webSocket: readonly EndedFrame[] | undefined
	#http2: readonly EndedHttp2[] | undefined

	constructor(session: Session, row: PacketRow) {
		this.session = session
		this.row = row
		this.conversation = session.conversations[row.conversation - 1]
	}

	/** The captured bytes. */
	get bytes(): Uint8Array {
		this.#bytes ??= this.session.bytes(this.row.position, this.row.captured)
		return this.#bytes
	}

	/** The tree of frame, link, network and transport headers, and the TCP segment. */
	get frame(): ReturnType<typeof packetTree> {
		this.#frame ??= packetTree(this.bytes, this.row.link, this.row.length)
		return this.#frame
	}

	/** The innermost TCP segment, without any tree: a tenth of the work of one. */
	get segment(): ReturnType<typeof segmentOf> {
		this.#segment ??= segmentOf(this.#packet)
		return this.#segment
	}

	/** The headers of the commonest kind of packet, without any tree; nothing for any other kind. */
	get plain(): PlainHeaders | undefined {
		if (this.#plain === undefined) this.#plain = plainHeaders(this.#packet) ?? 'other'
		return this.#plain === 'other' ? undefined : this.#plain
	}

	get #packet(): Packet {
		const { number, time, timed, link, length, position } = this.row
		const { bytes } = this
		return { number, ...time, timed, link, length, position, buffer: bytes, start: 0, end: bytes.length }
	}

	/** The TLS records that end here. */
	get records(): readonly EndedRecord[] {
		this.#records ??= this.conversation ? endedRecords(this.conversation, this.row.number) : []
		return this.#records
	}

	/** The bytes of a record. */
	bytesOf({ row }: EndedRecord): Uint8Array {
		return readPieces(this.session, row.pieces)
	}

	/** The trees of those records that are not sealed, and of what was in the sealed ones that were opened, but for data. */
	get readRecords(): readonly Tree[] {
		this.#read ??= this.records.flatMap(record => {
			const { from, index, row } = record
			if (!row.sealed) return [recordView(this.session, this.conversation!, from, index)]
			const type = row.opened?.type
			if (type !== HANDSHAKE && type !== ALERT) return []
			return openedView(this.conversation!, from, index, this.bytesOf(record)) ?? []
		})
		return this.#read
	}

	/** The handshake messages that end here, as far as they are in the clear or were opened. */
	get handshakes(): readonly Tree[] {
		this.#handshakes ??= [
			...(this.records.some(record => shownType(record) === HANDSHAKE) ? this.#endedMessages() : []),
			...this.oldHellos.flatMap(({ field, bytes }) => {
				const hello = childNamed(field, 'sslv2_client_hello')
				return hello ? [{ field: hello, bytes }] : []
			}),
		]
		return this.#handshakes
	}

	/** A ClientHello in SSLv2 format that ends here: it stands in no record but a header of its own. */
	get oldHellos(): readonly Tree[] {
		this.#olds ??= this.#streamMessages(type => type === 'client_hello').flatMap(index =>
			inspectMessage(this.session, this.conversation!, index).slice(0, 1),
		)
		return this.#olds
	}

	/** The WebSocket frames that end here. */
	get webSocket(): readonly EndedFrame[] {
		this.#webSocket ??= this.conversation ? endedFrames(this.session, this.conversation, this.row.number) : []
		return this.#webSocket
	}

	/** The HTTP/2 frames that end here. */
	get http2(): readonly EndedHttp2[] {
		this.#http2 ??= this.conversation ? endedHttp2(this.session, this.conversation, this.row.number) : []
		return this.#http2
	}

	/** The HTTP messages that end here, but those of HTTP/2: Wireshark has other names for them. */
	get http(): readonly EndedHttp[] {
		this.#http ??= this.conversation ? this.#endedHttp(this.conversation) : []
		return this.#http
	}

	#endedMessages(): Tree[] {
		const conversation = this.conversation!
		const whole = this.readRecords.flatMap(({ field, bytes }) =>
			((childNamed(field, 'fragment') ?? childNamed(field, 'content'))?.children ?? [])
				.filter(child => child.name === 'handshake')
				.map(child => ({ field: child, bytes })),
		)
		const ended = new Set(this.records.map(({ from, index }) => `${from} ${index}`))
		const joined = carriedBy(conversation, this.row.number).messages.flatMap(index => {
			const message = conversation.messages[index]!
			const { source } = message
			if (source.kind !== 'records' && source.kind !== 'opened') return []
			const isPart = source.kind === 'records' ? !message.encrypted : source.start === undefined
			if (!isPart || message.recordCount < 2) return []
			const last = source.pieces.at(-1)?.origin
			return ended.has(`${message.from} ${last}`) ? inspectMessage(this.session, conversation, index).slice(0, 1) : []
		})
		return [...whole, ...joined]
	}

	/** The messages that stand in no record, or in application data that were opened, and end here, by index. */
	#streamMessages(isWanted: (type: string) => boolean): readonly number[] {
		const { conversation } = this
		if (!conversation) return []
		return carriedBy(conversation, this.row.number).messages.filter(index => {
			const { source, packets, type } = conversation.messages[index]!
			const isOfStream = source.kind === 'stream' || (source.kind === 'opened' && source.start !== undefined)
			return isOfStream && packets.at(-1) === this.row.number && isWanted(type)
		})
	}

	#endedHttp(conversation: Conversation): EndedHttp[] {
		return this.#streamMessages(type => type.startsWith('http_')).flatMap(index => {
			const message = conversation.messages[index]!
			if (message.streamId !== undefined) return []
			const [whole, body] = inspectMessage(this.session, conversation, index)
			if (!whole) return []
			const plain = childNamed(whole.field, 'body')
			const own = plain && whole.bytes.subarray(plain.span.start, plain.span.end)
			const kind = message.type === 'http_request' ? ('request' as const) : ('response' as const)
			return [{ field: whole.field, bytes: whole.bytes, kind, message, body: body?.bytes ?? own }]
		})
	}
}

/** What is read in a record: its type where it is not sealed, or the one inside; nothing while it is sealed. */
export function shownType({ row }: EndedRecord): number | undefined {
	return row.sealed ? row.opened?.type : row.type
}

function endedRecords(conversation: Conversation, packet: number): EndedRecord[] {
	return carriedBy(conversation, packet)
		.records.map(({ from, index }) => ({ from, index, row: conversation.records[from][index]! }))
		.filter(({ row }) => row.pieces.every(({ origin }) => origin <= packet))
}
