import type { Field } from '../decode/field.js'
import { isControl } from '../decode/websocket/codes.js'
import { carriedBy } from '../session/carried.js'
import type { Conversation, Role } from '../session/conversation.js'
import { inspectMessage } from '../session/inspect.js'
import { placesOf } from '../session/places.js'
import type { Session } from '../session/session.js'
import type { View } from '../session/view.js'
import { upgradeFor } from '../session/websocket/upgrade.js'
import type { Tree } from './layers.js'

/** A WebSocket frame that ended in a packet; with the last one of a message, what the message says, unmasked and inflated. */
export type EndedFrame = Tree & {
	readonly from: Role
	readonly fin: boolean
	readonly rsv: number
	readonly opcode: number
	/** Whether permessage-deflate was agreed on. */
	readonly mayDeflate: boolean
	/** The stream of HTTP/2. */
	readonly streamId?: number
	/** Of the message's first frame, where this is its last. */
	readonly kind?: number
	readonly content?: Tree
}

/** The frames whose last byte a packet brought. */
export function endedFrames(session: Session, conversation: Conversation, packet: number): EndedFrame[] {
	return carriedBy(conversation, packet).messages.flatMap(index => {
		const message = conversation.messages[index]!
		if (!message.type.startsWith('websocket_')) return []
		const common = {
			mayDeflate: upgradeFor(conversation, message)?.deflate !== undefined,
			...(message.streamId !== undefined && { streamId: message.streamId }),
		}
		const views = inspectMessage(session, conversation, index).filter(
			({ kind }) => kind === 'message' || kind === 'body',
		)
		const [wire] = views
		return wire ? framesOf(wire, views, common).filter(({ field }) => endsIn(conversation, wire, field, packet)) : []
	})
}

function framesOf(
	wire: View,
	views: readonly View[],
	common: Pick<EndedFrame, 'mayDeflate' | 'streamId'>,
): EndedFrame[] {
	const last = views.at(-1)!
	let kind: number | undefined
	let message = 0
	return (wire.field.children ?? []).map(field => {
		const first = numberOf(field, 'fin_rsv_opcode')
		const [fin, rsv, opcode] = [(first & 0x80) !== 0, (first >> 4) & 7, first & 0x0f]
		if (!isControl(opcode)) kind ??= opcode
		const frame = { from: wire.from!, field, bytes: wire.bytes, fin, rsv, opcode, ...common }
		if (!fin) return frame
		const said = kind ?? opcode
		kind = undefined
		const content = views.length > 1 ? { field: nth(last.field, message++), bytes: last.bytes } : payloadOf(frame)
		return { ...frame, kind: said, ...(content && { content }) }
	})
}

/** Of several messages in a row each is a group of its own. */
function nth(content: Field, index: number): Field {
	return content.children?.[0]?.name === 'message' ? (content.children[index] ?? content) : content
}

/** The payload of a frame that says it all: not masked, not compressed. */
function payloadOf({ field, bytes }: Tree): Tree | undefined {
	const payload = field.children?.find(({ name }) => name === 'payload_data')
	return payload && { field: payload, bytes }
}

function numberOf(field: Field, name: string): number {
	const value = field.children?.find(child => child.name === name)?.value
	return typeof value === 'number' ? value : 0
}

function endsIn(conversation: Conversation, wire: View, { span }: Field, packet: number): boolean {
	const places = placesOf(conversation, wire, { start: span.end - 1, end: span.end })
	return places.at(-1)?.packet === packet
}
