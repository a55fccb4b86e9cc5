import { connect, type Socket } from 'node:net'
import type { Side } from './conversation-writer.js'

/** What a relayed connection tells as it happens, in the order in which its sockets do. */
export type RelayEvents = {
	/** The upstream took the connection. */
	open?(): void
	/** Bytes as they came; the callee keeps none of them. */
	data?(from: Side, bytes: Uint8Array): void
	/** This side sends no more. */
	finish?(from: Side): void
	/** This side broke off; `code` is the socket's error, if any: `ECONNRESET`. */
	reset?(from: Side, code: string | undefined): void
	/** There is no connection to the upstream. */
	unreachable?(code: string): void
	/** Nothing of it is left. */
	closed?(): void
}

/** Changes bytes on their way; what it answers is sent. */
export type Change = (from: Side, bytes: Uint8Array) => Uint8Array

/**
 * Relays one connection: each end's bytes to the other, at the pace of the slower, each end's FIN and RST as its own. No byte
 * is changed but by `change`.
 *
 * @param client accepted with `allowHalfOpen` and `pauseOnConnect`
 */
export function relay(
	client: Socket,
	upstream: { readonly host: string; readonly port: number },
	events: RelayEvents,
	{ first, change }: { readonly first?: Uint8Array; readonly change?: Change } = {},
): void {
	const server = connect({ ...upstream, allowHalfOpen: true })
	client.setNoDelay(true)
	server.setNoDelay(true)
	let left = 2
	let isOpen = false
	const gone = () => {
		left--
		if (left === 0) events.closed?.()
	}
	client.once('close', gone)
	server.once('close', gone)
	const carry = (from: Side, source: Socket, sink: Socket) => {
		source.on('data', (bytes: Buffer) => {
			const sent = change ? change(from, bytes) : bytes
			events.data?.(from, sent)
			if (!sink.write(sent)) source.pause()
		})
		sink.on('drain', () => source.resume())
		source.once('end', () => {
			events.finish?.(from)
			sink.end()
		})
		source.on('error', (error: NodeJS.ErrnoException) => {
			if (from === 'server' && !isOpen) {
				events.unreachable?.(error.code ?? error.message)
				client.resetAndDestroy()
				return
			}
			// Writing to an end that has gone tells nothing new of it.
			if (error.code !== 'EPIPE') events.reset?.(from, error.code)
			if (!sink.destroyed) sink.resetAndDestroy()
		})
		source.once('close', hadError => {
			if (!hadError && !source.readableEnded && !sink.destroyed) sink.destroy()
		})
	}
	carry('client', client, server)
	carry('server', server, client)
	server.once('connect', () => {
		isOpen = true
		events.open?.()
		if (first && first.length > 0) {
			events.data?.('client', first)
			server.write(first)
		}
		client.resume()
	})
}
