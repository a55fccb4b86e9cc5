import { createHash } from 'node:crypto'

/** The Sec-WebSocket-Accept that a server owes to a Sec-WebSocket-Key: it shows that it understood (RFC 6455, 4.2.2). */
export function acceptFor(key: string): string {
	return createHash('sha1').update(key.trim()).update(GUID).digest('base64')
}

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'
