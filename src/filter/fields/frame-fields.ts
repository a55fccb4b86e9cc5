import type { PacketLayers } from '../layers.js'
import type { FilterField } from './field.js'

/** The packet as it stands in the capture. */
export const FRAME_FIELDS: readonly FilterField[] = [
	{ name: 'frame', kind: 'protocol', of: packet => [packet.bytes], isIn: () => true },
	{ name: 'frame.number', kind: 'number', of: ({ row }) => [row.number] },
	{ name: 'frame.len', kind: 'number', of: ({ row }) => [row.length] },
	{ name: 'frame.cap_len', kind: 'number', of: ({ row }) => [row.captured] },
	{ name: 'frame.time_epoch', kind: 'seconds', of: ({ row }) => (row.timed ? [secondsOf(row.time)] : []) },
	{ name: 'frame.time_relative', kind: 'seconds', of: packet => since(packet, 1) },
	{ name: 'frame.time_delta', kind: 'seconds', of: packet => since(packet, Math.max(1, packet.row.number - 1)) },
]

type Time = { readonly seconds: number; readonly nanos: number }

function secondsOf({ seconds, nanos }: Time): number {
	return seconds + nanos / 1e9
}

/** Seconds since packet `number`. The difference is taken first: as one number, a time of day loses its nanoseconds. */
function since({ session, row }: PacketLayers, number: number): readonly number[] {
	const from = session.index?.row(number)
	if (!from?.timed || !row.timed) return []
	const nanos = (row.time.seconds - from.time.seconds) * 1e9 + (row.time.nanos - from.time.nanos)
	return [nanos / 1e9]
}
