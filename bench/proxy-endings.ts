import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { startRelay } from './proxy-started.js'
import { table } from './table.js'

/*
 * How connections end through the proxy, beside how the same ones end without it: bytes each way, who sees what, and how
 * much a sender can push while nobody reads.
 */

type Ending = {
	readonly name: string
	readonly serve: (socket: Socket, saw: Saw) => void
	readonly use: (socket: Socket, saw: Saw) => void
}

/** What one end has received and seen. */
class Saw {
	received = 0
	pushed = 0
	readonly events: string[] = []

	watch(socket: Socket): this {
		socket.on('data', (bytes: Buffer) => {
			this.received += bytes.length
		})
		socket.on('end', () => this.events.push('FIN'))
		socket.on('error', (error: NodeJS.ErrnoException) => this.events.push(error.code ?? error.message))
		return this
	}

	toString(): string {
		return `${this.received.toLocaleString('en')} B, then ${this.events.join(', ') || 'nothing'}`
	}
}

const MB = 1 << 20

const ENDINGS: readonly Ending[] = [
	{
		name: 'client half-closes, server goes on',
		serve: socket => void socket.on('end', () => socket.end(Buffer.alloc(5 * MB))),
		use: socket => void socket.end(Buffer.alloc(MB)),
	},
	{
		name: 'server half-closes, client goes on',
		serve: socket => void socket.end(Buffer.alloc(MB)),
		use: socket => void socket.on('end', () => socket.end(Buffer.alloc(5 * MB))),
	},
	{
		name: 'server resets after a request',
		serve: socket =>
			void socket.once('data', () =>
				socket.write(Buffer.alloc(64 << 10), () => setTimeout(() => socket.resetAndDestroy(), 50)),
			),
		use: socket => void socket.write(Buffer.alloc(1000)),
	},
	{
		name: 'client resets in a download',
		serve: socket => void socket.write(Buffer.alloc(MB)),
		use: (socket, saw) => void socket.on('data', () => saw.received >= MB && socket.resetAndDestroy()),
	},
	{ name: 'server never reads', serve: socket => void socket.pause(), use: (socket, saw) => push(socket, saw) },
	{ name: 'client never reads', serve: (socket, saw) => push(socket, saw), use: socket => void socket.pause() },
]

/** Writes until nothing goes any more. */
function push(socket: Socket, saw: Saw): void {
	const piece = Buffer.alloc(64 << 10)
	const next = (error?: Error | null) => {
		if (error || socket.destroyed) return
		saw.pushed += piece.length
		socket.write(piece, next)
	}
	socket.write(piece, next)
}

async function play(
	{ serve, use }: Ending,
	between: (port: number) => Promise<{ port: number; close(): Promise<unknown> }>,
) {
	const [server, client] = [new Saw(), new Saw()]
	let accepted: Socket | undefined
	const listener = createServer({ allowHalfOpen: true }, socket => {
		accepted = socket
		server.watch(socket)
		serve(socket, server)
	})
	listener.listen(0, '127.0.0.1')
	await once(listener, 'listening')
	const { port, close } = await between((listener.address() as AddressInfo).port)
	const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
	client.watch(socket)
	await once(socket, 'connect')
	use(socket, client)
	await new Promise(resolve => setTimeout(resolve, PATIENCE))
	const result = [server, client].map(end =>
		end.pushed > 0 ? `pushed ${(end.pushed / 1e6).toFixed(1)} MB` : String(end),
	)
	socket.destroy()
	accepted?.destroy()
	listener.close()
	await close()
	return result
}

/** Milliseconds in which an ending has come to its end. */
const PATIENCE = 2500

const direct = async (port: number) => ({ port, close: async () => {} })
const rows: string[][] = []
for (const ending of ENDINGS) {
	const [server, client] = await play(ending, direct)
	const [relayedServer, relayedClient] = await play(ending, port => startRelay(port))
	rows.push([ending.name, 'direct', client!, server!], ['', 'relayed', relayedClient!, relayedServer!])
}
process.stdout.write(`${table(['connection', 'way', 'client receives', 'server receives'], rows)}\n`)
