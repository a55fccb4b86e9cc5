import { type Block, trace } from '../decode/block.js'
import type { Field } from '../decode/field.js'
import { CONTINUATION, END_HEADERS, HEADERS, PUSH_PROMISE } from '../decode/http2/codes.js'
import type { HeaderLine } from '../decode/http2/header-block.js'
import { partsOf } from '../decode/http2/parts.js'
import { carriedBy } from '../session/carried.js'
import type { Conversation, Message, Role } from '../session/conversation.js'
import { http2Wire } from '../session/inspect.js'
import { isOfHttp2, tablesOf } from '../session/inspect-http2.js'
import type { Session } from '../session/session.js'
import { childNamed } from './field-search.js'
import type { Tree } from './layers.js'

/** An HTTP/2 frame that ended in a packet, or the preface, which has no type. */
export type EndedHttp2 = Tree & {
	readonly from: Role
	readonly type?: number
	readonly flags: number
	readonly streamId: number
	/** The fields of the header block that it ends. */
	readonly lines?: readonly HeaderLine[]
}

type Placed = EndedHttp2 & { readonly packet: number | undefined }

/** The frames whose last byte a packet brought; of those that were sealed, the record's last byte. */
export function endedHttp2(session: Session, conversation: Conversation, packet: number): EndedHttp2[] {
	return carriedBy(conversation, packet).messages.flatMap(index => {
		const message = conversation.messages[index]!
		return isOfHttp2(message) ? framesOf(session, conversation, index).filter(frame => frame.packet === packet) : []
	})
}

/**
 * Messages whose frames were read last: a long one has frames that end in hundreds of packets, which are asked for one
 * after the other.
 */
const recent = new Map<Message, readonly Placed[]>()
const REMEMBERED = 16

function framesOf(session: Session, conversation: Conversation, index: number): readonly Placed[] {
	const message = conversation.messages[index]!
	const known = recent.get(message)
	if (known) return known
	const wire = http2Wire(session, conversation, index)
	const frames = wire ? framesIn(conversation, message, wire) : []
	recent.set(message, frames)
	if (recent.size > REMEMBERED) recent.delete(recent.keys().next().value!)
	return frames
}

function framesIn(conversation: Conversation, message: Message, wire: Block): Placed[] {
	const { field, bytes } = wire
	const { from } = message
	const tables = tablesOf(conversation, message)
	const blocks = message.tables ? partsOf(bytes, tables()).blocks : []
	let ended = 0
	return (field.children ?? []).map(child => {
		const packet = endOf(conversation, message, wire, child)
		if (child.name !== 'http2_frame') return { from, field: child, bytes, flags: 0, streamId: 0, packet }
		const number = (name: string) => Number(childNamed(child, name)?.value ?? 0)
		const type = number('type')
		const flags = number('flags')
		const endsBlock = CARRIES_BLOCK.has(type) && (flags & END_HEADERS) !== 0
		const lines = endsBlock ? blocks[ended++]?.lines : undefined
		const streamId = number('stream') & 0x7fffffff
		return { from, field: child, bytes, type, flags, streamId, packet, ...(lines && { lines }) }
	})
}

function endOf(
	conversation: Conversation,
	{ from, source }: Message,
	wire: Block,
	{ span }: Field,
): number | undefined {
	const last = trace(wire.pieces, { start: span.end - 1, end: span.end }).at(-1)
	if (!last || source.kind === 'stream') return last?.origin
	return conversation.records[from][last.origin]?.pieces.at(-1)?.origin
}

const CARRIES_BLOCK: ReadonlySet<number> = new Set([HEADERS, PUSH_PROMISE, CONTINUATION])
