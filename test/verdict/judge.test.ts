import assert from 'node:assert/strict'
import { openSession } from '../../src/cli/read.js'
import type { Conversation, Message } from '../../src/session/conversation.js'
import { GrowingSession } from '../../src/session/session.js'
import { timings } from '../../src/session/timings.js'
import { hasFailed } from '../../src/verdict/failed.js'
import { judge } from '../../src/verdict/judge.js'
import { judged } from '../../src/verdict/judged.js'
import { earnest, negotiationOf } from '../../src/verdict/negotiation.js'
import { broken } from '../../src/verdict/requirements.js'
import { Tally } from '../../src/verdict/tally.js'
import { withFixture } from '../fixture-files.js'
import { packetsOf } from '../session/replay.js'
import { sessionOf } from '../session/talk.js'
import { conversationsOf, labels } from './labels.js'

const verdictOf = (...talk: Parameters<typeof sessionOf>) => judge(sessionOf(...talk).conversations[0]!)
const hello = async () =>
	withFixture('nginx-tls13.pcap', session => {
		const { bytes } = packetsOf(session).find(({ bytes }) => Buffer.from(bytes).includes('localhost'))!
		return bytes.slice(-517)
	})

describe('a verdict', () => {
	it('says of each greeting in place of a ServerHello which protocol it is', async () => {
		const data = await hello()
		for (const [line, cause] of [
			['220 mail.example ESMTP Postfix\r\n', 'starttls_missing'],
			['* OK IMAP4rev1 ready\r\n', 'starttls_missing'],
			['+OK POP3 ready\r\n', 'starttls_missing'],
			['SSH-2.0-OpenSSH_9.2\r\n', 'other_protocol'],
			['RFB 003.008\n', 'other_protocol'],
			['HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n', 'tls_to_plaintext_server'],
			['go away, this is no place for you\r\n', 'tls_to_plaintext_server'],
		] as const) {
			const verdict = verdictOf([
				{ from: 'client', data },
				{ from: 'server', data: line },
			])
			assert.deepEqual([verdict.outcome, verdict.cause, verdict.standing], ['not_tls', cause, 'observed'], line)
		}
	})

	it('says that a proxy refused, and with what', () => {
		const verdict = verdictOf([
			{ from: 'client', data: 'CONNECT localhost:443 HTTP/1.1\r\nHost: localhost:443\r\n\r\n' },
			{ from: 'server', data: 'HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n' },
		])
		assert.deepEqual([verdict.outcome, verdict.cause, verdict.values.status], ['not_tls', 'proxy_refused', 407])
	})

	it('takes a CONNECT that gets no answer for a matter of the proxy, not for plain HTTP on a TLS port', () => {
		const verdict = verdictOf([
			{ from: 'client', data: 'CONNECT localhost:443 HTTP/1.1\r\nHost: localhost:443\r\n\r\n' },
		])
		assert.deepEqual(
			[verdict.outcome, verdict.cause, verdict.form, verdict.values.target],
			['not_tls', 'proxy_refused', 'waiting', 'localhost:443'],
		)
		assert.deepEqual(
			verdict.candidates.map(({ cause, form }) => [cause, form]),
			[['plaintext_to_tls_server', 'proxy']],
		)
	})

	it('names the Host that was asked in plain HTTP, since a certificate is for names', () => {
		const { values } = verdictOf([
			{ from: 'client', data: 'GET / HTTP/1.1\r\nHost: acorn.example:8443\r\n\r\n' },
			{
				from: 'server',
				data: 'HTTP/1.1 400 Bad Request\r\nContent-Length: 49\r\n\r\nThe plain HTTP request was sent to HTTPS port.\r\n',
			},
		])
		assert.equal(values.target, 'acorn.example:8443')
	})

	it('takes a certificate that is its own issuer for a remark where the handshake was completed, not for the cause', async () => {
		const [conversation] = await conversationsOf(
			labels().find(({ name }) => name === 'sound-self-signed-curl-gnutls-tls12')!,
		)
		const { messages, tcp } = conversation!
		const silent = messages.filter(({ type }) => type !== 'application_data')
		const ends = [
			{ ...tcp.ends[0]!, from: 'client' as const, time: silent.findLast(({ type }) => type !== 'alert')!.time },
		]
		const left = { ...conversation!, messages: silent, tcp: { ...tcp, ends } }
		const goodbye = judge(left)
		assert.deepEqual([goodbye.outcome, goodbye.cause, goodbye.form], ['established', 'ok', 'unused_self_signed'])
		const broken = judge({ ...left, messages: silent.filter(({ type }) => type !== 'alert') })
		assert.deepEqual([broken.cause, broken.form], ['certificate_rejected', 'after_self_signed'])
		assert.ok(broken.candidates.some(({ cause, form }) => cause === 'self_signed' && form === 'after'))
	})

	it('names SSL 2.0 where a client that knows nothing newer is answered in that, and in nothing else', () => {
		const hello = [0x80, 0x1c, 1, 0, 2, 0, 3, 0, 0, 0, 16, 1, 0, 0x80, ...Array.from({ length: 16 }, (_, i) => i)]
		const formOf = (answer: readonly number[]) => {
			const { outcome, cause, form } = verdictOf([
				{ from: 'client', data: Uint8Array.from(hello) },
				{ from: 'server', data: Uint8Array.from(answer) },
			])
			assert.deepEqual([outcome, cause], ['not_tls', 'other_protocol'])
			return form
		}
		assert.equal(formOf([0x80, 0x20, 4, 0, 1, 0, 2, ...new Array<number>(27).fill(0)]), 'sslv2')
		assert.equal(formOf([0x80, 3, 0, 0, 1]), 'sslv2')
		assert.equal(formOf([0xff, 0xfd, 0x18, 0xff, 0xfd, 0x20]), 'named')
	})

	it('says that STARTTLS was declined', () => {
		const verdict = verdictOf([
			{ from: 'server', data: '220 mail.example ESMTP\r\n' },
			{ from: 'client', data: 'EHLO localhost\r\n' },
			{ from: 'server', data: '250 mail.example\r\n' },
			{ from: 'client', data: 'STARTTLS\r\n' },
			{ from: 'server', data: '454 TLS not available\r\n' },
		])
		assert.deepEqual([verdict.outcome, verdict.cause], ['not_tls', 'starttls_refused'])
	})

	it('takes an end after the ClientHello for what it is: closed by the server, or left alone', async () => {
		const silent = verdictOf([{ from: 'client', data: await hello() }])
		assert.deepEqual(
			[silent.outcome, silent.cause, silent.endedBy],
			['unanswered', 'no_answer_to_client_hello', 'client'],
		)
		assert.deepEqual([silent.how, silent.after?.name], ['fin', 'client_hello'])
		const acknowledged = silent.evidence.find(({ kind }) => kind === 'acknowledged')
		assert.deepEqual(acknowledged?.values, { from: 'server', acknowledged: 517, sent: 517 })
	})

	it('asks nothing of a connection without a byte', () => {
		const verdict = verdictOf([])
		assert.deepEqual([verdict.outcome, verdict.cause], ['not_tls', 'ok'])
		assert.match(verdict.form ?? '', /^nothing_sent/)
	})

	it('is there, and no failure that is not seen, after each packet of a conversation that goes well', async () => {
		for (const name of ['nginx-tls13.pcap', 'nginx-tls12-ecdhe.pcap', 'openssl-hello-retry.pcap']) {
			const packets = await withFixture(name, packetsOf)
			const session = new GrowingSession({ file: name, bytes: () => new Uint8Array(0), keep: true })
			for (const [i, { bytes, length = bytes.length, ...rest }] of packets.entries()) {
				const number = i + 1
				session.packet({
					...rest,
					number,
					timed: true,
					buffer: bytes,
					start: 0,
					end: bytes.length,
					length,
					position: 0,
				})
				const [conversation] = session.conversations
				const { outcome, cause } = judge(conversation!)
				assert.ok(!['failed', 'refused', 'cut'].includes(outcome), `${name}, packet ${number}: ${outcome} ${cause}`)
			}
		}
	})

	it('is the same for the same conversation, and computed once when it has ended', () =>
		withFixture('alert-protocol-version.pcap', ({ conversations: [conversation] }) => {
			assert.deepEqual(judge(conversation!), judge(conversation!))
			assert.equal(judged(conversation!), judged(conversation!))
			const again = {
				...conversation!,
				tcp: conversation!.tcp,
				end: conversation!.end,
				lastPacket: conversation!.lastPacket,
			}
			const before = judged(again)
			assert.equal(judged(Object.assign(again, { packets: again.packets })), before)
			assert.notEqual(judged(Object.assign(again, { proofs: [] })), before, 'read again with keys')
		}))

	it('rests on packets, and names the field in the alert', () =>
		withFixture('tutorial-https-refused.pcap', ({ conversations: [conversation] }) => {
			const { evidence, after } = judge(conversation!)
			const [alert] = evidence
			assert.equal(alert?.field, 'alert.description')
			assert.equal(conversation!.messages[alert!.message!]!.packets[0], alert!.packet)
			assert.equal(after?.from, 'server')
		}))
})

describe('a verdict on what was opened with keys', () => {
	const opened = (use: (conversation: Conversation) => void) =>
		withFixture('nginx-tls12-ecdhe.pcap', ({ conversations: [conversation] }) => use(conversation!))
	/** As the conversation is, but for these. */
	const altered = (conversation: Conversation, changes: Partial<Conversation>): Conversation =>
		Object.create(
			conversation,
			Object.fromEntries(
				Object.entries({ tcp: conversation.tcp, ...changes }).map(([key, value]) => [key, { value, enumerable: true }]),
			),
		)

	it('takes a server’s HTTP refusal of the client’s certificate, or of its lack, at its word', () =>
		opened(conversation => {
			const refused = (responseText: string, length: number) => {
				const messages = conversation.messages.map(message =>
					message.type === 'client_key_exchange' ? { ...message, type: 'certificate', length } : message,
				)
				const http = [{ method: 'GET', status: 400, reason: 'Bad Request', encrypted: true, responseText }]
				return judge(altered(conversation, { messages, http }))
			}
			const missing = refused('<title>400 No required SSL certificate was sent</title>', 7)
			assert.deepEqual([missing.cause, missing.standing], ['client_certificate_required', 'observed'])
			assert.ok(hasFailed(missing))
			assert.equal(missing.values.answer, '400 No required SSL certificate was sent')
			const rejected = refused('<title>400 The SSL certificate error</title>', 900)
			assert.deepEqual([rejected.cause, rejected.standing], ['client_certificate_rejected', 'observed'])
			assert.equal(refused('<title>400 Bad Request</title>', 7).cause, 'ok')
		}))

	it('says that a request was not answered when nothing but the end came from the server', () =>
		opened(conversation => {
			const isAnswer = ({ from, type }: Message) => from === 'server' && /^(application_data|alert)$/.test(type)
			const messages = conversation.messages
				.filter(message => !isAnswer(message) && !(message.from === 'client' && message.type === 'alert'))
				.map(message =>
					message.type === 'application_data' ? { ...message, type: 'http_request', summary: 'GET /' } : message,
				)
			const [end] = conversation.tcp.ends
			const tcp = { ...conversation.tcp, ends: [{ ...end!, from: 'server', how: 'rst' } as const] }
			const verdict = judge(altered(conversation, { messages, tcp }))
			assert.deepEqual(
				[verdict.outcome, verdict.cause, verdict.standing, verdict.values.request],
				['cut', 'no_answer_to_request', 'observed', 'GET /'],
			)
			assert.equal(judge(conversation).cause, 'ok')
		}))
})

describe('a negotiation', () => {
	it('has what was offered, GREASE and signals apart, and what was chosen', () =>
		withFixture('nginx-tls13.pcap', ({ conversations: [conversation] }) => {
			const rows = negotiationOf(conversation!.tls)
			assert.deepEqual(
				rows.map(({ what }) => what),
				['version', 'cipher_suite', 'group', 'signature_scheme', 'alpn'],
			)
			const suites = rows[1]!
			assert.equal(suites.chosen, 'TLS_AES_256_GCM_SHA384')
			assert.deepEqual(
				suites.offered.filter(({ isChosen }) => isChosen).map(({ name }) => name),
				['TLS_AES_256_GCM_SHA384'],
			)
			assert.ok(suites.offered.some(({ kind }) => kind === 'signal'))
			assert.ok(!earnest(suites).includes('TLS_EMPTY_RENEGOTIATION_INFO_SCSV'))
			assert.ok(rows[2]!.offered.some(({ hasShare }) => hasShare))
		}))

	it('says what the other side must have lacked', () =>
		withFixture('alert-no-application-protocol.pcap', ({ conversations: [conversation] }) => {
			const rows = negotiationOf(conversation!.tls, judge(conversation!).cause)
			assert.deepEqual(
				rows.filter(({ lacked }) => lacked).map(({ what }) => what),
				['alpn'],
			)
		}))
})

describe('a tally', () => {
	it('counts causes, the most frequent first, and groups connections that are alike', () =>
		withFixture('capture-mixed.pcap', ({ conversations }) => {
			const tally = new Tally()
			for (const conversation of conversations) tally.add(conversation)
			assert.deepEqual(tally.causes, [
				['ok', 5],
				['unknown_ca', 1],
				['connection_refused', 1],
			])
			const [largest] = tally.groups
			assert.equal(largest?.count, 2)
			assert.equal(
				tally.groups.reduce((sum, { count }) => sum + count, 0),
				conversations.length,
			)
		}))
})

describe('what is asked of conversations', () => {
	it('is that none failed, unless it is told otherwise', () =>
		withFixture('capture-mixed.pcap', ({ conversations }) => {
			const count = (requirements: Parameters<typeof broken>[1]) =>
				conversations.filter(conversation => broken(conversation, requirements).length > 0).map(({ number }) => number)
			assert.deepEqual(count({ proofs: [] }), [5, 7])
			assert.deepEqual(count({ proofs: [], forbidden: new Set(['unknown_ca']) }), [5])
			assert.deepEqual(count({ proofs: [], forbidden: new Set(), minVersion: 0x0304 }), [3, 4])
			assert.deepEqual(count({ proofs: [], expected: 'refused' }), [1, 2, 3, 4, 5, 6])
			assert.deepEqual(count({ proofs: ['trust'], forbidden: new Set() }), [2, 3, 4, 5])
		}))

	it('is not kept where only one side speaks TLS, and is where neither does', async () => {
		const kept = (fixture: string) =>
			withFixture(fixture, ({ conversations }) =>
				conversations.every(each => broken(each, { proofs: [] }).length === 0),
			)
		assert.equal(await kept('tls-to-http-nginx.pcap'), false)
		assert.equal(await kept('tutorial-http.pcap'), true)
	})
})

describe('the time a handshake takes', () => {
	it('is from the first ClientHello to the later Finished', async () => {
		const { session, capture, read } = openSession('fixtures/nginx-tls12-ecdhe.pcap', { keep: true })
		await read()
		const [conversation] = session.conversations
		const { server_hello, handshake } = timings(conversation!)
		assert.ok(handshake! > server_hello!)
		capture.close()
	})

	it('is not told where a side did not come to it', () =>
		withFixture('tutorial-https-refused.pcap', ({ conversations: [conversation] }) => {
			assert.equal(timings(conversation!).handshake, undefined)
		}))
})
