import { grouped } from '../../grouped.js'
import { bytesOf, type Reader } from '../reader.js'
import {
	ALERT,
	APPLICATION_DATA,
	CHANGE_CIPHER_SPEC,
	CONTENT_TYPES,
	HANDSHAKE,
	HEARTBEAT,
} from '../registry/content-types.js'
import { HEARTBEAT_TYPES } from '../registry/hello-codes.js'
import { VERSIONS } from '../registry/versions.js'
import { alert } from './alert.js'
import type { Context } from './context.js'
import { handshake, messageName } from './handshake.js'
import { HANDSHAKE_HEADER } from './handshakes.js'
import { MAX_FRAGMENT } from './record-header.js'

export type RecordContext = Context & {
	/** The fragment is encrypted, and what it likely holds: `Finished (encrypted, 40 bytes)`. */
	readonly sealed?: string
	/** Bytes at the start of a handshake record's fragment that continue a message begun in an earlier one. */
	readonly continued?: number
}

/**
 * The tree of one record (RFC 8446, 5.1). Handshake messages that are whole in it stand in it as trees; the parts of
 * others are leaves, since such a message is a block of its own.
 */
export function record(r: Reader, context: RecordContext): void {
	const type = r.u8('type', CONTENT_TYPES)
	r.u16('legacy_record_version', VERSIONS)
	const length = r.u16('length')
	if (r.tracing) r.describe(`${CONTENT_TYPES(type) ?? `content type ${type}`}, ${bytesOf(length)}`)
	if (length > MAX_FRAGMENT)
		r.flag('invalid', `a fragment of ${bytesOf(length)}, at most ${grouped(MAX_FRAGMENT)} are allowed`)
	r.frame('fragment', length, r => fragment(r, type, context))
}

/** The content of a record, by its type. */
export function fragment(r: Reader, type: number, context: RecordContext): void {
	if (context.sealed !== undefined) r.rest('encrypted', () => context.sealed)
	else if (type === HANDSHAKE) messages(r, context)
	else if (type === ALERT) r.repeat(alert)
	else if (type === CHANGE_CIPHER_SPEC) r.repeat(r => r.u8('change_cipher_spec'))
	else if (type === HEARTBEAT) heartbeat(r)
	else if (r.left > 0) r.rest(type === APPLICATION_DATA ? 'application_data' : 'opaque')
}

function messages(r: Reader, context: RecordContext): void {
	const continued = Math.min(context.continued ?? 0, r.left)
	if (continued > 0)
		r.opaque('handshake_continued', continued, () => 'the rest of a message begun in an earlier record')
	while (r.left > 0) {
		const header = r.peek(HANDSHAKE_HEADER)
		const want = HANDSHAKE_HEADER + header[1]! * 0x10000 + header[2]! * 0x100 + header[3]!
		// A header that is not whole gives NaN, which no length reaches.
		if (r.left >= want) r.struct('handshake', r => handshake(r, context))
		else r.rest('handshake_begun', bytes => `${messageName(header[0]!)}, ${begun(bytes.length, want)}`)
	}
}

function begun(have: number, want: number): string {
	return Number.isNaN(want) ? `its first ${bytesOf(have)}` : `${grouped(have)} of ${bytesOf(want)}`
}

/** HeartbeatMessage: RFC 6520, 4. A payload longer than the message was a way to read a server's memory. */
function heartbeat(r: Reader): void {
	r.u8('heartbeat_message_type', HEARTBEAT_TYPES)
	r.vector(2, 'payload')
	r.rest('padding')
}
