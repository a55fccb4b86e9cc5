import { gunzip, isGzip } from './gunzip.js'

/** What `unpacked` tells while it hands out bytes. */
export type Unpacking = {
	/** Called before the first chunk, when the bytes are gzip'd. */
	readonly onGzip: () => void
	readonly onDamage: (text: string) => void
}

/** The bytes of a file as they are, or unpacked when they are gzip'd, which their first two say. */
export async function* unpacked(chunks: AsyncGenerator<Uint8Array>, told: Unpacking): AsyncGenerator<Uint8Array> {
	let head: Uint8Array = new Uint8Array(0)
	while (head.length < 2) {
		const { value, done } = await chunks.next()
		if (done) break
		head = head.length === 0 ? value : Buffer.concat([head, value])
		if (value.length < 2) head = head.slice()
	}
	if (!isGzip(head)) {
		yield head
		yield* chunks
		return
	}
	told.onGzip()
	yield* gunzip(after(head, chunks), told.onDamage)
}

async function* after(head: Uint8Array, chunks: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
	yield head
	yield* chunks
}
