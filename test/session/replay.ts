import type { Packet } from '../../src/decode/net/packet.js'
import { GrowingSession, type Session, type SessionOptions } from '../../src/session/session.js'

/** A packet on its own. */
export type Captured = {
	readonly bytes: Uint8Array
	readonly link: number
	readonly seconds: number
	readonly nanos: number
	/** On the wire; without it as many as there are bytes. */
	readonly length?: number
}

/** The packets of a session, in their order. */
export function packetsOf(session: Session): Captured[] {
	return Array.from({ length: session.index!.count }, (_, i) => {
		const { position, captured, link, length, time } = session.index!.row(i + 1)!
		return { bytes: session.bytes(position, captured), link, length, ...time }
	})
}

/** A session of these packets, read to its end; every row and conversation is kept. */
export function replay(packets: readonly Captured[], options: Partial<SessionOptions> = {}): GrowingSession {
	const buffer = new Uint8Array(packets.reduce((sum, { bytes }) => sum + bytes.length, 0))
	const session = new GrowingSession({
		file: 'replayed',
		bytes: (position, length) => buffer.slice(position, position + length),
		keep: true,
		...options,
	})
	let start = 0
	for (const [i, { bytes, link, seconds, nanos, length = bytes.length }] of packets.entries()) {
		buffer.set(bytes, start)
		const end = start + bytes.length
		const packet: Packet = {
			number: i + 1,
			seconds,
			nanos,
			timed: true,
			link,
			buffer,
			start,
			end,
			length,
			position: start,
		}
		session.packet(packet)
		start = end
	}
	session.end()
	return session
}
