import type { Conversation } from './conversation.js'

/** What a conversation speaks, in a word: `TLS 1.3`, `HTTP`, `HTTP/2`, `WebSocket`; `unknown` where it was not recognised. */
export function protocolText({ protocol, tls }: Pick<Conversation, 'protocol' | 'tls'>, unknown = 'TCP'): string {
	if (protocol === 'tls') return tls?.version ?? 'TLS'
	return { http: 'HTTP', http2: 'HTTP/2', websocket: 'WebSocket', unknown }[protocol]
}
