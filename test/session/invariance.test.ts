import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Conversation } from '../../src/session/conversation.js'
import { Secrets } from '../../src/session/secrets.js'
import type { Session } from '../../src/session/session.js'
import { withFixture } from '../fixture-files.js'
import { keysBeside } from './keys.js'
import { proveBeside } from './proofs/proved.js'
import { type Captured, packetsOf, replay } from './replay.js'
import { type Change, rewired } from './rewire.js'

/** Sessions of every kind, each of some packets: HTTP of several forms, TLS of all versions, several conversations at once. */
const FILES = [
	'tutorial-http.pcap',
	'tutorial-https-retry.pcap',
	'http-pipelined.pcap',
	'http-chunked.pcap',
	'http-until-close.pcap',
	'socketio-clear.pcap',
	'tls-to-http-nginx.pcap',
	'nginx-tls10.pcap',
	'nginx-tls12-ticket.pcap',
	'openssl-max-fragment.pcap',
	'openssl-early-data.pcap',
	'openssl-client-certificate-tls12.pcap',
	'openssl-renegotiation.pcap',
	'capture-ipv6.pcap',
	'capture-any-sll2.pcap',
]

/** `HANDSHARK_RUNS=10000` for the long run. */
const RUNS = Number(process.env.HANDSHARK_RUNS ?? 200)

const index = fc.nat(10_000)
const changes: fc.Arbitrary<Change[]> = fc.array(
	fc.oneof(
		fc.record({ kind: fc.constant('split' as const), packet: index, at: index }),
		fc.record({ kind: fc.constant('merge' as const), packet: index }),
		fc.record({ kind: fc.constant('again' as const), packet: index, later: fc.nat(12) }),
		fc.record({ kind: fc.constant('resent' as const), packet: index, at: index, later: fc.nat(12) }),
		fc.record({ kind: fc.constant('late' as const), packet: index, by: fc.integer({ min: 1, max: 4 }) }),
	),
	{ maxLength: 30 },
)

/** What a conversation is, whatever packets carried it. */
function essence(conversation: Conversation) {
	const { client, server, rolesBy, protocol, bytes, holes, records, messages, tls, http, tcp, issues, proofs } =
		conversation
	const rows = (list: Conversation['records']['client']) => list.map(({ pieces: _, time: __, ...row }) => row)
	return {
		...{ client, server, rolesBy, protocol, bytes, holes, tls, http, opening: tcp.opening },
		records: { client: rows(records.client), server: rows(records.server) },
		messages: messages.map(({ time: _, packets: __, packetCount: ___, source, ...rest }) => ({
			...rest,
			...(source.kind === 'stream' && { start: source.start }),
		})),
		issues: issues.map(({ code, text }) => `${code}: ${text}`),
		// Why a certificate was valid names the second of a packet.
		proofs: proofs?.map(({ why: _, ...proof }) => proof),
	}
}

/** So many of the captures, which are short. */
const BYTEWISE = 4

/** Its first byte becomes a segment of its own, then the next one's. */
function firstBytesOff({ bytes }: Captured): Change[] {
	return Array.from(bytes, (_, packet) => ({ kind: 'split', packet, at: 0 }))
}

const essences = (session: Session) => session.conversations.map(essence)

describe('a session', () => {
	const captures = new Map<string, readonly Captured[]>()

	before(async () => {
		for (const file of FILES) captures.set(file, await withFixture(file, packetsOf))
	})

	it('is the same when its packets are read again', async () => {
		for (const [file, packets] of captures) {
			await withFixture(file, session => assert.deepEqual(essences(replay(packets)), essences(session), file))
		}
	})

	it('is the same byte by byte', () => {
		for (const file of FILES.slice(0, BYTEWISE)) {
			const packets = captures.get(file)!
			const cut = packets.flatMap(packet => rewired([packet], firstBytesOff(packet)))
			assert.ok(cut.length > 10 * packets.length)
			assert.deepEqual(essences(replay(cut)), essences(replay(packets)), file)
		}
	})

	for (const [keys, secretsFor, share] of [
		['', () => new Secrets(), 1],
		[', opened with keys,', keysBeside, 3],
	] as const) {
		it(`is the same${keys} cut otherwise, with segments sent again and out of order`, () => {
			const expected = new Map(
				[...captures].map(([file, packets]) => [
					file,
					essences(replay(packets, { secrets: secretsFor(file), prove: proveBeside(file) })),
				]),
			)
			fc.assert(
				fc.property(fc.constantFrom(...FILES), changes, (file, list) => {
					const packets = rewired(captures.get(file)!, list)
					assert.deepEqual(
						essences(replay(packets, { secrets: secretsFor(file), prove: proveBeside(file) })),
						expected.get(file),
					)
				}),
				{ numRuns: Math.ceil(RUNS / share) },
			)
		})
	}
})
