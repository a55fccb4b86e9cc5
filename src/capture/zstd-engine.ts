import { Decompress } from 'fzstd'
import { ZstdFrames } from './zstd-frames.js'

/** Unpacks zstd where Node does not: as zlib's streams are used, but at once. Checksums are passed over. */
export class ZstdEngine {
	readonly out: Uint8Array[] = []
	failure: Error | undefined
	/** Compressed bytes so far. */
	given = 0
	#unpacker = new Decompress()
	readonly #frames = new ZstdFrames({
		begin: () => {
			this.#unpacker = new Decompress(piece => this.out.push(piece))
		},
		bytes: bytes => this.#unpacker.push(bytes),
		end: () => this.#unpacker.push(NOTHING, true),
	})

	/** Returns how many of the bytes were not wanted: none. The bytes must stay as they are. */
	async write(slice: Uint8Array): Promise<number> {
		this.given += slice.length
		this.#attempt(() => this.#frames.push(slice))
		return 0
	}

	async end(): Promise<void> {
		if (this.#frames.isInside) this.failure ??= Object.assign(new Error('cut'), { code: 'Z_BUF_ERROR' })
	}

	close(): void {}

	#attempt(step: () => void): void {
		try {
			step()
		} catch (error) {
			this.failure = error instanceof Error ? error : new Error(String(error))
		}
	}
}

const NOTHING = new Uint8Array(0)
