import assert from 'node:assert/strict'
import fc from 'fast-check'
import { conversationJson } from '../../src/report/json.js'
import type { SessionOptions } from '../../src/session/session.js'
import { FIXTURES, withFixture } from '../fixture-files.js'
import { type Captured, packetsOf, replay } from './replay.js'

/** Found nowhere; whoever looks for it has to see every byte. */
const NOWHERE = 'no capture has these words in it'

function reports(packets: readonly Captured[], options: Partial<SessionOptions> = {}) {
	const session = replay(packets, options)
	return session.conversations.map(conversation => {
		const { find: _, ...rest } = conversationJson(session, conversation)
		return rest
	})
}

describe('bytes inside a sealed record', () => {
	for (const file of FIXTURES.filter(file => /large|download|range|compress|tutorial-https/.test(file))) {
		it(`are only counted, and every conversation is as if they were seen: ${file}`, async () => {
			const packets = await withFixture(file, session => packetsOf(session))
			const damage = fc.record({
				missing: fc.array(fc.nat(packets.length), { maxLength: 3 }),
				exchanged: fc.array(fc.nat(packets.length), { maxLength: 5 }),
				twice: fc.array(fc.nat(packets.length), { maxLength: 3 }),
			})
			fc.assert(
				fc.property(damage, ({ missing, exchanged, twice }) => {
					const given = packets.flatMap((packet, i) =>
						missing.includes(i) ? [] : twice.includes(i) ? [packet, packet] : [packet],
					)
					for (const i of exchanged) if (i + 1 < given.length) given.splice(i, 2, given[i + 1]!, given[i]!)
					assert.deepEqual(reports(given), reports(given, { find: NOWHERE }))
				}),
				{ numRuns: 15 },
			)
		})
	}
})
