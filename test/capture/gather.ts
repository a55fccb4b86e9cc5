import { AnyReader } from '../../src/capture/any-reader.js'
import type { CaptureIssue, CaptureSink, Interface, Secrets } from '../../src/capture/capture-sink.js'
import type { Packet } from '../../src/decode/net/packet.js'

/** A packet to keep: its bytes are a copy. */
export type Kept = Omit<Packet, 'buffer' | 'start' | 'end'> & { readonly bytes: Uint8Array }

/** Everything a reader handed out. */
export type Gathered = {
	readonly packets: Kept[]
	readonly issues: CaptureIssue[]
	readonly interfaces: Interface[]
	readonly secrets: Secrets[]
	readonly comments: [packet: number, text: string][]
}

/** What is gathered, and the sink that gathers it. */
export function gatherer(): { readonly gathered: Gathered; readonly sink: CaptureSink } {
	const gathered: Gathered = { packets: [], issues: [], interfaces: [], secrets: [], comments: [] }
	const sink: CaptureSink = {
		packet({ buffer, start, end, ...rest }) {
			gathered.packets.push({ ...rest, bytes: buffer.slice(start, end) })
		},
		issue: issue => void gathered.issues.push(issue),
		interface: iface => void gathered.interfaces.push(iface),
		secrets: secrets => void gathered.secrets.push(secrets),
		comment: (packet, text) => void gathered.comments.push([packet, text]),
	}
	return { gathered, sink }
}

/** Reads `file` cut at `cuts`, in one buffer that is overwritten after each push, as a source of chunks does. */
export function gather(file: Uint8Array, cuts: readonly number[] = []): Gathered {
	const { gathered, sink } = gatherer()
	const reader = new AnyReader(sink, 'test.pcap')
	const places = [0, ...[...cuts].sort((a, b) => a - b), file.length]
	const buffer = new Uint8Array(file.length)
	for (let i = 1; i < places.length; i++) {
		const chunk = buffer.subarray(0, places[i]! - places[i - 1]!)
		chunk.set(file.subarray(places[i - 1]!, places[i]!))
		reader.push(chunk)
		chunk.fill(0xee)
	}
	reader.end()
	return gathered
}

/** The same, a byte at a time. */
export function gatherBytewise(file: Uint8Array): Gathered {
	return gather(
		file,
		Array.from(file, (_, i) => i),
	)
}

/** The sentences of what was found wrong. */
export function texts(gathered: Gathered): string[] {
	return gathered.issues.map(issue => issue.text)
}
