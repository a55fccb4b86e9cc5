import { LIMITS } from '../decode/limits.js'
import { grouped } from '../grouped.js'
import { AnyReader } from './any-reader.js'
import { CaptureError } from './capture-error.js'
import type { CaptureFormat, CaptureSink } from './capture-sink.js'
import { type Input, openInput } from './input.js'
import { type CapturedPlace, readPlace } from './place.js'
import { Spool } from './spool.js'
import { unpacked } from './unpack.js'

/** Bytes that are read before other work gets its turn: about a millisecond's worth. */
const TURN = 1 << 20

/** Bytes between two pauses, where the reader asks for them: packets for a first screen, and no wait for a key. */
const STEP = 2 << 10

/** How far the reading of a capture has come. */
export type Progress = {
	/** Bytes of the file (as it is, compressed or not) that were read, and how many there are; stdin does not say. */
	readonly done: number
	readonly total: number | undefined
	readonly packets: number
}

export type ReadOptions = {
	/** Called after each chunk, many times a second. */
	readonly onProgress?: (progress: Progress) => void
	/** Ends the reading early; what was read stays. */
	readonly signal?: AbortSignal
	/** Asked every few packets: the reading goes on when what it answers is there. Without it others get their turn now and then. */
	readonly pause?: () => Promise<void>
}

/** Opens the capture at `path`, or stdin for `-`. Throws a CaptureError when that cannot be read at all. */
export function openCapture(path: string): Capture {
	return new Capture(openInput(path))
}

/** A capture file, plain or compressed, or a stream: read once from front to back, and again at any place. */
export class Capture {
	/** Bytes of the file; nothing for a stream. */
	readonly size: number | undefined
	/** How the file is compressed, if it is: known once `read` has begun. */
	packing: 'gzip' | 'zstd' | undefined
	readonly #input: Input
	#reader: AnyReader | undefined
	#spool: Spool | undefined
	/** Why there is no copy to read again. */
	#lost: string | undefined
	#done = 0
	#position = 0

	constructor(input: Input) {
		this.#input = input
		this.size = input.size
	}

	/** The path as given, or `standard input`. */
	get name(): string {
		return this.#input.name
	}

	/** What the file says of itself, once its header was read. */
	get format(): CaptureFormat | undefined {
		return this.#reader?.format
	}

	/**
	 * Hands every packet to `sink`, once: a capture is read a single time. Other work gets its turn every few milliseconds.
	 * True when the end was reached, false when `signal` came first. Rejects with a CaptureError when nothing can be
	 * read; damage behind that goes to the sink.
	 */
	async read(sink: CaptureSink, { onProgress, signal, pause }: ReadOptions = {}): Promise<boolean> {
		if (this.#reader) throw new CaptureError(`${this.name} was read already`)
		const reader = new AnyReader(sink, this.name)
		this.#reader = reader
		let damage: string | undefined
		const onDamage = (text: string) => {
			damage = text
			if (!reader.format) return
			sink.issue?.({ code: 'truncated', packet: reader.packets + 1, position: this.#position, text })
		}
		const onAbort = () => this.#input.cancel()
		signal?.addEventListener('abort', onAbort)
		if (this.#input.fd === undefined) this.#keep()
		try {
			const onPacked = (name: 'gzip' | 'zstd') => {
				this.packing = name
				this.#keep()
			}
			let untilTurn = TURN
			for await (const chunk of unpacked(this.#raw(onDamage), { onPacked, onDamage })) {
				if (signal?.aborted) break
				this.#copy(chunk, reader, sink)
				this.#position += chunk.length
				if (pause) {
					for (let at = 0; at < chunk.length && !signal?.aborted; at += STEP) {
						reader.push(plain(chunk.subarray(at, at + STEP)))
						await pause()
					}
				} else reader.push(plain(chunk))
				onProgress?.({ done: this.#done, total: this.size, packets: reader.packets })
				if (reader.stopped) break
				if (pause) continue
				untilTurn -= chunk.length
				if (untilTurn > 0) continue
				untilTurn = TURN
				await nextTurn()
			}
		} finally {
			signal?.removeEventListener('abort', onAbort)
		}
		if (signal?.aborted) return false
		if (damage !== undefined && !reader.format) throw new CaptureError(`${this.name} cannot be read: ${damage}`)
		reader.end()
		return true
	}

	/**
	 * Captured bytes once more, by their place in the file (unpacked). Throws a CaptureError when they cannot be had:
	 * the file was cut since, or there was no room for the copy of a stream.
	 */
	bytes(position: number, length: number): Uint8Array {
		const place = this.places.findLast(({ base }) => base <= position) ?? this.#place
		return readPlace(place, position - place.base, length)
	}

	/** Where its bytes are. That may change while it is read. */
	get places(): readonly CapturedPlace[] {
		return this.#input.places?.() ?? [this.#place]
	}

	/** Nothing is read any more. */
	close(): void {
		this.#input.close()
		this.#drop('it is closed')
	}

	get #place(): CapturedPlace {
		const plain = this.packing ? undefined : this.#input.fd
		const fd = this.#spool?.fd ?? plain
		const { name } = this
		return { base: 0, name, ...(fd !== undefined && { fd }), ...(this.#lost !== undefined && { lost: this.#lost }) }
	}

	/** The bytes of the file as it is. After the first, a failure to read is damage. */
	async *#raw(onDamage: (text: string) => void): AsyncGenerator<Uint8Array> {
		try {
			for await (const chunk of this.#input.chunks()) {
				this.#done += chunk.length
				yield chunk
			}
		} catch (error) {
			if (this.#done === 0 || !(error instanceof CaptureError)) throw error
			onDamage(error.text)
		}
	}

	/** Begins the copy of what cannot be read twice. */
	#keep(): void {
		try {
			this.#spool ??= new Spool()
		} catch (error) {
			this.#lost = `no copy could be made (${messageOf(error)})`
		}
	}

	#copy(chunk: Uint8Array, reader: AnyReader, sink: CaptureSink): void {
		if (!this.#spool) return
		let why: string
		try {
			if (this.#spool.size + chunk.length <= LIMITS.spool) {
				this.#spool.write(chunk)
				return
			}
			why = `more than ${grouped(LIMITS.spool)} bytes are not kept`
		} catch (error) {
			why = `no copy could be made (${messageOf(error)})`
		}
		this.#drop(why)
		const text = `${this.name} is read, but its bytes cannot be shown again: ${why}`
		sink.issue?.({ code: 'limit', packet: reader.packets + 1, position: this.#position, text })
	}

	#drop(why: string): void {
		this.#spool?.close()
		this.#spool = undefined
		this.#lost = why
	}
}

/** A chunk without what Node's Buffer changes: packets are views of it, and `slice` of a Buffer does not copy. */
function plain(chunk: Uint8Array): Uint8Array {
	return new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.length)
}

/** Lets everything else that waits have its turn. */
function nextTurn(): Promise<void> {
	return new Promise(resolve => setImmediate(resolve))
}

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error)
}
