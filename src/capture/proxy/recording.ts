import { closeSync, openSync, writeSync } from 'node:fs'
import {
	ENHANCED_HEAD,
	enhancedLength,
	enhancedPacket,
	frameEnhancedPacket,
	interfaceDescription,
	interfaceStatistics,
	sectionHeader,
} from '../pcapng-writer.js'
import { LINK_RAW, packetLength, packetOf, type Segment, writePacket } from './frames.js'

/** What every recorded connection says of itself, on its first packet. */
export const MADE_UP =
	'recorded by a relay: the bytes of TCP are real, the headers are made up, the time is the relay’s'

/** Bytes and milliseconds after which what was recorded is written out. */
const PIECE = 512 << 10
const EVERY = 20

export type RecordingOptions = {
	/** `wx`, which is what is meant if not given, writes over no file. */
	readonly flags?: 'w' | 'wx'
	readonly application?: string
	/** It cannot be written any more (a full disk): nothing is recorded from here on. */
	readonly failed?: (error: unknown) => void
}

/**
 * A pcapng file that is written while the connections last. What was recorded is in the file a moment later, so that it
 * is there however the program ends.
 */
export class Recording {
	readonly #fd: number
	readonly #piece = new Uint8Array(PIECE)
	readonly #view = new DataView(this.#piece.buffer)
	readonly #failed: (error: unknown) => void
	#size = 0
	#timer: NodeJS.Timeout | undefined
	#isOver = false
	#packets = 0
	#written = 0
	/** What it begins with: the bytes before its first block that is no header. */
	readonly head: Uint8Array

	/** Throws what the file system throws. */
	constructor(
		readonly path: string,
		{ flags = 'wx', application = 'handshark', failed = rethrow }: RecordingOptions = {},
	) {
		this.#failed = failed
		this.#fd = openSync(path, flags, 0o600)
		this.head = sectionHeader(application)
		this.#add(this.head)
		this.#add(interfaceDescription({ link: LINK_RAW, name: 'handshark relay' }))
		this.flush()
	}

	/** Packets so far. */
	get packets(): number {
		return this.#packets
	}

	/** Bytes of the file so far. */
	get written(): number {
		return this.#written
	}

	/** One packet, at this moment. */
	segment(segment: Segment, comment?: string): void {
		if (this.#isOver) return
		this.#packets++
		if (comment === undefined) this.#write(segment)
		else this.#add(enhancedPacket({ ...timeNow(), bytes: packetOf(segment), comments: [comment] }))
		this.#timer ??= setTimeout(() => this.flush(), EVERY).unref()
	}

	/** Writes what is held. */
	flush(): void {
		clearTimeout(this.#timer)
		this.#timer = undefined
		if (this.#isOver) return
		try {
			for (let done = 0; done < this.#size; ) done += writeSync(this.#fd, this.#piece, done, this.#size - done)
			this.#written += this.#size
			this.#size = 0
		} catch (error) {
			this.#isOver = true
			this.#failed(error)
		}
	}

	/** The last block says how many packets there were. */
	close(): void {
		if (!this.#isOver) this.#add(interfaceStatistics({ ...timeNow(), received: this.#packets, dropped: 0 }))
		this.flush()
		this.#isOver = true
		closeSync(this.#fd)
	}

	/** Without a copy between: this is where a relay spends its time. */
	#write(segment: Segment): void {
		const length = packetLength(segment)
		const whole = enhancedLength(length)
		if (this.#size + whole > PIECE) this.flush()
		if (this.#isOver) return
		frameEnhancedPacket(this.#view, this.#size, timeNow(), length)
		writePacket(this.#view, this.#size + ENHANCED_HEAD, segment)
		this.#size += whole
	}

	#add(block: Uint8Array): void {
		if (this.#size + block.length > PIECE) this.flush()
		if (this.#isOver) return
		this.#piece.set(block, this.#size)
		this.#size += block.length
	}
}

const BEGAN = Date.now() - performance.now()

/** Wall time with the resolution of the monotonic clock: it never goes back while the program runs. */
export function timeNow(): { readonly seconds: number; readonly nanos: number } {
	const milliseconds = BEGAN + performance.now()
	const seconds = Math.floor(milliseconds / 1000)
	return { seconds, nanos: Math.floor((milliseconds - seconds * 1000) * 1e6) }
}

function rethrow(error: unknown): never {
	throw error
}
