import { closeSync, openSync, readSync, writeSync } from 'node:fs'

/** A packet of a capture file. Its bytes are valid until the next one is asked for. */
export type Frame = { readonly seconds: number; readonly micros: number; readonly bytes: Uint8Array }

const FILE_HEADER = 24
const PACKET_HEADER = 16
/** Little-endian, microseconds, version 2.4: what tcpdump writes on the machines this runs on. */
const MAGIC = 0xa1b2c3d4
const ETHERNET = 1
const SNAPLEN = 262_144
const CHUNK = 1 << 20

/** The packets of a capture that tcpdump has written. The benchmark reads it by itself: it is not to depend on what it measures. */
export function* framesOf(path: string): Generator<Frame> {
	const file = openSync(path, 'r')
	try {
		let buffer = new Uint8Array(0)
		let at = 0
		const fill = (length: number): boolean => {
			if (buffer.length - at >= length) return true
			const left = buffer.subarray(at)
			const next = new Uint8Array(left.length + Math.max(CHUNK, length))
			next.set(left)
			const read = readSync(file, next, left.length, next.length - left.length, null)
			buffer = next.subarray(0, left.length + read)
			at = 0
			return buffer.length >= length
		}
		const view = () => new DataView(buffer.buffer, buffer.byteOffset + at)
		if (!fill(FILE_HEADER) || view().getUint32(0, true) !== MAGIC) throw new Error(`${path} is no capture of tcpdump's`)
		at += FILE_HEADER
		while (fill(PACKET_HEADER)) {
			const length = view().getUint32(8, true)
			if (!fill(PACKET_HEADER + length)) return
			const header = view()
			const start = at + PACKET_HEADER
			at = start + length
			yield {
				seconds: header.getUint32(0, true),
				micros: header.getUint32(4, true),
				bytes: buffer.subarray(start, at),
			}
		}
	} finally {
		closeSync(file)
	}
}

/** Writes a capture file. */
export class FrameWriter {
	#used = 0
	readonly #buffer = new Uint8Array(2 * CHUNK)
	readonly #view = new DataView(this.#buffer.buffer)
	readonly #file: number

	constructor(path: string) {
		this.#file = openSync(path, 'w')
		this.#view.setUint32(0, MAGIC, true)
		this.#view.setUint16(4, 2, true)
		this.#view.setUint16(6, 4, true)
		this.#view.setUint32(16, SNAPLEN, true)
		this.#view.setUint32(20, ETHERNET, true)
		this.#used = FILE_HEADER
	}

	add({ seconds, micros, bytes }: Frame): void {
		if (this.#used + PACKET_HEADER + bytes.length > this.#buffer.length) this.#flush()
		const at = this.#used
		this.#view.setUint32(at, seconds, true)
		this.#view.setUint32(at + 4, micros, true)
		this.#view.setUint32(at + 8, bytes.length, true)
		this.#view.setUint32(at + 12, bytes.length, true)
		this.#buffer.set(bytes, at + PACKET_HEADER)
		this.#used = at + PACKET_HEADER + bytes.length
	}

	close(): void {
		this.#flush()
		closeSync(this.#file)
	}

	#flush(): void {
		for (let at = 0; at < this.#used; ) at += writeSync(this.#file, this.#buffer, at, this.#used - at)
		this.#used = 0
	}
}
