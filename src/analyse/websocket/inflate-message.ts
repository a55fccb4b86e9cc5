import { constants, inflateRawSync } from 'node:zlib'
import type { Issue } from '../../decode/field.js'
import { LIMITS } from '../../decode/limits.js'
import { bytesOf } from '../../decode/reader.js'

/** A message of permessage-deflate, inflated as far as it could be. */
export type InflatedMessage = {
	readonly bytes: Uint8Array
	/** The last bytes of what this sender has sent, which its next message may refer to; nothing where they are not known. */
	readonly window: Uint8Array | undefined
	readonly issue?: Issue
}

/** What a sender's first message refers to. */
export const NO_WINDOW: Uint8Array = new Uint8Array(0)

/**
 * Undoes permessage-deflate (RFC 7692, 7.2.2) for the payload of one message. `isWhole`: no byte of it is missing.
 * Nothing grows past `LIMITS.decodedBody`.
 */
export function inflateMessage(payload: Uint8Array, window: Uint8Array, isWhole: boolean): InflatedMessage {
	const data = isWhole ? Buffer.concat([payload, TAIL]) : payload
	const parts: Uint8Array[] = []
	let dictionary = window
	let left = LIMITS.decodedBody
	try {
		// A sender may end DEFLATE blocks for good and begin anew, within one message (RFC 7692, 7.2.3.4).
		for (let at = 0, blocks = 0; at < data.length; blocks++) {
			const { bytes, taken } = inflate(data.subarray(at), dictionary, Math.max(1, left))
			parts.push(bytes)
			dictionary = windowAfter(dictionary, bytes)
			left -= bytes.length
			at += taken
			if (taken === 0 || blocks >= BLOCKS) break
		}
	} catch (error) {
		const isTooMuch = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
		const why = error instanceof Error ? error.message : 'no reason given'
		const issue: Issue = isTooMuch
			? {
					code: 'limit',
					text: `a compressed message of ${bytesOf(payload.length)} grows past ${bytesOf(LIMITS.decodedBody)}`,
				}
			: { code: 'invalid', text: `the compressed message, ${bytesOf(payload.length)}, is damaged (${why})` }
		return { bytes: Buffer.concat(parts), window: undefined, issue }
	}
	const [only] = parts
	const bytes = parts.length === 1 ? only! : new Uint8Array(Buffer.concat(parts))
	return { bytes, window: isWhole ? dictionary : undefined }
}

function inflate(data: Uint8Array, dictionary: Uint8Array, most: number): { bytes: Uint8Array; taken: number } {
	// With `info` the engine comes along, which the types of Node do not say.
	const { buffer, engine } = inflateRawSync(data, {
		finishFlush: constants.Z_SYNC_FLUSH,
		maxOutputLength: most,
		info: true,
		...(dictionary.length > 0 && { dictionary }),
	}) as unknown as { readonly buffer: Uint8Array; readonly engine: { readonly bytesWritten: number } }
	return { bytes: new Uint8Array(buffer), taken: engine.bytesWritten }
}

/** The last 32 KiB of two runs of bytes: how far back DEFLATE refers (RFC 1951, 2). */
function windowAfter(before: Uint8Array, bytes: Uint8Array): Uint8Array {
	if (bytes.length >= WINDOW) return bytes.slice(-WINDOW)
	const kept = before.subarray(Math.max(0, before.length + bytes.length - WINDOW))
	const window = new Uint8Array(kept.length + bytes.length)
	window.set(kept)
	window.set(bytes, kept.length)
	return window
}

/** What every sender leaves out (RFC 7692, 7.2.1). */
const TAIL = Uint8Array.of(0x00, 0x00, 0xff, 0xff)
const WINDOW = 32 << 10
/** Ends of DEFLATE data in one message. */
const BLOCKS = 1000
