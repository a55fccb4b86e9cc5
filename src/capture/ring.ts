import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { address } from '../decode/net/address.js'
import { segmentOf } from '../decode/net/frame.js'
import type { Packet } from '../decode/net/packet.js'
import { AnyReader } from './any-reader.js'
import type { Interface } from './capture-sink.js'
import {
	commentInRoom,
	enhancedPacket,
	interfaceDescription,
	interfaceStatistics,
	ROOM_BEFORE_END,
	sectionHeader,
} from './pcapng-writer.js'
import { SYN } from './proxy/frames.js'
import { processNote } from './recorded-note.js'

/** Files that a ring is made of: the oldest is let go when one more than those would be needed. */
const FILES = 8

/** Bytes that a packet with a SYN has at most, and connections whose processes may still become known. */
const SYN_PACKET = 160
const UNNAMED = 4096

export type RingOptions = {
	/** The path of the n-th file, from 1. Files are written over only where `force` says so. */
	readonly path: (number: number) => string
	readonly force: boolean
	/** The first file, open for writing. */
	readonly fd: number
	/** Bytes of all files together: past them the oldest is removed. */
	readonly limit: number
	readonly application: string
	/** Files have no names for others: each is known by its descriptor only. */
	readonly isNameless: boolean
}

/** Told of the files after the first. */
export type RingNews = {
	/** The next bytes are in this file, which is open for reading: the descriptor is the callee's. */
	next(fd: number): void
	/** The oldest file that was left is removed. */
	letGo(): void
}

/** Packets of a capture in pcapng files, the oldest of which is removed when they become too large. */
export class Ring {
	/** Files there were so far, and those of them that are gone. */
	files = 1
	gone = 0
	news: RingNews | undefined
	readonly #options: RingOptions
	readonly #reader: AnyReader
	#fd: number
	#size = 0
	#parts: Uint8Array[] = []
	#head: Uint8Array[] = []
	#interface: Interface | undefined
	#last = { seconds: 0, nanos: 0 }
	/** Where there is room for the name of the process that has opened a connection, by its socket. */
	readonly #rooms = new Map<string, { readonly file: number; readonly at: number }>()

	constructor(options: RingOptions) {
		this.#options = options
		this.#fd = options.fd
		this.#reader = new AnyReader({
			packet: packet => this.#packet(packet),
			interface: found => this.#begin(found),
		})
	}

	/** The next bytes of the capture. Throws what the file system throws, and a CaptureError where they are none. */
	push(chunk: Uint8Array): void {
		this.#reader.push(new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.length))
		this.#write()
	}

	/** The local process that has opened a connection: its first packet says so, where that was a SYN and is still in the last file. */
	named({ address, port }: { readonly address: string; readonly port: number }, process: string): void {
		const client = `${address}:${port}`
		const room = this.#rooms.get(client)
		this.#rooms.delete(client)
		if (room?.file !== this.files) return
		const bytes = commentInRoom(processNote(process))
		writeSync(this.#fd, bytes, 0, bytes.length, room.at)
	}

	/** All is in the files then. */
	close(): void {
		if (this.#interface) this.#parts.push(interfaceStatistics({ ...this.#last, digits: this.#interface.digits }))
		this.#write()
		closeSync(this.#fd)
	}

	#begin(found: Interface): void {
		this.#interface = found
		const { link, snaplen, digits } = found
		this.#head = [sectionHeader(this.#options.application), interfaceDescription({ link, snaplen, digits })]
		this.#add(...this.#head)
	}

	#packet(packet: Packet): void {
		const { seconds, nanos, buffer, start, end, length } = packet
		const { digits } = this.#interface!
		const segment = end - start <= SYN_PACKET ? segmentOf(packet) : undefined
		const hasRoom = segment?.kind === 'tcp' && (segment.flags & 0x12) === SYN
		this.#last = { seconds, nanos }
		if (this.#size * FILES >= this.#options.limit) this.#turn()
		this.#add(enhancedPacket({ seconds, nanos, digits, bytes: buffer.slice(start, end), length, hasRoom }))
		if (!hasRoom) return
		if (this.#rooms.size >= UNNAMED) this.#rooms.delete([...this.#rooms.keys()][0]!)
		const client = `${address(segment.source)}:${segment.sourcePort}`
		this.#rooms.set(client, { file: this.files, at: this.#size - ROOM_BEFORE_END })
	}

	#add(...parts: readonly Uint8Array[]): void {
		this.#parts.push(...parts)
		for (const { length } of parts) this.#size += length
	}

	#write(): void {
		const bytes = Buffer.concat(this.#parts)
		this.#parts = []
		for (let done = 0; done < bytes.length; ) done += writeSync(this.#fd, bytes, done)
	}

	/** Goes on in another file. */
	#turn(): void {
		this.#write()
		const { path, force, isNameless } = this.#options
		const name = path(this.files + 1)
		const fd = openSync(name, force ? 'w' : 'wx', 0o600)
		const reading = openSync(name, 'r')
		if (isNameless) rmSync(name)
		closeSync(this.#fd)
		this.#fd = fd
		this.files++
		this.#size = 0
		this.#add(...this.#head)
		this.#write()
		this.news?.next(reading)
		if (this.files - this.gone <= FILES) return
		this.gone++
		if (!isNameless) rmSync(path(this.gone), { force: true })
		this.news?.letGo()
	}
}
