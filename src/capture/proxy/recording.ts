import { closeSync, openSync, writeSync } from 'node:fs'
import { enhancedPacket, interfaceDescription, interfaceStatistics, sectionHeader } from '../pcapng-writer.js'
import { LINK_RAW } from './frames.js'

/** What every packet of a recording says of itself, on its first of a connection. */
export const MADE_UP =
	'recorded by a relay: the bytes of TCP are real, the headers are made up, the time is the relay’s'

/** Bytes and milliseconds after which what was recorded is written out. */
const PIECE = 256 << 10
const EVERY = 50

/**
 * A pcapng file that is written while the connections last. What was recorded is in the file a moment later, so that it
 * is there however the program ends.
 */
export class Recording {
	readonly #fd: number
	readonly #held: Uint8Array[] = []
	#size = 0
	#timer: NodeJS.Timeout | undefined
	#packets = 0
	/** Bytes of the file so far. */
	written = 0

	/** Throws what the file system throws. `flags`: `wx` writes over no file. */
	constructor(
		readonly path: string,
		{ flags = 'wx', application = 'handshark' }: { readonly flags?: string; readonly application?: string } = {},
	) {
		this.#fd = openSync(path, flags, 0o600)
		this.#add(sectionHeader(application))
		this.#add(interfaceDescription({ link: LINK_RAW, name: 'handshark relay' }))
		this.flush()
	}

	packet(bytes: Uint8Array, comment?: string): void {
		this.#packets++
		this.#add(enhancedPacket({ ...timeNow(), bytes, ...(comment !== undefined && { comments: [comment] }) }))
		if (this.#size >= PIECE) this.flush()
		else this.#timer ??= setTimeout(() => this.flush(), EVERY).unref()
	}

	/** Writes what is held. Throws what the file system throws: a full disk is the caller's to tell. */
	flush(): void {
		clearTimeout(this.#timer)
		this.#timer = undefined
		if (this.#size === 0) return
		const piece = Buffer.concat(this.#held, this.#size)
		this.#held.length = 0
		this.#size = 0
		for (let done = 0; done < piece.length; ) done += writeSync(this.#fd, piece, done)
		this.written += piece.length
	}

	/** The last block says how many packets there were. */
	close(): void {
		this.#add(interfaceStatistics({ ...timeNow(), received: this.#packets, dropped: 0 }))
		this.flush()
		closeSync(this.#fd)
	}

	#add(block: Uint8Array): void {
		this.#held.push(block)
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
