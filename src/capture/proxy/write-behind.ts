import { closeSync, write, writeSync } from 'node:fs'
import { LIMITS } from '../../decode/limits.js'
import { type PacketMemory, packetMemory } from './frames.js'

/** Bytes that are written at once. */
const PIECE = 512 << 10
/** Milliseconds after which what is held begins to be written; the same where so much comes that each write takes from those who relay. */
const EVERY = 20
const EVERY_OF_MUCH = 80
const MUCH = 64 << 10

/** Bytes that are being filled, or written, with their place in the file once that is known. */
type Piece = { readonly memory: PacketMemory; size: number; at: number; isWritten: boolean }

/**
 * Writes a file from its front without waiting for the disk, one piece after another. Past LIMITS.writtenBehind it does
 * wait, and so does whoever fills it.
 *
 * Every write says its place: what is still on its way can be written once more at the same place, at once.
 */
export class WriteBehind {
	/** Bytes that are in the file. */
	written = 0
	readonly #fd: number
	readonly #failed: (error: unknown) => void
	#piece = newPiece()
	/** Filled, in their order. */
	#waiting: Piece[] = []
	readonly #free: Piece[] = []
	/** On its way to the disk: neither its memory nor the descriptor may be used for anything else. */
	#going: Piece | undefined
	#end = 0
	#patches: { readonly at: number; readonly bytes: Uint8Array }[] = []
	#timer: NodeJS.Timeout | undefined
	#every = EVERY
	#isOver = false
	#isClosed = false

	/**
	 * @param fd an empty file, which becomes its own
	 * @param failed told once; nothing is written from there on
	 */
	constructor(fd: number, failed: (error: unknown) => void) {
		this.#fd = fd
		this.#failed = failed
	}

	/** Nothing is written any more. */
	get isOver(): boolean {
		return this.#isOver
	}

	/** Where the bytes reserved last are put. */
	get memory(): PacketMemory {
		return this.#piece.memory
	}

	/** A place in `memory` for the next bytes of the file, at most 512 KiB. They are put there before anything else is called. */
	reserve(length: number): number {
		if (this.#piece.size + length > PIECE) this.#hand()
		const at = this.#piece.size
		this.#piece.size += length
		this.#timer ??= setTimeout(() => this.#due(), this.#every).unref()
		return at
	}

	/** The next bytes of the file. */
	add(bytes: Uint8Array): void {
		const at = this.reserve(bytes.length)
		this.#piece.memory.bytes.set(bytes, at)
	}

	/** Where the next byte will stand in the file. */
	get end(): number {
		return this.#end + this.#piece.size
	}

	/** Writes over bytes of one `add`, wherever they are by now. */
	patch(at: number, bytes: Uint8Array): void {
		if (this.#isOver) return
		const piece =
			at >= this.#end ? { ...this.#piece, at: this.#end } : this.#waiting.find(piece => at < piece.at + piece.size)
		if (piece && at >= piece.at) piece.memory.bytes.set(bytes, at - piece.at)
		else this.#patches.push({ at, bytes })
		if (!this.#going) this.#patchNow()
	}

	/** Writes what is held, now. */
	flush(): void {
		clearTimeout(this.#timer)
		this.#timer = undefined
		if (this.#isOver) return
		this.#queue()
		try {
			if (this.#going && !this.#going.isWritten) {
				this.#writeNow(this.#going)
				this.#going.isWritten = true
			}
			for (const piece of this.#waiting) {
				this.#writeNow(piece)
				this.#release(piece)
			}
			this.#waiting = []
			this.#patchNow()
		} catch (error) {
			this.#fail(error)
		}
	}

	/** Writes what is held, now, and nothing from here on. */
	close(): void {
		this.flush()
		this.#isOver = true
		this.#isClosed = true
		if (!this.#going) closeSync(this.#fd)
	}

	/** While a piece is on its way more is gathered. */
	#due(): void {
		this.#timer = undefined
		if (this.#isOver || this.#going) return
		this.#every = this.#piece.size < MUCH ? EVERY : EVERY_OF_MUCH
		this.#queue()
		this.#go()
	}

	/** There must be room. */
	#hand(): void {
		const held = this.#waiting.length + (this.#going ? 2 : 1)
		if ((held + 1) * PIECE > LIMITS.writtenBehind) this.flush()
		else {
			this.#queue()
			this.#go()
		}
		// After a failure nobody takes it.
		this.#piece.size = 0
	}

	#queue(): void {
		if (this.#piece.size === 0) return
		this.#piece.at = this.#end
		this.#end += this.#piece.size
		this.#waiting.push(this.#piece)
		this.#piece = this.#free.pop() ?? newPiece()
	}

	#go(): void {
		if (this.#going || this.#isOver) return
		this.#going = this.#waiting.shift()
		if (this.#going) this.#write(this.#going, 0)
	}

	#write(piece: Piece, done: number): void {
		write(this.#fd, piece.memory.bytes, done, piece.size - done, piece.at + done, (error, written) => {
			if (!piece.isWritten && !this.#isOver) {
				if (error) this.#fail(error)
				else if (done + written < piece.size) {
					this.#write(piece, done + written)
					return
				} else this.written = piece.at + piece.size
			}
			this.#going = undefined
			this.#release(piece)
			this.#patchNow()
			if (this.#isClosed) closeSync(this.#fd)
			else if (this.#waiting.length > 0) this.#go()
			else if (!this.#timer) this.#due()
		})
	}

	#writeNow({ memory: { bytes }, size, at }: Piece): void {
		for (let done = 0; done < size; ) done += writeSync(this.#fd, bytes, done, size - done, at + done)
		this.written = at + size
	}

	/** What is in the file already. */
	#patchNow(): void {
		if (this.#isOver) return
		try {
			for (const { at, bytes } of this.#patches) writeSync(this.#fd, bytes, 0, bytes.length, at)
			this.#patches = []
		} catch (error) {
			this.#fail(error)
		}
	}

	#release(piece: Piece): void {
		piece.size = 0
		piece.isWritten = false
		this.#free.push(piece)
	}

	#fail(error: unknown): void {
		this.#isOver = true
		this.#waiting = []
		this.#failed(error)
	}
}

function newPiece(): Piece {
	return { memory: packetMemory(PIECE), size: 0, at: 0, isWritten: false }
}
