import assert from 'node:assert/strict'
import type { Opened } from '../../src/cli/read.js'
import { leaves, type Span, UNDECODED } from '../../src/decode/field.js'
import { inspectMessage, inspectPacket } from '../../src/session/inspect.js'
import { placesOf, spansOf } from '../../src/session/places.js'
import type { Session } from '../../src/session/session.js'
import type { Place, View } from '../../src/session/view.js'
import { assertTiles } from '../decode/tiles.js'
import { FIXTURES, readFixture, withFixture } from '../fixture-files.js'
import { packetsOf } from './replay.js'

/** Every view of a capture: of each packet, and of each rung. */
function* viewsOf(session: Session): Generator<View> {
	for (let number = 1; number <= session.index!.count; number++) yield* inspectPacket(session, number)
	for (const conversation of session.conversations) {
		for (const index of conversation.messages.keys()) yield* inspectMessage(session, conversation, index)
	}
}

/** Captures that are damaged on purpose: what is cut off cannot be decoded. */
const DAMAGED = /^(capture-(cut|lost|midstream|snaplen)|http-malformed)/

describe('every block of every fixture', () => {
	for (const file of FIXTURES) {
		describe(file, () => {
			let opened: Opened
			let views: readonly View[]

			before(async () => {
				opened = await readFixture(file)
				views = [...viewsOf(opened.session)]
			})

			after(() => opened.capture.close())

			it(`tiles its bytes${DAMAGED.test(file) ? '' : ', with nothing undecoded'}`, () => {
				for (const view of views) {
					assertTiles(view.field, view.bytes.length)
					if (DAMAGED.test(file)) continue
					for (const leaf of leaves(view.field)) {
						assert.notEqual(
							leaf.name,
							UNDECODED,
							`${view.title}: ${leaf.span.end - leaf.span.start} bytes at ${leaf.span.start}`,
						)
					}
				}
			})

			it('leads from every byte to the packet that holds it, and back', () => {
				const { session } = opened
				const packets = packetsOf(session).map(({ bytes }) => bytes)
				for (const view of views) {
					const conversation = session.conversations[(view.conversation ?? 0) - 1]
					if (view.kind === 'body') continue
					for (const leaf of leaves(view.field)) {
						const places = placesOf(conversation, view, leaf.span)
						assertCaptured(packets, view, leaf.span, places, `${view.title}, ${leaf.name}`)
						for (const { packet, span } of places.slice(0, 1)) {
							const [back] = spansOf(conversation, view, packet, span)
							assert.equal(back?.start, leaf.span.start)
						}
					}
				}
			})
		})
	}

	it('shows the fields of a ClientHello in SSLv2 format, which stands in no record', () =>
		withFixture('java-tls10.pcap', session => {
			const [frame, hello] = inspectPacket(session, 4)
			assert.equal(frame?.kind, 'frame')
			const fields = hello?.field.children?.find(({ name }) => name === 'sslv2_client_hello')?.children ?? []
			const names = ['msg_type', 'version', 'cipher_spec_length', 'session_id_length', 'challenge_length']
			assert.deepEqual(
				fields.map(({ name }) => name),
				[...names, 'cipher_specs', 'session_id', 'challenge'],
			)
		}))
})

/** The bytes of a span are those that were captured at its places; of what was opened, as many. */
function assertCaptured(
	packets: readonly Uint8Array[],
	view: View,
	span: Span,
	places: readonly Place[],
	what: string,
): void {
	const bytes = Buffer.concat(places.map(({ packet, span }) => packets[packet - 1]!.subarray(span.start, span.end)))
	const shown = view.bytes.subarray(span.start, span.end)
	if (view.isOpened) assert.equal(bytes.length, shown.length, what)
	else if (!bytes.equals(shown)) assert.deepEqual([...bytes], [...shown], what)
}
