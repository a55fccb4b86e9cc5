import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

/** Bytes of a capture in one gzip member, and how many members there are: gigabytes, so that nobody comes to their end. */
const MEMBER = 4 << 20
const MEMBERS = 1000

/** A pcap file whose packets come again and again until it is about so long. */
export function longCapture(path: string, length: number): Uint8Array {
	const [header, packets] = parts(path)
	return Buffer.concat([header, repeated(packets, length)])
}

/** The same, gzip'd to a few megabytes, and longer than any test of it takes. */
export function endlessCapture(path: string): Uint8Array {
	const [header, packets] = parts(path)
	const member = gzipSync(repeated(packets, MEMBER))
	return Buffer.concat([gzipSync(header), ...Array.from({ length: MEMBERS }, () => member)])
}

function parts(path: string): readonly [header: Uint8Array, packets: Uint8Array] {
	const capture = readFileSync(path)
	return [capture.subarray(0, 24), capture.subarray(24)]
}

function repeated(packets: Uint8Array, length: number): Uint8Array {
	return Buffer.concat(Array.from({ length: Math.ceil(length / packets.length) }, () => packets))
}
