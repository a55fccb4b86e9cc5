import { readFileSync } from 'node:fs'

/** A pcap file whose packets come again and again until it is about so long. */
export function longCapture(path: string, length: number): Uint8Array {
	const capture = readFileSync(path)
	const [header, packets] = [capture.subarray(0, 24), capture.subarray(24)]
	return Buffer.concat([header, ...Array.from({ length: Math.ceil(length / packets.length) }, () => packets)])
}
