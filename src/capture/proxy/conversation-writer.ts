import {
	ACK,
	FIN,
	MOST_PAYLOAD,
	PSH,
	RST,
	type Segment,
	type SocketAddress,
	SYN,
	type Way,
	wayBetween,
} from './frames.js'

/** Who sends: `client` opened the connection. */
export type Side = 'client' | 'server'

/**
 * One relayed connection as TCP packets. The bytes and their order are what the relay's sockets gave; sequence numbers,
 * windows and acknowledgements are made up, each packet acknowledged at once by the other end.
 */
export class ConversationWriter {
	/** Where what each side sends goes. */
	readonly #ways: Readonly<Record<Side, Way>>
	readonly #emit: (segment: Segment, comment?: string) => void
	/** The next byte of each side. They begin by chance, so that a pair of ports that is used again is another connection. */
	readonly #next = { client: anyNumber(), server: anyNumber() }
	#isAsked = false
	readonly #closed = { client: false, server: false }
	#isReset = false

	/** @param emit takes each segment; its payload is valid during the call */
	constructor(client: SocketAddress, server: SocketAddress, emit: (segment: Segment, comment?: string) => void) {
		this.#ways = { client: wayBetween(client, server), server: wayBetween(server, client) }
		this.#emit = emit
	}

	/** The server took the connection. */
	open(comment?: string): void {
		this.asked(comment)
		this.#send('server', SYN | ACK)
		this.#advance('server', 1)
		this.#send('client', ACK)
	}

	/** The client asks for a connection that is not there yet, or never comes. */
	asked(comment?: string): void {
		if (this.#isAsked) return
		this.#isAsked = true
		this.#send('client', SYN, NOTHING, comment)
		this.#advance('client', 1)
	}

	/** The connection was refused. */
	refused(comment?: string): void {
		this.asked(comment)
		this.#isReset = true
		this.#send('server', RST | ACK)
	}

	/** `comment` goes with its first packet. */
	data(from: Side, bytes: Uint8Array, comment?: string): void {
		if (this.#isReset || this.#closed[from]) return
		for (let at = 0; at < bytes.length; at += MOST_PAYLOAD) {
			const payload = bytes.subarray(at, at + MOST_PAYLOAD)
			this.#send(from, at + MOST_PAYLOAD < bytes.length ? ACK : PSH | ACK, payload, at === 0 ? comment : undefined)
			this.#advance(from, payload.length)
		}
		// One acknowledgement for what came at once, as TCP itself delays them (RFC 9293, 3.8.6.3).
		if (bytes.length > 0) this.#send(other(from), ACK)
	}

	/** This side sends no more. */
	finish(from: Side): void {
		if (this.#isReset || this.#closed[from]) return
		this.#closed[from] = true
		this.#send(from, FIN | ACK)
		this.#advance(from, 1)
		this.#send(other(from), ACK)
	}

	/** This side broke the connection off. */
	reset(from: Side): void {
		if (this.#isReset || (this.#closed.client && this.#closed.server)) return
		this.#isReset = true
		this.#send(from, RST | ACK)
	}

	#advance(from: Side, bytes: number): void {
		this.#next[from] = (this.#next[from] + bytes) >>> 0
	}

	#send(from: Side, flags: number, payload: Uint8Array = NOTHING, comment?: string): void {
		const segment = {
			way: this.#ways[from],
			sequence: this.#next[from],
			acknowledged: flags & ACK ? this.#next[other(from)] : 0,
			flags,
			payload,
		}
		this.#emit(segment, comment)
	}
}

const anyNumber = () => Math.floor(Math.random() * 2 ** 32)

const NOTHING = new Uint8Array(0)

const other = (side: Side): Side => (side === 'client' ? 'server' : 'client')
