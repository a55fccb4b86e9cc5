import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer as createHttp, type RequestListener } from 'node:http'
import { createServer as createHttps } from 'node:https'
import { type AddressInfo, connect, type Server, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { makeAuthority, signRequest } from '../../../src/lab/pki/certificate.js'
import { keyPem, makeKey } from '../../../src/lab/pki/keys.js'
import { pem } from '../../../src/lab/pki/pem.js'
import { makeRequest } from '../../../src/lab/pki/request.js'
import { eventually } from '../../eventually.js'
import { PROGRAM } from '../run.js'

/** A proxy as people start it, with its lines. */
export type StartedProxy = {
	readonly port: number
	/** What it has printed so far. */
	readonly printed: () => string
	readonly complained: () => string
	/** Ends it as Ctrl+C does, or otherwise; answers its exit code. */
	stop(signal?: NodeJS.Signals): Promise<number | null>
}

/** Whichever port is free. */
export const ANY_PORT = '127.0.0.1:0'

/** The port that a proxy says it listens on; nothing before it does. */
export function portIn(text: string): number | undefined {
	const port = /listening on 127\.0\.0\.1:(\d+) /.exec(text)?.[1]
	return port === undefined ? undefined : Number(port)
}

/** Starts `handshark proxy` on a port that is free, without a screen. Rejects with what it complains when it does not listen. */
export async function startProxy(
	args: readonly string[],
	env: Readonly<Record<string, string>> = {},
): Promise<StartedProxy> {
	const all = ['proxy', '--listen', ANY_PORT, '--no-screen', ...args]
	const child = spawn(process.execPath, [PROGRAM, ...all], { env: { ...process.env, SSLKEYLOGFILE: '', ...env } })
	started.add(child)
	let [printed, complained] = ['', '']
	child.stdout.setEncoding('utf8').on('data', (text: string) => {
		printed += text
	})
	child.stderr.setEncoding('utf8').on('data', (text: string) => {
		complained += text
	})
	// With all that it has printed.
	const exit = once(child, 'close').then(([code]) => code as number | null)
	const port = await eventually(() => {
		const port = portIn(complained)
		if (port !== undefined || child.exitCode !== null || child.signalCode !== null) return port
		throw new Error(`it does not listen: ${complained}`)
	})
	if (port === undefined) throw new Error(complained)
	return {
		port,
		printed: () => printed,
		complained: () => complained,
		async stop(signal = 'SIGINT') {
			child.kill(signal)
			started.delete(child)
			return exit
		},
	}
}

const started = new Set<ChildProcess>()
const servers = new Set<Server>()

/** Ends all that was started: for `afterEach`. */
export function stopAll(): void {
	for (const child of started) child.kill('SIGKILL')
	started.clear()
	for (const server of servers) {
		if ('closeAllConnections' in server) (server.closeAllConnections as () => void)()
		server.close()
	}
	servers.clear()
}

/** An authority and a server's certificate for `localhost` and 127.0.0.1, as PEM. */
export function credentials(): { readonly ca: string; readonly cert: string; readonly key: string } {
	const [authorityKey, key] = [makeKey('ec'), makeKey('ec')]
	const term = { from: new Date(Date.now() - 60_000), days: 2 }
	const authority = makeAuthority([['CN', 'test authority']], authorityKey, term)
	const request = makeRequest([['CN', 'localhost']], ['localhost', '127.0.0.1'], key)
	const cert = signRequest(request, authority, authorityKey, term)
	if (typeof cert === 'string') throw new Error(cert)
	return { ca: pem('CERTIFICATE', authority), cert: pem('CERTIFICATE', cert), key: keyPem(key, undefined) }
}

/** A server for HTTP, over TLS where it is given a certificate; answers its port. */
export async function startServer(
	serve: RequestListener,
	tls?: { readonly cert: string; readonly key: string },
): Promise<number> {
	const server = tls ? createHttps(tls, serve) : createHttp(serve)
	servers.add(server)
	server.listen(0, '127.0.0.1')
	await once(server, 'listening')
	return (server.address() as AddressInfo).port
}

export type Get = {
	readonly port: number
	/** Over TLS: what is trusted, and the newest version. */
	readonly ca?: string
	readonly maxVersion?: 'TLSv1.2' | 'TLSv1.3'
	/** Through a tunnel to this place. */
	readonly via?: string
	readonly path?: string
	readonly onKeys?: (line: Buffer) => void
}

/** Asks for a page over a connection of its own; answers all that came. */
export async function get({ port, ca, maxVersion = 'TLSv1.3', via, path = '/', onKeys }: Get): Promise<string> {
	const socket = connect(port, '127.0.0.1')
	await once(socket, 'connect')
	if (via !== undefined) {
		socket.write(`CONNECT ${via} HTTP/1.1\r\nHost: ${via}\r\n\r\n`)
		const [answer] = (await once(socket, 'data')) as [Buffer]
		if (!answer.includes(' 200 ')) return answer.toString('latin1')
	}
	const stream: Socket = ca === undefined ? socket : connectTls({ socket, ca, servername: 'localhost', maxVersion })
	if (onKeys) stream.on('keylog', onKeys)
	// It may come at any time, also between two things that are waited for.
	const failure = new Promise<never>((_, reject) => stream.on('error', reject))
	failure.catch(() => {})
	if (ca !== undefined) await Promise.race([once(stream, 'secureConnect'), failure])
	let answer = ''
	stream.setEncoding('latin1').on('data', (text: string) => {
		answer += text
	})
	stream.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`)
	await Promise.race([once(stream, 'end'), failure])
	stream.destroy()
	return answer
}
