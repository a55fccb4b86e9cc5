import http from 'node:http'
import https from 'node:https'
import type { Socket } from 'node:net'
import type { ConnectionOptions } from 'node:tls'
import type { Credentials } from './credentials.js'
import { LOOPBACK } from './recorded-relay.js'
import type { Stage } from './stage.js'

/** What the tutorial's server keeps behind its door. */
export const SECRET = 'fluffy tail'

/** What came back. */
export type Answer = { readonly status: number; readonly location: string | undefined; readonly body: string }

export type Asking = {
	readonly port: number
	readonly path?: string
	readonly method?: 'GET' | 'POST'
	readonly body?: string | Uint8Array
	readonly type?: string
	/** TLS with these options; without them in the clear. */
	readonly tls?: ConnectionOptions
	/** Keeps connections for the next request; without it each has its own. */
	readonly agent?: https.Agent
}

/** Milliseconds after which a client of ours gives up: its server is at hand, but the computer of a class may be slow. */
const PATIENCE = 30_000

/** One request of a client of ours. Rejects with what Node's own library says. */
export function ask(
	stage: Stage,
	{ port, path = '/', method = 'GET', body, type, tls, agent }: Asking,
): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const headers = {
			Host: `localhost:${port}`,
			'User-Agent': 'handshark-demo',
			Connection: agent ? 'keep-alive' : 'close',
			...(body !== undefined && {
				'Content-Type': type ?? 'text/plain; charset=utf-8',
				'Content-Length': Buffer.byteLength(body),
			}),
		}
		const options = { host: LOOPBACK, port, path, method, headers, agent: agent ?? false, signal: stage.signal }
		const heard = (response: http.IncomingMessage) => {
			const parts: Buffer[] = []
			response.on('data', (part: Buffer) => parts.push(part))
			response.once('error', reject)
			response.once('end', () => {
				const { statusCode: status = 0 } = response
				resolve({ status, location: response.headers.location, body: Buffer.concat(parts).toString() })
			})
		}
		const request = tls
			? https.request({ ...options, servername: 'localhost', ...tls }, heard)
			: http.request({ ...options, agent: false }, heard)
		request.setTimeout(PATIENCE, () => request.destroy(new Error('no answer')))
		if (tls) request.on('socket', (socket: Socket) => socket.on('keylog', stage.keylog))
		request.once('error', reject)
		request.end(body)
	})
}

/** OpenSSL's sentence without its places in the source. */
export function plainWords(error: unknown): string {
	const message = error instanceof Error ? error.message : String(error)
	return /SSL routines:[^:]*:([^:\n]+)/.exec(message)?.[1] ?? message
}

/** The tutorial's server: whoever asks gets the secret. */
export const tellSecret: http.RequestListener = (_request, response) => say(response, `${SECRET}\n`)

/** A whole answer with a text. */
export function say(response: http.ServerResponse, text: string, type = 'text/plain; charset=utf-8'): void {
	response.writeHead(200, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(text) })
	response.end(text)
}

/** An HTTPS server with the demo's certificate; its secrets go to the stage's key log. */
export function httpsServer(
	stage: Stage,
	listener: http.RequestListener,
	options: https.ServerOptions = {},
): https.Server {
	const { key, certificate } = stage.credentials.made
	const server = https.createServer({ key, cert: certificate, ...options }, listener)
	server.on('keylog', stage.keylog)
	return server
}

/** How people ask on the command line. */
export function commands(stage: Stage, port: number, { ca }: { readonly ca?: Credentials } = {}): void {
	const scheme = ca ? 'https' : 'http'
	stage.command(`curl ${ca ? `--cacert ${ca.word('authority')} ` : ''}${scheme}://localhost:${port}/`)
	const verify = ca ? `, verify="${ca.path('authority')}"` : ''
	stage.command(`python3 -c 'import requests; print(requests.get("${scheme}://localhost:${port}"${verify}).text)'`)
}
