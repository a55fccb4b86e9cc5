import { type Block, cut, type Piece } from '../decode/block.js'
import type { Field } from '../decode/field.js'
import { eventStream } from '../decode/http/event-stream.js'
import { inspect, type Reader } from '../decode/reader.js'
import { isControl } from '../decode/websocket/codes.js'
import { messagePayload, webSocketFrames } from '../decode/websocket/frame.js'
import type { WebSocketMessage } from '../decode/websocket/messages.js'
import { grouped } from '../grouped.js'
import type { Conversation, Message, MessageSource } from './conversation.js'
import { inflaterBefore, messagesOf } from './websocket/inflate-again.js'
import { frameContext, upgradeFor } from './websocket/upgrade.js'

type Titled = Block & { readonly title: string }
type Read = (source: MessageSource) => Uint8Array

/** A server-sent event, or a run of them, as a block with its tree. */
export function eventBlock({ source, messageCount }: Message, bytes: Uint8Array): Titled[] {
	const title = messageCount === undefined ? 'server-sent event' : `${grouped(messageCount)} server-sent events`
	return [{ title, bytes, field: inspect('event_stream', bytes, eventStream).field, pieces: piecesOf(source) }]
}

/**
 * A WebSocket message, or a run of them, as a block with its frames; then its payload unmasked and joined, and inflated,
 * as blocks of their own where that changes anything. `read` answers the bytes of another rung of its sender.
 */
export function webSocketBlocks(conversation: Conversation, index: number, bytes: Uint8Array, read: Read): Titled[] {
	const message = conversation.messages[index]!
	const { from, source, messageCount } = message
	const upgrade = upgradeFor(conversation, message)
	const context = upgrade ? frameContext(from, upgrade) : { from }
	const { field } = inspect('websocket', bytes, r => webSocketFrames(r, context))
	const title =
		messageCount !== undefined
			? `${grouped(messageCount)} WebSocket messages`
			: message.type === 'websocket_message'
				? 'WebSocket message'
				: 'WebSocket frame'
	const pieces = piecesOf(source)
	const wire = { title, bytes, field, pieces }
	const messages = messagesOf(from, bytes, context)
	const isPlain = messages.every(
		({ masked, compressed, frames, payload }) => payload.length === 0 || !(masked || compressed || frames > 1),
	)
	if (isPlain) return [wire]
	const payloads = joined(messages.map(({ payload }) => payload))
	const unmasked = inspect('unmasked_payload', payloads, r =>
		contents(
			r,
			messages,
			messages.map(({ payload }) => payload.length),
			false,
		),
	)
	const unmaskedBlock = {
		title: `${title}, unmasked`,
		bytes: payloads,
		field: unmasked.field,
		pieces: payloadPieces(field, pieces),
	}
	const inflated = inflatedBlock(conversation, index, messages, title, read)
	return [wire, unmaskedBlock, ...inflated]
}

function inflatedBlock(
	conversation: Conversation,
	index: number,
	messages: readonly WebSocketMessage[],
	title: string,
	read: Read,
): Titled[] {
	if (!messages.some(({ compressed }) => compressed)) return []
	const entry = conversation.webSocket.find(({ message }) => message === index)
	if (entry && entry.inflated === undefined) return []
	const inflater = inflaterBefore(conversation, index, read)
	const all = messages.map(message => inflater.content(message).bytes)
	const bytes = joined(all)
	const { field } = inspect('inflated_payload', bytes, r =>
		contents(
			r,
			messages,
			all.map(({ length }) => length),
			true,
		),
	)
	return [{ title: `${title}, inflated`, bytes, field, pieces: [] }]
}

/** What messages say, one after the other; of several each is a group of its own. */
function contents(
	r: Reader,
	messages: readonly WebSocketMessage[],
	lengths: readonly number[],
	isInflated: boolean,
): void {
	for (const [i, { opcode, compressed }] of messages.entries()) {
		const content = (r: Reader) => {
			if (!compressed || isInflated || isControl(opcode)) messagePayload(r, opcode)
			else if (r.left > 0) r.rest('deflated')
		}
		if (messages.length === 1) content(r)
		else r.frame('message', lengths[i]!, content)
	}
}

/** Where the payloads of the frames of a block were captured: byte for byte, since masking changes no length. */
function payloadPieces(field: Field, pieces: readonly Piece[]): Piece[] {
	const found: Piece[] = []
	let at = 0
	for (const frame of field.children ?? []) {
		const payload = frame.children?.find(({ name }) => name === 'masked_payload' || name === 'payload_data')
		if (!payload) continue
		const { span } = payload
		found.push(...cut(pieces, span).map(piece => ({ ...piece, start: piece.start + at })))
		at += span.end - span.start
	}
	return found
}

function piecesOf(source: MessageSource): readonly Piece[] {
	return source.kind === 'run' ? [] : source.pieces
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
	const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
	let at = 0
	for (const part of parts) {
		bytes.set(part, at)
		at += part.length
	}
	return bytes
}
