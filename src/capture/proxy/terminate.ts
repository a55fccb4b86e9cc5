import { connect, isIP, type Socket } from 'node:net'
import { connect as connectTls, type SecureContext, TLSSocket } from 'node:tls'
import { LIMITS } from '../../decode/limits.js'
import type { ConversationWriter } from './conversation-writer.js'
import type { SocketAddress } from './frames.js'
import { refusal, type Target } from './opening.js'
import type { Tamper } from './tamper.js'
import { Tap } from './tap.js'

/** How TLS ends at a proxy, and begins again behind it. */
export type Termination = {
	/** Key and certificate of a server by that name or address. May throw. */
	readonly certify: (name: string) => SecureContext
	/** What the upstream is verified by; nothing where it speaks no TLS. */
	readonly trust: SecureContext | undefined
	/** The upstream's certificate is not verified. */
	readonly isInsecure: boolean
}

export type Terminated = {
	readonly client: Socket
	readonly target: Target
	/** What the client has sent before. */
	readonly first: Uint8Array
	readonly termination: Termination
	/** The host that a tunnel was asked to. */
	readonly via: string | undefined
	/** The address it listens on: the name of the certificate where the client asks for none. */
	readonly own: string
	/** The connection to the target, where there is one already. */
	readonly server?: Socket
	/** Where the client's connection is recorded; and begins to record that of the proxy to its upstream. */
	readonly front: ConversationWriter
	readonly record: (client: SocketAddress, server: SocketAddress, what: string) => ConversationWriter
	readonly tamper?: Tamper
	readonly changed: () => string | undefined
	readonly secret: (line: string) => void
	readonly notice: (text: string) => void
}

/** Whether a stream begins with a TLS record of a handshake. */
export function isTls(first: Uint8Array): boolean {
	return first[0] === 22 && first[1] === 3
}

/**
 * Ends the client's TLS, opens one of its own to the target and carries what is said between the two. Both are recorded
 * as they travel. Answers the socket to the target.
 */
export function terminate(options: Terminated): Socket {
	const { client, target, first, termination, via, own, record, tamper, changed, secret, notice } = options
	const server = options.server ?? connect({ ...target, allowHalfOpen: true })
	const leg = (writer: ConversationWriter) => ({
		data: (from: 'client' | 'server', bytes: Uint8Array) => writer.data(from, bytes, changed()),
		finish: (from: 'client' | 'server') => writer.finish(from),
		reset: (from: 'client' | 'server') => writer.reset(from),
	})
	const change = tamper && ((from: 'client' | 'server', bytes: Uint8Array) => tamper.change(from, bytes))
	const front = new Tap(client, 'server', leg(options.front), change)
	front.takeFirst(first)
	let context: SecureContext
	try {
		context = termination.certify(via ?? own)
	} catch (error) {
		notice(`no certificate for ${via ?? own}: ${messageOf(error)}`)
		client.destroy()
		server.destroy()
		return server
	}
	const inner = new TLSSocket(front, {
		isServer: true,
		secureContext: context,
		ALPNProtocols: ['http/1.1'],
		SNICallback: (name, done) => {
			try {
				done(null, termination.certify(name))
			} catch (error) {
				notice(`no certificate for ${name}: ${messageOf(error)}`)
				done(error instanceof Error ? error : new Error(String(error)))
			}
		},
	})
	const patience = setTimeout(() => inner.destroy(), LIMITS.firstWords)
	inner.on('keylog', line => secret(line.toString('latin1')))
	inner.once('close', () => {
		clearTimeout(patience)
		if (!isSecure) server.destroy()
	})
	inner.on('error', error => {
		if (!isSecure) notice(`the client ends the handshake: ${messageOf(error)}`)
		inner.destroy()
		server.destroy()
	})
	let isSecure = false
	server.setNoDelay(true)
	server.on('error', () => {})
	const reachable = new Promise<void>((resolve, reject) => {
		if (options.server) resolve()
		else server.once('connect', resolve).once('error', reject)
	})
	// Who waits for it comes later.
	reachable.catch(() => {})
	inner.once('secure', () => {
		isSecure = true
		clearTimeout(patience)
		reachable.then(
			() => {
				if (server.destroyed) sorry(`${target.host}:${target.port} has closed the connection again`)
				else open(asked(inner))
			},
			(error: NodeJS.ErrnoException) => sorry(`no connection to ${target.host}:${target.port} (${error.code})`),
		)
	})
	return server

	/** The name that the client has asked for. */
	function asked(socket: object): string | undefined {
		return 'servername' in socket && typeof socket.servername === 'string' ? socket.servername : undefined
	}

	function open(sni: string | undefined): void {
		// Whoever goes to the proxy itself asks for its name, not for that of the host behind it.
		const name = via === undefined && isIP(target.host) === 0 ? target.host : (sni ?? via ?? target.host)
		const { trust, isInsecure } = termination
		const writer = record(
			{ address: server.localAddress ?? '127.0.0.1', port: server.localPort ?? 0 },
			{ address: server.remoteAddress ?? target.host, port: server.remotePort ?? target.port },
			trust ? 'TLS begins again at the relay' : 'without TLS behind the relay',
		)
		const back = new Tap(server, 'client', leg(writer))
		if (!trust) {
			back.on('error', () => inner.destroy())
			inner.once('close', () => back.destroy())
			inner.pipe(back).pipe(inner)
			return
		}
		const outer = connectTls({
			socket: back,
			secureContext: trust,
			host: name,
			servername: isIP(name) === 0 ? name : '',
			rejectUnauthorized: !isInsecure,
			ALPNProtocols: ['http/1.1'],
		})
		let isOpen = false
		outer.on('keylog', line => secret(line.toString('latin1')))
		outer.once('secureConnect', () => {
			isOpen = true
			inner.pipe(outer).pipe(inner)
		})
		outer.on('error', error => {
			outer.destroy()
			if (isOpen) inner.destroy()
			else sorry(`${target.host}:${target.port} is not trusted, or no TLS: ${messageOf(error)}`)
		})
		inner.once('close', () => outer.destroy())
		outer.once('close', () => isOpen && !inner.destroyed && inner.end())
	}

	/** Says why, to a client that speaks HTTP; the connection ends. */
	function sorry(text: string): void {
		notice(text)
		const patience = setTimeout(() => inner.destroy(), LAST_WORDS)
		inner.once('close', () => clearTimeout(patience))
		inner.once('data', (bytes: Buffer) => {
			if (/^[A-Z]+ /.test(bytes.toString('latin1', 0, 16))) inner.end(refusal('502 Bad Gateway', text))
			else inner.destroy()
		})
	}
}

/** Milliseconds in which a client may still be told why. */
const LAST_WORDS = 2000

function messageOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error)
	// What OpenSSL says, without the places in its sources.
	if ('reason' in error && typeof error.reason === 'string') return error.reason
	const code = 'code' in error ? String(error.code) : ''
	return code && !error.message.includes(code) ? `${error.message} (${code})` : error.message
}
