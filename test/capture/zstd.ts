import { spawnSync } from 'node:child_process'
import zlib from 'node:zlib'

/** Packs bytes: by Node where it can (from 22.15 on), by the program of that name, or in blocks as they are. */
export function zstd(bytes: Uint8Array): Uint8Array {
	const { zstdCompressSync } = zlib as { zstdCompressSync?: (bytes: Uint8Array) => Uint8Array }
	if (zstdCompressSync) return zstdCompressSync(bytes)
	const { status, stdout } = spawnSync('zstd', ['-q', '-c'], { input: bytes, maxBuffer: 1 << 28 })
	return status === 0 ? stdout : rawFrame(bytes)
}

/** A frame (RFC 8878, 3.1.1) of bytes that stay as they are, with a window of 128 KiB. */
export function rawFrame(bytes: Uint8Array): Uint8Array {
	const parts: Uint8Array[] = [Uint8Array.of(...MAGIC, 0, 7 << 3)]
	for (let at = 0; at === 0 || at < bytes.length; at += BLOCK) {
		const block = bytes.subarray(at, at + BLOCK)
		const header = (block.length << 3) | (at + BLOCK >= bytes.length ? 1 : 0)
		parts.push(Uint8Array.of(header, header >> 8, header >> 16), block)
	}
	return Buffer.concat(parts)
}

export const MAGIC = [0x28, 0xb5, 0x2f, 0xfd]
const BLOCK = 128 << 10
