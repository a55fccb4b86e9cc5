import { clean } from '../clean.js'
import type { Conversation, Message } from '../session/conversation.js'
import { socketText } from '../session/socket-text.js'
import { isoTime } from '../session/time.js'

/**
 * A message as one line of the list of handshakes: the packet that completed it, when, between which ends, its name,
 * bytes, how it is known, and what its rung says of it. Nothing for what is no handshake message or cannot be read.
 * Times carry `digits` decimals.
 */
export function handshakeLine({ client, server, number }: Conversation, message: Message, digits: 6 | 9) {
	const { from, type, time, packets, length, standing, summary } = message
	if (
		NO_HANDSHAKE.has(type) ||
		type.startsWith('content_type_') ||
		type.startsWith('http2_') ||
		(standing !== 'observed' && standing !== 'verified')
	)
		return undefined
	const [source, destination] = from === 'client' ? [client, server] : [server, client]
	// A template, since an array to join takes twice as long.
	const ends = `${number}\t${socketText(source)}\t${socketText(destination)}`
	const said = `${type}\t${length}\t${standing}\t${clean(summary)}`
	return `${packets.at(-1) ?? 0}\t${isoTime(time, digits)}\t${ends}\t${said}`
}

/** The other rungs. */
const NO_HANDSHAKE: ReadonlySet<string> = new Set([
	'alert',
	'change_cipher_spec',
	'application_data',
	'encrypted_handshake',
	'http_request',
	'http_response',
	'server_sent_event',
	'websocket_message',
	'websocket_close',
	'websocket_ping',
	'websocket_pong',
	'websocket_frame',
])
