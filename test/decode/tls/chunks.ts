import type { Chunk } from '../../../src/decode/stream.js'

/** A stream in packets of the given sizes (the last takes the rest), as they lie in packets with headers before them. */
export function chunksOf(stream: Uint8Array, sizes: readonly number[], firstPacket = 1): Chunk[] {
	const chunks: Chunk[] = []
	let start = 0
	for (const size of [...sizes, stream.length]) {
		const bytes = stream.subarray(start, start + size)
		if (bytes.length > 0) chunks.push({ start, bytes, packet: firstPacket + chunks.length, offset: 54 })
		start += bytes.length
	}
	return chunks
}

/** The same chunks, each handed over in parts: what a stage says must not depend on it. */
export function broken(chunks: readonly Chunk[], size: number): Chunk[] {
	return chunks.flatMap(({ start, bytes, packet, offset }) =>
		Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => ({
			start: start + index * size,
			bytes: bytes.subarray(index * size, (index + 1) * size),
			packet,
			offset: offset + index * size,
		})),
	)
}
