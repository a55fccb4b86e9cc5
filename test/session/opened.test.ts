import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { leaves } from '../../src/decode/field.js'
import { APPLICATION_DATA } from '../../src/decode/registry/content-types.js'
import { conversationJson } from '../../src/report/json.js'
import { conversationText } from '../../src/report/text.js'
import type { Conversation } from '../../src/session/conversation.js'
import { exposureOf } from '../../src/session/exposure.js'
import { inspectMessage, inspectPacket } from '../../src/session/inspect.js'
import { placesOf, spansOf } from '../../src/session/places.js'
import { traceConversation } from '../../src/session/retrace.js'
import { Secrets } from '../../src/session/secrets.js'
import type { GrowingSession, SessionOptions } from '../../src/session/session.js'
import { assertTiles } from '../decode/tiles.js'
import { FIXTURES, readFixture } from '../fixture-files.js'
import { english } from '../said.js'
import { secretsBeside } from './opened.js'
import { packetsOf, replay } from './replay.js'

/** Conversations that do not open whole, and why. */
const EXCEPTIONS = new Map([
	['capture-midstream.pcap 1', 'no ClientHello is in the capture, whose random names the secrets'],
	['capture-mixed.pcap 5', 'no line of the key log names the random of this ClientHello (TLS 1.3)'],
	['gnutls-camellia-gcm.pcap 1', 'CAMELLIA_256_GCM is not among what Node.js offers'],
	['nss-seed.pcap 1', 'SEED_CBC is not among what Node.js offers'],
])

/** What was asked for inside TLS, by fixture: of those with another protocol inside, nothing. */
const ASKED = new Map([
	['http-redirect.pcap', ['GET /secret 200']],
	['http2-curl.pcap', ['POST /form 200', 'GET /secret 200']],
	[
		'http2-tls.pcap',
		['GET /secret 200', 'POST /form 200', 'GET /page 200', 'GET /tail.css 200', 'GET /secret 200', 'GET /never '],
	],
	['nginx-tls13-h2.pcap', ['GET / 200']],
	['nginx-tls13-large.pcap', ['GET /large.txt 200']],
	['socketio-tls.pcap', ['GET 200', 'POST 200', 'GET 200', 'GET 200', 'GET 101']],
	['tutorial-https.pcap', ['GET / 200']],
	['tutorial-https-rsa.pcap', ['GET / 200']],
	['nginx-tls12-session-id.pcap', ['GET / 200', 'GET / 200']],
	['nginx-tls13-resumed.pcap', ['GET / 200', 'GET / 200']],
	['capture-secrets.pcapng', ['GET / 200']],
])

async function withSecrets<T>(
	file: string,
	secrets: Secrets,
	use: (session: GrowingSession) => T | Promise<T>,
	options: Partial<SessionOptions> = {},
): Promise<T> {
	const { session, capture } = await readFixture(file, { secrets, ...options })
	try {
		return await use(session)
	} finally {
		capture.close()
	}
}

const isTls = ({ tls }: Conversation) => tls !== undefined

describe('a fixture with its secrets', () => {
	for (const file of FIXTURES) {
		for (const kind of ['keylog', 'rsakey.pem'] as const) {
			const secrets = secretsBeside(file, kind)
			if (!secrets) continue

			it(`opens whole: ${file} with its ${kind === 'keylog' ? 'key log' : 'RSA key'}`, () =>
				withSecrets(file, secrets, session => {
					for (const { number, opening } of session.conversations.filter(isTls)) {
						if (!opening) continue
						const why = EXCEPTIONS.get(`${file} ${number}`)
						assert.equal(opening.why && english(opening.why), why, `conversation ${number}`)
						assert.equal(opening.opened, why ? 0 : opening.sealed)
						assert.ok(opening.sealed > 0)
					}
				}))
		}
	}

	for (const [file, asked] of ASKED) {
		it(`shows the HTTP inside: ${file}`, () =>
			withSecrets(file, secretsBeside(file) ?? new Secrets(), session => {
				const found = session.conversations.flatMap(({ http }) =>
					http
						.filter(({ encrypted }) => encrypted)
						.map(({ method, target = '', status }) =>
							[method, ...(target.startsWith('/socket.io') ? [] : [target]), status].join(' '),
						),
				)
				assert.deepEqual(found, asked)
			}))
	}

	it('names the messages of a TLS 1.3 handshake', () =>
		withSecrets('tutorial-https.pcap', secretsBeside('tutorial-https.pcap')!, ({ conversations: [conversation] }) => {
			const names = conversation!.messages.map(({ from, type, standing }) => `${from} ${type} ${standing}`)
			assert.deepEqual(names, [
				'client client_hello observed',
				'server server_hello observed',
				'server change_cipher_spec observed',
				'server encrypted_extensions verified',
				'server certificate verified',
				'server certificate_verify verified',
				'server finished verified',
				'client change_cipher_spec observed',
				'client finished verified',
				'client application_data verified',
				'client http_request verified',
				'server new_session_ticket verified',
				'server new_session_ticket verified',
				'server application_data verified',
				'server http_response verified',
			])
			assert.equal(conversation!.tls?.certificates.length, 1)
			assert.equal(conversation!.tls?.signatureScheme, 'rsa_pss_rsae_sha256')
		}))

	it('tells whether early data was taken', () =>
		withSecrets('openssl-early-data.pcap', secretsBeside('openssl-early-data.pcap')!, ({ conversations }) => {
			assert.deepEqual(
				conversations.map(({ tls }) => tls?.earlyData),
				['none', 'accepted', 'rejected'],
			)
			const early = conversations.map(({ messages }) => messages.some(({ summary }) => summary === 'early data'))
			assert.deepEqual(early, [false, true, true])
		}))

	it('finds a text in what was opened', () =>
		withSecrets(
			'tutorial-https.pcap',
			secretsBeside('tutorial-https.pcap')!,
			session => {
				const [conversation] = session.conversations
				const [hit, ...more] = conversation!.find!.hits
				assert.deepEqual([hit?.where, hit?.from, hit?.packet, more.length], ['opened', 'server', 11, 0])
				const [view] = inspectMessage(session, conversation!, hit!.message!)
				assert.equal(textAt(view!.bytes, hit!.offset, hit!.length), 'fluffy tail')
				const again = [...drained(traceConversation(session, conversation!, 'fluffy tail')).hits]
				assert.deepEqual(again, conversation!.find!.hits)
			},
			{ find: 'fluffy tail' },
		))

	it('shows trees that tile what was opened, and leads to the sealed bytes and back', async () => {
		for (const file of [
			'tutorial-https.pcap',
			'nginx-tls10.pcap',
			'openssl-suites-tls12.pcap',
			'openssl-padding.pcap',
		]) {
			await withSecrets(file, secretsBeside(file)!, session => {
				const views = [
					...Array.from({ length: session.index!.count }, (_, i) => inspectPacket(session, i + 1)).flat(),
					...session.conversations.flatMap(conversation =>
						[...conversation.messages.keys()].flatMap(index => inspectMessage(session, conversation, index)),
					),
				].filter(view => view.isOpened && view.kind !== 'body')
				assert.ok(views.length > 0)
				for (const view of views) {
					const conversation = session.conversations[view.conversation! - 1]
					assertTiles(view.field, view.bytes.length)
					for (const { span } of leaves(view.field)) {
						const places = placesOf(conversation, view, span)
						const length = places.reduce((sum, { span }) => sum + span.end - span.start, 0)
						assert.equal(length, span.end - span.start, view.title)
						const [first] = places
						if (first) assert.equal(spansOf(conversation, view, first.packet, first.span)[0]?.start, span.start)
					}
				}
			})
		}
	})

	it('changes nothing of what an eavesdropper sees', async () => {
		for (const file of FIXTURES.filter(file => /^(tutorial|openssl-[a-r]|gnutls-t|nginx-tls1[23]-[rt])/.test(file))) {
			const secrets = secretsBeside(file)
			if (!secrets) continue
			const without = await withSecrets(file, new Secrets(), ({ conversations }) => conversations.map(exposureOf))
			const withKeys = await withSecrets(file, secrets, ({ conversations }) => conversations.map(exposureOf))
			assert.deepEqual(withKeys, without, file)
		}
	})

	it('is reported the same, kept in memory or let go', async () => {
		for (const file of [
			'nginx-tls13-large.pcap',
			'socketio-tls.pcap',
			'nginx-tls10.pcap',
			'openssl-renegotiation.pcap',
		]) {
			const report = (keep: boolean) => {
				const lines: string[][] = []
				const onEvent: SessionOptions['onEvent'] = event => {
					if (event.kind === 'ended')
						lines.push(conversationText({ file, digits: 6 } as GrowingSession, event.conversation))
				}
				return withSecrets(file, secretsBeside(file)!, () => lines, { keep, onEvent })
			}
			assert.deepEqual(await report(false), await report(true), file)
		}
	})

	it('never shows a secret', async () => {
		for (const file of ['tutorial-https.pcap', 'tutorial-https-rsa.pcap']) {
			const secrets = secretsBeside(file)!
			await withSecrets(file, secrets, session => {
				const [conversation] = session.conversations
				const shown = JSON.stringify([
					conversationJson(session, conversation!),
					conversationText(session, conversation!),
				]).toLowerCase()
				for (const row of [...conversation!.records.client, ...conversation!.records.server]) {
					const { key, iv, secret } = row.opened?.protection ?? {}
					for (const bytes of [key, secret, iv]) {
						if (bytes) assert.ok(!shown.includes(Buffer.from(bytes).toString('hex')))
					}
				}
			})
		}
	})
})

describe('a session that is taken up again', () => {
	for (const file of ['nginx-tls12-session-id.pcap', 'nginx-tls12-ticket.pcap', 'gnutls-tls12-ticket.pcap']) {
		it(`opens with the secrets of the first connection: ${file}`, async () => {
			const [first] = await withSecrets(file, new Secrets(), ({ conversations }) => conversations)
			const lines = readFileSync(`fixtures/${file.replace('.pcap', '.keylog')}`, 'latin1').split('\n')
			const secrets = new Secrets()
			const own = lines.filter(line => line.toLowerCase().includes(first!.tls!.clientRandom!))
			secrets.keyLog.add(new TextEncoder().encode(own.join('\n')))
			await withSecrets(file, secrets, ({ conversations }) => {
				assert.ok(conversations.length > 1)
				for (const { opening } of conversations)
					assert.deepEqual([opening?.opened, opening?.why], [opening?.sealed, undefined])
			})
		})
	}
})

describe('secrets that come late', () => {
	for (const file of ['nginx-tls13.pcap', 'nginx-tls12-ecdhe.pcap', 'nginx-tls12-rsa-cbc.pcap']) {
		it(`open what follows: ${file}`, () =>
			withSecrets(file, new Secrets(), session => {
				const packets = packetsOf(session)
				const request = session.conversations[0]!.messages.find(
					({ from, type }) => from === 'client' && type === 'application_data',
				)!
				const secrets = new Secrets()
				const log = readFileSync(`fixtures/${file.replace('.pcap', '.keylog')}`)
				const later = replay(packets, {
					secrets,
					onEvent: event => {
						// The rung before the request: all of the handshake has gone by.
						const isNext = event.kind === 'message' && event.message.packets[0]! >= request.packets[0]! - 1
						if (isNext && secrets.isEmpty) secrets.keyLog.add(log)
					},
				})
				const { opened, sealed } = later.conversations[0]!.opening!
				assert.ok(opened > 0 && opened < sealed, `${opened} of ${sealed}`)
				assert.equal(later.conversations[0]!.http.at(-1)?.status, 200)
			}))
	}
})

describe('secrets that do not fit', () => {
	it('open nothing, and a sentence says why', () =>
		withSecrets('tutorial-https.pcap', secretsBeside('nginx-tls13.pcap')!, session => {
			const [conversation] = session.conversations
			assert.deepEqual([conversation!.opening?.opened, conversation!.http.length], [0, 0])
			const unopened = conversationText(session, conversation!).filter(line => line.includes('opened:'))
			assert.deepEqual(unopened, [
				'  unopened: 10 sealed records: no line of the key log names the random of this ClientHello (TLS 1.3)',
			])
		}))

	it('open nothing when they are named right and are wrong', async () => {
		const lines = readFileSync('fixtures/tutorial-https.keylog', 'latin1')
		const secrets = new Secrets()
		const wrong = lines.replace(/[0-9a-f]{64,}$/gm, secret => secret.replace(/^../, '00'))
		secrets.keyLog.add(new TextEncoder().encode(wrong))
		await withSecrets('tutorial-https.pcap', secrets, ({ conversations: [conversation] }) => {
			assert.equal(conversation!.opening?.opened, 0)
			assert.equal(english(conversation!.opening?.why), 'its tag does not fit these keys')
		})
	})

	it('are no use for another key exchange: an RSA key', async () => {
		const secrets = secretsBeside('nginx-tls12-rsa.pcap', 'rsakey.pem')!
		const whyOf = (file: string) =>
			withSecrets(file, secrets, ({ conversations: [first] }) => english(first!.opening?.why))
		assert.equal(
			await whyOf('nginx-tls12-ecdhe.pcap'),
			'an RSA key opens connections with RSA key exchange only: this one used ECDHE',
		)
		assert.equal(await whyOf('tutorial-https.pcap'), 'an RSA key opens nothing in TLS 1.3: it takes a key log')
		assert.equal(
			await whyOf('tutorial-https-rsa.pcap'),
			'no RSA key at hand is the one the client encrypted the pre-master secret for',
		)
	})
})

describe('a capture that is not whole', () => {
	const file = 'nginx-tls13-large.pcap'

	it('is opened behind a packet that was lost', () =>
		withSecrets(file, secretsBeside(file)!, session => {
			const packets = packetsOf(session)
			const [conversation] = session.conversations
			const rows = conversation!.records.server.filter(({ opened }) => opened?.type === APPLICATION_DATA)
			const lost = rows[1]!.pieces.at(-1)!.origin
			const part = replay(
				packets.filter((_, i) => i + 1 !== lost),
				{ secrets: secretsBeside(file)! },
			)
			const { sealed, opened } = part.conversations[0]!.opening!
			assert.ok(part.conversations[0]!.holes.server > 0)
			assert.ok(opened > 0 && opened === sealed, `${opened} of ${sealed}`)
		}))

	it('is opened but for a record that was changed', () =>
		withSecrets('tutorial-https.pcap', secretsBeside('tutorial-https.pcap')!, session => {
			const packets = packetsOf(session)
			const request = session.conversations[0]!.messages.find(({ type }) => type === 'new_session_ticket')!
			const changed = packets.map(({ bytes, ...packet }, i) => {
				const copy = bytes.slice()
				if (i + 1 === request.packets[0]) copy[copy.length - 1]! ^= 1
				return { ...packet, bytes: copy }
			})
			const part = replay(changed, { secrets: secretsBeside('tutorial-https.pcap')! })
			const { sealed, opened, why } = part.conversations[0]!.opening!
			assert.deepEqual([sealed - opened, english(why)], [1, 'its tag does not fit these keys'])
			assert.equal(part.conversations[0]!.http[0]?.status, 200)
		}))
})

function textAt(bytes: Uint8Array, at: number, length: number): string {
	return new TextDecoder().decode(bytes.subarray(at, at + length))
}

function drained<T>(work: Generator<unknown, T>): T {
	for (;;) {
		const step = work.next()
		if (step.done) return step.value
	}
}
