import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openCapture } from '../../../src/capture/open.js'
import { segmentOf } from '../../../src/decode/net/frame.js'
import type { TcpConnection } from '../../../src/decode/net/tcp-connection.js'
import { TcpFlows } from '../../../src/decode/net/tcp-flows.js'

/** What tshark says of one TCP stream: its ends, its packets, and the payload of both sides: how many bytes, and their SHA-256. */
type Truth = {
	readonly s: number
	readonly a: string
	readonly b: string
	readonly frames: number
	readonly fol: { readonly [side in 'a' | 'b']?: readonly [number, string] }
}

type Payload = { a: Buffer[]; b: Buffer[]; next: { a: number; b: number } }

/** Streams, by file and number, of which tshark's payload is not what the peers said, and why. */
const EXCEPTIONS: ReadonlyMap<string, string> = new Map([
	[
		'ntop+nDPI/heuristic_tcp_ack_payload.pcap',
		'padding of bare ACKs counted as payload, which overwrites the first bytes of every message',
	],
	[
		'ntop+nDPI/ndpi_match_string_subprotocol__error.pcapng 0',
		'two connections, an hour apart: the SYN of the second was not captured',
	],
	['OISF+suricata-verify/transform-base64-7296__input.pcap 4', 'a stray SYN in the middle makes tshark forget bytes'],
	...['gso-ipv4-geneve-ipv6', 'gso-ipv4-vxlan-ipv6'].map(
		name =>
			[
				`the-tcpdump-group+tcpdump/${name}.pcap 0`,
				'IPv6 within IPv4: the truth names the ends by their outer addresses',
			] as const,
	),
	[
		'arkime+arkime/tcp_handshake_synthetic.pcap 14',
		'an unanswered SYN repeated with another sequence number: one attempt here, two there',
	],
])

describe('captures by others', () => {
	const folder = process.env.HANDSHARK_CAPTURES

	it('give the payload that tshark reassembles', async function () {
		if (!folder || !existsSync(folder)) {
			console.log('      skipped: no capture folder (HANDSHARK_CAPTURES)')
			return this.skip()
		}
		const different: string[] = []
		const met = new Set<string>()
		let agreed = 0
		for (const [path, streams] of truths(folder)) {
			const { connections, unread } = await connectionsOf(join(folder, path))
			for (const truth of streams) {
				const [connection] = connections.get(`${truth.a} ${truth.b}`)?.splice(0, 1) ?? []
				const exception = [path, `${path} ${truth.s}`].find(key => EXCEPTIONS.has(key))
				const reason = differs(truth, connection, unread > 0)
				if (reason === undefined) agreed++
				else if (exception) met.add(exception)
				else if (reason !== UNREAD) different.push(`${path} ${truth.s}: ${reason}`)
			}
		}
		assert.deepEqual(different, [])
		assert.ok(agreed > 0, 'the folder holds captures')
		assert.deepEqual([...met].sort(), [...EXCEPTIONS.keys()].sort(), 'every exception is needed')
	})
})

const UNREAD = 'packets of it are not read'

/** Why what came out differs from what tshark says; undefined when it does not. */
function differs(truth: Truth, connection: TcpConnection<Payload> | undefined, hasUnread: boolean): string | undefined {
	if (connection === undefined) return hasUnread ? UNREAD : 'there is no such connection'
	const side = (['a', 'b'] as const).find(name => !sameSide(truth, connection, name))
	if (side === undefined) return undefined
	// A tunnel that is not opened, or fragments that are not put together.
	if (hasUnread && connection.packets < truth.frames) return UNREAD
	return `side ${side} has ${connection[side].stream.bytes} bytes, tshark's ${truth.fol[side]?.[0]}`
}

function sameSide(truth: Truth, connection: TcpConnection<Payload>, side: 'a' | 'b'): boolean {
	const [length, sha256] = truth.fol[side] ?? [0]
	const ours = Buffer.concat(connection.state![side])
	if (length === 0) return ours.length === 0
	// One byte and no more is that of a keep-alive, which tshark takes for payload when it has seen nothing before.
	if (length === 1 && ours.length === 0) return true
	// tshark stops at bytes that are missing and that nobody has acknowledged.
	if (ours.length < length || (ours.length > length && connection[side].stream.missing === 0)) return false
	const same = ours.subarray(0, length)
	return createHash('sha256').update(same).digest('hex') === sha256
}

function* truths(folder: string): Generator<[path: string, streams: readonly Truth[]]> {
	const files = readdirSync(folder, { recursive: true }) as string[]
	for (const file of files.filter(name => name.endsWith('.truth.jsonl')).sort()) {
		const path = file.slice(0, -'.truth.jsonl'.length)
		const lines = readFileSync(join(folder, file), 'utf8').split('\n')
		const streams = lines.filter(line => line.startsWith('{"t":"stream"')).map(line => JSON.parse(line) as Truth)
		// The reader of captures names such a file: here it is not a matter of TCP.
		const isRead = !path.endsWith('.snoop')
		if (isRead && streams.some(({ fol }) => fol)) yield [path, streams.filter(({ fol }) => fol).map(named)]
	}
}

async function connectionsOf(path: string) {
	const connections = new Map<string, TcpConnection<Payload>[]>()
	const flows = new TcpFlows<Payload>({
		open(connection) {
			connection.state = { a: [], b: [], next: { a: 0, b: 0 } }
			const ends = `${endOf(connection.a)} ${endOf(connection.b)}`
			connections.set(ends, [...(connections.get(ends) ?? []), connection])
		},
		stream({ state }, side, event) {
			if (event.kind !== 'bytes' && event.kind !== 'hole') return
			assert.equal(event.start, state!.next[side], `${path}: a stream has no gap`)
			state!.next[side] += event.kind === 'bytes' ? event.bytes.length : event.length
			if (event.kind === 'bytes') state![side].push(Buffer.from(event.bytes))
		},
	})
	const capture = openCapture(path)
	let unread = 0
	await capture.read({
		packet(packet) {
			const segment = segmentOf(packet)
			if (segment.kind === 'tcp') flows.push(packet, segment)
			else unread++
		},
	})
	capture.close()
	flows.end()
	return { connections, unread }
}

/** A truth whose ends are spelled as `endOf` does. */
function named(truth: Truth): Truth {
	return { ...truth, a: spelled(truth.a), b: spelled(truth.b) }
}

function endOf({ address, port }: { readonly address: Uint8Array; readonly port: number }): string {
	return `${Buffer.from(address).toString('hex')}:${port}`
}

/** `10.0.0.1:443` and `[2001:db8::1]:443` as hexadecimal digits. */
function spelled(end: string): string {
	const colon = end.lastIndexOf(':')
	const host = end.slice(0, colon).replaceAll(/[[\]]/g, '')
	return `${host.includes(':') ? digits6(host) : digits4(host)}:${end.slice(colon + 1)}`
}

function digits4(host: string): string {
	return Buffer.from(host.split('.').map(Number)).toString('hex')
}

function digits6(host: string): string {
	const groups = (text: string) =>
		text
			.split(':')
			.filter(group => group !== '')
			.map(group => (group.includes('.') ? digits4(group) : group.padStart(4, '0')))
			.join('')
	const [head = '', tail] = host.split('::')
	const start = groups(head)
	return tail === undefined ? start : start + groups(tail).padStart(32 - start.length, '0')
}
