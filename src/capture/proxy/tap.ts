import type { Socket } from 'node:net'
import { Duplex } from 'node:stream'
import type { Side } from './conversation-writer.js'
import type { Change } from './relay.js'

/** What passes through a socket: whose bytes, in the order in which they came and went. */
export type TapEvents = {
	data(from: Side, bytes: Uint8Array): void
	finish(from: Side): void
	reset(from: Side, code: string | undefined): void
}

/**
 * A socket with everything that passes through it told: what TLS is spoken over, so that its records are recorded as they
 * travel.
 */
export class Tap extends Duplex {
	readonly #socket: Socket
	readonly #own: Side
	readonly #events: TapEvents
	readonly #change: Change | undefined

	/** @param own which side of the connection writes here */
	constructor(socket: Socket, own: Side, events: TapEvents, change?: Change) {
		super({ allowHalfOpen: true })
		this.#socket = socket
		this.#own = own
		this.#events = events
		this.#change = change
		const peer = own === 'client' ? 'server' : 'client'
		socket.on('data', (bytes: Buffer) => this.#takes(peer, bytes))
		socket.once('end', () => {
			events.finish(peer)
			this.push(null)
		})
		socket.on('error', (error: NodeJS.ErrnoException) => {
			if (error.code !== 'EPIPE') events.reset(peer, error.code)
			this.destroy(error)
		})
		socket.once('close', () => this.destroy())
	}

	/** What its peer has sent before. */
	takeFirst(bytes: Uint8Array): void {
		if (bytes.length > 0) this.#takes(this.#own === 'client' ? 'server' : 'client', bytes)
	}

	override _read(): void {
		this.#socket.resume()
	}

	override _write(bytes: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
		const sent = this.#change ? this.#change(this.#own, bytes) : bytes
		this.#events.data(this.#own, sent)
		this.#socket.write(sent, error => done(error))
	}

	override _final(done: (error?: Error | null) => void): void {
		this.#events.finish(this.#own)
		this.#socket.end(() => done())
	}

	override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
		if (!this.#socket.destroyed) {
			this.#events.finish(this.#own)
			this.#socket.destroy()
		}
		done(error)
	}

	#takes(from: Side, bytes: Uint8Array): void {
		const taken = this.#change ? this.#change(from, bytes) : bytes
		this.#events.data(from, taken)
		if (!this.push(taken)) this.#socket.pause()
	}
}
