import type { Names } from '../field.js'
import { named } from './names.js'

export const HELLO_REQUEST = 0
export const CLIENT_HELLO = 1
export const SERVER_HELLO = 2
/** DTLS only. */
export const HELLO_VERIFY_REQUEST = 3
export const NEW_SESSION_TICKET = 4
export const END_OF_EARLY_DATA = 5
/** Only in drafts of TLS 1.3; since draft 22 a HelloRetryRequest is a ServerHello. */
export const HELLO_RETRY_REQUEST = 6
export const ENCRYPTED_EXTENSIONS = 8
export const CERTIFICATE = 11
export const SERVER_KEY_EXCHANGE = 12
export const CERTIFICATE_REQUEST = 13
export const SERVER_HELLO_DONE = 14
export const CERTIFICATE_VERIFY = 15
export const CLIENT_KEY_EXCHANGE = 16
export const FINISHED = 20
export const CERTIFICATE_URL = 21
export const CERTIFICATE_STATUS = 22
export const SUPPLEMENTAL_DATA = 23
export const KEY_UPDATE = 24
export const COMPRESSED_CERTIFICATE = 25
/** Not registered: the last message of a client that took up next_protocol_negotiation. */
export const NEXT_PROTOCOL = 67
/** Not registered: Google's channel ID. */
export const CHANNEL_ID = 203
export const MESSAGE_HASH = 254

/** HandshakeType, in the spelling of the RFCs. */
export const HANDSHAKE_TYPES: Names = named([
	[HELLO_REQUEST, 'hello_request'],
	[CLIENT_HELLO, 'client_hello'],
	[SERVER_HELLO, 'server_hello'],
	[HELLO_VERIFY_REQUEST, 'hello_verify_request'],
	[NEW_SESSION_TICKET, 'new_session_ticket'],
	[END_OF_EARLY_DATA, 'end_of_early_data'],
	[HELLO_RETRY_REQUEST, 'hello_retry_request'],
	[ENCRYPTED_EXTENSIONS, 'encrypted_extensions'],
	[9, 'request_connection_id'],
	[10, 'new_connection_id'],
	[CERTIFICATE, 'certificate'],
	[SERVER_KEY_EXCHANGE, 'server_key_exchange'],
	[CERTIFICATE_REQUEST, 'certificate_request'],
	[SERVER_HELLO_DONE, 'server_hello_done'],
	[CERTIFICATE_VERIFY, 'certificate_verify'],
	[CLIENT_KEY_EXCHANGE, 'client_key_exchange'],
	[17, 'client_certificate_request'],
	[FINISHED, 'finished'],
	[CERTIFICATE_URL, 'certificate_url'],
	[CERTIFICATE_STATUS, 'certificate_status'],
	[SUPPLEMENTAL_DATA, 'supplemental_data'],
	[KEY_UPDATE, 'key_update'],
	[COMPRESSED_CERTIFICATE, 'compressed_certificate'],
	[26, 'ekt_key'],
	[NEXT_PROTOCOL, 'next_protocol'],
	[CHANNEL_ID, 'channel_id'],
	[MESSAGE_HASH, 'message_hash'],
])
