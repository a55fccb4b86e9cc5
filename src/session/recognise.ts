import { looksLikeRequest, looksLikeResponse } from '../decode/http/recognise.js'
import { HANDSHAKE } from '../decode/registry/content-types.js'
import { CLIENT_HELLO, SERVER_HELLO } from '../decode/registry/handshake-types.js'
import { plausible, RECORD_HEADER } from '../decode/tls/records.js'
import type { Conversation } from './conversation.js'

/** What one direction of a connection carries, and which end its first bytes give away. */
export type Recognised = {
	readonly protocol: Conversation['protocol']
	/** The sender's role, where the bytes tell, and what tells it. */
	readonly sender?: 'client' | 'server'
	readonly by?: Exclude<Conversation['rolesBy'], 'syn' | 'first_packet'>
}

const UNKNOWN: Recognised = { protocol: 'unknown' }
const TLS: Recognised = { protocol: 'tls' }

/** Recognises a stream by its first bytes, never by a port. `more`: too few of them yet. */
export function recognise(bytes: Uint8Array): Recognised | 'more' {
	if (bytes.length === 0) return 'more'
	if (plausible(bytes, 0, bytes.length)) return bytes.length > RECORD_HEADER ? tlsSender(bytes) : 'more'
	const request = looksLikeRequest(bytes)
	if (request === 'yes') return { protocol: 'http', sender: 'client', by: 'http_request' }
	const response = looksLikeResponse(bytes)
	if (response === 'yes') return { protocol: 'http', sender: 'server', by: 'http_response' }
	return request === 'more' || response === 'more' ? 'more' : UNKNOWN
}

function tlsSender(bytes: Uint8Array): Recognised {
	const [type] = bytes
	const message = bytes[RECORD_HEADER]
	if (type === HANDSHAKE && message === CLIENT_HELLO) return { ...TLS, sender: 'client', by: 'client_hello' }
	if (type === HANDSHAKE && message === SERVER_HELLO) return { ...TLS, sender: 'server', by: 'server_hello' }
	return TLS
}
