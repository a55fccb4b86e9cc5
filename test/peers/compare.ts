import type { Piece } from '../../src/decode/block.js'
import type { Field } from '../../src/decode/field.js'
import type { Conversation, Message } from '../../src/session/conversation.js'
import { inspectMessage, inspectPacket } from '../../src/session/inspect.js'
import { openedView, recordView } from '../../src/session/record-views.js'
import type { GrowingSession } from '../../src/session/session.js'
import type { View } from '../../src/session/view.js'
import { SEQUENCES_OF } from './exceptions.js'
import type { PdmlField, PdmlProto } from './pdml.js'

/** A field of tshark's, and whether one of ours stands at the same bytes. */
export type Compared = {
	readonly protocol: string
	readonly name: string
	readonly text: string
	readonly packet: number
	/** Why not; nothing when one does. */
	readonly lacks?: string
}

/** One of our views, the ranges of its fields, and where tshark has its first byte. */
type Placed = { readonly view: View; readonly spans: ReadonlySet<string>; readonly start: number }

/** A record of ours, the handshake message that it completes when that began in an earlier one. */
type RecordEnd = {
	readonly view: View
	readonly message: View | undefined
	/** What it held, where that can be read without keys. */
	readonly opened: View | undefined
}

/** Holds tshark's dissections of a session's packets, in their order, against what the session shows. */
export class Comparison {
	readonly compared: Compared[] = []
	readonly #session: GrowingSession
	readonly #taken = new Set<Message>()
	#packet = 0
	#protocol = ''

	constructor(session: GrowingSession) {
		this.#session = session
	}

	/** The `tls` and `http` protocols of the next packet that has any. */
	packet(number: number, protos: readonly PdmlProto[]): void {
		this.#packet = number
		const conversation = this.#session.conversations[this.#session.index!.row(number)!.conversation - 1]!
		const records = recordsEndingIn(this.#session, conversation, number)
		for (const proto of protos) {
			this.#protocol = proto.name
			if (proto.name === 'http') this.#http(proto, conversation)
			else for (const field of proto.children) this.#record(field, records)
		}
	}

	#record(field: PdmlField, records: RecordEnd[]): void {
		const record = field.name === 'tls.record' ? records.shift() : undefined
		const placed = place(record?.view, field)
		if (record && record.view.bytes.length !== field.size)
			this.#say(field, `our record has ${record.view.bytes.length}`)
		else this.#field(field, placed)
		let isPutTogether = false
		for (const child of field.children) {
			if (child.name === 'tls.handshake.fragments') {
				isPutTogether = true
				this.#fragments(child, record?.message)
			} else if (child.name === 'tls.handshake' && isPutTogether) {
				// The bytes of a message put together are a source of their own: its fields count from 0.
				isPutTogether = false
				this.#tree([{ ...child, pos: 0 }], place(record?.message, { pos: 0 }))
			} else if (record?.opened && IN_RECORD.has(child.name)) {
				// So are those of a record without its MAC; only the message itself is said to begin with the record.
				this.#tree([{ ...child, pos: child.children[0]?.pos ?? 0 }], place(record.opened, { pos: 0 }))
			} else this.#tree([child], placed)
		}
	}

	/** The parts of a message are no fields of ours but its pieces, each from one record. */
	#fragments(field: PdmlField, message: View | undefined): void {
		const length = message?.bytes.length
		this.#say(field, length === field.size ? undefined : `our message has ${length} bytes`)
		for (const part of field.children.filter(isShown)) {
			const piece = message?.pieces.find(piece => piece.start === part.pos && piece.length === part.size)
			this.#say(part, piece ? undefined : 'no piece of our message')
		}
	}

	#http(proto: PdmlProto, conversation: Conversation): void {
		const isResponse = proto.children[0]?.text.startsWith('HTTP/')
		const index = conversation.messages.findIndex(
			message =>
				message.type === (isResponse ? 'http_response' : 'http_request') &&
				message.packets[0]! <= this.#packet &&
				!this.#taken.has(message),
		)
		if (index >= 0) this.#taken.add(conversation.messages[index]!)
		const [view, body] = index < 0 ? [] : inspectMessage(this.#session, conversation, index)
		for (const field of proto.children) {
			// A body without chunks and coding is a source of its own.
			const isBody = field.name === 'http.file_data' && body?.bytes.length === field.size
			this.#tree([field], isBody ? place(body, field) : place(view, proto))
		}
	}

	#tree(fields: readonly PdmlField[], placed: Placed | undefined): void {
		for (const field of fields) {
			if (isShown(field)) this.#field(field, placed)
			this.#tree(field.children, placed)
		}
	}

	#field(field: PdmlField, placed: Placed | undefined): void {
		this.#say(field, lacks(field, placed))
	}

	#say({ name, text }: PdmlField, lacks: string | undefined): void {
		const [packet, protocol] = [this.#packet, this.#protocol]
		this.compared.push({ protocol, name, text, packet, ...(lacks !== undefined && { lacks }) })
	}
}

const IN_RECORD: ReadonlySet<string> = new Set(['tls.handshake', 'tls.alert_message'])

/** Generated fields have no bytes, or are hidden. */
function isShown({ size, hidden }: PdmlField): boolean {
	return size > 0 && !hidden
}

function lacks({ name, pos, size, value }: PdmlField, placed: Placed | undefined): string | undefined {
	if (!placed) return 'nothing of ours is there'
	const start = pos - placed.start
	const end = start + size
	const span = SEQUENCES_OF.includes(name) ? `contents ${start} ${end}` : `${start} ${end}`
	if (!placed.spans.has(span)) return `no field of ours from ${start} to ${end} of ${placed.view.title}`
	const ours = Buffer.from(placed.view.bytes.subarray(start, end)).toString('hex')
	if (value.length === 2 * size && value !== ours) return `other bytes than ours: ${value}, not ${ours}`
	return undefined
}

function place(view: View | undefined, { pos }: Pick<PdmlField, 'pos'>): Placed | undefined {
	return view && { view, spans: spansOf(view.field), start: pos }
}

/** `start end` of every field, and `contents start end` of what stands behind the tag and length of a DER value. */
function spansOf(field: Field, spans = new Set<string>()): Set<string> {
	spans.add(`${field.span.start} ${field.span.end}`)
	const [tag, length] = field.children ?? []
	if (tag?.name === 'tag' && length?.name === 'length') spans.add(`contents ${length.span.end} ${field.span.end}`)
	for (const child of field.children ?? []) spansOf(child, spans)
	return spans
}

function recordsEndingIn(session: GrowingSession, conversation: Conversation, packet: number): RecordEnd[] {
	const old = inspectPacket(session, packet).filter(({ field }) => field.name === 'sslv2_hello')
	const records = (['client', 'server'] as const).flatMap(from =>
		conversation.records[from].flatMap(({ pieces }, index) => {
			if (lastOf(pieces) !== packet) return []
			const completed = conversation.messages.findIndex(
				message =>
					message.from === from &&
					message.source.kind === 'records' &&
					message.recordCount > 1 &&
					message.source.pieces.at(-1)?.origin === index,
			)
			const message = completed < 0 ? undefined : inspectMessage(session, conversation, completed)[0]
			const view = recordView(session, conversation, from, index)
			return [{ view, message, opened: openedView(conversation, from, index, view.bytes) }]
		}),
	)
	// A ClientHello in the format of SSL 2.0 is a record to tshark, and stands before all others.
	return [...old.map(view => ({ view, message: undefined, opened: undefined })), ...records]
}

function lastOf(pieces: readonly Piece[]): number {
	return Math.max(...pieces.map(piece => piece.origin))
}
