import { decompress, PACKING_MAGIC, packingOf } from './decompress.js'

/** What `unpacked` tells while it hands out bytes. */
export type Unpacking = {
	/** Called before the first chunk, when the bytes are compressed. */
	readonly onPacked: (name: 'gzip' | 'zstd') => void
	readonly onDamage: (text: string) => void
}

/** The bytes of a file as they are, or unpacked when they are compressed, which their first four say. */
export async function* unpacked(chunks: AsyncGenerator<Uint8Array>, told: Unpacking): AsyncGenerator<Uint8Array> {
	let head: Uint8Array = new Uint8Array(0)
	while (head.length < PACKING_MAGIC) {
		const { value, done } = await chunks.next()
		if (done) break
		head = head.length === 0 ? value : Buffer.concat([head, value])
		if (head.length < PACKING_MAGIC) head = head.slice()
	}
	const packing = packingOf(head)
	if (!packing) {
		yield head
		yield* chunks
		return
	}
	told.onPacked(packing.name)
	yield* decompress(after(head, chunks), packing, told.onDamage)
}

async function* after(head: Uint8Array, chunks: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
	yield head
	yield* chunks
}
