import assert from 'node:assert/strict'
import { deserialize, serialize } from 'node:v8'
import fc from 'fast-check'
import { data } from '../../src/session/change.js'
import type { Conversation } from '../../src/session/conversation.js'
import { inspectMessage, inspectPacket } from '../../src/session/inspect.js'
import type { Mirror } from '../../src/session/mirror.js'
import { Secrets } from '../../src/session/secrets.js'
import type { Session } from '../../src/session/session.js'
import { FIXTURES, withFixture } from '../fixture-files.js'
import { keysBeside } from './keys.js'
import { mirrored } from './mirrored.js'
import { type Captured, packetsOf } from './replay.js'

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

/** Of each fixture; other moments in every run. `HANDSHARK_RUNS=100` for the long run. */
const RUNS = Number(process.env.HANDSHARK_RUNS ?? 1)

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
					{ numRuns: RUNS },
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

	it('counts the changes of each conversation: while their number is the same, so is the conversation', () => {
		for (const file of FIXTURES) {
			const seen = new Map<string, unknown>()
			const look = ({ conversations, changesOf }: Mirror) => {
				for (const conversation of conversations) {
					const key = `${conversation.number} ${changesOf(conversation.number)}`
					const now = asData({ ...conversation })
					if (!seen.has(key)) seen.set(key, now)
					assert.deepEqual(now, seen.get(key), `${file}, ${key}`)
				}
			}
			mirrored(captures.get(file)!, keysBeside(file), { moments: new Set([1, 2, 4, 7, 11, 16, 30, 60]), look })
		}
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
