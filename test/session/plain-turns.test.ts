import assert from 'node:assert/strict'
import { LIMITS } from '../../src/decode/limits.js'
import { conversationJson } from '../../src/report/json.js'
import { conversationText } from '../../src/report/text.js'
import { packetLine } from '../../src/session/packet-line.js'
import { spokenIn } from '../../src/verdict/causes/spoken.js'
import { clientHello, filled, record, serverHello } from '../decode/tls/build.js'
import { type Said, sessionOf, type TalkOptions } from './talk.js'

const CLIENT_HELLO: Said = { from: 'client', data: record(22, clientHello()) }
const SERVER_HELLO: Said = { from: 'server', data: record(22, serverHello()) }

/** `server 28 220 …`: the turns that no decoder took. */
function turns(talk: readonly Said[], options?: TalkOptions): string[] {
	const [conversation] = sessionOf(talk, options).conversations
	return conversation!.plain.map(({ from, length, line, isText, isRest }) =>
		[from, length, isText ? line : 'unknown', ...(isRest ? ['rest'] : [])].join(' '),
	)
}

describe('bytes that no decoder takes', () => {
	const SMTP: readonly Said[] = [
		{ from: 'server', data: '220 mail.example.com ESMTP\r\n' },
		{ from: 'client', data: 'EHLO client\r\n' },
		{ from: 'server', data: '250-mail.example.com\r\n250 STARTTLS\r\n' },
		{ from: 'client', data: 'STARTTLS\r\n' },
		{ from: 'server', data: '220 go ahead\r\n' },
	]
	const BEFORE_TLS = [
		'server 28 220 mail.example.com ESMTP',
		'client 13 EHLO client',
		'server 36 250-mail.example.com',
		'client 10 STARTTLS',
		'server 14 220 go ahead',
	]

	it('are told turn by turn before STARTTLS, whatever the segments', () => {
		for (const cut of [undefined, 1, 3, 7]) {
			const options = cut === undefined ? {} : { cut }
			assert.deepEqual(turns([...SMTP, CLIENT_HELLO, SERVER_HELLO], options), BEFORE_TLS)
		}
	})

	it('name their packets', () => {
		const [whole] = sessionOf(SMTP).conversations
		for (const { first, last, packetCount } of whole!.plain) assert.deepEqual([first, packetCount], [last, 1])
		const [cut] = sessionOf(SMTP, { cut: 10 }).conversations
		const [{ first, last, packetCount }] = cut!.plain as [NonNullable<typeof cut>['plain'][number]]
		assert.equal(packetCount, 3)
		assert.ok(last > first)
	})

	it('are told where they answer a ClientHello', () => {
		assert.deepEqual(turns([CLIENT_HELLO, { from: 'server', data: '500 what is this\r\n' }]), [
			'server 18 500 what is this',
		])
	})

	it('are told where they are binary, and where TLS begins right behind them', () => {
		const socks: readonly Said[] = [
			{ from: 'client', data: Uint8Array.of(5, 1, 0) },
			{ from: 'server', data: Uint8Array.of(5, 0) },
		]
		assert.deepEqual(turns([...socks, CLIENT_HELLO, SERVER_HELLO]), ['client 3 unknown', 'server 2 unknown'])
		const proxied: Said = { from: 'client', data: 'PROXY TCP4 10.0.0.1 10.0.0.2 1111 443\r\n' }
		assert.deepEqual(turns([proxied, CLIENT_HELLO, SERVER_HELLO]), ['client 39 PROXY TCP4 10.0.0.1 10.0.0.2 1111 443'])
	})

	it('are text in UTF-8 too, also where a segment ends within a character', () => {
		const greeting: Said = { from: 'server', data: '220 köln.example 邮件 ESMTP grüßt\r\n' }
		for (const cut of [undefined, 1, 2, 5]) {
			const options = cut === undefined ? {} : { cut }
			assert.deepEqual(turns([greeting, CLIENT_HELLO], options), ['server 40 220 köln.example 邮件 ESMTP grüßt'])
		}
		const long: Said = { from: 'server', data: `${'a'.repeat(LIMITS.spokenLine - 1)}é\r\n` }
		assert.deepEqual(turns([long]), [`server ${LIMITS.spokenLine + 3} ${'a'.repeat(LIMITS.spokenLine - 1)}`])
		for (const data of [
			[0xff, 0xfe, 0x41],
			[0x41, 0x41, 0xff],
			[0xc2, 0x80, 0x41],
			[0x41, 0xe9, 0x41],
		])
			assert.deepEqual(turns([{ from: 'server', data: Uint8Array.from(data) }]), ['server 3 unknown'])
	})

	it('have the name of their protocol where it is told by its bytes: SOCKS, turn by turn', () => {
		const socks: readonly Said[] = [
			{ from: 'client', data: Uint8Array.of(5, 1, 2) },
			{ from: 'server', data: Uint8Array.of(5, 2) },
			{ from: 'client', data: Uint8Array.of(1, 1, 97, 1, 98) },
			{ from: 'server', data: Uint8Array.of(1, 0) },
			{ from: 'client', data: Uint8Array.of(5, 1, 0, 1, 10, 0, 0, 9, 1, 187) },
			{ from: 'server', data: Uint8Array.of(5, 0, 0, 1, 10, 0, 0, 9, 1, 187) },
		]
		const session = sessionOf([...socks, CLIENT_HELLO, SERVER_HELLO])
		const [conversation] = session.conversations
		const lines = conversationText(session, conversation!).filter(line => line.includes('SOCKS 5'))
		assert.equal(lines.length, socks.length)
		const { plain } = conversationJson(session, conversation!) as { plain: readonly { protocol?: string }[] }
		assert.deepEqual([...new Set(plain.map(({ protocol }) => protocol))], ['SOCKS 5'])
		const asked: Said = { from: 'client', data: Uint8Array.of(0, 0, 0, 8, 4, 210, 22, 47) }
		const [postgres] = sessionOf([asked, { from: 'server', data: 'S' }, CLIENT_HELLO]).conversations
		assert.deepEqual(
			postgres!.plain.map(turn => spokenIn(postgres!.plain, turn)),
			['PostgreSQL', undefined],
		)
	})

	it('have their lines in the report, in the order of their packets', () => {
		const session = sessionOf([...SMTP, CLIENT_HELLO, { from: 'server', data: Uint8Array.of(0, 1) }])
		const lines = conversationText(session, session.conversations[0]!)
		const names = [
			'plain text (10 bytes): STARTTLS',
			'plain text (14 bytes): 220 go',
			'ClientHello',
			'unknown protocol (2',
		]
		const places = names.map(name => lines.findIndex(line => line.includes('──') && line.includes(name)))
		assert.ok(!places.includes(-1))
		assert.deepEqual(
			places,
			[...places].sort((a, b) => a - b),
		)
	})

	it('are in JSON: text by its first line, the rest by its size', () => {
		const session = sessionOf([SMTP[0]!, { from: 'client', data: Uint8Array.of(0, 1) }])
		const time = (packet: number) => `1970-01-01T00:00:0${packet}.000000Z`
		const packets = (packet: number) => ({ first: packet, last: packet, count: 1 })
		assert.deepEqual(conversationJson(session, session.conversations[0]!).plain, [
			{
				from: 'server',
				type: 'text',
				time: time(4),
				packets: packets(4),
				length: 28,
				text: '220 mail.example.com ESMTP',
			},
			{ from: 'client', type: 'unknown', time: time(5), packets: packets(5), length: 2 },
		])
	})

	it('stand in the line of their packet', () => {
		assert.match(packetLine(sessionOf(SMTP), 4)!.text, /^"220 mail\.example\.com ESMTP", PSH, ACK, 28 bytes of data$/)
	})

	it('are nothing of TLS or HTTP', () => {
		assert.deepEqual(turns([CLIENT_HELLO, SERVER_HELLO, { from: 'client', data: record(23, filled(40)) }]), [])
		assert.deepEqual(turns([{ from: 'client', data: 'GET / HTTP/1.1\r\nHost: h\r\n\r\n' }]), [])
	})

	it('are counted to the last one where there are more turns than the bound', () => {
		const many = Array.from({ length: 40 }, (_, i) => SMTP[i % 2]!)
		const told = turns(many)
		assert.equal(told.length, LIMITS.spokenLines + 2)
		assert.ok(told.slice(-2).every(line => line.endsWith(' rest')))
		const [conversation] = sessionOf(many).conversations
		for (const from of ['client', 'server'] as const) {
			const lengths = conversation!.plain.filter(turn => turn.from === from).map(({ length }) => length)
			assert.equal(
				lengths.reduce((sum, length) => sum + length, 0),
				conversation!.bytes[from],
			)
		}
	})
})
