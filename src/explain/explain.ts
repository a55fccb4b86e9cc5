import { EXTENSION_WORDS } from './extensions.js'
import { CERTIFICATE_WORDS } from './fields/certificate.js'
import { CERTIFICATE_BIT_WORDS } from './fields/certificate-bits.js'
import { CERTIFICATE_EXTENSION_WORDS } from './fields/certificate-extensions.js'
import { DER_WORDS } from './fields/der.js'
import { EVENT_STREAM_WORDS } from './fields/event-stream.js'
import { EXTENSION_FIELD_WORDS } from './fields/extension-fields.js'
import { FERNET_WORDS } from './fields/fernet.js'
import { GENERAL_WORDS } from './fields/general.js'
import { HANDSHAKE_WORDS } from './fields/handshake-messages.js'
import { HELLO_WORDS } from './fields/hellos.js'
import { HTTP_WORDS } from './fields/http.js'
import { HTTP2_WORDS } from './fields/http2.js'
import { IP_WORDS } from './fields/ip.js'
import { KEY_EXCHANGE_WORDS } from './fields/key-exchange.js'
import { LINK_WORDS } from './fields/link.js'
import { OCSP_WORDS } from './fields/ocsp.js'
import { RARE_EXTENSION_FIELD_WORDS } from './fields/rare-extension-fields.js'
import { RECORD_WORDS } from './fields/records.js'
import { SSLV2_WORDS } from './fields/sslv2.js'
import { TCP_WORDS } from './fields/tcp.js'
import { TUNNEL_WORDS } from './fields/tunnels.js'
import { WEBSOCKET_WORDS } from './fields/websocket.js'
import type { Explanation, Language, Words, WordTable } from './language.js'
import { explanation } from './language.js'

/** The tables of words for fields, by family. A key is the end of a field's path: `client_hello.random`. */
export const TABLES: readonly WordTable[] = [
	RECORD_WORDS,
	HELLO_WORDS,
	EXTENSION_FIELD_WORDS,
	RARE_EXTENSION_FIELD_WORDS,
	KEY_EXCHANGE_WORDS,
	HANDSHAKE_WORDS,
	CERTIFICATE_WORDS,
	CERTIFICATE_EXTENSION_WORDS,
	CERTIFICATE_BIT_WORDS,
	OCSP_WORDS,
	DER_WORDS,
	HTTP_WORDS,
	EVENT_STREAM_WORDS,
	HTTP2_WORDS,
	WEBSOCKET_WORDS,
	FERNET_WORDS,
	LINK_WORDS,
	TUNNEL_WORDS,
	SSLV2_WORDS,
	IP_WORDS,
	TCP_WORDS,
	GENERAL_WORDS,
]

/**
 * What the field at a path is, why it is there, and where to read it up. The words with the longest key that the path
 * ends with win, so that `client_hello.random` comes before `random`. `path` holds names from the root down; the bits of
 * a leaf may be its last. Nothing when there are no words for it.
 */
export function explain(path: readonly string[], language: Language): Explanation | undefined {
	const words = find(path)
	return words && explanation(words, language)
}

/** The paths that have no words, each once, as `client_hello/random`: what a test asks of the fixtures. */
export function uncovered(paths: Iterable<readonly string[]>): string[] {
	const missing = new Set<string>()
	for (const path of paths) if (find(path) === undefined) missing.add(path.join('/'))
	return [...missing]
}

function find(path: readonly string[]): Words | undefined {
	for (let start = 0; start < path.length; start++) {
		const words = WORDS.get(path.slice(start).join('.'))
		if (words) return words
	}
	const last = path.at(-1)
	if (last === undefined) return undefined
	// The leaf of a DER value that holds what the value is: its words are the value's.
	if (last === 'contents' && path.length > 1) return find(path.slice(0, -1))
	for (const { name, words } of PATTERNS) {
		const match = name.exec(last)
		if (match) return words(match[1] ?? '')
	}
	return undefined
}

/** Names that are made up from other names or from numbers: one sentence fits all of a kind. */
const PATTERNS: readonly { readonly name: RegExp; readonly words: (part: string) => Words }[] = [
	{
		name: /^(.+)_length$/,
		words: part => ({
			en: `How many bytes "${part}" takes: whoever reads must know that first, to see where it ends.`,
			zh: `“${part}”占多少字节：读取者先要知道它，才清楚在哪里结束。`,
			rfc: 'RFC 8446, 3.4',
		}),
	},
	{
		name: /^message_(\d+)$/,
		words: part => ({
			en: `A handshake message of type ${part}, which no registry names: made up, from a draft, or no handshake message at all.`,
			zh: `类型为 ${part} 的握手消息，没有登记的名称：可能是虚构的、出自草案，或根本不是握手消息。`,
			rfc: 'RFC 8446, 4',
		}),
	},
	{
		name: /^(?:context|application|private)_(\d+|high)$/,
		words: part => ({
			en: `A value with the tag [${part}]: what it means, its surroundings decide.`,
			zh: `带标签 [${part}] 的值，含义由上下文决定。`,
		}),
	},
	{
		name: /^(universal_.+|objectdescriptor|external|real|embedded_pdv|relative-oid|time|character_string)$/,
		words: () => ({ en: 'A value of a type that certificates do not use.', zh: '证书中不使用的数据类型。' }),
	},
]

const WORDS: ReadonlyMap<string, Words> = new Map([
	...TABLES.flatMap(table => Object.entries(table)),
	...Object.entries(EXTENSION_WORDS).map(([name, words]) => [`extensions.${name}`, words] as const),
])
