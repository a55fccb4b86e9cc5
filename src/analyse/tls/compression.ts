import { constants, inflateRawSync } from 'node:zlib'
import { MAX_FRAGMENT } from '../../decode/tls/record-header.js'

/** compression_method DEFLATE (RFC 3749, 2). */
export const DEFLATE = 1

/** The last bytes of what was compressed before, which the next record may refer to; empty before the first. */
export type DeflateWindow = { readonly bytes: Uint8Array; readonly isFirst: boolean }

export const NO_WINDOW: DeflateWindow = { bytes: new Uint8Array(0), isFirst: true }

/**
 * Undoes the compression of one record (RFC 3749, 2): its compressor is flushed at the end of each, and goes on with
 * the next. Nothing when the bytes are no such thing.
 */
export function inflateRecord(
	content: Uint8Array,
	window: DeflateWindow,
): { readonly bytes: Uint8Array; readonly next: DeflateWindow } | undefined {
	if (content.length === 0) return { bytes: content, next: window }
	const { bytes: dictionary, isFirst } = window
	try {
		const inflated = inflateRawSync(isFirst ? content.subarray(ZLIB_HEADER) : content, {
			finishFlush: constants.Z_SYNC_FLUSH,
			maxOutputLength: MAX_FRAGMENT,
			...(dictionary.length > 0 && { dictionary }),
		})
		const bytes = new Uint8Array(inflated)
		const all = Buffer.concat([dictionary, bytes])
		return { bytes, next: { bytes: new Uint8Array(all.subarray(-WINDOW)), isFirst: false } }
	} catch {
		return undefined
	}
}

const ZLIB_HEADER = 2
/** How far back DEFLATE refers (RFC 1951, 2). */
const WINDOW = 32 << 10
