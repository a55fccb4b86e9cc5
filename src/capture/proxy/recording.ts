import { openSync } from 'node:fs'
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
import { WriteBehind } from './write-behind.js'

/** What every recorded connection says of itself, on its first packet. */
export const MADE_UP =
	'recorded by a relay: the bytes of TCP are real, the headers are made up, the time is the relay’s'

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
	readonly #file: WriteBehind
	#packets = 0
	/** What it begins with: the bytes before its first block that is no header. */
	readonly head: Uint8Array

	/** Throws what the file system throws. */
	constructor(
		readonly path: string,
		{ flags = 'wx', application = 'handshark', failed = rethrow }: RecordingOptions = {},
	) {
		this.#file = new WriteBehind(openSync(path, flags, 0o600), failed)
		this.head = sectionHeader(application)
		this.#file.add(this.head)
		this.#file.add(interfaceDescription({ link: LINK_RAW, name: 'handshark relay' }))
		this.flush()
	}

	/** Packets so far. */
	get packets(): number {
		return this.#packets
	}

	/** Bytes of the file so far. */
	get written(): number {
		return this.#file.written
	}

	/** One packet, at this moment. */
	segment(segment: Segment, comment?: string): void {
		if (this.#file.isOver) return
		this.#packets++
		if (comment === undefined) this.#write(segment)
		else this.#file.add(enhancedPacket({ ...timeNow(), bytes: packetOf(segment), comments: [comment] }))
	}

	/** Writes what is held, now: a moment later it would be written anyway. */
	flush(): void {
		this.#file.flush()
	}

	/** The last block says how many packets there were. All is in the file then. */
	close(): void {
		this.#file.add(interfaceStatistics({ ...timeNow(), received: this.#packets, dropped: 0 }))
		this.#file.close()
	}

	/** Without a copy between: this is where a relay spends its time. */
	#write(segment: Segment): void {
		const length = packetLength(segment)
		const at = this.#file.reserve(enhancedLength(length))
		frameEnhancedPacket(this.#file.view, at, timeNow(), length)
		writePacket(this.#file.view, at + ENHANCED_HEAD, segment)
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
