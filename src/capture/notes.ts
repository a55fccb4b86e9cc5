import type { Interface } from './capture-sink.js'
import { openSource } from './folder.js'

/** What a capture says of single packets besides their bytes: nothing of it is kept while it is read. */
export type PacketNotes = {
	/** Where the packet was captured, as far as the file tells. */
	interfaceOf(packet: number): Interface | undefined
	/** What somebody has written on it. */
	commentsOf(packet: number): readonly string[]
}

/** Of a capture that is not at hand any more. */
export const NO_NOTES: PacketNotes = { interfaceOf: () => undefined, commentsOf: () => [] }

/** Reads a file or folder of captures once more, for its notes on the packets that are wanted. Rejects with a CaptureError. */
export async function readNotes(path: string, isWanted: (packet: number) => boolean): Promise<PacketNotes> {
	const interfaces: Interface[] = []
	const places = new Map<number, number>()
	const comments = new Map<number, string[]>()
	const source = openSource(path)
	try {
		await source.read({
			interface: iface => void interfaces.push(iface),
			packet: ({ number, interface: index = -1 }) => {
				// One interface is the rule: then there is nothing to remember.
				if (interfaces.length > 1 && isWanted(number)) places.set(number, index)
			},
			comment: (packet, text) => {
				if (isWanted(packet)) comments.set(packet, [...(comments.get(packet) ?? []), text])
			},
		})
	} finally {
		source.close()
	}
	return {
		interfaceOf: packet => interfaces[places.get(packet) ?? 0],
		commentsOf: packet => comments.get(packet) ?? [],
	}
}
