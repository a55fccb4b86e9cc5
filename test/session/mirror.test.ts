import assert from 'node:assert/strict'
import { deserialize, serialize } from 'node:v8'
import fc from 'fast-check'
import { data } from '../../src/session/change.js'
import type { Conversation } from '../../src/session/conversation.js'
import { Growth } from '../../src/session/growth.js'
import { inspectMessage, inspectPacket } from '../../src/session/inspect.js'
import { Mirror } from '../../src/session/mirror.js'
import { Secrets } from '../../src/session/secrets.js'
import { GrowingSession, type Session } from '../../src/session/session.js'
import { FIXTURES, withFixture } from '../fixture-files.js'
import { keysBeside } from './keys.js'
import { type Captured, packetsOf } from './replay.js'

/** A session of these packets, and its mirror, which is told of it after each of the packets in `moments`. */
function mirrored(
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

/** A conversation as data, whichever thread has made it. */
const asData = (conversation: Conversation) => deserialize(serialize(data(conversation))) as unknown

function assertSame(mirror: Session, session: Session, what: string): void {
	const { counts, format, digits, issues, ended, conversations } = session
	const { length } = conversations
	assert.deepEqual({ ...mirror.counts }, { ...counts }, what)
	assert.deepEqual([mirror.format, mirror.digits, mirror.ended], [format, digits, ended], what)
	assert.deepEqual(mirror.issues, issues, what)
	assert.equal(mirror.conversations.length, length, what)
	for (let i = 0; i < length; i++)
		assert.deepEqual({ ...mirror.conversations[i]! }, asData(conversations[i]!), `${what}, conversation ${i + 1}`)
	for (let number = 1; number <= session.index!.count; number++)
		assert.deepEqual(mirror.index!.row(number), session.index!.row(number), what)
}

describe('a mirror', () => {
	const captures = new Map<string, readonly Captured[]>()

	before(async () => {
		for (const file of FIXTURES) captures.set(file, await withFixture(file, packetsOf))
	})

	const moments = fc.uniqueArray(fc.nat(400), { maxLength: 40 }).map(list => new Set(list))

	for (const [keys, secretsOf] of [
		['', () => new Secrets()],
		[', opened with keys,', keysBeside],
	] as const)
		it(`is what the session is${keys} at whichever moments it is told of it, for every fixture`, () => {
			for (const file of FIXTURES) {
				fc.assert(
					fc.property(moments, fc.boolean(), (moments, isLookedAt) => {
						const look = (mirror: Mirror) => {
							if (isLookedAt) for (const conversation of mirror.conversations) assert.ok(conversation.number)
						}
						const { session, mirror } = mirrored(captures.get(file)!, secretsOf(file), { moments, look })
						assertSame(mirror, session, file)
					}),
					{ numRuns: 2 },
				)
			}
		})

	it('is the same at every moment', () => {
		const packets = captures.get('openssl-renegotiation.pcap') ?? captures.get(FIXTURES[0]!)!
		for (let count = 1; count < packets.length; count++) {
			const all = mirrored(packets.slice(0, count), new Secrets(), { moments: new Set([1, 3, 5, 8, count]) })
			assertSame(all.mirror, all.session, `${count} packets`)
		}
	})

	it('is inspected as the session is', () => {
		const packets = captures.get('tutorial-https.pcap')!
		const secrets = keysBeside('tutorial-https.pcap')
		const { session, mirror } = mirrored(packets, secrets, { moments: new Set([4, 9, 15]) })
		for (let number = 1; number <= packets.length; number++)
			assert.deepEqual(inspectPacket(mirror, number), inspectPacket(session, number))
		for (const [i, conversation] of session.conversations.entries())
			for (const index of conversation.messages.keys())
				assert.deepEqual(
					inspectMessage(mirror, mirror.conversations[i]!, index),
					inspectMessage(session, conversation, index),
				)
	})

	it('stays one object while it grows', () => {
		const packets = captures.get('tutorial-https.pcap')!
		const seen: Conversation[] = []
		const { mirror } = mirrored(packets, new Secrets(), {
			moments: new Set([2, 6, 10]),
			look: mirror => seen.push(mirror.conversations[0]!),
		})
		assert.equal(seen.length, 3)
		assert.ok(seen.every(conversation => conversation === mirror.conversations[0]))
		assert.equal(seen[0]!.packets, mirror.conversations[0]!.packets)
	})
})
