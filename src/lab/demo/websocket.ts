import { createHash, randomBytes } from 'node:crypto'
import { type Reader, scan } from '../../decode/reader.js'

/** Opcodes (RFC 6455, 5.2). */
export const TEXT = 1
export const CLOSE = 8

/** What a client's Sec-WebSocket-Key is (RFC 6455, 4.1). */
export function makeNonce(): string {
	return randomBytes(16).toString('base64')
}

/** Sec-WebSocket-Accept (RFC 6455, 4.2.2). */
export function acceptOf(nonce: string): string {
	return createHash('sha1').update(`${nonce}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64')
}

/** One whole frame of at most 125 bytes, masked as a client has to (RFC 6455, 5.2, 5.3). */
export function frame(opcode: number, payload: Uint8Array, { isMasked = false } = {}): Buffer {
	const head = Uint8Array.of(0x80 | opcode, (isMasked ? 0x80 : 0) | payload.length)
	if (!isMasked) return Buffer.concat([head, payload])
	const mask = randomBytes(4)
	return Buffer.concat([head, mask, unmasked(payload, mask)])
}

export type Frame = { readonly opcode: number; readonly payload: Buffer }

/** Puts frames together from bytes however they come. Only what this demo's own ends and small clients send is taken. */
export class FrameReader {
	#held: Buffer = Buffer.alloc(0)

	push(bytes: Uint8Array): readonly Frame[] {
		this.#held = Buffer.concat([this.#held, bytes])
		const frames: Frame[] = []
		for (;;) {
			const read = scan('frame', this.#held, readFrame).value
			if (!read) return frames
			frames.push(read)
			this.#held = this.#held.subarray(read.length)
			if (this.#held.length > LONGEST) this.#held = Buffer.alloc(0)
		}
	}
}

const LONGEST = 64 << 10

function readFrame(r: Reader): Frame & { readonly length: number } {
	const first = r.u8('first')
	const second = r.u8('second')
	const short = second & 0x7f
	const length = short === 126 ? r.u16('length') : short === 127 ? Number(r.u64('length')) : short
	const mask = second & 0x80 ? r.opaque('masking_key', 4) : new Uint8Array(4)
	const payload = unmasked(r.opaque('payload', length), mask)
	return { opcode: first & 0x0f, payload, length: r.at }
}

function unmasked(bytes: Uint8Array, mask: Uint8Array): Buffer {
	return Buffer.from(bytes.map((byte, i) => byte ^ mask[i % 4]!))
}
