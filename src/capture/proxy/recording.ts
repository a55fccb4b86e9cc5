import { openSync } from 'node:fs'
import { LIMITS } from '../../decode/limits.js'
import {
	commentInRoom,
	commentOptions,
	ENHANCED_HEAD,
	enhancedLength,
	frameEnhancedPacket,
	interfaceDescription,
	interfaceStatistics,
	ROOM_BEFORE_END,
	sectionHeader,
} from '../pcapng-writer.js'
import { processNote } from '../recorded-note.js'
import { LINK_RAW, packetLength, type Segment, type SocketAddress, SYN, writePacket } from './frames.js'
import { WriteBehind } from './write-behind.js'

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
	/** Where in the file there is room for the names of processes, by the sockets that they have opened. */
	readonly #rooms = new Map<string, number>()
	#latest: { readonly comment: string; readonly hasRoom: boolean; readonly options: Uint8Array } | undefined
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
		const hasRoom = comment !== undefined && segment.flags === SYN
		const options = comment === undefined ? undefined : this.#options(comment, hasRoom)
		const length = packetLength(segment)
		const at = this.#file.reserve(enhancedLength(length) + (options?.length ?? 0))
		// Without a copy between: this is where a relay spends its time.
		frameEnhancedPacket(this.#file.memory.view, at, timeNow(), length, options)
		writePacket(this.#file.memory, at + ENHANCED_HEAD, segment)
		if (!hasRoom) return
		if (this.#rooms.size >= LIMITS.unnamed) this.#rooms.delete(this.#rooms.keys().next().value!)
		this.#rooms.set(socketText(segment.way.source), this.#file.end - ROOM_BEFORE_END)
	}

	/** The local process that has opened a connection is known now: its first packet says so. */
	named(client: SocketAddress, process: string): void {
		const room = this.#rooms.get(socketText(client))
		if (room === undefined) return
		this.#rooms.delete(socketText(client))
		this.#file.patch(room, commentInRoom(processNote(process)))
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

	/** The comment of most connections is the same. */
	#options(comment: string, hasRoom: boolean): Uint8Array {
		if (this.#latest?.comment !== comment || this.#latest.hasRoom !== hasRoom)
			this.#latest = { comment, hasRoom, options: commentOptions([comment], hasRoom) }
		return this.#latest.options
	}
}

const socketText = ({ address, port }: SocketAddress) => `${address}:${port}`

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
