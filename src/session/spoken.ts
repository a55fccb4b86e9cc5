import { LIMITS } from '../decode/limits.js'

/** The first line of bytes in an unknown protocol, for a person: what is no printable ASCII is a dot. */
export function firstLine(bytes: Uint8Array): string {
	const end = bytes.findIndex(byte => byte === LF || byte === CR)
	const line = bytes.subarray(0, Math.min(end < 0 ? bytes.length : end, LIMITS.spokenLine))
	return Array.from(line, byte => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('')
}

const CR = 0x0d
const LF = 0x0a
