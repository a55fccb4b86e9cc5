import type { Names } from '../field.js'
import { named } from './names.js'

export const CHANGE_CIPHER_SPEC = 20
export const ALERT = 21
export const HANDSHAKE = 22
export const APPLICATION_DATA = 23
export const HEARTBEAT = 24

/** ContentType (RFC 8446, 5.1; RFC 6520). */
export const CONTENT_TYPES: Names = named([
	[CHANGE_CIPHER_SPEC, 'change_cipher_spec'],
	[ALERT, 'alert'],
	[HANDSHAKE, 'handshake'],
	[APPLICATION_DATA, 'application_data'],
	[HEARTBEAT, 'heartbeat'],
	[25, 'tls12_cid'],
	[26, 'ack'],
])
