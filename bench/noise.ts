import { createCipheriv } from 'node:crypto'
import { closeSync, openSync, writeSync } from 'node:fs'

const CHUNK = 1 << 20

/** Writes `length` bytes that look like noise, as what is downloaded mostly does (it is compressed); the same ones every time. */
export function writeNoise(path: string, length: number): void {
	const noise = createCipheriv('aes-128-ctr', new Uint8Array(16), new Uint8Array(16))
	const zeros = new Uint8Array(CHUNK)
	const file = openSync(path, 'w')
	try {
		for (let left = length; left > 0; left -= CHUNK)
			writeSync(file, noise.update(zeros.subarray(0, Math.min(CHUNK, left))))
	} finally {
		closeSync(file)
	}
}
