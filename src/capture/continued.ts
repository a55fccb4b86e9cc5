import type { CaptureIssue, CaptureSink, Interface } from './capture-sink.js'
import { reusedPacket } from './reused-packet.js'

/** Captures that go on from each other: packets, places and interfaces are counted over all of them. */
export class Continued {
	/** Those of all captures so far. */
	readonly interfaces: Interface[] = []
	/** Packets so far. */
	packets = 0
	/** Behind the last byte of the last packet so far. */
	end = 0
	readonly #packet = reusedPacket()

	/** What the next capture, of this name, tells goes on to `sink`, counted on. */
	sinkOf(name: string, sink: CaptureSink): CaptureSink {
		const before = { packets: this.packets, position: this.end, interfaces: this.interfaces.length }
		const own = this.#packet
		return {
			packet: packet => {
				own.number = before.packets + packet.number
				own.seconds = packet.seconds
				own.nanos = packet.nanos
				own.timed = packet.timed
				own.link = packet.link
				own.interface =
					packet.interface === undefined || packet.interface < 0 ? -1 : before.interfaces + packet.interface
				own.buffer = packet.buffer
				own.start = packet.start
				own.end = packet.end
				own.length = packet.length
				own.position = before.position + packet.position
				this.packets = own.number
				this.end = own.position + packet.end - packet.start
				sink.packet(own)
			},
			issue: ({ code, text, packet, position }: CaptureIssue) => {
				const placed = packet === undefined ? {} : { packet: before.packets + packet }
				sink.issue?.({ code, text: `${name}: ${text}`, ...placed, position: before.position + position })
			},
			interface: iface => {
				const index = before.interfaces + iface.index
				this.interfaces.push({ ...iface, index })
				sink.interface?.({ ...iface, index })
			},
			secrets: secrets => sink.secrets?.(secrets),
			comment: (packet, text) => sink.comment?.(before.packets + packet, text),
		}
	}
}
