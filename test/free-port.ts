import { once } from 'node:events'
import { createServer } from 'node:net'

/** Below what systems give to those who ask for any port, so that nobody is given it before it is used. */
const LOWEST = 10_000
const HIGHEST = 30_000

/** A port of 127.0.0.1 that nobody listens on just now. */
export async function freePort(): Promise<number> {
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
