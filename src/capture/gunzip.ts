import zlib from 'node:zlib'

/** Compressed bytes given to zlib at once: 1,032 times as many may come out, and are held until they are taken. */
const SLICE = 16 << 10
/** Bytes of a piece that zlib hands out. Damage costs the piece it stands in: zlib gives back nothing of it. */
const PIECE = 64 << 10

/** Whether a file that begins with `head` is gzip'd (RFC 1952, 2.3.1). */
export function isGzip(head: Uint8Array): boolean {
	return head[0] === 0x1f && head[1] === 0x8b
}

/**
 * Unpacks gzip'd chunks, several members one after the other as well. What comes before damage comes out; then
 * `onDamage` gets a sentence, and nothing more comes.
 */
export async function* gunzip(
	chunks: AsyncIterable<Uint8Array>,
	onDamage: (text: string) => void,
): AsyncGenerator<Uint8Array> {
	const unzip = zlib.createGunzip({ chunkSize: PIECE })
	const out: Uint8Array[] = []
	let read = 0
	let failure: Error | undefined
	let done = () => {}
	unzip.on('data', piece => out.push(piece))
	unzip.on('error', error => {
		failure = error
	})
	// After an error zlib forgets to answer the write that met it, but it always closes.
	unzip.on('close', () => done())
	const settled = (begin: () => void) =>
		new Promise<void>(resolve => {
			done = resolve
			begin()
		})
	try {
		for await (const chunk of chunks) {
			for (let at = 0; at < chunk.length && !failure; at += SLICE) {
				// Copied, since zlib may still hold it when the next chunk overwrites this one.
				const slice = chunk.slice(at, at + SLICE)
				await settled(() => unzip.write(slice, () => done()))
				read += slice.length
				yield* out.splice(0)
			}
			if (failure) break
		}
		if (!failure) await settled(() => unzip.end())
		yield* out.splice(0)
	} finally {
		unzip.destroy()
	}
	if (failure) onDamage(damage(failure, read))
}

function damage(error: Error, read: number): string {
	const place = read.toLocaleString('en')
	if ('code' in error && error.code === 'Z_BUF_ERROR') return `the gzip data is cut at byte ${place} of the file`
	return `the gzip data is damaged before byte ${place} of the file (${error.message})`
}
