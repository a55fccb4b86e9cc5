import { connect, isIP, type Socket } from 'node:net'
import type { Side } from './conversation-writer.js'
import type { SocketAddress } from './frames.js'
import type { Target } from './opening.js'
import { readMemory } from './read-memory.js'

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
	let isOpen = false
	const pass = (from: Side, source: Socket, sink: Socket, bytes: Uint8Array) => {
		const sent = change ? change(from, bytes) : bytes
		const isTaken = sink.write(sent)
		// The kernel passes it on while it is recorded.
		events.data?.(from, sent)
		// What the kernel has taken waits for nobody, however much it was.
		if (isTaken || sink.writableLength === 0) return
		source.pause()
		sink.once('drain', () => source.resume())
	}
	const carry = (from: Side, source: Socket, sink: Socket) => {
		source.on('end', () => {
			events.finish?.(from)
			// With nothing to come from it either, to close it says the same.
			if (sink.readableEnded && sink.writableLength === 0) sink.destroy()
			else sink.end()
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
		source.on('close', hadError => {
			if (!hadError && !source.readableEnded && !sink.destroyed) sink.destroy()
		})
	}
	const fromServer = (bytes: Buffer) => pass('server', server, client, bytes)
	const server =
		options.server ??
		connected(upstream, bytes => {
			fromServer(bytes)
			return client.writableLength > 0
		})
	client.setNoDelay(true)
	if (options.server) server.setNoDelay(true).on('data', fromServer)
	client.on('data', (bytes: Buffer) => pass('client', client, server, bytes))
	carry('client', client, server)
	carry('server', server, client)
	const opened = () => {
		isOpen = true
		// A server that was asked for by its address is there; of others the kernel knows it.
		const address = isIP(upstream.host) > 0 ? upstream.host : (server.remoteAddress ?? upstream.host)
		events.open?.({ address, port: upstream.port })
		if (first && first.length > 0) pass('client', client, server, first)
		if (hasEnded) {
			events.finish?.('client')
			server.end()
		}
		client.resume()
	}
	if (!options.server) server.on('connect', opened)
	else if (server.destroyed) breakOff(client)
	else opened()
	return server
}

/** A socket on its way to an upstream. */
function connected(upstream: Target, take: (bytes: Buffer) => boolean): Socket {
	const { onread, release } = readMemory(take)
	return connect({ ...upstream, allowHalfOpen: true, noDelay: true, onread }).on('close', release)
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
