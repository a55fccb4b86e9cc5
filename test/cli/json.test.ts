import assert from 'node:assert/strict'
import { pcap } from '../capture/write.js'
import { FIXTURES, withFixture } from '../fixture-files.js'
import { packetsOf } from '../session/replay.js'
import { tcpPacket, withPayload } from '../session/tcp-packet.js'
import { jsonLines, run } from './run.js'
import { refusals } from './schema.js'

const FILES = FIXTURES.map(file => `fixtures/${file}`)

type Conversation = {
	readonly conversation: number
	readonly file: string
	readonly packets: number
	readonly bytes: { readonly client: number; readonly server: number }
	readonly messages: readonly { readonly from: string; readonly packets: unknown }[]
	readonly find: Find
}
type Find = { readonly searched: number; readonly hits: readonly Hit[] }
type Hit = {
	readonly from: string
	readonly packet: number
	readonly offset: number
	readonly length: number
	readonly where: string
}

describe('report --json', () => {
	let lines: Record<string, unknown>[] = []
	const conversations = () => lines.slice(0, -1) as unknown as readonly Conversation[]

	before(async () => {
		lines = jsonLines(await run(['report', '--json', '--sort', '--find', 'fluffy tail', ...FILES]))
	})

	it('says of each promise what came of it, and with --no-proofs nothing', async () => {
		const [file] = FILES.filter(name => name.endsWith('/nginx-tls12-ecdhe.pcap'))
		const line = lines.find(line => line.file === file) as { proofs: { what: string; state: string }[] } | undefined
		const states = new Map(line!.proofs.map(({ what, state }) => [what, state]))
		assert.equal(states.get('server_key_exchange'), 'verified')
		assert.equal(states.get('server_finished'), 'unchecked')
		const [without] = jsonLines(await run(['report', '--json', '--no-proofs', file!]))
		assert.ok(!('proofs' in without!) && !('remarks' in without!))
	})

	it('prints lines that are as --schema says, and no key that it does not name', async () => {
		const schema = JSON.parse((await run(['report', '--schema'])).stdout)
		assert.deepEqual(
			lines.flatMap(line => refusals(line, schema).map(refusal => ({ file: line.file, ...refusal }))),
			[],
		)
	})

	it('has a schema that refuses what is wrong', async () => {
		const schema = JSON.parse((await run(['report', '--schema'])).stdout)
		const [first] = lines
		for (const wrong of [{ ...first, packets: -1 }, { ...first, start: 'today' }, { ...first, messages: {} }, {}])
			assert.notDeepEqual(refusals(wrong, schema), [])
	})

	it('writes captured text so that it steers no terminal, and means the same', async () => {
		const evil = 'evil\u009b31m\u202e\u{e0041}\u007f'
		const { packets, change } = await withFixture('tutorial-http.pcap', session => {
			const packets = packetsOf(session)
			return { packets, change: tcpPacket(packets[3]!)! }
		})
		const payload = Buffer.from(`GET /${evil} HTTP/1.1\r\nHost: localhost\r\n\r\n`)
		const file = pcap(
			packets.map((packet, i) => (i === 3 ? withPayload(change, payload, change.seq, change.flags) : packet)),
		)
		const ran = await run(['report', '--json', '-'], file)
		assert.doesNotMatch(ran.stdout, /[^\P{C}\n]/u)
		const [conversation] = jsonLines(ran) as { http: { target: string }[] }[]
		assert.equal(conversation!.http[0]!.target, `/${evil}`)
	})

	it('ends with a summary of all files', () => {
		const { summary } = lines.at(-1) as { summary: Record<string, unknown> }
		assert.equal(summary.files, FILES.length)
		assert.equal(summary.conversations, lines.length - 1)
		const carried = conversations().reduce((sum, { packets }) => sum + packets, 0)
		assert.ok(carried <= (summary.decoded as number))
		assert.equal(
			summary.packets,
			(summary.decoded as number) + (summary.skipped as number) + (summary.malformed as number),
		)
	})

	it('sorts conversations by their first packets when asked to', () => {
		for (const file of FILES) {
			const numbers = conversations().flatMap(line => (line.file === file ? [line.conversation] : []))
			assert.deepEqual(
				numbers,
				numbers.map((_, i) => i + 1),
				file,
			)
		}
	})

	it('prints each conversation as it ends when not', async () => {
		// Where there is one conversation, there is nothing to sort; secrets in a capture are tried on those behind it.
		const isWanted = ({ conversation, file }: Conversation) => conversation > 1 || file.endsWith('.pcapng')
		const files = [...new Set(conversations().flatMap(one => (isWanted(one) ? [one.file] : [])))]
		assert.ok(files.length > 20)
		const unsorted = jsonLines(await run(['report', '--json', '--find', 'fluffy tail', ...files]))
		const { summary } = unsorted.pop() as { summary: Record<string, unknown> }
		assert.deepEqual([summary.files, summary.conversations], [files.length, unsorted.length])
		const key = (line: Record<string, unknown>) => `${line.file} ${line.conversation}`
		const byKey = (a: Record<string, unknown>, b: Record<string, unknown>) => key(a).localeCompare(key(b))
		const sorted = lines.filter(({ file }) => files.includes(file as string))
		assert.deepEqual([...unsorted].sort(byKey), [...sorted].sort(byKey))
	})

	it('finds a text at the packets and offsets where it stands in the file, and nowhere else', async () => {
		let found = 0
		for (const file of FIXTURES) {
			const { wanted, there } = await withFixture(file, session => {
				const mine = conversations().filter(line => line.file === `fixtures/${file}`)
				const hits = mine.flatMap(({ find }) => find.hits).filter(({ where }) => where === 'wire')
				const text = ({ packet, offset, length }: Hit) => {
					const { position } = session.index!.row(packet)!
					return Buffer.from(session.bytes(position + offset, length)).toString('latin1')
				}
				const all = Array.from({ length: session.index!.count }, (_, i) => {
					const { position, captured } = session.index!.row(i + 1)!
					return { packet: i + 1, bytes: Buffer.from(session.bytes(position, captured)) }
				})
				// Seen packet by packet: what is cut between two of them, or sent twice, is another matter.
				const there = all.flatMap(({ packet, bytes }) => (bytes.includes('fluffy tail') ? [packet] : []))
				return {
					wanted: hits.filter(({ length }) => length === 11).map(hit => [hit.packet, text(hit)] as const),
					there,
				}
			})
			for (const [packet, text] of wanted) {
				if (text === 'fluffy tail') assert.ok(there.includes(packet), `${file}, packet ${packet}`)
			}
			const packets = new Set(wanted.filter(([, text]) => text === 'fluffy tail').map(([packet]) => packet))
			assert.deepEqual([...packets], there, file)
			found += there.length
		}
		assert.ok(found > 10, `found in ${found} packets only`)
	})

	it('has searched as many bytes as were captured of the streams', () => {
		for (const { find, bytes, file } of conversations()) assert.equal(find.searched, bytes.client + bytes.server, file)
	})

	it('finds nothing of it in the tutorial over TLS, and says in how many bytes', async () => {
		const [clear, sealed] = await Promise.all(
			['tutorial-http.pcap', 'tutorial-https.pcap'].map(file =>
				run(['report', '--find', 'fluffy tail', `fixtures/${file}`]),
			),
		)
		const of = (file: string) => conversations().find(line => line.file === `fixtures/${file}`)!.find
		const [hit] = of('tutorial-http.pcap').hits
		assert.match(
			clear!.stdout,
			new RegExp(`“fluffy tail” is found in packet ${hit!.packet}, byte ${hit!.offset}, sent by the server`),
		)
		const searched = of('tutorial-https.pcap').searched.toLocaleString('en')
		assert.ok(sealed!.stdout.includes(`“fluffy tail” is not found in any of the ${searched} captured bytes`))
	})
})
