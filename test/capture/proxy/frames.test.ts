import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { ConversationWriter, type Side } from '../../../src/capture/proxy/conversation-writer.js'
import { MOST_PAYLOAD } from '../../../src/capture/proxy/frames.js'
import { Recording } from '../../../src/capture/proxy/recording.js'
import { MADE_UP } from '../../../src/capture/recorded-note.js'
import { openSession } from '../../../src/cli/read.js'
import type { Conversation } from '../../../src/session/conversation.js'
import { tsharkVersion } from '../../peers/tshark.js'

const CLIENT = { address: '127.0.0.1', port: 40_000 }
const ADDRESSES = [
	{ address: '192.0.2.7', port: 443 },
	{ address: '::1', port: 443 },
	{ address: '2001:db8::c0ff:ee', port: 65_535 },
	{ address: '::ffff:192.0.2.1', port: 1 },
]

type Step = { readonly from: Side; readonly length: number }
const steps = fc.array(
	fc.record({ from: fc.constantFrom<Side>('client', 'server'), length: fc.integer({ min: 1, max: 400 }) }),
	{ maxLength: 8 },
)

/** Records connections into a file of its own, and reads it back. */
async function recorded(
	record: (write: (client: typeof CLIENT, server: typeof CLIENT) => ConversationWriter, file: Recording) => void,
	use: (read: Awaited<ReturnType<typeof openSession>>, path: string) => void | Promise<void>,
): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'handshark-test-'))
	const path = join(folder, 'recorded.pcapng')
	const file = new Recording(path)
	record(
		(client, server) => new ConversationWriter(client, server, (segment, comment) => file.segment(segment, comment)),
		file,
	)
	file.close()
	const opened = openSession(path, { keep: true })
	try {
		await opened.read()
		await use(opened, path)
	} finally {
		opened.capture.close()
		rmSync(folder, { recursive: true })
	}
}

function play(writer: ConversationWriter, list: readonly Step[]): Record<Side, number> {
	const sent = { client: 0, server: 0 }
	writer.open()
	for (const { from, length } of list) {
		writer.data(from, new Uint8Array(length).fill(0x2e))
		sent[from] += length
	}
	return sent
}

describe('packets made up around relayed bytes', () => {
	it('say how they were recorded and which process has opened their connection, also when it has ended by then', async () => {
		const server = ADDRESSES[0]!
		const clients = [40_001, 40_002, 40_003, 40_004].map(port => ({ address: '127.0.0.1', port }))
		await recorded(
			(write, file) => {
				for (const [i, client] of clients.entries()) {
					const writer = write(client, server)
					writer.open(MADE_UP)
					writer.data('client', new Uint8Array(100))
					if (i === 1) file.named(client, 'a name as long as no kernel gives one (pid 4194304)')
					writer.finish('client')
					writer.finish('server')
					if (i === 2) file.flush()
				}
				file.named(clients[0]!, 'curl (pid 7)')
				file.named(clients[2]!, 'an odd “name” (pid 8)')
				file.named({ address: '127.0.0.1', port: 1 }, 'nobody (pid 9)')
			},
			({ session }, path) => {
				assert.equal(session.origin, 'relay')
				assert.deepEqual(
					[...session.recordedProcesses],
					[
						[1, 'curl (pid 7)'],
						[2, 'a name as long as no kernel gives one (pid 4194304)'],
						[3, 'an odd “name” (pid 8)'],
					],
				)
				assert.deepEqual(session.issues, [])
				if (tsharkVersion() === undefined) return
				const args = [
					'-r',
					path,
					'-Y',
					'tcp.flags.syn == 1 && tcp.flags.ack == 0',
					'-T',
					'fields',
					'-e',
					'frame.comment',
				]
				const lines = execFileSync('tshark', args, { encoding: 'utf8', stdio: 'pipe' }).trimEnd().split('\n')
				assert.match(lines[0]!, /recorded by a relay: .*opened by curl \(pid 7\)$/)
				assert.match(lines[3]!, /time is the relay’s$/)
			},
		)
	})

	it('are read back as the same connections, over IPv4 and IPv6', async () => {
		await fc.assert(
			fc.asyncProperty(fc.constantFrom(...ADDRESSES), steps, async (server, list) => {
				let sent = { client: 0, server: 0 }
				await recorded(
					write => {
						const writer = write(CLIENT, server)
						sent = play(writer, list)
						writer.finish('client')
						writer.finish('server')
					},
					({ session }) => {
						const [conversation] = session.conversations as readonly Conversation[]
						assert.deepEqual(conversation?.bytes, sent)
						assert.deepEqual([conversation.holes, session.issues], [{ client: 0, server: 0 }, []])
						assert.deepEqual([conversation.client.port, conversation.server.port], [40_000, server.port])
						assert.equal(conversation.tcp.opening, 'complete')
						assert.deepEqual(
							conversation.tcp.ends.map(({ from, how }) => `${from} ${how}`),
							['client fin', 'server fin'],
						)
					},
				)
			}),
			{ numRuns: 25 },
		)
	})

	it('keep pieces that are larger than a packet together, and say who reset or refused', () =>
		recorded(
			write => {
				const large = write(CLIENT, ADDRESSES[0]!)
				large.open()
				large.data('server', new Uint8Array(2 * MOST_PAYLOAD + 7))
				large.reset('server')
				large.data('client', new Uint8Array(5))
				write({ ...CLIENT, port: 40_001 }, ADDRESSES[0]!).refused()
				write({ ...CLIENT, port: 40_002 }, ADDRESSES[0]!).asked()
			},
			({ session }) => {
				const [large, refused, unanswered] = session.conversations
				assert.equal(large?.bytes.server, 2 * MOST_PAYLOAD + 7)
				assert.equal(large.bytes.client, 0, 'nothing follows a reset')
				assert.deepEqual(
					large.tcp.ends.map(({ from, how }) => `${from} ${how}`),
					['server rst'],
				)
				assert.deepEqual([refused?.tcp.opening, unanswered?.tcp.opening], ['refused', 'unanswered'])
			},
		))

	it('have checksums that tshark finds right', async function () {
		if (tsharkVersion() === undefined) {
			console.log('      skipped: tshark does not run here')
			this.skip()
		}
		await recorded(
			write => {
				for (const [i, server] of ADDRESSES.entries()) {
					const writer = write({ ...CLIENT, port: 41_000 + i }, server)
					writer.open()
					for (const length of [1, 2, 3, 1460, 65_475, 70_000]) {
						writer.data(
							'client',
							Uint8Array.from({ length }, (_, at) => (at * 31 + length) & 0xff),
						)
						writer.data('server', new Uint8Array(length).fill(0xff))
					}
					writer.finish('server')
					writer.finish('client')
				}
			},
			({ session }, path) => {
				const options = ['-o', 'tcp.check_checksum:TRUE', '-o', 'ip.check_checksum:TRUE']
				const odd = '_ws.malformed || tcp.checksum.status == 0 || ip.checksum.status == 0 || tcp.analysis.flags'
				const tshark = (filter: string) =>
					execFileSync('tshark', ['-n', '-r', path, ...options, '-Y', filter, '-T', 'fields', '-e', 'frame.number'], {
						encoding: 'utf8',
						stdio: 'pipe',
					}).trim()
				assert.equal(tshark(odd), '')
				assert.equal(tshark('tcp.checksum.status == 1').split('\n').length, session.counts.packets)
			},
		)
	})
})
