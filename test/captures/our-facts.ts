import { hexOf, sha256 } from '../../src/analyse/digest.js'
import { ja3, ja3s, ja3Text } from '../../src/analyse/ja3.js'
import { leaves } from '../../src/decode/field.js'
import { messageHead } from '../../src/decode/http/head.js'
import { inspect, Reader, scan } from '../../src/decode/reader.js'
import { CLIENT_HELLO } from '../../src/decode/registry/handshake-types.js'
import type { Extension } from '../../src/decode/tls/extensions/facts.js'
import { handshake } from '../../src/decode/tls/handshake.js'
import { RECORD_HEADER } from '../../src/decode/tls/record-header.js'
import { sslv2ClientHello } from '../../src/decode/tls/sslv2-hello.js'
import type { Conversation, Endpoint, Message } from '../../src/session/conversation.js'
import { inspectMessage } from '../../src/session/inspect.js'
import { readPieces } from '../../src/session/pieces.js'
import type { Session } from '../../src/session/session.js'
import { type Fact, streamKey, texts } from './fact.js'

/** The clear messages of a session, each decoded again from the capture's bytes. */
export function ourFacts(session: Session): Fact[] {
	return session.conversations.flatMap(conversation => {
		const stream = streamKey(endText(conversation.client), endText(conversation.server))
		return conversation.messages.flatMap((message, index) => {
			const said = message.encrypted ? undefined : factOf(session, conversation, message, index)
			const from = endText(conversation[message.from])
			return said ? [{ ...said, stream, from, frame: message.packets.at(-1) ?? 0 }] : []
		})
	})
}

/** An end as the truths write it. */
export function endText({ address, port }: Endpoint): string {
	return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`
}

type Said = Pick<Fact, 'kind' | 'values'>

function factOf(session: Session, conversation: Conversation, message: Message, index: number): Said | undefined {
	const { type, source } = message
	if (source.kind === 'stream') {
		const bytes = readPieces(session, source.pieces)
		return type === 'client_hello' ? sslv2Fact(bytes) : httpFact(bytes, type)
	}
	if (type === 'alert') {
		const [record] = inspectMessage(session, conversation, index)
		const [level, description] = record!.bytes.subarray(RECORD_HEADER)
		return { kind: 'alert', values: texts({ level, description }) }
	}
	if (!HANDSHAKES.has(type)) return undefined
	const [view] = inspectMessage(session, conversation, index)
	return handshakeFact(conversation, message, view!.bytes)
}

const HANDSHAKES = new Set(['client_hello', 'server_hello', 'hello_retry_request', 'certificate'])

function httpFact(bytes: Uint8Array, type: string): Said {
	const isRequest = type === 'http_request'
	const { line } = scan('head', bytes, r => messageHead(r, isRequest ? 'request' : 'response')).value ?? {}
	if (line?.kind === 'request') {
		return { kind: 'HTTP request', values: texts({ method: line.method, target: line.target }) }
	}
	return { kind: isRequest ? 'HTTP request' : 'HTTP response', values: texts({ status: line?.status }) }
}

function sslv2Fact(bytes: Uint8Array): Said {
	const { value } = scan('sslv2_hello', bytes, sslv2ClientHello)
	return { kind: 'ClientHello', values: texts({ version: value?.version, specs: value?.cipherSpecs }) }
}

function handshakeFact({ tls }: Conversation, { from }: Message, bytes: Uint8Array): Said | undefined {
	const version = tls?.negotiated
	const context = { from, ...(version !== undefined && { version }) }
	const { message } = scan('handshake', bytes, r => handshake(r, context)).value ?? {}
	switch (message?.kind) {
		case 'certificate':
			return {
				kind: 'Certificate',
				values: texts({ sha256: message.body.certificates.map(({ der }) => sha256(der)) }),
			}
		case 'client_hello': {
			const hello = message.body
			return {
				kind: 'ClientHello',
				values: texts({
					...helloValues(hello),
					suites: hello.suites,
					name: hello.serverName,
					groups: hello.groups,
					shareLengths: hello.keyShares?.map(({ length }) => length),
					schemes: hello.extensions.flatMap(schemesOf),
					ja3: ja3(hello),
					ja3Text: ja3Text(hello),
				}),
			}
		}
		case 'server_hello':
		case 'hello_retry_request': {
			const hello = message.body
			const retry = message.kind === 'hello_retry_request' ? true : undefined
			return {
				kind: 'ServerHello',
				values: texts({ ...helloValues(hello), suite: hello.suite, ja3s: ja3s(hello), retry }),
			}
		}
		default:
			return from === 'client' ? brokenHello(bytes) : undefined
	}
}

/** What the tree shows of a ClientHello that breaks off before its extensions. */
function brokenHello(bytes: Uint8Array): Said | undefined {
	if (bytes[0] !== CLIENT_HELLO) return undefined
	const all = leaves(inspect('handshake', bytes, r => handshake(r, { from: 'client' })).field)
	const value = (name: string) => all.find(leaf => leaf.name === name)?.value
	const hex = (value: unknown) => (value instanceof Uint8Array ? hexOf(value) : undefined)
	return {
		kind: 'ClientHello',
		values: texts({
			version: value('legacy_version'),
			random: hex(value('random')),
			session: hex(value('legacy_session_id')),
			suites: all.flatMap(leaf => (leaf.name === 'cipher_suite' ? [leaf.value] : [])),
		}),
	}
}

type Hello = {
	readonly legacyVersion: number
	readonly random: Uint8Array
	readonly sessionId: Uint8Array
	readonly extensions: readonly Extension[]
	readonly alpn?: readonly string[]
	readonly keyShares?: readonly { readonly group: number }[]
	readonly supportedVersions?: readonly number[]
}

function helloValues(hello: Hello): Record<string, unknown> {
	return {
		version: hello.legacyVersion,
		random: hexOf(hello.random),
		session: hexOf(hello.sessionId),
		extensions: hello.extensions.map(({ type }) => type),
		lengths: hello.extensions.map(({ data }) => data.length),
		alpn: hello.alpn,
		shares: hello.keyShares?.map(({ group }) => group),
		versions: hello.supportedVersions,
	}
}

/** tshark lists the schemes of signature_algorithms, delegated_credential and signature_algorithms_cert in one. */
function schemesOf({ type, data }: Extension): number[] {
	if (type !== 13 && type !== 34 && type !== 50) return []
	return new Reader(data).list(2, 'schemes', r => r.u16('scheme'))
}
