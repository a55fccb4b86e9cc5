import { ACK, FIN, MOST_PAYLOAD, PSH, packetOf, RST, type SocketAddress, SYN } from './frames.js'

/** Who sends: `client` opened the connection. */
export type Side = 'client' | 'server'

/**
 * One relayed connection as TCP packets. The bytes and their order are what the relay's sockets gave; sequence numbers,
 * windows and acknowledgements are made up, each packet acknowledged at once by the other end.
 */
export class ConversationWriter {
	readonly #ends: Readonly<Record<Side, SocketAddress>>
	readonly #emit: (packet: Uint8Array) => void
	/** The next byte of each side. */
	readonly #next = { client: 0, server: 0 }
	readonly #closed = { client: false, server: false }
	#isReset = false

	/** @param emit takes each packet, whose bytes are its own */
	constructor(client: SocketAddress, server: SocketAddress, emit: (packet: Uint8Array) => void) {
		this.#ends = { client, server }
		this.#emit = emit
	}

	/** The server took the connection. */
	open(): void {
		this.asked()
		this.#send('server', SYN | ACK)
		this.#next.server = 1
		this.#send('client', ACK)
	}

	/** The client asks for a connection that is not there yet, or never comes. */
	asked(): void {
		if (this.#next.client > 0) return
		this.#send('client', SYN)
		this.#next.client = 1
	}

	/** The connection was refused. */
	refused(): void {
		this.asked()
		this.#isReset = true
		this.#send('server', RST | ACK)
	}

	data(from: Side, bytes: Uint8Array): void {
		if (this.#isReset || this.#closed[from]) return
		for (let at = 0; at < bytes.length; at += MOST_PAYLOAD) {
			const payload = bytes.subarray(at, at + MOST_PAYLOAD)
			this.#send(from, at + MOST_PAYLOAD < bytes.length ? ACK : PSH | ACK, payload)
			this.#next[from] = (this.#next[from] + payload.length) >>> 0
			this.#send(other(from), ACK)
		}
	}

	/** This side sends no more. */
	finish(from: Side): void {
		if (this.#isReset || this.#closed[from]) return
		this.#closed[from] = true
		this.#send(from, FIN | ACK)
		this.#next[from] = (this.#next[from] + 1) >>> 0
		this.#send(other(from), ACK)
	}

	/** This side broke the connection off. */
	reset(from: Side): void {
		if (this.#isReset || (this.#closed.client && this.#closed.server)) return
		this.#isReset = true
		this.#send(from, RST | ACK)
	}

	#send(from: Side, flags: number, payload: Uint8Array = NOTHING): void {
		const to = other(from)
		this.#emit(
			packetOf({
				source: this.#ends[from],
				destination: this.#ends[to],
				sequence: this.#next[from],
				acknowledged: flags & ACK ? this.#next[to] : 0,
				flags,
				payload,
			}),
		)
	}
}

const NOTHING = new Uint8Array(0)

const other = (side: Side): Side => (side === 'client' ? 'server' : 'client')
