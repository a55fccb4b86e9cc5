import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { PATIENCE, pause } from './eventually.js'

/** Below what systems give to those who ask for any port, so that nobody is given it before it is used. */
const LOWEST = 10_000
const HIGHEST = 30_000

/** A port of 127.0.0.1 that nobody ever listens on: tcpmux, which no system serves. */
export const NOBODYS_PORT = 1

/**
 * Starts a program that listens on the port of 127.0.0.1 it is given, and waits until it does. Where another has taken the port
 * meanwhile, the program ends, and is started with another one.
 */
export async function startOnFreePort(
	start: (port: number) => ChildProcess,
): Promise<{ readonly port: number; readonly child: ChildProcess }> {
	for (let tries = 0; tries < TRIES; tries++) {
		const port = await freePort()
		const child = start(port)
		// One that cannot be started has no exit code.
		let isGone = false
		for (const end of ['exit', 'error']) child.once(end, () => (isGone = true))
		for (const until = performance.now() + PATIENCE; !isGone; await pause(5)) {
			if (await isTaken(port)) return { port, child }
			if (performance.now() < until) continue
			child.kill('SIGKILL')
			throw new Error(`${child.spawnfile} does not listen on port ${port}`)
		}
	}
	throw new Error('what is to listen ends at once, on whatever port')
}

const TRIES = 5

async function isTaken(port: number): Promise<boolean> {
	const socket = connect(port, '127.0.0.1')
	try {
		await once(socket, 'connect')
		return true
	} catch {
		return false
	} finally {
		socket.destroy()
	}
}

/** A port of 127.0.0.1 that nobody listens on just now. */
async function freePort(): Promise<number> {
	for (;;) {
		const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST))
		const server = createServer()
		const isFree = await new Promise<boolean>(resolve => {
			server.once('error', () => resolve(false))
			server.listen(port, '127.0.0.1', () => resolve(true))
		})
		if (!isFree) continue
		server.close()
		await once(server, 'close')
		return port
	}
}
