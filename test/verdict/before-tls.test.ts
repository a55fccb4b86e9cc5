import assert from 'node:assert/strict'
import { verdictText } from '../../src/explain/verdicts/verdicts.js'
import { hasFailed } from '../../src/verdict/failed.js'
import { judge } from '../../src/verdict/judge.js'
import { withFixture } from '../fixture-files.js'
import { packetsOf } from '../session/replay.js'
import { sessionOf } from '../session/talk.js'

type Talk = Parameters<typeof sessionOf>[0]
const verdictOf = (talk: Talk) => judge(sessionOf(talk).conversations[0]!)
const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'))
const hello = () =>
	withFixture('nginx-tls13.pcap', session => {
		const { bytes } = packetsOf(session).find(({ bytes }) => Buffer.from(bytes).includes('localhost'))!
		return bytes.slice(-517)
	})
const CONNECT = 'CONNECT acorn.example:443 HTTP/1.1\r\nHost: acorn.example:443\r\n\r\n'
const GRANTED = 'HTTP/1.1 200 Connection established\r\n\r\n'

describe('a verdict on what stands before TLS, or in its place', () => {
	it('names a SOCKS proxy that makes no connection, and the number it gives', () => {
		const asked = { from: 'client', data: bytes('05020002') } as const
		const target = { from: 'client', data: bytes('050100030d61636f726e2e6578616d706c6501bb') } as const
		for (const [form, code, ...talk] of [
			[
				'socks',
				5,
				asked,
				{ from: 'server', data: bytes('0500') },
				target,
				{ from: 'server', data: bytes('05050001000000000000') },
			],
			['socks_method', 255, asked, { from: 'server', data: bytes('05ff') }],
			[
				'socks_login',
				1,
				asked,
				{ from: 'server', data: bytes('0502') },
				{ from: 'client', data: bytes('0101610162') },
				{ from: 'server', data: bytes('0101') },
			],
			[
				'socks',
				91,
				{ from: 'client', data: bytes('040101bb000000010061636f726e00') },
				{ from: 'server', data: bytes('005b000000000000') },
			],
		] as const) {
			const verdict = verdictOf(talk as unknown as Talk)
			assert.deepEqual(
				[verdict.outcome, verdict.cause, verdict.form, verdict.values.code],
				['not_tls', 'proxy_refused', form, code],
			)
			assert.match(verdictText(verdict, 'en').why, /SOCKS proxy/)
		}
	})

	it('says that a SOCKS proxy did not answer', () => {
		const { outcome, cause, form } = verdictOf([
			{ from: 'client', data: bytes('050100') },
			{ from: 'server', data: bytes('0500') },
			{ from: 'client', data: bytes('050100030d61636f726e2e6578616d706c6501bb') },
		])
		assert.deepEqual([outcome, cause, form], ['not_tls', 'proxy_refused', 'socks_waiting'])
	})

	it('does not call a SOCKS proxy that makes the connection one that refuses', () => {
		const verdict = verdictOf([
			{ from: 'client', data: bytes('050100') },
			{ from: 'server', data: bytes('0500') },
			{ from: 'client', data: bytes('050100030d61636f726e2e6578616d706c6501bb') },
			{ from: 'server', data: bytes('05000001000000000000') },
		])
		assert.notEqual(verdict.cause, 'proxy_refused')
	})

	it('hears PostgreSQL decline TLS with one letter, unless the client goes on without', () => {
		const asked: Talk = [
			{ from: 'client', data: bytes('0000000804d2162f') },
			{ from: 'server', data: 'N' },
		]
		assert.deepEqual([verdictOf(asked).cause, verdictOf(asked).values.answer], ['starttls_refused', 'N'])
		const prefers = verdictOf([...asked, { from: 'client', data: bytes('0000000f000300007573657200610000') }])
		assert.notEqual(prefers.cause, 'starttls_refused')
	})

	it('takes a server for one that does not expect a PROXY header when it answers with an alert', async () => {
		const { outcome, cause, form } = verdictOf([
			{ from: 'client', data: 'PROXY TCP4 127.0.0.1 127.0.0.1 40000 443\r\n' },
			{ from: 'client', data: await hello() },
			{ from: 'server', data: bytes('15030100020246') },
		])
		assert.deepEqual([outcome, cause, form], ['not_tls', 'plaintext_to_tls_server', 'proxy_header'])
	})

	it('says of a tunnel that nothing came out of it', async () => {
		const tunnel: Talk = [
			{ from: 'client', data: CONNECT },
			{ from: 'server', data: GRANTED },
			{ from: 'client', data: await hello() },
		]
		const silent = verdictOf(tunnel)
		assert.deepEqual(
			[silent.outcome, silent.cause, silent.form, silent.values.tunnel],
			['unanswered', 'no_answer_to_client_hello', 'tunnel', 'acorn.example:443'],
		)
	})

	it('says that what is behind a tunnel speaks plain HTTP', async () => {
		const { outcome, cause, form } = verdictOf([
			{ from: 'client', data: CONNECT },
			{ from: 'server', data: GRANTED },
			{ from: 'client', data: await hello() },
			{ from: 'server', data: 'HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n' },
		])
		assert.deepEqual([outcome, cause, form], ['not_tls', 'tls_to_plaintext_server', 'http'])
	})

	it('says that a server which granted STARTTLS goes on in the clear', async () => {
		const { outcome, cause, form, values } = verdictOf([
			{ from: 'server', data: '220 mail.example ESMTP\r\n' },
			{ from: 'client', data: 'STARTTLS\r\n' },
			{ from: 'server', data: '220 go ahead\r\n' },
			{ from: 'client', data: await hello() },
			{ from: 'server', data: '421 4.7.0 try again later\r\n' },
		])
		assert.deepEqual([outcome, cause, form], ['not_tls', 'tls_to_plaintext_server', 'granted'])
		assert.equal(values.answer, '421 4.7.0 try again later')
	})

	it('says that a server which is spoken to in HTTP/2 answers in HTTP/1', () => {
		const { outcome, cause, form, values } = verdictOf([
			{ from: 'client', data: 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n' },
			{ from: 'client', data: bytes('000000040000000000') },
			{ from: 'server', data: 'HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n' },
		])
		assert.deepEqual([outcome, cause, form, values.answer], ['not_tls', 'other_protocol', 'http2', '400 Bad Request'])
	})

	it('names protocols by their first bytes', async () => {
		const data = await hello()
		for (const [answer, protocol, cause] of [
			["-ERR unknown command '\u0016\u0003\u0001', with args beginning with:\r\n", 'Redis', 'other_protocol'],
			['ERROR\r\n', 'memcached', 'other_protocol'],
			[bytes('05ff'), 'SOCKS', 'other_protocol'],
			[bytes('0300000b06d00000123400'), 'RDP', 'other_protocol'],
			[bytes('000012040000000000000300000064'), 'HTTP/2', 'other_protocol'],
			[bytes('4a0000000a382e302e333600080000006162636465666768'), 'MySQL', 'starttls_missing'],
			['E\0\0\0!SFATAL\0C08P01\0Mbad packet\0\0', 'PostgreSQL', 'starttls_missing'],
		] as const) {
			const verdict = verdictOf([
				{ from: 'client', data },
				{ from: 'server', data: answer },
			])
			assert.deepEqual([verdict.cause, verdict.values.protocol], [cause, protocol], protocol)
		}
	})

	it('takes what a server says before the ClientHello for its answer', async () => {
		const verdict = verdictOf([
			{ from: 'server', data: bytes('fffd18fffd20') },
			{ from: 'client', data: await hello() },
		])
		assert.deepEqual([verdict.outcome, verdict.cause, verdict.values.protocol], ['not_tls', 'other_protocol', 'Telnet'])
	})

	it('takes a server that hangs up on a protocol in the clear for one that expects TLS', () => {
		const [conversation] = sessionOf([{ from: 'client', data: '*1\r\n$4\r\nPING\r\n' }]).conversations
		const [end] = conversation!.tcp.ends
		const ends = [{ ...end!, from: 'server' as const }]
		const verdict = judge({ ...conversation!, tcp: { ...conversation!.tcp, ends } })
		assert.deepEqual(
			[verdict.outcome, verdict.cause, verdict.form],
			['not_tls', 'plaintext_to_tls_server', 'silent_other'],
		)
		assert.deepEqual(
			verdict.candidates.map(({ cause, values }) => [cause, values.protocol]),
			[['other_protocol', 'Redis']],
		)
	})

	it('counts another protocol as a failure only where a side meant it to be TLS or HTTP', async () => {
		const banner = { from: 'server', data: 'SSH-2.0-OpenSSH_9.2\r\n' } as const
		const ssh = verdictOf([{ from: 'client', data: 'SSH-2.0-PuTTY_Release_0.80\r\n' }, banner])
		assert.deepEqual([ssh.outcome, ssh.cause, ssh.form], ['not_tls', 'other_protocol', 'alone'])
		assert.equal(hasFailed(ssh), false)
		const bytesOnly = verdictOf([
			{ from: 'client', data: bytes('0102030405') },
			{ from: 'server', data: bytes('060708090a') },
		])
		assert.equal(hasFailed(bytesOnly), false)
		assert.ok(hasFailed(verdictOf([{ from: 'client', data: await hello() }, banner])))
	})

	it('says that what a web server answers was no HTTP', () => {
		const { outcome, cause, form, values } = verdictOf([
			{ from: 'client', data: 'SSH-2.0-OpenSSH_9.2\r\n' },
			{ from: 'server', data: 'HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n' },
		])
		assert.deepEqual(
			[outcome, cause, form, values.line],
			['not_tls', 'other_protocol', 'to_http', 'SSH-2.0-OpenSSH_9.2'],
		)
	})

	it('takes a record whose length was spoilt for no other protocol', async () => {
		const { cause } = verdictOf([
			{ from: 'client', data: await hello() },
			{ from: 'server', data: bytes(`160303807a${'02'.repeat(122)}`) },
			{ from: 'client', data: bytes('15030300020216') },
		])
		assert.equal(cause, 'decode_error')
	})
})
