import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { LIMITS } from '../../decode/limits.js'
import { grouped } from '../../grouped.js'
import { MADE_UP } from '../recorded-note.js'
import { type Carried, Carrier, type ProxyNews, socketAddress, whereTo } from './carrier.js'
import type { SocketAddress } from './frames.js'
import { OpenSockets } from './open-sockets.js'
import { type Opening, readOpening, type Target, TUNNEL_IS_OPEN } from './opening.js'
import type { Recording } from './recording.js'
import type { TamperRule } from './tamper-rule.js'
import type { Termination } from './terminate.js'
import { reach, unreachable } from './upstream.js'

export type ProxyOptions = {
	readonly listen: Target
	/** Where clients get that ask for nothing; without it all have to ask. */
	readonly to?: Target
	readonly recording: Recording
	/** TLS ends here and is opened again. */
	readonly termination?: Termination
	/** Flips a byte of every connection. */
	readonly tamper?: TamperRule
	readonly news?: ProxyNews
	/** Connections that are open at once, LIMITS.relayed if not given. */
	readonly connections?: number
}

/** Milliseconds in which a client that might ask for a tunnel has to begin, where it need not. */
const MAY_ASK = 50

/** A listener that relays each connection it takes, or ends its TLS, and records both directions. */
export class RecordingProxy {
	/** Connections that were taken, and those that were not. */
	readonly counts = { taken: 0, refused: 0 }
	readonly #options: ProxyOptions
	readonly #server: Server
	readonly #open = new OpenSockets()
	readonly #news: ProxyNews
	readonly #carrier: Carrier

	private constructor(options: ProxyOptions) {
		this.#options = options
		this.#news = options.news ?? {}
		const { recording, termination, tamper } = options
		this.#carrier = new Carrier({
			...{
				recording,
				news: this.#news,
				track: socket => this.#open.add(socket),
				isItself: target => this.#isItself(target),
			},
			...(termination && { termination }),
			...(tamper && { tamper }),
		})
		this.#server = createServer({ allowHalfOpen: true, pauseOnConnect: true, noDelay: true }, socket =>
			this.#accept(socket),
		)
	}

	/** Rejects with what listening has failed of (`EADDRINUSE`). */
	static listen(options: ProxyOptions): Promise<RecordingProxy> {
		const proxy = new RecordingProxy(options)
		return new Promise((resolve, reject) => {
			proxy.#server.once('error', reject)
			proxy.#server.listen({ host: options.listen.host, port: options.listen.port, backlog: 1024 }, () => {
				proxy.#server.off('error', reject)
				proxy.#server.on('error', error => proxy.#news.notice?.(`the listener: ${error.message}`))
				resolve(proxy)
			})
		})
	}

	/** Where it listens. */
	get address(): SocketAddress {
		const { address, port } = this.#server.address() as AddressInfo
		return { address, port }
	}

	/** Connections that are open now. */
	get open(): number {
		return this.#open.size
	}

	/** Takes no more connections and ends those there are. */
	close(): void {
		this.#server.close()
		this.#open.destroy()
	}

	#accept(client: Socket): void {
		const { to, connections = LIMITS.relayed } = this.#options
		if (this.#open.size >= connections) {
			this.counts.refused++
			if (this.counts.refused === 1)
				this.#news.notice?.(`more than ${grouped(connections)} connections at once: those past it are refused`)
			client.resetAndDestroy()
			return
		}
		this.counts.taken++
		this.#open.add(client)
		// Whoever listens to it next has its own ears; until then an error must not be nobody's.
		client.on('error', nobody)
		const from = socketAddress(client.remoteAddress, client.remotePort)
		const own = () => socketAddress(client.localAddress, client.localPort)
		// Where TLS ends here the client begins, however slow it is: who did not wait for it would let it through as it is.
		const mayWait = to !== undefined && this.#options.termination === undefined
		readOpening(client, mayWait ? MAY_ASK : LIMITS.firstWords, to === undefined, opening => {
			if (opening.kind === 'gone') client.destroy()
			else if (opening.kind === 'bytes' && to) {
				const { bytes: first, hasEnded } = opening
				this.#carrier.carry({ client, from, own, target: to, first, hasEnded })
			} else void this.#ask({ client, from, own }, opening)
		})
	}

	/** A client asks the proxy for a server: its conversation is with the proxy, and recorded from its first byte. */
	async #ask(asking: Pick<Carried, 'client' | 'from' | 'own'>, opening: Asking): Promise<void> {
		const { client, from } = asking
		const own = asking.own()
		this.#news.connection?.(from, own)
		const writer = this.#carrier.writer(from, own)
		writer.open(MADE_UP)
		if (opening.kind !== 'request') writer.data('client', opening.kind === 'connect' ? opening.head : opening.bytes)
		if (opening.kind === 'bytes' || opening.kind === 'refused') {
			const { status, text } = opening.kind === 'bytes' ? WITHOUT_TO : opening
			this.#carrier.refuse(client, writer, status, text)
			return
		}
		const { target } = opening
		const isItself = this.#isItself(target)
		const reached = isItself ? undefined : await reach(target, client, LIMITS.reachable)
		if (reached === undefined || 'code' in reached) {
			const { status, text } = reached ? unreachable(target, reached.code) : LOOP
			if (opening.kind === 'request') writer.data('client', opening.bytes)
			this.#carrier.refuse(client, writer, status, text)
			return
		}
		const { socket: server } = reached
		this.#open.add(server)
		if (opening.kind === 'request') {
			this.#carrier.forward({ client, target, server, first: opening.bytes }, writer)
			return
		}
		const carried = { ...asking, target, server, writer, via: target.host }
		const where = whereTo(target, server)
		client.write(TUNNEL_IS_OPEN)
		writer.data('server', Buffer.from(TUNNEL_IS_OPEN), `a tunnel to ${where} begins behind this answer`)
		if (!this.#options.termination || opening.rest.length > 0) {
			this.#carrier.carry({ ...carried, first: opening.rest, hasEnded: false })
			return
		}
		const begun = await firstWords(client)
		if (begun) this.#carrier.carry({ ...carried, ...begun })
		else server.destroy()
	}

	#isItself({ host, port }: Target): boolean {
		const { address, port: own } = this.address
		return port === own && (host === address || host === 'localhost' || host === '127.0.0.1' || host === '::1')
	}
}

const nobody = () => {}

type Asking = Exclude<Opening, { kind: 'gone' }>

const WITHOUT_TO = {
	status: '501 Not Implemented',
	text: 'without --to a client has to say where it wants to get: as a proxy’s client does, with CONNECT or http:// and a host',
}

const LOOP = { status: '508 Loop Detected', text: 'that is the proxy itself' }

function firstWords(client: Socket): Promise<{ first: Uint8Array; hasEnded: boolean } | undefined> {
	return new Promise(resolve => {
		readOpening(client, LIMITS.firstWords, false, opening => {
			if (opening.kind === 'bytes') return resolve({ first: opening.bytes, hasEnded: opening.hasEnded })
			client.destroy()
			resolve(undefined)
		})
	})
}
