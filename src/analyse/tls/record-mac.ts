import { createHash, createHmac } from 'node:crypto'
import { SSL30 } from '../../decode/registry/versions.js'
import type { Protection } from './protection.js'

/** The header a record's MAC and additional data speak of. */
export type RecordHeader = { readonly type: number; readonly version: number }

/**
 * The MAC of a record up to TLS 1.2 (RFC 5246, 6.2.3.1; RFC 7366, 3 with IV and ciphertext for `content`); in SSL 3.0 not
 * yet HMAC, and without the version (RFC 6101, 5.2.3.1).
 */
export function recordMac(
	{ version, macKey, sealing }: Protection,
	header: RecordHeader,
	sequence: number,
	content: Uint8Array,
): Uint8Array {
	const { hash } = sealing
	if (version !== SSL30) {
		return createHmac(hash, macKey)
			.update(additionalData(sequence, header, content.length))
			.update(content)
			.digest()
	}
	const pad = hash === 'md5' ? 48 : 40
	const [low, high] = [content.length & 0xff, content.length >> 8]
	const about = Uint8Array.of(...additionalData(sequence, header, 0).subarray(0, 9), high, low)
	const inner = createHash(hash).update(macKey).update(Buffer.alloc(pad, 0x36)).update(about).update(content).digest()
	return createHash(hash).update(macKey).update(Buffer.alloc(pad, 0x5c)).update(inner).digest()
}

/** Sequence number, type, version, length of the content (RFC 5246, 6.2.3.3). */
export function additionalData(sequence: number, { type, version }: RecordHeader, length: number): Uint8Array {
	const data = new Uint8Array(13)
	const view = new DataView(data.buffer)
	writeSequence(view, 0, sequence)
	data[8] = type
	view.setUint16(9, version)
	view.setUint16(11, length)
	return data
}

/** The 64-bit number of a record, from 0 for the first one under its keys. */
export function writeSequence(view: DataView, at: number, sequence: number): void {
	view.setUint32(at, Math.floor(sequence / 0x1_0000_0000))
	view.setUint32(at + 4, sequence >>> 0)
}
