import { CR, LF } from './characters.js'

/** Where header fields that begin at the front of `bytes` end: behind their empty line. */
export function endOfFields(bytes: Uint8Array): number | undefined {
	if (bytes[0] === LF) return 1
	if (bytes[0] === CR && bytes[1] === LF) return 2
	return endOfHead(bytes, 0)
}

/** Where the first empty line behind an LF at or after `from` ends. */
export function endOfHead(bytes: Uint8Array, from: number): number | undefined {
	for (let at = bytes.indexOf(LF, from); at >= 0; at = bytes.indexOf(LF, at + 1)) {
		if (bytes[at + 1] === LF) return at + 2
		if (bytes[at + 1] === CR && bytes[at + 2] === LF) return at + 3
	}
	return undefined
}
