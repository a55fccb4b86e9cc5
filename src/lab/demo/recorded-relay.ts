import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { ConversationWriter } from '../../capture/proxy/conversation-writer.js'
import type { SocketAddress } from '../../capture/proxy/frames.js'
import type { Recording } from '../../capture/proxy/recording.js'
import { type Change, relay } from '../../capture/proxy/relay.js'
import { MADE_UP } from '../../capture/recorded-note.js'
import { LIMITS } from '../../decode/limits.js'

export type RelayedServer = {
	/** Where clients come in; 0 lets the system choose. */
	readonly port: number
	/** The server behind it. */
	readonly upstream: number
	readonly recording: Recording
	/** A change of bytes on their way, made anew for each connection. */
	readonly change?: (() => Change) | undefined
}

/**
 * A listener on loopback in front of a server: each connection is relayed and recorded as its client sees it, so that the
 * address in the recording is the one that was typed.
 */
export class RecordedRelay {
	readonly #server: Server
	readonly #open = new Set<Socket>()

	private constructor({ upstream, recording, change }: RelayedServer) {
		this.#server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, client => {
			if (this.#open.size >= 2 * LIMITS.relayed) {
				client.resetAndDestroy()
				return
			}
			this.#track(client)
			client.on('error', () => {})
			const [from, to] = [remoteOf(client), localOf(client)]
			const writer = new ConversationWriter(from, to, (segment, comment) => recording.segment(segment, comment))
			const server = relay(
				client,
				{ host: LOOPBACK, port: upstream },
				{
					open: () => writer.open(MADE_UP),
					data: (side, bytes) => writer.data(side, bytes),
					finish: side => writer.finish(side),
					reset: side => writer.reset(side),
					unreachable: () => writer.refused(MADE_UP),
				},
				change ? { change: change() } : {},
			)
			this.#track(server)
		})
	}

	/** Rejects with what listening has failed of (`EADDRINUSE`). */
	static listen(options: RelayedServer): Promise<RecordedRelay> {
		const made = new RecordedRelay(options)
		return new Promise((resolve, reject) => {
			made.#server.once('error', reject)
			made.#server.listen({ host: LOOPBACK, port: options.port }, () => {
				made.#server.off('error', reject)
				resolve(made)
			})
		})
	}

	get port(): number {
		return (this.#server.address() as AddressInfo).port
	}

	/** Connections that are open, both their halves counted. */
	get open(): number {
		return this.#open.size
	}

	/** Takes no more connections and ends those there are. */
	async close(): Promise<void> {
		const closed = new Promise<void>(resolve => {
			this.#server.close(() => resolve())
		})
		for (const socket of this.#open) socket.destroy()
		await closed
	}

	#track(socket: Socket): void {
		this.#open.add(socket)
		socket.once('close', () => this.#open.delete(socket))
	}
}

export const LOOPBACK = '127.0.0.1'

function remoteOf({ remoteAddress = LOOPBACK, remotePort = 0 }: Socket): SocketAddress {
	return { address: remoteAddress, port: remotePort }
}

function localOf({ localAddress = LOOPBACK, localPort = 0 }: Socket): SocketAddress {
	return { address: localAddress, port: localPort }
}
