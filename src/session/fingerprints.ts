import { ja3, ja3s, ja3Text } from '../analyse/ja3.js'
import { ja4 } from '../analyse/ja4.js'
import { LIMITS } from '../decode/limits.js'
import type { ClientHello } from '../decode/tls/client-hello.js'
import type { Message } from '../decode/tls/handshake.js'
import type { TlsFacts } from './tls-facts.js'

type Prints = { readonly ja3: string; readonly ja4: string }

/** The fingerprints a message gives. A client's is that of its first ClientHello: the second one answers the server. */
export function fingerprints(facts: TlsFacts, message: Message): Partial<TlsFacts> | undefined {
	if (message.kind === 'client_hello' && facts.ja3 === undefined) return ofClient(message.body)
	if (message.kind === 'server_hello') return { ja3s: ja3s(message.body) }
	return undefined
}

/** By all that they depend on: a client's hellos differ in little else than their randoms and keys. */
const known = new Map<string, Prints>()

function ofClient(hello: ClientHello): Prints {
	const alpn = hello.extensions.find(({ type }) => type === ALPN)?.data
	const key = [ja3Text(hello), hello.supportedVersions, hello.signatureSchemes, alpn].join('|')
	const before = known.get(key)
	if (before) return before
	const prints = { ja3: ja3(hello), ja4: ja4(hello) }
	if (known.size >= LIMITS.knownFingerprints) known.clear()
	if (key.length <= LIMITS.knownFingerprint) known.set(key, prints)
	return prints
}

const ALPN = 16
