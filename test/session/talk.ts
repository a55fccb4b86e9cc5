import { GrowingSession } from '../../src/session/session.js'
import { bytes, u16, u32 } from '../decode/net/frame-bytes.js'

/** Who sends what: a segment each. `lost` segments were sent but not captured. */
export type Said = {
	readonly from: 'client' | 'server'
	readonly data: string | Uint8Array
	readonly lost?: boolean
}

export type TalkOptions = {
	/** Whether the capture begins after the TCP handshake. */
	readonly midway?: boolean
	/** Bytes of a segment at most: the same talk, cut otherwise. */
	readonly cut?: number
	/** Bytes of a segment, its header included, that one IP fragment takes: a multiple of 8. */
	readonly fragment?: number
	/** The IPv4 addresses of both ends, where they matter. */
	readonly ends?: Ends
}

type Ends = Readonly<Record<'client' | 'server', readonly number[]>>

const ENDS: Ends = { client: [10, 0, 0, 1], server: [10, 0, 0, 2] }
const PORTS = { client: 40_000, server: 5_683 } as const
const [FIN, SYN, PSH, ACK] = [0x01, 0x02, 0x08, 0x10]

/** The session of one TCP connection, from raw IPv4 packets one second apart; packet `n` has the time `n`. */
export function sessionOf(
	talk: readonly Said[],
	{ midway = false, cut = 1400, fragment, ends = ENDS }: TalkOptions = {},
): GrowingSession {
	const wire = new Wire(ends, fragment)
	if (!midway) {
		wire.send('client', SYN)
		wire.send('server', SYN | ACK)
		wire.send('client', ACK)
	}
	for (const { from, data, lost } of talk) {
		const all = bytes(data)
		for (let at = 0; at < all.length; at += cut) wire.send(from, PSH | ACK, all.subarray(at, at + cut), lost)
	}
	if (!midway) {
		wire.send('client', FIN | ACK)
		wire.send('server', FIN | ACK)
		wire.send('client', ACK)
	}
	return wire.session()
}

class Wire {
	readonly #packets: Uint8Array[] = []
	readonly #next = { client: 1000, server: 5000 }
	readonly #fragment: number
	#id = 0

	constructor(
		readonly ends: Ends,
		fragment = 1 << 16,
	) {
		this.#fragment = fragment
	}

	send(from: 'client' | 'server', flags: number, data: Uint8Array = new Uint8Array(0), lost = false): void {
		const to = from === 'client' ? 'server' : 'client'
		const ports = [...u16(PORTS[from]), ...u16(PORTS[to])]
		const numbers = [...u32(this.#next[from]), ...u32(flags & ACK ? this.#next[to] : 0)]
		const segment = bytes(ports, numbers, [0x50, flags], u16(500), [0, 0, 0, 0], data)
		const id = u16(++this.#id)
		for (let at = 0; !lost && at < segment.length; at += this.#fragment) {
			const part = segment.subarray(at, at + this.#fragment)
			const more = at + part.length < segment.length ? 0x2000 : 0
			const head = bytes([0x45, 0], u16(20 + part.length), id, u16(more | (at / 8)), [64, 6, 0, 0])
			this.#packets.push(bytes(head, [...this.ends[from]], [...this.ends[to]], part))
		}
		this.#next[from] += data.length + (flags & (SYN | FIN) ? 1 : 0)
	}

	session(): GrowingSession {
		const file = bytes(...this.#packets)
		const session = new GrowingSession({
			file: 'made up',
			bytes: (position, length) => file.subarray(position, position + length),
			keep: true,
		})
		let position = 0
		for (const [i, buffer] of this.#packets.entries()) {
			const { length } = buffer
			const number = i + 1
			session.packet({
				number,
				seconds: number,
				nanos: 0,
				timed: true,
				link: 101,
				buffer,
				start: 0,
				end: length,
				length,
				position,
			})
			position += length
		}
		session.end()
		return session
	}
}
