import { LIMITS } from '../decode/limits.js'
import { grouped } from '../grouped.js'

/** Takes what `ZstdFrames` finds, in order. */
export type ZstdSink = {
	/** A frame begins. */
	begin(): void
	/** Its next bytes, header and all; a view. */
	bytes(bytes: Uint8Array): void
	/** All of it was there. */
	end(): void
}

/** Why zstd data is refused that is not damaged: a sentence for a person. */
export class ZstdRefused extends Error {}

/**
 * Cuts zstd data into its frames (RFC 8878, 3.1), however they come, and looks at what each declares before anything is
 * unpacked: 33 kB of input can ask an unpacker for a gigabyte. Throws on a frame that asks for too much, and on damage of
 * a frame's structure; what its blocks hold is not looked at.
 */
export class ZstdFrames {
	readonly #sink: ZstdSink
	/** The header that is being gathered: of a frame or, within one, of a block. */
	readonly #head = new Uint8Array(MOST_HEADER)
	#held = 0
	#within = false
	/** Bytes that go by before the next header, whether they are of a frame, and whether it ends with them. */
	#body = 0
	#isFrames = false
	#isLast = false
	#largestBlock = 0
	#hasChecksum = false

	constructor(sink: ZstdSink) {
		this.#sink = sink
	}

	/** Whether a frame has begun and not ended. */
	get isInside(): boolean {
		return this.#within || this.#held > 0 || this.#body > 0
	}

	/** The next bytes of the file. */
	push(bytes: Uint8Array): void {
		let at = 0
		while (at < bytes.length) {
			if (this.#body > 0) {
				const count = Math.min(this.#body, bytes.length - at)
				this.#body -= count
				if (this.#isFrames) this.#sink.bytes(bytes.subarray(at, at + count))
				at += count
			} else {
				this.#head[this.#held++] = bytes[at++]!
				if (this.#within) this.#blockHeader()
				else this.#frameHeader()
			}
			if (this.#body === 0 && this.#isLast) this.#finish()
		}
	}

	#frameHeader(): void {
		if (this.#held < LEAST_HEADER) return
		const head = new DataView(this.#head.buffer)
		const magic = head.getUint32(0, true)
		if (magic >>> 4 === SKIPPABLE) {
			if (this.#held === SKIPPABLE_HEADER) this.#begin(head.getUint32(4, true), false)
			return
		}
		if (magic !== MAGIC) throw new Error('no frame begins where one should')
		const descriptor = this.#head[4]!
		const isSingle = (descriptor & 0x20) !== 0
		const dictionary = DICTIONARY_SIZES[descriptor & 3]!
		const size = descriptor >> 6 === 0 ? (isSingle ? 1 : 0) : 1 << (descriptor >> 6)
		const length = LEAST_HEADER + (isSingle ? 0 : 1) + dictionary + size
		if (this.#held < length) return
		const window = isSingle ? contentSize(head, LEAST_HEADER + dictionary, size) : windowSize(this.#head[LEAST_HEADER]!)
		const dictionaryAt = LEAST_HEADER + (isSingle ? 0 : 1)
		if (this.#head.subarray(dictionaryAt, dictionaryAt + dictionary).some(byte => byte !== 0))
			throw new ZstdRefused('it was packed with a dictionary, which is not at hand')
		if (window > LIMITS.zstdWindow) {
			const [asked, given] = [window, LIMITS.zstdWindow].map(grouped)
			throw new ZstdRefused(`it asks for ${asked} bytes of memory, more than ${given}: zstd -d --long=31 unpacks it`)
		}
		this.#largestBlock = Math.min(window, MOST_BLOCK)
		this.#hasChecksum = (descriptor & 4) !== 0
		this.#sink.begin()
		this.#begin(0, true)
	}

	/** The header at hand is whole: `body` bytes follow it. */
	#begin(body: number, isFrame: boolean): void {
		this.#within = isFrame
		this.#isFrames = isFrame
		this.#isLast = false
		this.#body = body
		if (isFrame) this.#sink.bytes(this.#head.slice(0, this.#held))
		this.#held = 0
	}

	#blockHeader(): void {
		if (this.#held < BLOCK_HEADER) return
		const [first = 0, second = 0, third = 0] = this.#head
		const size = (first >> 3) | (second << 5) | (third << 13)
		const type = (first >> 1) & 3
		if (type === RESERVED) throw new Error('a block is of no known type')
		if (size > this.#largestBlock) throw new Error(`a block declares ${grouped(size)} bytes`)
		this.#begin(type === RLE ? 1 : size, true)
		this.#isLast = (first & 1) !== 0
		if (this.#isLast && this.#hasChecksum) this.#body += CHECKSUM
	}

	#finish(): void {
		this.#isLast = false
		this.#within = false
		this.#sink.end()
	}
}

/** RFC 8878, 3.1.1 and 3.1.2: the last four bits of the other are free. */
const MAGIC = 0xfd2fb528
const SKIPPABLE = 0x184d2a5
const SKIPPABLE_HEADER = 8
/** Magic number and descriptor; with all that the descriptor can announce. */
const LEAST_HEADER = 5
const MOST_HEADER = 18
const DICTIONARY_SIZES = [0, 1, 2, 4]
const BLOCK_HEADER = 3
const RLE = 1
const RESERVED = 3
const MOST_BLOCK = 128 << 10
const CHECKSUM = 4

/** RFC 8878, 3.1.1.1.2 */
function windowSize(descriptor: number): number {
	const base = 2 ** (10 + (descriptor >> 3))
	return base + (base / 8) * (descriptor & 7)
}

/** RFC 8878, 3.1.1.1.4 */
function contentSize(head: DataView, at: number, size: number): number {
	if (size === 1) return head.getUint8(at)
	if (size === 2) return head.getUint16(at, true) + 256
	return size === 4 ? head.getUint32(at, true) : Number(head.getBigUint64(at, true))
}
