import assert from 'node:assert/strict'
import { FIXTURES } from '../fixture-files.js'
import { jsonLines, run } from './run.js'

type Rung = {
	readonly type: string
	readonly from: string
	readonly time: string
	readonly length: number
	readonly standing: string
	readonly packets: readonly number[]
}
type Conversation = { readonly file: string; readonly conversation: number; readonly messages?: readonly Rung[] }

const FILES = FIXTURES.map(file => `fixtures/${file}`)
const OTHERS =
	/^(alert|change_cipher_spec|application_data|encrypted_handshake|http_request|http_response|server_sent_event|websocket_[a-z]+|http2_[a-z_]+|content_type_\d+)$/

/** What the whole report says of the messages that the list names, as far as both say it. */
const reported = (lines: readonly Record<string, unknown>[]) =>
	(lines.slice(0, -1) as unknown as readonly Conversation[])
		.flatMap(({ file, conversation, messages = [] }) =>
			messages
				.filter(({ type, standing }) => !OTHERS.test(type) && standing !== 'inferred')
				.map(({ packets, time, type, length, standing }) =>
					[file, packets.at(-1), time, conversation, type, length, standing].join('\t'),
				),
		)
		.sort()

const listed = (stdout: string) =>
	stdout
		.trimEnd()
		.split('\n')
		.map(line => line.split('\t'))
		.map(([file, packet, time, conversation, , , ...message]) =>
			[file, packet, time, conversation, ...message.slice(0, 3)].join('\t'),
		)
		.sort()

describe('report --handshakes', () => {
	it('lists the messages of every fixture that the whole report has', async () => {
		const { stdout, code } = await run(['report', '--handshakes', ...FILES])
		assert.equal(code, 0)
		assert.deepEqual(listed(stdout), reported(jsonLines(await run(['report', '--json', '--no-proofs', ...FILES]))))
	})

	it('lists what a key log opens as well', async () => {
		const keys = ['--keys', 'fixtures/tutorial-https.keylog', 'fixtures/tutorial-https.pcap']
		const { stdout } = await run(['report', '--handshakes', ...keys])
		assert.deepEqual(
			stdout
				.trimEnd()
				.split('\n')
				.map(line => line.split('\t'))
				.map(fields => [fields[5], fields[7]]),
			[
				['client_hello', 'observed'],
				['server_hello', 'observed'],
				['encrypted_extensions', 'verified'],
				['certificate', 'verified'],
				['certificate_verify', 'verified'],
				['finished', 'verified'],
				['finished', 'verified'],
				['new_session_ticket', 'verified'],
				['new_session_ticket', 'verified'],
			],
		)
	})

	it('says ends and what a message says, and no file of a single one', async () => {
		const [line] = (await run(['report', '--handshakes', 'fixtures/tutorial-https.pcap'])).stdout.split('\n')
		const [packet, , conversation, source, destination, ...message] = line!.split('\t')
		assert.match([packet, conversation, source, destination].join(' '), /^\d+ 1 127\.0\.0\.1:\d+ 127\.0\.0\.1:5683$/)
		assert.match(
			message.join(' '),
			/^client_hello \d+ observed localhost, up to TLS 1\.3, \d+ suites, ALPN http\/1\.1$/,
		)
	})

	it('does not go with what belongs to the whole report', async () => {
		for (const option of [['--json'], ['--sort'], ['--find', 'x'], ['--filter', 'tls']]) {
			const { code, stderr } = await run(['report', '--handshakes', ...option, 'fixtures/tutorial-https.pcap'])
			assert.equal(code, 2)
			assert.match(stderr, /'--handshakes' cannot be used with option '--/)
		}
	})
})
