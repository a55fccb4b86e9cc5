import { connect, isIP, type Socket } from 'node:net'
import type { Side } from './conversation-writer.js'
import type { SocketAddress } from './frames.js'
import type { Target } from './opening.js'

/** What a relayed connection tells as it happens, in the order in which its sockets do. */
export type RelayEvents = {
	/** The upstream took the connection. */
	open?(upstream: SocketAddress): void
	/** Bytes as they came; the callee keeps none of them. */
	data?(from: Side, bytes: Uint8Array): void
	/** This side sends no more. */
	finish?(from: Side): void
	/** This side broke off; `code` is the socket's error, if any: `ECONNRESET`. */
	reset?(from: Side, code: string | undefined): void
	/** There is no connection to the upstream. */
	unreachable?(code: string, upstream: SocketAddress | undefined): void
	/** Nothing of it is left. */
	closed?(): void
}

/** Changes bytes on their way; what it answers is sent. */
export type Change = (from: Side, bytes: Uint8Array) => Uint8Array

export type RelayOptions = {
	/** What the client has sent before. */
	readonly first?: Uint8Array
	/** The client has said that it sends no more. */
	readonly hasEnded?: boolean
	readonly change?: Change
	/** The connection to the upstream, where there is one already. */
	readonly server?: Socket
}

/** Milliseconds in which an end may take what was sent to it before the other end broke off. */
const LAST_WORDS = 1000

/**
 * Relays one connection: each end's bytes to the other, at the pace of the slower, each end's FIN and RST as its own. No byte
 * is changed but by `change`.
 *
 * @param client accepted with `allowHalfOpen` and `pauseOnConnect`
 */
export function relay(client: Socket, upstream: Target, events: RelayEvents, options: RelayOptions = {}): Socket {
	const { first, hasEnded = false, change } = options
	const server = options.server ?? connect({ ...upstream, allowHalfOpen: true, noDelay: true })
	client.setNoDelay(true)
	if (options.server) server.setNoDelay(true)
	let left = 2
	let isOpen = false
	const gone = () => {
		left--
		if (left === 0) events.closed?.()
	}
	client.once('close', gone)
	server.once('close', gone)
	const send = (from: Side, sink: Socket, bytes: Uint8Array): boolean => {
		const sent = change ? change(from, bytes) : bytes
		// The kernel passes it on while it is recorded.
		const isTaken = sink.write(sent)
		events.data?.(from, sent)
		return isTaken
	}
	const carry = (from: Side, source: Socket, sink: Socket) => {
		source.on('data', (bytes: Buffer) => {
			if (!send(from, sink, bytes)) source.pause()
		})
		sink.on('drain', () => source.resume())
		source.once('end', () => {
			events.finish?.(from)
			sink.end()
		})
		source.on('error', (error: ConnectError) => {
			if (from === 'server' && !isOpen) {
				const code = error.code ?? error.message
				const { address, port } = error
				events.unreachable?.(code, address !== undefined && port !== undefined ? { address, port } : undefined)
				client.resetAndDestroy()
				return
			}
			// Writing to an end that has gone tells nothing new of it.
			if (error.code !== 'EPIPE') events.reset?.(from, error.code)
			breakOff(sink)
		})
		source.once('close', hadError => {
			if (!hadError && !source.readableEnded && !sink.destroyed) sink.destroy()
		})
	}
	carry('client', client, server)
	carry('server', server, client)
	const opened = () => {
		isOpen = true
		// A server that was asked for by its address is there; of others the kernel knows it.
		const address = isIP(upstream.host) > 0 ? upstream.host : (server.remoteAddress ?? upstream.host)
		events.open?.({ address, port: upstream.port })
		if (first && first.length > 0) send('client', server, first)
		if (hasEnded) {
			events.finish?.('client')
			server.end()
		}
		client.resume()
	}
	if (!options.server) server.once('connect', opened)
	else if (server.destroyed) breakOff(client)
	else opened()
	return server
}

type ConnectError = NodeJS.ErrnoException & { readonly address?: string; readonly port?: number }

/** With a RST, after what was sent before it: as a connection without a relay does. */
function breakOff(socket: Socket): void {
	if (socket.destroyed) return
	if (socket.writableLength === 0) {
		socket.resetAndDestroy()
		return
	}
	const patience = setTimeout(() => socket.resetAndDestroy(), LAST_WORDS)
	socket.once('drain', () => socket.resetAndDestroy()).once('close', () => clearTimeout(patience))
}
