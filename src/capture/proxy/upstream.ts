import { connect, type Socket } from 'node:net'
import type { Target } from './opening.js'

/** A connection to a server that a client has asked for, or why there is none (`ECONNREFUSED`). */
export type Reached = { readonly socket: Socket } | { readonly code: string }

/**
 * Connects to a server for a client that waits for it; gives up when the client goes.
 *
 * @param patience milliseconds after which the code is ETIMEDOUT
 */
export function reach(target: Target, client: Socket, patience: number): Promise<Reached> {
	return new Promise(resolve => {
		const socket = connect({ ...target, allowHalfOpen: true })
		const done = (reached: Reached) => {
			clearTimeout(timer)
			client.off('close', onGone)
			if ('code' in reached) socket.destroy()
			resolve(reached)
		}
		const onGone = () => done({ code: 'ECANCELED' })
		const timer = setTimeout(() => done({ code: 'ETIMEDOUT' }), patience)
		client.once('close', onGone)
		socket.once('connect', () => done({ socket }))
		// Whoever uses it next has ears of its own; until then an error must not be nobody's.
		socket.on('error', (error: NodeJS.ErrnoException) => done({ code: error.code ?? error.message }))
	})
}

/** What a client is told whose server cannot be reached (RFC 9110, 15.6). */
export function unreachable({ host, port }: Target, code: string): { readonly status: string; readonly text: string } {
	const status = code === 'ETIMEDOUT' ? '504 Gateway Timeout' : '502 Bad Gateway'
	return { status, text: `no connection to ${host}:${port} (${code})` }
}
