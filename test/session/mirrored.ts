import { deserialize, serialize } from 'node:v8'
import { Growth } from '../../src/session/growth.js'
import { Mirror } from '../../src/session/mirror.js'
import type { Secrets } from '../../src/session/secrets.js'
import { GrowingSession } from '../../src/session/session.js'
import type { Captured } from './replay.js'

/** A session of these packets, and its mirror, which is told of it after each of the packets in `moments`. */
export function mirrored(
	packets: readonly Captured[],
	secrets: Secrets,
	{ moments, look = () => {} }: { readonly moments: ReadonlySet<number>; readonly look?: (mirror: Mirror) => void },
): { readonly session: GrowingSession; readonly mirror: Mirror } {
	const buffer = new Uint8Array(packets.reduce((sum, { bytes }) => sum + bytes.length, 0))
	const bytes = (position: number, length: number) => buffer.slice(position, position + length)
	const common = { file: 'mirrored', bytes, secrets }
	const session: GrowingSession = new GrowingSession({
		...common,
		keep: true,
		onEvent: event => event.kind !== 'issue' && growth.conversation(event.conversation),
	})
	const growth = new Growth(session, serialize)
	const mirror = new Mirror({ ...common, decode: deserialize })
	let start = 0
	for (const [i, packet] of packets.entries()) {
		const { bytes, link, seconds, nanos, length = bytes.length } = packet
		buffer.set(bytes, start)
		const end = start + bytes.length
		const number = i + 1
		session.packet({ number, seconds, nanos, timed: true, link, buffer, start, end, length, position: start })
		growth.packet()
		start = end
		if (!moments.has(number)) continue
		mirror.grow(growth.take())
		look(mirror)
	}
	session.end()
	mirror.grow(growth.take())
	return { session, mirror }
}
