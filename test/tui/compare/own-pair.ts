import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Duplex } from 'node:stream'
import { connect, TLSSocket } from 'node:tls'
import { pcap, type Written } from '../../capture/write.js'

export type From = 'client' | 'server'
type Sent = { readonly from: From; readonly bytes: Buffer }

/** Two captures that were never recorded: a request that is answered with a secret, in the clear, and over TLS with a key agreed before. */
export async function writeOwnPair(folder: string, secret: string): Promise<{ left: string; right: string }> {
	const left = join(folder, 'own-clear.pcap')
	const right = join(folder, 'own-sealed.pcap')
	const request = Buffer.from('GET /vault HTTP/1.1\r\nHost: vault.example\r\n\r\n')
	const response = Buffer.from(`HTTP/1.1 200 OK\r\nContent-Length: ${Buffer.byteLength(secret)}\r\n\r\n${secret}`)
	writeFileSync(
		left,
		capture(8088, [
			{ from: 'client', bytes: request },
			{ from: 'server', bytes: response },
		]),
	)
	writeFileSync(right, capture(8443, await sealed(request, response)))
	return { left, right }
}

/** What two TLS 1.2 ends write to each other, with the data of both inside. */
async function sealed(request: Buffer, response: Buffer): Promise<Sent[]> {
	const sent: Sent[] = []
	const [near, far] = pipe(sent)
	const psk = Buffer.alloc(32, 7)
	const common = { ciphers: 'PSK-AES128-GCM-SHA256', minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' } as const
	const server = new TLSSocket(far, { ...common, isServer: true, pskCallback: () => psk } as object)
	const client = connect({
		...common,
		socket: near,
		pskCallback: () => ({ psk, identity: 'test' }),
		checkServerIdentity: () => undefined,
	})
	server.on('data', () => server.write(response))
	client.write(request)
	await new Promise<void>((resolve, reject) => {
		client.on('data', () => resolve())
		client.on('error', reject)
		server.on('error', reject)
	})
	client.destroy()
	server.destroy()
	return sent
}

/** Two ends of a wire that notes what goes over it. */
function pipe(sent: Sent[]): [Duplex, Duplex] {
	const end = (from: From, other: () => Duplex) =>
		new Duplex({
			read() {},
			write(bytes: Buffer, _encoding, done) {
				sent.push({ from, bytes: Buffer.from(bytes) })
				other().push(bytes)
				done()
			},
		})
	const near: Duplex = end('client', () => far)
	const far: Duplex = end('server', () => near)
	return [near, far]
}

const SYN = 2
const ACK = 16
const PSH = 8
const FIN = 1

/** A TCP connection from its first SYN to both FINs. */
function capture(port: number, sent: readonly Sent[]): Uint8Array {
	const next = { client: 1000, server: 5000 }
	const packets: Written[] = []
	const send = (from: From, flags: number, bytes: Buffer = Buffer.alloc(0)) => {
		const other = from === 'client' ? 'server' : 'client'
		const frame = tcpFrame({
			from,
			port,
			flags,
			bytes,
			sequence: next[from],
			acknowledged: flags & ACK ? next[other] : 0,
		})
		packets.push({ seconds: 1_790_000_000, nanos: packets.length * 1_000_000, bytes: frame })
		next[from] += bytes.length + (flags & (SYN | FIN) ? 1 : 0)
	}
	send('client', SYN)
	send('server', SYN | ACK)
	send('client', ACK)
	for (const { from, bytes } of sent) send(from, PSH | ACK, bytes)
	send('client', FIN | ACK)
	send('server', FIN | ACK)
	send('client', ACK)
	return pcap(packets)
}

type Segment = {
	readonly from: From
	readonly port: number
	readonly flags: number
	readonly bytes: Buffer
	readonly sequence: number
	readonly acknowledged: number
}

/** Ethernet, IPv4, TCP, without checksums. */
function tcpFrame({ from, port, flags, bytes, sequence, acknowledged }: Segment): Buffer {
	const ends = [
		{ address: [192, 0, 2, 10], port: 40_001 },
		{ address: [192, 0, 2, 20], port },
	]
	const [source, destination] = from === 'client' ? ends : ends.toReversed()
	const ethernet = Buffer.from('02000000000202000000000108 00'.replace(' ', ''), 'hex')
	const ip = Buffer.alloc(20)
	ip[0] = 0x45
	ip.writeUInt16BE(40 + bytes.length, 2)
	ip[8] = 64
	ip[9] = 6
	ip.set(source!.address, 12)
	ip.set(destination!.address, 16)
	const tcp = Buffer.alloc(20)
	tcp.writeUInt16BE(source!.port, 0)
	tcp.writeUInt16BE(destination!.port, 2)
	tcp.writeUInt32BE(sequence, 4)
	tcp.writeUInt32BE(acknowledged, 8)
	tcp[12] = 0x50
	tcp[13] = flags
	tcp.writeUInt16BE(65_535, 14)
	return Buffer.concat([ethernet, ip, tcp, bytes])
}
