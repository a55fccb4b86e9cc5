import type { Socket } from 'node:net'
import { LIMITS } from '../../decode/limits.js'
import type { Side } from './conversation-writer.js'
import { OneServer } from './one-server.js'
import type { Target } from './opening.js'
import type { RelayEvents } from './relay.js'
import { type Reached, reach } from './upstream.js'

export type Forwarded = {
	readonly client: Socket
	/** The server of its first request, connected. */
	readonly target: Target
	readonly server: Socket
	/** What it has sent so far. */
	readonly first: Uint8Array
	readonly events: Required<Pick<RelayEvents, 'data' | 'finish' | 'reset'>>
	readonly change: (from: Side, bytes: Uint8Array) => Uint8Array
	/** The next requests go to another server, and how that is reached. */
	readonly turned: (target: Target, reached: Reached) => void
	/** Nobody knows where the next request goes. */
	readonly refuse: () => void
	/** Whether that is the proxy itself. */
	readonly isItself: (target: Target) => boolean
}

/** Milliseconds in which a server that gets no more requests has to end its answers, counted anew whenever it sends. */
const LAST_WORDS = 2000

/**
 * Passes requests that name their servers on, unchanged, and the answers back. A client uses its connection to a proxy for any
 * server: where the next request is for another one, that gets its turn when the one before has ended its answers.
 */
export function forward(options: Forwarded): void {
	const { client, events, change, turned, refuse, isItself } = options
	let server = options.server
	let requests = new OneServer(options.target)
	let isTurning = false
	let hasEnded = false
	client.setNoDelay(true)
	client
		.on('data', (bytes: Buffer) => pass(bytes))
		.on('drain', () => server.resume())
		.once('end', () => {
			events.finish('client')
			hasEnded = true
			if (!isTurning) server.end()
		})
		.on('error', (error: NodeJS.ErrnoException) => {
			if (error.code !== 'EPIPE') events.reset('client', error.code)
			server.resetAndDestroy()
		})
		.once('close', () => server.destroy())
	listen()
	pass(options.first)
	if (!isTurning) client.resume()

	/** To what the server says. */
	function listen(): void {
		const own = server
		own.setNoDelay(true)
		own
			.on('data', (bytes: Buffer) => {
				const sent = change('server', bytes)
				const isTaken = client.write(sent)
				events.data('server', sent)
				if (!isTaken) own.pause()
			})
			.on('drain', () => client.resume())
			.once('end', () => {
				if (isTurning || own !== server) return
				events.finish('server')
				client.end()
			})
			.on('error', (error: NodeJS.ErrnoException) => {
				if (isTurning || own !== server || error.code === 'EPIPE') return
				events.reset('server', error.code)
				client.resetAndDestroy()
			})
	}

	/** What the client sends, as far as it is for the server. */
	function pass(bytes: Uint8Array): void {
		const passed = requests.take(bytes)
		if (passed.length > 0) {
			const sent = change('client', passed)
			const isTaken = server.write(sent)
			events.data('client', sent)
			if (!isTaken) client.pause()
		}
		if (requests.other) void turn(requests.other)
	}

	async function turn({ target, rest }: NonNullable<OneServer['other']>): Promise<void> {
		isTurning = true
		client.pause()
		await lastWords(server)
		if (client.destroyed) return
		if (!target || isItself(target)) {
			events.data('client', rest)
			refuse()
			return
		}
		const reached = await reach(target, client, LIMITS.reachable)
		turned(target, reached)
		if ('code' in reached) return
		server = reached.socket
		requests = new OneServer(target)
		isTurning = false
		listen()
		pass(rest)
		if (isTurning) return
		if (hasEnded) server.end()
		client.resume()
	}
}

/** Lets a server end its answers. */
function lastWords(server: Socket): Promise<void> {
	return new Promise(resolve => {
		const done = () => {
			clearTimeout(timer)
			server.destroy()
			resolve()
		}
		const timer = setTimeout(done, LAST_WORDS)
		server.on('data', () => timer.refresh())
		if (server.destroyed || server.readableEnded) done()
		else server.once('end', done).once('close', done).end()
	})
}
