import type { Block } from '../decode/block.js'
import { bodyFraming } from '../decode/http/framing.js'
import { messageHead } from '../decode/http/head.js'
import { headerValue } from '../decode/http/headers.js'
import { httpMessage } from '../decode/http/message.js'
import { inspect, scan } from '../decode/reader.js'
import type { Conversation, Message } from './conversation.js'

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
	const { framing, contentLength } = head
		? bodyFraming(head, method)
		: { framing: 'none' as const, contentLength: undefined }
	const shape = { kind, framing, ...(contentLength !== undefined && { contentLength }) } as const
	const { field } = inspect(kind === 'request' ? 'http_request' : 'http_response', bytes, r => httpMessage(r, shape))
	const title = kind === 'request' ? 'HTTP request' : 'HTTP response'
	const pieces = message.source.kind === 'stream' ? message.source.pieces : []
	void headerValue
	return [{ title, bytes, field, pieces }]
}
