import assert from 'node:assert/strict'
import { inspectMessage } from '../../src/session/inspect.js'
import { bytes } from '../decode/net/frame-bytes.js'
import { clientHello, filled, record, serverHello } from '../decode/tls/build.js'
import { type Said, sessionOf, type TalkOptions } from './talk.js'

const CLIENT_HELLO = record(22, clientHello())
const SERVER_HELLO = record(22, serverHello())
const TLS: readonly Said[] = [
	{ from: 'client', data: CLIENT_HELLO },
	{ from: 'server', data: SERVER_HELLO },
	{ from: 'client', data: record(23, filled(40)) },
]
const CONNECT: readonly Said[] = [
	{ from: 'client', data: 'CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n' },
	{ from: 'server', data: 'HTTP/1.1 200 Connection established\r\n\r\n' },
]
const SMTP: readonly Said[] = [
	{ from: 'server', data: '220 mail.example.com ESMTP\r\n' },
	{ from: 'client', data: 'EHLO client\r\n' },
	{ from: 'server', data: '250-mail.example.com\r\n250 STARTTLS\r\n' },
	{ from: 'client', data: 'STARTTLS\r\n' },
	{ from: 'server', data: '220 go ahead\r\n' },
]

/** `client client_hello`, …: the rungs of the only conversation. */
function rungs(talk: readonly Said[], options?: TalkOptions): string[] {
	const { conversations } = sessionOf(talk, options)
	assert.equal(conversations.length, 1)
	return conversations[0]!.messages.map(({ from, type }) => `${from} ${type}`)
}

const HELLOS = ['client client_hello', 'server server_hello', 'client application_data']

describe('a connection that turns to TLS', () => {
	it('is read in the tunnel behind CONNECT', () => {
		const all = ['client http_request', 'server http_response', ...HELLOS]
		assert.deepEqual(rungs([...CONNECT, ...TLS]), all)
		assert.deepEqual(rungs([...CONNECT, ...TLS], { cut: 7 }), all)
		const [conversation] = sessionOf([...CONNECT, ...TLS]).conversations
		assert.equal(conversation?.protocol, 'tls')
		assert.equal(conversation.http[0]?.method, 'CONNECT')
		assert.equal(conversation.tls?.version, 'TLS 1.2')
	})

	it('is read behind an upgrade, and HTTP in a tunnel too', () => {
		const upgrade: readonly Said[] = [
			{ from: 'client', data: 'GET / HTTP/1.1\r\nUpgrade: TLS/1.2\r\nConnection: Upgrade\r\n\r\n' },
			{ from: 'server', data: 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: TLS/1.2\r\n\r\n' },
		]
		assert.deepEqual(rungs([...upgrade, ...TLS]), ['client http_request', 'server http_response', ...HELLOS])
		const plain: readonly Said[] = [
			{ from: 'client', data: 'GET /a HTTP/1.1\r\nHost: h\r\n\r\n' },
			{ from: 'server', data: 'HTTP/1.1 204 No Content\r\n\r\n' },
		]
		const [conversation] = sessionOf([...CONNECT, ...plain]).conversations
		assert.deepEqual(
			conversation?.http.map(({ method, status }) => [method, status]),
			[
				['CONNECT', 200],
				['GET', 204],
			],
		)
	})

	it('stays unread where tunnels stand in more tunnels than the bound', () => {
		const many = Array.from({ length: 6 }, () => CONNECT).flat()
		assert.equal(rungs([...many, ...TLS]).includes('client client_hello'), false)
	})

	it('is read behind STARTTLS, whatever the segments', () => {
		assert.deepEqual(rungs([...SMTP, ...TLS]), HELLOS)
		assert.deepEqual(rungs([...SMTP, ...TLS], { cut: 3 }), HELLOS)
	})

	it('is read where one byte is all the answer, as in PostgreSQL', () => {
		const talk: readonly Said[] = [
			{ from: 'client', data: bytes([0, 0, 0, 8, 4, 0xd2, 0x16, 0x2f]) },
			{ from: 'server', data: 'S' },
			...TLS,
		]
		assert.deepEqual(rungs(talk), HELLOS)
	})

	it('is read behind the request of MySQL, which is not answered', () => {
		const request = bytes([32, 0, 0, 1, 0x85, 0xae, 0x03, 0], new Array<number>(28).fill(0))
		const talk: readonly Said[] = [
			{ from: 'server', data: bytes([0x4a, 0, 0, 0, 10], '8.0.31\0') },
			{ from: 'client', data: request },
			...TLS,
		]
		assert.deepEqual(rungs(talk), HELLOS)
		assert.deepEqual(rungs(talk, { cut: 5 }), HELLOS)
	})

	it('is read behind the header of a proxy, text or binary', () => {
		const binary = bytes([13, 10, 13, 10, 0, 13, 10, 0x51, 0x55, 0x49, 0x54, 10, 0x21, 0x11, 0, 12], filled(12))
		for (const header of ['PROXY TCP4 192.0.2.1 192.0.2.2 4000 443\r\n', binary]) {
			const first = { from: 'client', data: bytes(header, CLIENT_HELLO) } as const
			assert.deepEqual(rungs([first, ...TLS.slice(1)]), HELLOS)
			assert.deepEqual(rungs([first, ...TLS.slice(1)], { cut: 4 }), HELLOS)
		}
	})

	it('is read, and HTTP as well, behind the greeting of SOCKS', () => {
		const socks: readonly Said[] = [
			{ from: 'client', data: bytes([5, 1, 0]) },
			{ from: 'server', data: bytes([5, 0]) },
			{ from: 'client', data: bytes([5, 1, 0, 1, 192, 0, 2, 1, 0, 80]) },
			{ from: 'server', data: bytes([5, 0, 0, 1, 192, 0, 2, 2, 4, 0]) },
		]
		assert.deepEqual(rungs([...socks, ...TLS]), HELLOS)
		const plain: readonly Said[] = [
			{ from: 'client', data: 'GET / HTTP/1.1\r\nHost: h\r\n\r\n' },
			{ from: 'server', data: 'HTTP/1.1 204 No Content\r\n\r\n' },
		]
		const { http } = sessionOf([...socks, ...plain], { cut: 5 }).conversations[0]!
		assert.deepEqual(
			http.map(({ method, status }) => [method, status]),
			[['GET', 204]],
		)
	})

	it('is not seen where a hello stands inside what one side says', () => {
		const talk: readonly Said[] = [
			{ from: 'client', data: bytes('EHLO client\r\n', CLIENT_HELLO) },
			{ from: 'server', data: '500 what\r\n' },
		]
		assert.deepEqual(rungs(talk), [])
	})

	it('shows the bytes of the hello as its packet has them', () => {
		const session = sessionOf([...SMTP, ...TLS])
		const [view] = inspectMessage(session, session.conversations[0]!, 0)
		assert.deepEqual(view?.bytes, clientHello())
	})

	it('knows the client by its hello where the capture begins midway and the server spoke first', () => {
		const [conversation] = sessionOf([...SMTP, ...TLS], { midway: true }).conversations
		assert.deepEqual([conversation?.client.port, conversation?.rolesBy], [40_000, 'client_hello'])
	})
})

describe('a client that greets in SSLv2 format', () => {
	const specs = bytes([0, 0, 0x2f], [1, 0, 0x80])
	const body = bytes([1, 3, 1], [0, 6], [0, 0], [0, 16], specs, filled(16, 0x40))
	const older = bytes([0x80, body.length], body)
	const talk: readonly Said[] = [{ from: 'client', data: older }, ...TLS.slice(1)]

	it('is recognised, and has a rung that stands in the stream itself', () => {
		for (const options of [{}, { cut: 6 }, { midway: true }]) {
			const session = sessionOf(talk, options)
			const [conversation] = session.conversations
			assert.deepEqual(
				conversation?.messages.map(({ from, type }) => `${from} ${type}`),
				HELLOS,
			)
			assert.equal(conversation.messages[0]?.summary, 'SSLv2 format, up to TLS 1.0, 2 suites')
			assert.equal(conversation.tls?.clientRandom, `${'00'.repeat(16)}${Buffer.from(filled(16, 0x40)).toString('hex')}`)
			const [view] = inspectMessage(session, conversation, 0)
			assert.deepEqual(view?.bytes, older)
			assert.equal(view.field.children?.at(-1)?.name, 'sslv2_client_hello')
		}
	})
})

describe('a conversation captured from its middle', () => {
	it('has its rungs in their order, each with the time of its own packet', () => {
		const [conversation] = sessionOf(TLS, { midway: true }).conversations
		assert.deepEqual(
			conversation?.messages.map(({ type, time, packets }) => [type, time.seconds, packets]),
			[
				['client_hello', 1, [1]],
				['server_hello', 2, [2]],
				['application_data', 3, [3]],
			],
		)
		assert.deepEqual(conversation.issues, [])
	})

	it('counts the bytes that waited for an answer until the end', () => {
		const [conversation] = sessionOf(TLS.slice(0, 1), { midway: true }).conversations
		assert.equal(conversation?.bytes.client, CLIENT_HELLO.length)
	})
})
