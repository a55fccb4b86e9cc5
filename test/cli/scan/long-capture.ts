import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

/** Bytes of the capture in one gzip member, and how many members there are: gigabytes, so that nobody comes to their end. */
const MEMBER = 4 << 20
const MEMBERS = 1000

/** A pcap file whose packets come again and again, for longer than any test of it takes; gzip'd to a few megabytes. */
export function longCapture(path: string): Uint8Array {
	const capture = readFileSync(path)
	const [header, packets] = [capture.subarray(0, 24), capture.subarray(24)]
	const member = gzipSync(Buffer.concat(Array.from({ length: Math.ceil(MEMBER / packets.length) }, () => packets)))
	return Buffer.concat([gzipSync(header), ...Array.from({ length: MEMBERS }, () => member)])
}
