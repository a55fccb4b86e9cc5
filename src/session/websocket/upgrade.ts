import { acceptFor } from '../../analyse/websocket/accept.js'
import type { Issue } from '../../decode/field.js'
import type { HttpHead } from '../../decode/http/events.js'
import { headerList, headerValue } from '../../decode/http/headers.js'
import { type Deflate, deflateOf, extensionsOf, extensionText } from '../../decode/websocket/extensions.js'
import type { FrameContext } from '../../decode/websocket/frame-header.js'
import type { Conversation, Message, Role } from '../conversation.js'

/** How HTTP turned into a WebSocket (RFC 6455, 4), or a stream of HTTP/2 did (RFC 8441, 5). */
export type WebSocketUpgrade = {
	/** Whether the server's answer was captured. */
	readonly answered: boolean
	/**
	 * Whether the server's Sec-WebSocket-Accept fits the client's key; `unknown` where one of the two heads was not
	 * captured. Over HTTP/2 there is neither.
	 */
	readonly accept?: 'verified' | 'wrong' | 'missing' | 'unknown'
	readonly subprotocol?: string
	/** What was agreed on, as it is written: `permessage-deflate; server_no_context_takeover`. */
	readonly extensions: readonly string[]
	/** What compressed messages are inflated by; where the answer was not captured, as the client has offered it. */
	readonly deflate?: Deflate
	readonly issues: readonly Issue[]
}

type Accept = NonNullable<WebSocketUpgrade['accept']>

/** A head, as far as its fields. */
type Fields = Pick<HttpHead, 'headers'>

/** What a rung's WebSocket was agreed on by: that of the conversation, or of its stream. */
export function upgradeFor({ upgrade, http }: Conversation, { streamId }: Message): WebSocketUpgrade | undefined {
	return streamId === undefined ? upgrade : http.find(exchange => exchange.streamId === streamId)?.upgrade
}

/** What is known of a sender's frames by an upgrade. */
export function frameContext(from: Role, { answered, deflate }: WebSocketUpgrade): FrameContext {
	return { from, ...(answered && { deflate: deflate !== undefined }) }
}

/** Whether the value of an Upgrade field names the WebSocket protocol. */
export function isWebSocket(upgrade: string | undefined): boolean {
	return upgrade?.split(',').some(token => /^websocket(\/\S*)?$/i.test(token.trim())) ?? false
}

/** What two heads of HTTP/1 agree on, as far as they were captured. */
export function upgradeOf(request: Fields | undefined, response: Fields | undefined): WebSocketUpgrade {
	const accept = acceptOf(request, response)
	const { issues, ...agreed } = connectOf(request, response)
	return { ...agreed, accept, issues: [...issues, ...acceptFaults(accept)] }
}

/** The same of HTTP/2, which has no keys: that both ends know the protocol was said before (RFC 8441, 5). */
export function connectOf(request: Fields | undefined, response: Fields | undefined): WebSocketUpgrade {
	const issues: Issue[] = []
	const offered = request && extensionsOf(request.headers)
	const agreed = response ? extensionsOf(response.headers) : (offered ?? [])
	const deflate = deflateOf(agreed)
	const subprotocol = response && headerValue(response.headers, 'sec-websocket-protocol')
	const version = request && headerValue(request.headers, 'sec-websocket-version')
	if (version !== undefined && version !== '13')
		issues.push(invalid(`version ${version} of WebSocket: RFC 6455 is 13 (RFC 6455, 4.1)`))
	if (request && response) {
		for (const { name } of agreed) {
			if (offered!.some(extension => extension.name === name)) continue
			issues.push(invalid(`the server takes the extension ${name}, which the client has not offered (RFC 6455, 4.1)`))
		}
		const subprotocols = headerList(request.headers, 'sec-websocket-protocol')
		if (subprotocol !== undefined && !subprotocols.includes(subprotocol)) {
			issues.push(
				invalid(`the server takes the subprotocol ${subprotocol}, which the client has not offered (RFC 6455, 4.1)`),
			)
		}
	}
	return {
		answered: response !== undefined,
		...(subprotocol !== undefined && { subprotocol }),
		extensions: response ? agreed.map(extensionText) : [],
		...(deflate && { deflate }),
		issues: [...issues, ...(response ? (deflate?.issues ?? []) : [])],
	}
}

function acceptFaults(accept: Accept): Issue[] {
	if (accept === 'wrong') return [invalid('Sec-WebSocket-Accept does not fit the key of the client (RFC 6455, 4.1)')]
	return accept === 'missing' ? [invalid('the answer has no Sec-WebSocket-Accept (RFC 6455, 4.2.2)')] : []
}

function acceptOf(request: Fields | undefined, response: Fields | undefined): Accept {
	if (!response) return 'unknown'
	const accept = headerValue(response.headers, 'sec-websocket-accept')
	if (accept === undefined) return 'missing'
	const key = request && headerValue(request.headers, 'sec-websocket-key')
	if (key === undefined) return 'unknown'
	return acceptFor(key) === accept ? 'verified' : 'wrong'
}

function invalid(text: string): Issue {
	return { code: 'invalid', text }
}
