import assert from 'node:assert/strict'
import { inspectMessage, inspectPacket } from '../../src/session/inspect.js'
import { packetLine } from '../../src/session/packet-line.js'
import { placesOf } from '../../src/session/places.js'
import { clientHello, record, serverHello } from '../decode/tls/build.js'
import { type Said, sessionOf } from './talk.js'

const TALK: readonly Said[] = [
	{ from: 'client', data: record(22, clientHello()) },
	{ from: 'server', data: record(22, serverHello()) },
]

describe('a conversation in IP fragments', () => {
	const whole = sessionOf(TALK).conversations[0]!
	const session = sessionOf(TALK, { fragment: 24 })
	const conversation = session.conversations[0]!

	it('is the same conversation', () => {
		assert.equal(session.conversations.length, 1)
		assert.deepEqual(
			conversation.messages.map(({ from, type }) => [from, type]),
			whole.messages.map(({ from, type }) => [from, type]),
		)
		assert.deepEqual(conversation.bytes, whole.bytes)
		assert.deepEqual(conversation.issues, [])
	})

	it('has all packets with its fragments, each counted as decoded', () => {
		const { packets, decoded, skipped, malformed } = session.counts
		assert.ok(packets > 12)
		assert.deepEqual([decoded, skipped, malformed], [packets, 0, 0])
		for (let number = 1; number <= packets; number++) assert.equal(session.index?.row(number)?.conversation, 1)
	})

	it('traces every byte of a message to its own packet', () => {
		for (const [index, message] of conversation.messages.entries()) {
			const [view] = inspectMessage(session, conversation, index)
			const [same] = inspectMessage(sessionOf(TALK), whole, index)
			assert.deepEqual(view?.bytes, same?.bytes)
			const places = placesOf(conversation, view!, { start: 0, end: view!.bytes.length })
			assert.ok(places.length > 3)
			const traced = places.flatMap(({ packet, span }) => {
				const [frame] = inspectPacket(session, packet)
				return [...frame!.bytes.subarray(span.start, span.end)]
			})
			assert.deepEqual(Uint8Array.from(traced), view?.bytes)
			assert.equal(message.packets.length, new Set(places.map(({ packet }) => packet)).size)
		}
	})

	it('names the ends and the message of a fragment in the list of packets', () => {
		const [hello] = conversation.messages
		const last = packetLine(session, hello!.packets.at(-1)!)!
		assert.deepEqual(
			[last.source, last.destination, last.from, last.rungs.length],
			['10.0.0.1:40000', '10.0.0.2:5683', 'client', 1],
		)
		const first = packetLine(session, hello!.packets[0]!)!
		assert.deepEqual([first.source, first.from, first.part?.type], ['10.0.0.1:40000', 'client', 'client_hello'])
	})
})
