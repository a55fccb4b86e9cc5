import type { Socket } from 'node:net'

/**
 * Sockets that are open. A Set would hold them as well, but makes its table anew each time that so many have come and gone: an old
 * one that has lived long enough to be old to V8 keeps all that it held, and what those hold, until all garbage is
 * looked for. With hundreds of connections a second that takes more time than to record them.
 */
export class OpenSockets {
	readonly #entries: Entry[] = []

	get size(): number {
		return this.#entries.length
	}

	/** From now until it is closed. */
	add(socket: Socket): void {
		const entry = { socket, at: this.#entries.length }
		this.#entries.push(entry)
		socket.on('close', () => this.#remove(entry))
	}

	/** Closes all there are. */
	destroy(): void {
		for (const { socket } of this.#entries) socket.destroy()
	}

	/** The last one takes its place. */
	#remove({ at }: Entry): void {
		const last = this.#entries.pop()!
		if (last.at === at) return
		last.at = at
		this.#entries[at] = last
	}
}

/** A socket, and where it stands. */
type Entry = { readonly socket: Socket; at: number }
