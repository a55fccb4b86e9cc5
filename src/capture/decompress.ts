import zlib from 'node:zlib'
import { ZstdRefused } from './zstd-frames.js'

/** A compressed form of a whole file, told by its first bytes. */
export type Packing = {
	readonly name: 'gzip' | 'zstd'
	/** Something new that unpacks it. */
	readonly open: () => Engine | Promise<Engine>
	/** Compressed bytes given to it at once: what comes out of them is held until it is taken. */
	readonly slice: number
}

/** Unpacks one member or frame, or all of them. What comes out is gathered in `out`. */
type Engine = {
	readonly out: Uint8Array[]
	readonly failure: Error | undefined
	/** Compressed bytes so far. */
	readonly given: number
	/** Answers how many of the bytes were not wanted. */
	write(slice: Uint8Array): Promise<number>
	end(): Promise<void>
	close(): void
}

/** Bytes of a file that `packingOf` looks at. */
export const PACKING_MAGIC = 4

/** How a file is compressed that begins with `head`; nothing when it is not, as far as we know. */
export function packingOf(head: Uint8Array): Packing | undefined {
	if (head[0] === 0x1f && head[1] === 0x8b) return GZIP
	return ZSTD_MAGIC.every((byte, i) => head[i] === byte) ? ZSTD : undefined
}

/**
 * Unpacks compressed chunks, several gzip members or zstd frames one after the other as well. What comes before damage
 * comes out; then `onDamage` gets a sentence, and nothing more comes.
 */
export async function* decompress(
	chunks: AsyncIterable<Uint8Array>,
	packing: Packing,
	onDamage: (text: string) => void,
): AsyncGenerator<Uint8Array> {
	let engine = await packing.open()
	/** Bytes that the engines before this one took. */
	let before = 0
	try {
		for await (const chunk of chunks) {
			for (let at = 0; at < chunk.length && !engine.failure; at += packing.slice) {
				// Copied, since zlib may still hold it when the next chunk overwrites this one.
				let slice = chunk.slice(at, at + packing.slice)
				for (;;) {
					const left = await engine.write(slice)
					yield* engine.out.splice(0)
					if (left === 0 || packing === GZIP || engine.failure) break
					// Node ends at the end of a zstd frame, whatever follows; of gzip it leaves only what is no member.
					before += engine.given - left
					engine.close()
					engine = await packing.open()
					slice = slice.subarray(slice.length - left)
				}
			}
			if (engine.failure) break
		}
		if (!engine.failure) await engine.end()
		yield* engine.out.splice(0)
	} finally {
		engine.close()
	}
	if (engine.failure) onDamage(damage(packing, engine.failure, before + engine.given))
}

/** Up to 1,032 times as many bytes may come out (RFC 1951, 3.2.5). */
const GZIP: Packing = { name: 'gzip', open: () => new ZlibEngine(zlib.createGunzip), slice: 16 << 10 }

/** RFC 8878, 3.1.1. */
const ZSTD_MAGIC = [0x28, 0xb5, 0x2f, 0xfd]
/**
 * Node has it from 22.15 on, before that a package does. Node refuses windows of more than 128 MiB, whatever a frame's header asks for. Four bytes of
 * a block may mean 128 KiB (RFC 8878, 3.1.1.2.2).
 */
const ZSTD: Packing = {
	name: 'zstd',
	open: async () => (ZSTD_STREAM ? new ZlibEngine(ZSTD_STREAM) : new (await import('./zstd-engine.js')).ZstdEngine()),
	slice: 1 << 10,
}
const { createZstdDecompress: ZSTD_STREAM } = zlib as { createZstdDecompress?: Unpacker }

/** Bytes of a piece that zlib hands out. Damage costs the piece it stands in: zlib gives back nothing of it. */
const PIECE = 64 << 10

type Unpacker = (options: { readonly chunkSize: number }) => zlib.Gunzip

/** One of zlib's streams. */
class ZlibEngine {
	readonly out: Uint8Array[] = []
	failure: Error | undefined
	/** Compressed bytes so far. */
	given = 0
	readonly #stream: zlib.Gunzip
	#done = () => {}

	constructor(open: Unpacker) {
		this.#stream = open({ chunkSize: PIECE })
		this.#stream.on('data', piece => this.out.push(piece))
		this.#stream.on('error', error => {
			this.failure = error
		})
		// After an error zlib forgets to answer the write that met it, but it always closes.
		this.#stream.on('close', () => this.#done())
	}

	/** Returns how many of the bytes were not wanted. */
	async write(slice: Uint8Array): Promise<number> {
		await this.#settled(() => this.#stream.write(slice, () => this.#done()))
		this.given += slice.length
		return this.given - this.#stream.bytesWritten
	}

	end(): Promise<void> {
		return this.#settled(() => this.#stream.end())
	}

	close(): void {
		this.#stream.destroy()
	}

	#settled(begin: () => void): Promise<void> {
		return new Promise<void>(resolve => {
			this.#done = resolve
			begin()
		})
	}
}

function damage({ name }: Packing, error: Error, read: number): string {
	if (error instanceof ZstdRefused) return `the zstd data is not unpacked: ${error.message}`
	if ('code' in error && error.code === 'Z_BUF_ERROR') return `the ${name} data is cut at byte ${read} of the file`
	return `the ${name} data is damaged before byte ${read} of the file (${error.message})`
}
