import { ja3, ja3s } from '../analyse/ja3.js'
import { ja4 } from '../analyse/ja4.js'
import type { Message } from '../decode/tls/handshake.js'
import type { TlsFacts } from './tls-facts.js'

/** The fingerprints a message gives. A client's is that of its first ClientHello: the second one answers the server. */
export function fingerprints(facts: TlsFacts, message: Message): Partial<TlsFacts> | undefined {
	if (message.kind === 'client_hello' && facts.ja3 === undefined)
		return { ja3: ja3(message.body), ja4: ja4(message.body) }
	if (message.kind === 'server_hello') return { ja3s: ja3s(message.body) }
	return undefined
}
