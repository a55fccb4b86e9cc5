import type { Block } from '../decode/block.js'
import { type Field, leaves } from '../decode/field.js'
import { eventStream } from '../decode/http/event-stream.js'
import { bodyFraming } from '../decode/http/framing.js'
import { messageHead } from '../decode/http/head.js'
import { httpMessage } from '../decode/http/message.js'
import { inspect, scan } from '../decode/reader.js'
import type { Conversation, Message } from './conversation.js'
import { decodeBody } from './http-body.js'
import { isEventStream } from './sent-events.js'

/** An HTTP message as a block with its tree, then its body as a block of its own where framing or coding changed it. */
export function httpBlock(
	conversation: Conversation,
	message: Message,
	bytes: Uint8Array,
): (Block & { readonly title: string })[] {
	const kind = message.type === 'http_request' ? 'request' : 'response'
	const { value: head } = scan('head', bytes, r => messageHead(r, kind))
	const index = conversation.messages.indexOf(message)
	const method = conversation.http.find(exchange => exchange.response === index)?.method
	const framed = head && bodyFraming(head, method)
	const { framing = 'none', contentLength } = framed ?? {}
	const shape = { kind, framing, ...(contentLength !== undefined && { contentLength }) } as const
	const { field } = inspect(kind === 'request' ? 'http_request' : 'http_response', bytes, r => httpMessage(r, shape))
	const title = kind === 'request' ? 'HTTP request' : 'HTTP response'
	const pieces = message.source.kind === 'run' ? [] : message.source.pieces
	const wire = { title, bytes, field, pieces }
	const body = field.children?.find(child => child.name === 'body')
	if (!framed || !body) return [wire]
	const decoded = decodeBody(framed, contentOf(body, bytes))
	const isEvents = isEventStream(head)
	if (!decoded.changed && !isEvents) return [wire]
	const whole = isEvents
		? inspect('event_stream', decoded.bytes, eventStream)
		: inspect('decoded_body', decoded.bytes, r => r.opaque('content', r.left))
	return [wire, { title: `${title}, decoded body`, bytes: decoded.bytes, field: whole.field, pieces: [] }]
}

/** The bytes of a body without chunk framing. */
function contentOf(body: Field, bytes: Uint8Array): Uint8Array {
	const parts = leaves(body).filter(({ name }) => name === 'content' || name === 'chunk_data')
	const content = new Uint8Array(parts.reduce((sum, { span }) => sum + span.end - span.start, 0))
	let at = 0
	for (const { span } of parts) {
		content.set(bytes.subarray(span.start, span.end), at)
		at += span.end - span.start
	}
	return content
}
