import { readdirSync, readFileSync } from 'node:fs'
import { eventStream } from '../../src/decode/http/event-stream.js'
import { bodyFraming } from '../../src/decode/http/framing.js'
import { messageHead } from '../../src/decode/http/head.js'
import { httpMessage, type MessageShape } from '../../src/decode/http/message.js'
import { http2Frames } from '../../src/decode/http2/frame.js'
import { frame } from '../../src/decode/net/frame.js'
import { LINK_TYPES } from '../../src/decode/net/link-types.js'
import { type Decode, scan } from '../../src/decode/reader.js'
import { CONTENT_TYPES } from '../../src/decode/registry/content-types.js'
import type { Context } from '../../src/decode/tls/context.js'
import { handshake, messageName } from '../../src/decode/tls/handshake.js'
import { ocspResponse } from '../../src/decode/tls/ocsp.js'
import { type RecordContext, record } from '../../src/decode/tls/record.js'
import { webSocketFrames } from '../../src/decode/websocket/frame.js'
import { certificate } from '../../src/decode/x509/certificate.js'
import { subjectPublicKeyInfo } from '../../src/decode/x509/public-key.js'
import type { Conversation, Message } from '../../src/session/conversation.js'
import { inspectMessage } from '../../src/session/inspect.js'
import { isOfHttp2, tablesOf } from '../../src/session/inspect-http2.js'
import { messagesIn } from '../../src/session/inspect-tls.js'
import { recordView } from '../../src/session/record-views.js'
import type { GrowingSession } from '../../src/session/session.js'
import { MESSAGE_SAMPLES } from '../decode/tls/message-samples.js'

/** Bytes of one kind, and how they are read. */
export type Subject = {
	/** `client_hello`, `record: alert`, `http_request`, `certificate`, `frame: Ethernet`. */
	readonly kind: string
	/** Where they come from. */
	readonly name: string
	readonly bytes: Uint8Array
	/** The declaration for such bytes, which may have to look at them first. */
	readonly decode: (bytes: Uint8Array) => Decode<unknown>
}

/** Every message, record, frame and certificate of a session; what has the same bytes as another of its kind only once. */
export function subjectsOf(session: GrowingSession, into: Map<string, Subject>): void {
	const add = (subject: Subject) => {
		const key = `${subject.kind} ${Buffer.from(subject.bytes).toString('latin1')}`
		if (!into.has(key)) into.set(key, subject)
	}
	for (let number = 1; number <= session.index!.count; number++) add(frameSubject(session, number))
	for (const conversation of session.conversations) {
		for (const from of ['client', 'server'] as const) {
			for (const index of conversation.records[from].keys()) add(recordSubject(session, conversation, from, index))
		}
		for (const [index, message] of conversation.messages.entries()) {
			const name = `${session.file}, conversation ${conversation.number}, message ${index + 1}`
			const [view] = inspectMessage(session, conversation, index)
			if (view?.kind !== 'message') continue
			for (const subject of messageSubjects(name, conversation, message, view.bytes)) add(subject)
		}
	}
}

function messageSubjects(
	name: string,
	conversation: Conversation,
	message: Message,
	bytes: Uint8Array,
): Iterable<Subject> {
	const { type, from } = message
	if (isOfHttp2(message)) {
		const tables = tablesOf(conversation, message)
		return [{ kind: 'http2', name, bytes, decode: () => r => http2Frames(r, { tables: tables() }) }]
	}
	if (type.startsWith('http_')) return [httpSubject(name, conversation, message, bytes)]
	if (type.startsWith('websocket_'))
		return [{ kind: 'websocket', name, bytes, decode: () => r => webSocketFrames(r, { from }) }]
	if (type === 'server_sent_event') return [{ kind: 'event_stream', name, bytes, decode: () => eventStream }]
	return handshakeSubjects(name, bytes, contextOf(conversation, from))
}

/** The messages made up for the tests of TLS: kinds and forms that no fixture has in the clear. */
export function sampleSubjects(): Subject[] {
	return MESSAGE_SAMPLES.flatMap(({ name, bytes, context }) => [...handshakeSubjects(`sample ${name}`, bytes, context)])
}

/** The certificates that stand beside the fixtures: roots, which servers do not send. */
export function rootSubjects(): Subject[] {
	return readdirSync('fixtures')
		.filter(file => file.endsWith('.ca.pem'))
		.map(file => certificateSubject(file, derOf(readFileSync(`fixtures/${file}`, 'utf8'))))
}

function frameSubject(session: GrowingSession, number: number): Subject {
	const { position, captured, link, length } = session.index!.row(number)!
	return {
		kind: `frame: ${LINK_TYPES(link) ?? link}`,
		name: `${session.file}, packet ${number}`,
		bytes: session.bytes(position, captured),
		decode: () => r => frame(r, link, length),
	}
}

function recordSubject(session: GrowingSession, conversation: Conversation, from: 'client' | 'server', index: number) {
	const { sealed, type } = conversation.records[from][index]!
	const { title, bytes } = recordView(session, conversation, from, index)
	const continued = messagesIn(conversation, from, index)
		.flatMap(({ source }) => (source.kind === 'records' ? source.pieces : []))
		.find(piece => piece.origin === index && piece.start > 0)
	const context: RecordContext = {
		...contextOf(conversation, from),
		...(sealed && { sealed: 'sealed' }),
		...(continued && { continued: continued.length }),
	}
	return {
		kind: `record: ${sealed ? 'sealed' : (CONTENT_TYPES(type) ?? type)}`,
		name: `${session.file}, conversation ${conversation.number}, ${title}`,
		bytes,
		decode: () => (r: Parameters<typeof record>[0]) => record(r, context),
	}
}

function httpSubject(name: string, conversation: Conversation, message: Message, bytes: Uint8Array): Subject {
	const kind = message.type === 'http_request' ? 'request' : 'response'
	const index = conversation.messages.indexOf(message)
	const method = conversation.http.find(exchange => exchange.response === index)?.method
	return {
		kind: message.type,
		name,
		bytes,
		decode: bytes => {
			const { value: head } = scan('head', bytes, r => messageHead(r, kind))
			const shape: MessageShape = { kind, ...bodyFraming(head!, method) }
			return r => httpMessage(r, shape)
		},
	}
}

function* handshakeSubjects(name: string, bytes: Uint8Array, context: Context): Generator<Subject> {
	yield { kind: messageName(bytes[0]!), name, bytes, decode: () => r => handshake(r, context) }
	const { message } = scan('handshake', bytes, r => handshake(r, context)).value ?? {}
	if (message?.kind === 'certificate') {
		for (const { der, isRawKey } of message.body.certificates) {
			yield isRawKey ? keySubject(name, der) : certificateSubject(name, der)
		}
	}
	if (message?.kind === 'certificate_status') {
		for (const der of message.body.responses) {
			yield { kind: 'OCSP response', name, bytes: der, decode: () => ocspResponse }
		}
	}
}

function certificateSubject(name: string, bytes: Uint8Array): Subject {
	return { kind: 'X.509 certificate', name, bytes, decode: () => certificate }
}

function keySubject(name: string, bytes: Uint8Array): Subject {
	return { kind: 'X.509 public key', name, bytes, decode: () => subjectPublicKeyInfo }
}

function contextOf({ tls }: Conversation, from: 'client' | 'server'): Context {
	const { negotiated: version, suite } = tls ?? {}
	return { from, ...(version !== undefined && { version }), ...(suite !== undefined && { suite }) }
}

function derOf(pem: string): Uint8Array {
	return Uint8Array.from(Buffer.from(pem.replace(/-----[^-]+-----/g, ''), 'base64'))
}
