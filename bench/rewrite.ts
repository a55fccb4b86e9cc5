import { type Frame, FrameWriter, framesOf } from './pcap-file.js'

/** Where the fields stand in what tcpdump takes from `lo`: Ethernet, IPv4 without options, TCP. */
const TOTAL_LENGTH = 16
const SOURCE = 26
const DESTINATION = 30
const SOURCE_PORT = 34
const DATA_OFFSET = 46
const ETHERNET_HEADER = 14
const IPV4_HEADER = 20

/**
 * Copies a capture with `share` of the segments from `port` moved back, each by one to `most` segments of that
 * direction, as a network with several paths does. Times stay ascending. The same choice every time. Answers how many
 * were moved, of how many.
 */
export function reorder(
	from: string,
	to: string,
	{ port, share, most }: { readonly port: number; readonly share: number; readonly most: number },
): { readonly moved: number; readonly segments: number } {
	const random = randoms(1)
	const writer = new FrameWriter(to)
	const waiting: { bytes: Uint8Array; left: number }[] = []
	const count = { moved: 0, segments: 0 }
	let last: Frame | undefined
	for (const frame of framesOf(from)) {
		last = frame
		const isData = hasPayload(frame.bytes, port)
		if (isData) count.segments++
		if (isData && random() < share) {
			count.moved++
			waiting.push({ bytes: frame.bytes.slice(), left: 1 + Math.floor(random() * most) })
			continue
		}
		writer.add(frame)
		if (!isData) continue
		for (const segment of waiting) segment.left--
		while (waiting[0] && waiting[0].left <= 0) writer.add({ ...frame, bytes: waiting.shift()!.bytes })
	}
	for (const { bytes } of waiting) writer.add({ ...last!, bytes })
	writer.close()
	return count
}

/** Writes a capture `rounds` times, or until `packets` are there; each time from other addresses (127.N.0.0/16) and later. */
export function repeat(
	from: string,
	to: string,
	{ rounds = Number.POSITIVE_INFINITY, packets = Number.POSITIVE_INFINITY }: { rounds?: number; packets?: number },
): void {
	const writer = new FrameWriter(to)
	let left = packets
	let shift = 0
	for (let round = 0; left > 0 && round < rounds; round++) {
		if (round > 255) throw new Error(`${from} has too few packets to make ${packets} of it`)
		let first: number | undefined
		let last = 0
		for (const { seconds, micros, bytes } of framesOf(from)) {
			if (left-- <= 0) break
			first ??= seconds
			last = seconds
			bytes[SOURCE + 1] = round
			bytes[DESTINATION + 1] = round
			writer.add({ seconds: seconds + shift, micros, bytes })
		}
		shift += last - (first ?? 0) + 1
	}
	writer.close()
}

/** Copies the first packets of a capture, up to `size` bytes. */
export function shorten(from: string, to: string, size: number): void {
	const writer = new FrameWriter(to)
	let left = size
	for (const frame of framesOf(from)) {
		left -= frame.bytes.length
		if (left < 0) break
		writer.add(frame)
	}
	writer.close()
}

function hasPayload(bytes: Uint8Array, port: number): boolean {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
	if (view.getUint16(SOURCE_PORT) !== port) return false
	const headers = IPV4_HEADER + (view.getUint8(DATA_OFFSET) >> 4) * 4
	return view.getUint16(TOTAL_LENGTH) > headers && bytes.length > ETHERNET_HEADER + headers
}

/** Numbers from 0 up to 1 that are the same in every run (a linear congruential generator of 32 bits). */
function randoms(seed: number): () => number {
	let state = seed
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
		return state / 2 ** 32
	}
}
