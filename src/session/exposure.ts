import { exposure, type Seen, type SeenTls } from '../analyse/exposure.js'
import type { SeenHttp, SeenMessage } from '../analyse/exposure-http.js'
import type { Exposure } from '../analyse/exposure-row.js'
import { suiteParts } from '../decode/registry/suite-parts.js'
import { sealedLength } from '../decode/tls/sealed-length.js'
import { isControl } from '../decode/websocket/codes.js'
import type { Conversation, HttpExchange, Role } from './conversation.js'
import { secondsBetween } from './time.js'
import type { SentCertificate, TlsFacts } from './tls-facts.js'

/** What whoever can read the packets of a conversation learns without any key, in the order of a teacher's list. */
export function exposureOf(conversation: Conversation): readonly Exposure[] {
	const { client, server, start, end, packets, bytes, holes, http, webSocket } = conversation
	const tls = conversation.opening?.outside.tls ?? conversation.tls
	const seen: Seen = {
		client,
		server,
		start: `${new Date(start.seconds * 1000).toISOString().slice(0, 19).replace('T', ' ')} UTC`,
		duration: `${(secondsBetween(start, end) * 1000).toFixed(1)} ms`,
		packets,
		bytes,
		hasHoles: holes.client + holes.server > 0,
		...(tls && { tls: seenTls(conversation, tls) }),
		...(http.length > 0 && { http: http.filter(exchange => !exchange.encrypted).map(seenHttp) }),
		...(webSocket.length > 0 && { webSocket: seenWebSocket(webSocket) }),
	}
	return exposure(seen)
}

function seenWebSocket(entries: Conversation['webSocket']): NonNullable<Seen['webSocket']> {
	const said = entries.filter(({ encrypted, opcode }) => !encrypted && !isControl(opcode))
	return { count: said.length, texts: said.slice(0, 16).flatMap(({ text }) => (text === undefined ? [] : [text])) }
}

function seenTls(conversation: Conversation, tls: TlsFacts): SeenTls {
	const { negotiated: version, suite, encryptThenMac } = tls
	const overhead =
		version === undefined || suite === undefined
			? undefined
			: sealedLength(0, { version, suite, ...(encryptThenMac && { encryptThenMac }) })
	return {
		...pick(tls, 'version', 'cipherSuite', 'serverName', 'resumed', 'ja3', 'ja4'),
		...(tls.hasEch && { hasEch: true }),
		...(tls.alpnOffered && { offeredProtocols: tls.alpnOffered }),
		...(tls.alpn !== undefined && { protocol: tls.alpn }),
		serverCertificates: tls.certificates.map(seenCertificate),
		clientCertificates: tls.clientCertificates.map(seenCertificate),
		sealed: { client: sealed(conversation, 'client'), server: sealed(conversation, 'server') },
		...(suite !== undefined && suiteParts(suite)?.cipher === 'NULL' && { isReadable: true }),
		...(overhead !== undefined && { overhead }),
	}
}

function seenCertificate({ subject, names }: SentCertificate) {
	return { subject: subject?.text ?? 'a certificate that cannot be read', names }
}

function sealed({ messages, opening }: Conversation, from: Role) {
	if (opening) return opening.outside.data[from]
	const runs = messages.filter(message => message.from === from && message.type === 'application_data')
	const sum = (of: (message: (typeof runs)[number]) => number) =>
		runs.reduce((total, message) => total + of(message), 0)
	return { records: sum(message => message.recordCount), bytes: sum(message => message.length) }
}

function seenHttp(exchange: HttpExchange): SeenHttp {
	const { method, target, version, status, reason, request, response } = exchange
	const message = (headers: SeenMessage['headers'] = [], bodyLength = 0, bodyText?: string): SeenMessage => ({
		...(version !== undefined && { version }),
		headers,
		bodyLength,
		...(bodyText !== undefined && { bodyText }),
	})
	return {
		...(request !== undefined && {
			request: {
				...message(exchange.requestHeaders, exchange.requestBytes, exchange.requestText),
				method: method ?? '',
				target: target ?? '',
			},
		}),
		...(response !== undefined && {
			response: {
				...message(exchange.responseHeaders, exchange.responseBytes, exchange.responseText),
				...(status !== undefined && { status }),
				...(reason !== undefined && { reason }),
			},
		}),
	}
}

function pick<T extends object, Key extends keyof T>(object: T, ...keys: Key[]): Pick<T, Key> {
	return Object.fromEntries(keys.filter(key => object[key] !== undefined).map(key => [key, object[key]])) as Pick<
		T,
		Key
	>
}
