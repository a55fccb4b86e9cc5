import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Event } from '../../src/session/event.js'
import type { SessionOptions } from '../../src/session/session.js'
import { FIXTURES, withFixture } from '../fixture-files.js'
import { type Captured, packetsOf, replay } from './replay.js'

const OTHERS = /^(alert|change_cipher_spec|application_data|encrypted_handshake|http_.*|content_type_.*)$/

/** The handshake messages that can be read, as they are told. */
function told(packets: readonly Captured[], options: Partial<SessionOptions>) {
	const messages: unknown[] = []
	const onEvent = (event: Event) => {
		if (event.kind !== 'message' || OTHERS.test(event.message.type) || event.message.standing === 'inferred') return
		const { from, type, time, packets, length, summary } = event.message
		messages.push([event.conversation.number, from, type, time, packets, length, summary])
	}
	replay(packets, { ...options, keep: false, onEvent })
	return messages
}

describe('a decoder of handshakes only', () => {
	for (const file of FIXTURES.filter(file =>
		/^tutorial-https|renegotiation|proxy|large-certificate-tls12|tls13-resumed/.test(file),
	)) {
		it(`tells the same of them as the whole one, whatever packets are missing or exchanged: ${file}`, async () => {
			const packets = await withFixture(file, session => packetsOf(session))
			const damage = fc.record({
				missing: fc.array(fc.nat(30), { maxLength: 3 }),
				exchanged: fc.array(fc.nat(30), { maxLength: 3 }),
				cut: fc.option(fc.nat(300)),
			})
			fc.assert(
				fc.property(damage, ({ missing, exchanged, cut }) => {
					const damaged = packets.filter((_, i) => !missing.includes(i))
					for (const i of exchanged) if (i + 1 < damaged.length) damaged.splice(i, 2, damaged[i + 1]!, damaged[i]!)
					const given = damaged.map(packet =>
						cut === null ? packet : { ...packet, bytes: packet.bytes.subarray(0, cut), length: packet.bytes.length },
					)
					assert.deepEqual(told(given, { only: 'handshakes' }), told(given, {}))
				}),
				{ numRuns: 60 },
			)
		})
	}
})
