import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { LIMITS } from '../../decode/limits.js'
import { count } from '../damage.js'
import { clientRandomOf } from './client-random.js'
import { ConversationWriter } from './conversation-writer.js'
import type { SocketAddress } from './frames.js'
import { readOpening, refusal, type Target, TUNNEL_IS_OPEN } from './opening.js'
import { MADE_UP, type Recording } from './recording.js'
import { relay } from './relay.js'
import { Tamper } from './tamper.js'
import type { TamperRule } from './tamper-rule.js'
import { isTls, type Termination, terminate } from './terminate.js'

/** What a proxy tells while it runs. */
export type ProxyNews = {
	/** A client was let in, and goes to this server. */
	connection?(client: SocketAddress, server: SocketAddress): void
	/** The name in key logs of a connection that is relayed. */
	clientRandom?(random: string): void
	/** A line of a key log, of a connection that ends here. */
	secret?(line: string): void
	/** A sentence on what went wrong, or on what was changed. */
	notice?(text: string): void
}

export type ProxyOptions = {
	readonly listen: Target
	/** Where clients get that ask for no tunnel; without it all have to ask. */
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
	readonly #open = new Set<Socket>()
	readonly #news: ProxyNews

	private constructor(options: ProxyOptions) {
		this.#options = options
		this.#news = options.news ?? {}
		this.#server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, socket => void this.#accept(socket))
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
		for (const socket of this.#open) socket.destroy()
	}

	async #accept(client: Socket): Promise<void> {
		const { to, connections = LIMITS.relayed } = this.#options
		if (this.#open.size >= connections) {
			this.counts.refused++
			if (this.counts.refused === 1)
				this.#news.notice?.(`more than ${count(connections)} connections at once: those past it are refused`)
			client.resetAndDestroy()
			return
		}
		this.counts.taken++
		this.#track(client)
		// Whoever listens to it next has its own ears; until then an error must not be nobody's.
		client.on('error', () => {})
		const from = socketAddress(client.remoteAddress, client.remotePort)
		const own = socketAddress(client.localAddress, client.localPort)
		const opening = await readOpening(client, to ? MAY_ASK : LIMITS.firstWords)
		if (opening.kind === 'gone') {
			client.destroy()
			return
		}
		if (opening.kind === 'refused') {
			this.#refuse(client, opening.status, opening.text)
			return
		}
		if (opening.kind === 'bytes') {
			const { bytes: first, hasEnded } = opening
			if (to) this.#carry({ client, from, own, target: to, first, hasEnded })
			else this.#refuse(client, '501 Not Implemented', WITHOUT_TO)
			return
		}
		const { target, rest } = opening
		if (this.#isItself(target)) this.#refuse(client, '508 Loop Detected', 'that is the proxy itself')
		else if (this.#options.termination) {
			client.write(TUNNEL_IS_OPEN)
			const begun = rest.length > 0 ? { first: rest, hasEnded: false } : await firstWords(client)
			if (begun) this.#carry({ client, from, own, target, ...begun, via: target.host })
		} else this.#carry({ client, from, own, target, first: rest, hasEnded: false, greeting: TUNNEL_IS_OPEN })
	}

	#carry(carried: Carried): void {
		const { termination } = this.#options
		if (termination && isTls(carried.first)) this.#terminate(carried, termination)
		else this.#relay(carried)
	}

	#relay({ client, from, target, first, hasEnded, greeting, via }: Carried): void {
		const { recording, tamper: rule } = this.#options
		const tamper = rule && new Tamper(rule)
		let writer: ConversationWriter | undefined
		let isFirst = true
		const isTunnel = greeting !== undefined || via !== undefined
		const comment = isTunnel ? `${MADE_UP}; behind CONNECT ${target.host}:${target.port}` : MADE_UP
		const recorded = (server: SocketAddress) =>
			new ConversationWriter(from, server, (segment, comment) => recording.segment(segment, comment))
		const server = relay(
			client,
			target,
			{
				open: server => {
					this.#news.connection?.(from, server)
					writer = recorded(server)
					writer.open(comment)
				},
				data: (side, bytes) => {
					if (side === 'client' && isFirst) {
						isFirst = false
						const random = clientRandomOf(bytes)
						if (random !== undefined) this.#news.clientRandom?.(random)
					}
					writer?.data(side, bytes, this.#changed(tamper))
				},
				finish: side => writer?.finish(side),
				reset: side => writer?.reset(side),
				unreachable: (code, server) => {
					if (server) recorded(server).refused(comment)
					this.#news.notice?.(unreachable(target, code))
				},
			},
			{
				first,
				hasEnded,
				...(greeting !== undefined && { greeting }),
				...(isTunnel && { regret: code => refusal('502 Bad Gateway', unreachable(target, code)) }),
				...(tamper && { change: (side, bytes) => tamper.change(side, bytes) }),
			},
		)
		this.#track(server)
	}

	#terminate({ client, from, own, target, first, via }: Carried, termination: Termination): void {
		const { recording, tamper: rule } = this.#options
		const tamper = rule && new Tamper(rule)
		this.#news.connection?.(from, own)
		const server = terminate({
			...{ client, target, first, termination, via },
			own: own.address,
			record: (client, server, what) => {
				const writer = new ConversationWriter(client ?? from, server ?? own, (segment, comment) =>
					recording.segment(segment, comment),
				)
				writer.open(`${MADE_UP}; ${what}`)
				return writer
			},
			...(tamper && { tamper }),
			changed: () => this.#changed(tamper),
			secret: line => this.#news.secret?.(line),
			notice: text => this.#news.notice?.(text),
			opened: socket => this.#track(socket),
		})
		this.#track(server)
	}

	/** What was changed, once. */
	#changed(tamper: (Tamper & { isTold?: boolean }) | undefined): string | undefined {
		if (tamper?.done === undefined || tamper.isTold) return undefined
		tamper.isTold = true
		this.#news.notice?.(tamper.done)
		return tamper.done
	}

	#refuse(client: Socket, status: string, text: string): void {
		this.#news.notice?.(text)
		client.end(refusal(status, text), () => client.destroy())
	}

	#isItself({ host, port }: Target): boolean {
		const { address, port: own } = this.address
		return port === own && (host === address || host === 'localhost' || host === '127.0.0.1' || host === '::1')
	}

	#track(socket: Socket): void {
		this.#open.add(socket)
		socket.once('close', () => this.#open.delete(socket))
	}
}

type Carried = {
	readonly client: Socket
	readonly from: SocketAddress
	readonly own: SocketAddress
	readonly target: Target
	readonly first: Uint8Array
	readonly hasEnded: boolean
	/** Told to the client when its server is there. */
	readonly greeting?: string
	/** The host it has asked a tunnel to. */
	readonly via?: string
}

const WITHOUT_TO =
	'without --to a client has to ask for a tunnel with CONNECT, as for https:// (curl: -p for http:// as well)'

async function firstWords(client: Socket): Promise<{ first: Uint8Array; hasEnded: boolean } | undefined> {
	const opening = await readOpening(client, LIMITS.firstWords)
	if (opening.kind === 'bytes') return { first: opening.bytes, hasEnded: opening.hasEnded }
	client.destroy()
	return undefined
}

function unreachable({ host, port }: Target, code: string): string {
	return `no connection to ${host}:${port} (${code})`
}

/** An IPv4 address that a socket for both kinds has as an IPv6 one is an IPv4 address. */
function socketAddress(address = '0.0.0.0', port = 0): SocketAddress {
	return { address: address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/, ''), port }
}
