import { looksLikeOddRequest, looksLikeRequest, looksLikeResponse } from '../decode/http/recognise.js'
import { beginsWithSettings, framesFit, senderOf } from '../decode/http2/frames-fit.js'
import { beginsWithPreface } from '../decode/http2/preface.js'
import { HANDSHAKE } from '../decode/registry/content-types.js'
import { CLIENT_HELLO, SERVER_HELLO } from '../decode/registry/handshake-types.js'
import { HELLO_SHOWN, hello, plausible, RECORD_HEADER } from '../decode/tls/record-header.js'
import { sslv2HelloLength } from '../decode/tls/sslv2-hello.js'
import type { Conversation } from './conversation.js'
import { mysqlRequest, proxyHeader } from './prelude.js'

/** What one direction of a connection carries, and which end its first bytes give away. */
export type Recognised = {
	readonly protocol: Conversation['protocol']
	/** The sender's role, where the bytes tell, and what tells it. */
	readonly sender?: 'client' | 'server'
	readonly by?: Exclude<Conversation['rolesBy'], 'syn' | 'first_packet'>
	/** Bytes before it that belong to something else. */
	readonly skip?: number
}

const UNKNOWN: Recognised = { protocol: 'unknown' }
const TLS: Recognised = { protocol: 'tls' }
const TLS_CLIENT: Recognised = { protocol: 'tls', sender: 'client', by: 'client_hello' }
const TLS_SERVER: Recognised = { protocol: 'tls', sender: 'server', by: 'server_hello' }
const HTTP2_CLIENT: Recognised = { protocol: 'http2', sender: 'client', by: 'http_request' }
const HTTP2_SERVER: Recognised = { protocol: 'http2', sender: 'server', by: 'http_response' }
const REQUEST: Recognised = { protocol: 'http', sender: 'client', by: 'http_request' }

/** What is known of a stream besides its bytes. */
export type Hints = {
	/** Whether the other direction speaks HTTP/2. */
	readonly isAnswer?: boolean
	/** Whether the first bytes of the stream were not captured. */
	readonly isMidway?: boolean
}

/** Recognises a stream by its first bytes, never by a port. `more`: too few of them yet. */
export function recognise(bytes: Uint8Array, hints: Hints = {}): Recognised | 'more' {
	const skip = proxyHeader(bytes)
	if (skip === 'more') return 'more'
	const answer = protocolOf(bytes.subarray(skip), hints)
	return skip === 0 || answer === 'more' ? answer : { ...answer, skip }
}

/**
 * Whether a protocol that is not known turns to TLS or HTTP with these bytes, the first of its sender since the peer
 * spoke: STARTTLS and its like, SOCKS. `isTurned`: the peer has turned already, so that any record will do.
 */
export function recogniseTurn(bytes: Uint8Array, isTurned: boolean): Recognised | 'more' | undefined {
	const skip = mysqlRequest(bytes)
	if (skip === 'more') return 'more'
	const rest = bytes.subarray(skip)
	if (!plausible(rest, 0, rest.length)) return skip === 0 ? httpOf(rest) : undefined
	if (rest.length < HELLO_SHOWN && !(isTurned && rest.length > RECORD_HEADER)) return 'more'
	return isTurned || hello(rest, 0) ? { ...tlsSender(rest), skip } : undefined
}

function protocolOf(bytes: Uint8Array, hints: Hints): Recognised | 'more' {
	if (bytes.length === 0) return 'more'
	if (plausible(bytes, 0, bytes.length)) return bytes.length > RECORD_HEADER ? tlsSender(bytes) : 'more'
	const older = sslv2HelloLength(bytes)
	if (older !== undefined) return older === 'more' ? 'more' : { ...TLS, sender: 'client', by: 'client_hello' }
	return http2Of(bytes, hints) ?? httpOf(bytes) ?? UNKNOWN
}

function http2Of(bytes: Uint8Array, { isAnswer = false, isMidway = false }: Hints): Recognised | 'more' | undefined {
	const preface = beginsWithPreface(bytes)
	if (preface !== false) return preface === 'more' ? 'more' : HTTP2_CLIENT
	const settings = beginsWithSettings(bytes, isAnswer)
	if (settings !== false) return settings === 'more' ? 'more' : HTTP2_SERVER
	if (!(isAnswer || isMidway) || !framesFit(bytes)) return undefined
	const sender = senderOf(bytes)
	// Nobody knows who is the client: frames to come may tell.
	if (!sender && !isAnswer) return 'more'
	const by = sender === 'client' ? 'http_request' : 'http_response'
	return { protocol: 'http2', ...(sender && { sender, by }) }
}

function httpOf(bytes: Uint8Array): Recognised | 'more' | undefined {
	const request = looksLikeRequest(bytes)
	if (request === 'yes') return REQUEST
	const response = looksLikeResponse(bytes)
	if (response === 'yes') return { protocol: 'http', sender: 'server', by: 'http_response' }
	const odd = looksLikeOddRequest(bytes)
	if (odd === 'yes') return REQUEST
	return request === 'more' || response === 'more' || odd === 'more' ? 'more' : undefined
}

function tlsSender(bytes: Uint8Array): Recognised {
	const type = bytes[0]
	const message = bytes[RECORD_HEADER]
	if (type === HANDSHAKE && message === CLIENT_HELLO) return TLS_CLIENT
	if (type === HANDSHAKE && message === SERVER_HELLO) return TLS_SERVER
	return TLS
}
