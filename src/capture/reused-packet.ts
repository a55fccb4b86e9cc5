import type { Packet } from '../decode/net/packet.js'

/** The one packet that a reader fills again and again. */
export type ReusedPacket = { -readonly [key in keyof Packet]: Packet[key] }

/** A packet with nothing in it yet; all its members are there, so that its shape never changes. */
export function reusedPacket(): ReusedPacket {
	return {
		number: 0,
		seconds: 0,
		nanos: 0,
		timed: true,
		link: 0,
		interface: 0,
		buffer: new Uint8Array(0),
		start: 0,
		end: 0,
		length: 0,
		position: 0,
	}
}
