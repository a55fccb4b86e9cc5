import { bytesOf, type Reader } from '../reader.js'
import { CONTENT_TYPES } from '../registry/content-types.js'
import { isTls13 } from '../registry/versions.js'
import { fragment, type RecordContext } from './record.js'

export type OpenedContext = Omit<RecordContext, 'sealed'> & {
	/** The true content type, and bytes of the content. */
	readonly type: number
	readonly length: number
	/** Bytes of the MAC that follow the content; none with AEAD, nor where the MAC is not encrypted (RFC 7366). */
	readonly macLength: number
	/** The content is compressed (RFC 3749): it stays one leaf. */
	readonly isCompressed?: boolean
}

/**
 * The tree of what a sealed record held: content, then in TLS 1.3 the content type and zeros (TLSInnerPlaintext,
 * RFC 8446, 5.2), before it MAC and padding where there are any (RFC 5246, 6.2.3).
 */
export function openedRecord(r: Reader, context: OpenedContext): void {
	const { type, length, macLength, version = 0 } = context
	if (r.tracing) r.describe(`${CONTENT_TYPES(type) ?? `content type ${type}`}, ${bytesOf(length)}, opened`)
	if (context.isCompressed) r.opaque('content', length, () => 'compressed with DEFLATE (RFC 3749)')
	else r.frame('content', length, r => fragment(r, type, context))
	if (isTls13(version)) {
		r.u8('type', CONTENT_TYPES)
		if (r.left > 0) r.rest('zeros', bytes => `${bytesOf(bytes.length)} of padding`)
		return
	}
	if (macLength > 0 && r.left > 0) r.opaque('mac', macLength)
	if (r.left > 1) r.opaque('padding', r.left - 1)
	if (r.left > 0) r.u8('padding_length')
}
