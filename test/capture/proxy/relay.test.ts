import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import type { Side } from '../../../src/capture/proxy/conversation-writer.js'
import { type RelayEvents, relay } from '../../../src/capture/proxy/relay.js'

const PIECE = 5000

const OPTIONS = { allowHalfOpen: true, pauseOnConnect: true }

/** A server, a relay before it, and a client that is connected through it. */
async function through(serve: (socket: Socket) => void, events: RelayEvents, use: (client: Socket) => Promise<void>) {
	const sockets = new Set<Socket>()
	const upstream = createServer({ allowHalfOpen: true }, socket => {
		sockets.add(socket.on('error', () => {}))
		serve(socket)
	})
	const port = await listening(upstream)
	const listener = createServer(OPTIONS, socket => {
		sockets.add(socket)
		relay(socket, { host: '127.0.0.1', port }, events)
	})
	const client = connect({ port: await listening(listener), host: '127.0.0.1', allowHalfOpen: true })
	try {
		await once(client, 'connect')
		await use(client)
	} finally {
		client.destroy()
		for (const socket of sockets) socket.destroy()
		upstream.close()
		listener.close()
	}
}

async function listening(server: Server): Promise<number> {
	server.listen(0, '127.0.0.1')
	await once(server, 'listening')
	return (server.address() as AddressInfo).port
}

describe('a relayed connection', () => {
	it('has the same bytes at both ends, and tells of them in between', async () => {
		const size = 5_000_000
		const told = { client: createHash('sha256'), server: createHash('sha256') }
		const said: string[] = []
		const events: RelayEvents = {
			data: (from, bytes) => void told[from].update(bytes),
			finish: from => void said.push(`${from} fin`),
		}
		const serve = (socket: Socket) => {
			const hash = createHash('sha256')
			socket.on('data', bytes => hash.update(bytes))
			socket.on('end', () => socket.end(hash.digest('hex')))
		}
		await through(serve, events, async client => {
			const body = Buffer.alloc(size, 'fluffy tail ')
			client.end(body)
			let answer = ''
			client.setEncoding('latin1').on('data', (text: string) => {
				answer += text
			})
			await once(client, 'end')
			const sent = createHash('sha256').update(body).digest('hex')
			assert.equal(answer, sent, 'the server has what the client sent, and answers after the client’s end')
			assert.equal(told.client.digest('hex'), sent)
			assert.equal(told.server.digest('hex'), createHash('sha256').update(sent).digest('hex'))
			assert.deepEqual(said, ['client fin', 'server fin'])
		})
	})

	it('is broken off on one side when the other side breaks it off', async () => {
		const resets: [Side, string | undefined][] = []
		const events: RelayEvents = { reset: (from, code) => void resets.push([from, code]) }
		await through(
			socket => void socket.once('data', () => socket.resetAndDestroy()),
			events,
			async client => {
				client.write('hello')
				const [error] = await once(client, 'error')
				assert.equal((error as NodeJS.ErrnoException).code, 'ECONNRESET')
				assert.deepEqual(resets[0], ['server', 'ECONNRESET'])
			},
		)
	})

	it('lets a sender wait while the receiver does not read', async () => {
		let reader: Socket | undefined
		await through(
			socket => {
				reader = socket.pause()
			},
			{},
			async client => {
				// More than all the buffers of three kernels' sockets on the way.
				client.write(Buffer.alloc(64 << 20))
				await new Promise(resolve => setTimeout(resolve, 300))
				assert.ok(client.writableLength > 0, 'what nobody reads stays with the sender')
				reader!.resume()
				await once(client, 'drain')
			},
		)
	})

	it('keeps what a slow reader has not taken, while others are read', async () => {
		// More than all the buffers on the way of each, in pieces that are read one by one.
		const bodies = [0, 1, 2].map(() => randomBytes(16 << 20))
		const sockets = new Set<Socket>()
		const upstream = createServer(socket => {
			sockets.add(socket)
			socket.once('data', async ([which]: Buffer) => {
				for (let at = 0; at < bodies[which!]!.length; at += PIECE) {
					if (!socket.write(bodies[which!]!.subarray(at, at + PIECE))) await once(socket, 'drain')
					await new Promise(resolve => setImmediate(resolve))
				}
				socket.end()
			})
		})
		const port = await listening(upstream)
		const told = bodies.map(() => createHash('sha256'))
		const listener = createServer(OPTIONS, client => {
			let which = 0
			const data = (from: Side, bytes: Uint8Array) => {
				if (from === 'client') which = bytes[0]!
				else told[which]!.update(bytes)
			}
			sockets.add(client).add(relay(client, { host: '127.0.0.1', port }, { data }))
		})
		const relayed = await listening(listener)
		try {
			const clients = bodies.map((_, which) => {
				const client = connect(relayed, '127.0.0.1').pause()
				sockets.add(client)
				client.write(Uint8Array.of(which))
				return client
			})
			for (const [which, client] of clients.entries()) {
				const hash = createHash('sha256')
				client.on('data', bytes => hash.update(bytes)).resume()
				await once(client, 'end')
				const sent = createHash('sha256').update(bodies[which]!).digest('hex')
				assert.equal(hash.digest('hex'), sent)
				assert.equal(told[which]!.digest('hex'), sent)
			}
		} finally {
			for (const socket of sockets) socket.destroy()
			upstream.close()
			listener.close()
		}
	})

	it('to an upstream that is not there is broken off, with the reason', async () => {
		const listener = createServer(OPTIONS, socket => {
			relay(socket, { host: '127.0.0.1', port: 1 }, { unreachable: code => void codes.push(code) })
		})
		const codes: string[] = []
		const client = connect(await listening(listener), '127.0.0.1')
		await once(client, 'error')
		assert.deepEqual(codes, ['ECONNREFUSED'])
		listener.close()
	})
})
