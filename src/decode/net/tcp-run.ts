import type { Side, TcpConnection, TcpSide } from './tcp-connection.js'
import type { Entry } from './tcp-table.js'

/** What one side has sent in a run, and where it goes on. Sequence numbers are signed here: small integers to V8. */
export class Way {
	/** Its IPv4 address as one number, as plain segments have it. */
	readonly address: number
	readonly port: number
	/** Sequence number of its next byte. */
	next = 0
	/** Bytes from there on that only count. */
	left = 0
	packets = 0
	bytes = 0
	/** How far the other side has acknowledged it, and the packet that says so. */
	acked = 0
	ackedIn = 0
	ackedNanos = 0

	constructor({ address, port }: TcpSide) {
		this.address = addressNumber(address)
		this.port = port
	}

	/** A run begins where the side's stream is now. */
	begin({ stream }: TcpSide, left: number): void {
		this.next = stream.next | 0
		this.acked = stream.ackedTo | 0
		this.left = left
	}
}

/**
 * Segments of one connection, one after the other and within one second, that bring nothing but more of what only counts,
 * in order, and acknowledgements of what was seen.
 */
export class Run<State> {
	readonly entry: Entry<State>
	readonly a: Way
	readonly b: Way
	/** Packets so far, and the last of them. */
	packets = 0
	last = 0
	nanos = 0
	/** Who has sent the last bytes. */
	speaker: Side | undefined
	/** Whether it may take a packet. */
	isOpen = false

	constructor(entry: Entry<State>, { a, b }: TcpConnection<State>) {
		this.entry = entry
		this.a = new Way(a)
		this.b = new Way(b)
	}

	/** What was counted has been told. */
	clear(): void {
		for (const way of [this.a, this.b]) {
			way.packets = 0
			way.bytes = 0
			way.ackedIn = 0
		}
		this.packets = 0
		this.speaker = undefined
	}
}

function addressNumber([a = 0, b = 0, c = 0, d = 0]: Uint8Array): number {
	return (a << 24) | (b << 16) | (c << 8) | d
}
