import { bytesOf, type Reader } from '../reader.js'
import {
	CERTIFICATE,
	CERTIFICATE_REQUEST,
	CERTIFICATE_STATUS,
	CERTIFICATE_URL,
	CERTIFICATE_VERIFY,
	CHANNEL_ID,
	CLIENT_HELLO,
	CLIENT_KEY_EXCHANGE,
	COMPRESSED_CERTIFICATE,
	ENCRYPTED_EXTENSIONS,
	END_OF_EARLY_DATA,
	FINISHED,
	HANDSHAKE_TYPES,
	HELLO_REQUEST,
	HELLO_RETRY_REQUEST,
	HELLO_VERIFY_REQUEST,
	KEY_UPDATE,
	MESSAGE_HASH,
	NEW_SESSION_TICKET,
	NEXT_PROTOCOL,
	SERVER_HELLO,
	SERVER_HELLO_DONE,
	SERVER_KEY_EXCHANGE,
	SUPPLEMENTAL_DATA,
} from '../registry/handshake-types.js'
import { type CertificateMessage, certificateMessage } from './certificate.js'
import { type CertificateRequest, certificateRequest } from './certificate-request.js'
import { type CertificateStatus, certificateStatus } from './certificate-status.js'
import { certificateVerify } from './certificate-verify.js'
import { type ClientHello, clientHello } from './client-hello.js'
import { type ClientKeyExchange, clientKeyExchange } from './client-key-exchange.js'
import { type CompressedCertificate, compressedCertificate } from './compressed-certificate.js'
import type { Context } from './context.js'
import { encryptedExtensions } from './encrypted-extensions.js'
import type { Said } from './extensions/facts.js'
import { type Finished, finished } from './finished.js'
import { type NewSessionTicket, newSessionTicket } from './new-session-ticket.js'
import {
	certificateUrl,
	channelId,
	helloVerifyRequest,
	type KeyUpdate,
	keyUpdate,
	type NextProtocol,
	nextProtocol,
	supplementalData,
} from './rare-messages.js'
import {
	type DraftRetryRequest,
	draftRetryRequest,
	isHelloRetryRequest,
	type ServerHello,
	serverHello,
} from './server-hello.js'
import { type ServerKeyExchange, serverKeyExchange } from './server-key-exchange.js'
import type { Signature } from './signature.js'

/** The body of a handshake message, by the RFC's name of the message. */
export type Message =
	| { readonly kind: 'client_hello'; readonly body: ClientHello }
	| { readonly kind: 'server_hello' | 'hello_retry_request'; readonly body: ServerHello }
	| { readonly kind: 'draft_hello_retry_request'; readonly body: DraftRetryRequest }
	| { readonly kind: 'encrypted_extensions'; readonly body: Said }
	| { readonly kind: 'certificate'; readonly body: CertificateMessage }
	| { readonly kind: 'compressed_certificate'; readonly body: CompressedCertificate }
	| { readonly kind: 'certificate_status'; readonly body: CertificateStatus }
	| { readonly kind: 'certificate_request'; readonly body: CertificateRequest }
	| { readonly kind: 'certificate_verify'; readonly body: Signature }
	| { readonly kind: 'server_key_exchange'; readonly body: ServerKeyExchange }
	| { readonly kind: 'client_key_exchange'; readonly body: ClientKeyExchange }
	| { readonly kind: 'new_session_ticket'; readonly body: NewSessionTicket }
	| { readonly kind: 'finished'; readonly body: Finished }
	| { readonly kind: 'key_update'; readonly body: KeyUpdate }
	| { readonly kind: 'next_protocol'; readonly body: NextProtocol }
	/** A message whose values nothing else needs: its fields say all. */
	| { readonly kind: 'other' }

export type Handshake = {
	/** HandshakeType, as sent. */
	readonly type: number
	/** The RFC's name in snake case, `hello_retry_request` for one; `message_99` for a type without a name. */
	readonly name: string
	/** Bytes of the body, as declared. */
	readonly length: number
	/** Nothing when the body could not be read: the issues say why. */
	readonly message?: Message
}

/**
 * One handshake message: header and body (RFC 8446, 4). Reads no further than the message's end, so that several may be
 * read from one record. The name of the root of a message's own tree is `handshake`.
 */
export function handshake(r: Reader, context: Context): Handshake {
	const type = r.u8('msg_type', HANDSHAKE_TYPES)
	const length = r.u24('length')
	const isRetry = type === SERVER_HELLO && isHelloRetryRequest(r)
	const name = isRetry ? 'hello_retry_request' : messageName(type)
	if (r.tracing) r.describe(`${name}, ${bytesOf(length)}`)
	const message = r.frame(name, length, r => body(r, type, context, isRetry))
	return { type, name, length, ...(message && { message }) }
}

/** `client_hello`; `message_99` for a type without a name. */
export function messageName(type: number): string {
	return HANDSHAKE_TYPES(type) ?? `message_${type}`
}

function body(r: Reader, type: number, context: Context, isRetry: boolean): Message {
	switch (type) {
		case CLIENT_HELLO:
			return { kind: 'client_hello', body: clientHello(r, context.extensions) }
		case SERVER_HELLO: {
			const kind = isRetry ? 'hello_retry_request' : 'server_hello'
			return { kind, body: serverHello(r, kind, context.extensions) }
		}
		case HELLO_RETRY_REQUEST:
			return { kind: 'draft_hello_retry_request', body: draftRetryRequest(r) }
		case ENCRYPTED_EXTENSIONS:
			return { kind: 'encrypted_extensions', body: encryptedExtensions(r) }
		case CERTIFICATE:
			return { kind: 'certificate', body: certificateMessage(r, context) }
		case COMPRESSED_CERTIFICATE:
			return { kind: 'compressed_certificate', body: compressedCertificate(r) }
		case CERTIFICATE_STATUS:
			return { kind: 'certificate_status', body: certificateStatus(r) }
		case CERTIFICATE_REQUEST:
			return { kind: 'certificate_request', body: certificateRequest(r, context) }
		case CERTIFICATE_VERIFY:
			return { kind: 'certificate_verify', body: certificateVerify(r, context) }
		case SERVER_KEY_EXCHANGE:
			return { kind: 'server_key_exchange', body: serverKeyExchange(r, context) }
		case CLIENT_KEY_EXCHANGE:
			return { kind: 'client_key_exchange', body: clientKeyExchange(r, context) }
		case NEW_SESSION_TICKET:
			return { kind: 'new_session_ticket', body: newSessionTicket(r, context) }
		case FINISHED:
			return { kind: 'finished', body: finished(r, context) }
		case KEY_UPDATE:
			return { kind: 'key_update', body: keyUpdate(r) }
		case NEXT_PROTOCOL:
			return { kind: 'next_protocol', body: nextProtocol(r) }
		default:
			;(OTHERS.get(type) ?? unknown)(r)
			return { kind: 'other' }
	}
}

const OTHERS = new Map<number, (r: Reader) => void>([
	[HELLO_REQUEST, () => {}],
	[SERVER_HELLO_DONE, () => {}],
	[END_OF_EARLY_DATA, () => {}],
	[HELLO_VERIFY_REQUEST, helloVerifyRequest],
	[CERTIFICATE_URL, certificateUrl],
	[SUPPLEMENTAL_DATA, supplementalData],
	[CHANNEL_ID, channelId],
	[MESSAGE_HASH, r => void r.rest('hash')],
])

function unknown(r: Reader): void {
	if (r.left > 0) r.rest('body')
}
