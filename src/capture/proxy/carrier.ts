import type { Socket } from 'node:net'
import { MADE_UP } from '../recorded-note.js'
import { clientRandomOf } from './client-random.js'
import { ConversationWriter } from './conversation-writer.js'
import { type Forwarded, forward } from './forward.js'
import type { SocketAddress } from './frames.js'
import { refusal, type Target } from './opening.js'
import type { Recording } from './recording.js'
import { relay } from './relay.js'
import { Tamper } from './tamper.js'
import type { TamperRule } from './tamper-rule.js'
import { isTls, type Termination, terminate } from './terminate.js'
import { unreachable } from './upstream.js'

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

export type CarrierOptions = {
	readonly recording: Recording
	readonly news: ProxyNews
	/** TLS ends here and is opened again. */
	readonly termination?: Termination
	/** Flips a byte of every connection. */
	readonly tamper?: TamperRule
	/** A socket that is open now. */
	readonly track: (socket: Socket) => void
	/** Whether that is the proxy itself. */
	readonly isItself: (target: Target) => boolean
}

export type Carried = {
	readonly client: Socket
	readonly from: SocketAddress
	/** Where it came in. */
	readonly own: () => SocketAddress
	readonly target: Target
	readonly first: Uint8Array
	readonly hasEnded: boolean
	/** Where its conversation is recorded already, and the connection to the server it has asked for. */
	readonly writer?: ConversationWriter
	readonly server?: Socket
	/** The host that it has named. */
	readonly via?: string
}

/** Milliseconds in which a client takes its refusal. */
const LAST_WORDS = 2000

/** Carries what is said between clients and servers, and records it. */
export class Carrier {
	readonly #options: CarrierOptions

	constructor(options: CarrierOptions) {
		this.#options = options
	}

	/** A client and its server: relayed, or its TLS ended. */
	carry(carried: Carried): void {
		const { termination } = this.#options
		if (termination && isTls(carried.first)) this.#terminate(carried, termination)
		else this.#relay(carried)
	}

	/** Requests that name their servers. */
	forward(asked: Pick<Forwarded, 'client' | 'target' | 'server' | 'first'>, writer: ConversationWriter): void {
		const tamper = this.#options.tamper && new Tamper(this.#options.tamper)
		let note: string | undefined = `passed on unchanged to ${whereTo(asked.target, asked.server)}`
		forward({
			...asked,
			events: {
				data: (side, bytes) => {
					const comment = this.#changed(tamper) ?? (side === 'client' ? note : undefined)
					if (side === 'client') note = undefined
					writer.data(side, bytes, comment)
				},
				finish: side => writer.finish(side),
				reset: side => writer.reset(side),
			},
			change: (side, bytes) => tamper?.change(side, bytes) ?? bytes,
			turned: (target, reached) => {
				if ('code' in reached) {
					const { status, text } = unreachable(target, reached.code)
					this.refuse(asked.client, writer, status, text)
					return
				}
				this.#options.track(reached.socket)
				note = `passed on unchanged to ${whereTo(target, reached.socket)}`
			},
			refuse: () => this.refuse(asked.client, writer, LOST.status, LOST.text),
			isItself: target => this.#options.isItself(target),
		})
	}

	#relay(carried: Carried): void {
		const { client, from, target, first, hasEnded } = carried
		const tamper = this.#options.tamper && new Tamper(this.#options.tamper)
		const { clientRandom } = this.#options.news
		let { writer } = carried
		let isFirst = true
		const server = relay(
			client,
			target,
			{
				open: server => {
					if (writer) return
					this.#options.news.connection?.(from, server)
					writer = this.writer(from, server)
					writer.open(MADE_UP)
				},
				data: (side, bytes) => {
					if (side === 'client' && isFirst) {
						isFirst = false
						const random = clientRandom && clientRandomOf(bytes)
						if (random !== undefined) clientRandom?.(random)
					}
					writer?.data(side, bytes, this.#changed(tamper))
				},
				finish: side => writer?.finish(side),
				reset: side => writer?.reset(side),
				unreachable: (code, server) => {
					if (server) this.writer(from, server).refused(MADE_UP)
					this.#options.news.notice?.(unreachable(target, code).text)
				},
			},
			{
				first,
				hasEnded,
				...(carried.server && { server: carried.server }),
				...(tamper && { change: (side, bytes) => tamper.change(side, bytes) }),
			},
		)
		if (!carried.server) this.#options.track(server)
	}

	#terminate(carried: Carried, termination: Termination): void {
		const { client, from, target, first, via } = carried
		const own = carried.own()
		const tamper = this.#options.tamper && new Tamper(this.#options.tamper)
		let front = carried.writer
		if (!front) {
			this.#options.news.connection?.(from, own)
			front = this.writer(from, own)
			front.open(`${MADE_UP}; TLS ends at the relay`)
		}
		const server = terminate({
			...{ client, target, first, termination, via, front },
			...(carried.server && { server: carried.server }),
			own: own.address,
			record: (client, server, what) => {
				const writer = this.writer(client, server)
				writer.open(`${MADE_UP}; ${what}`)
				return writer
			},
			...(tamper && { tamper }),
			changed: () => this.#changed(tamper),
			secret: line => this.#options.news.secret?.(line),
			notice: text => this.#options.news.notice?.(text),
		})
		if (!carried.server) this.#options.track(server)
	}

	/** Begins to record a connection. */
	writer(client: SocketAddress, server: SocketAddress): ConversationWriter {
		const { recording } = this.#options
		return new ConversationWriter(client, server, (segment, comment) => recording.segment(segment, comment))
	}

	/** What was changed, once. */
	#changed(tamper: Tamper | undefined): string | undefined {
		const news = tamper?.news()
		if (news !== undefined) this.#options.news.notice?.(news)
		return news
	}

	/** An answer of the proxy's own, which is recorded as well. */
	refuse(client: Socket, writer: ConversationWriter, status: string, text: string): void {
		this.#options.news.notice?.(text)
		const answer = refusal(status, text)
		writer.data('server', Buffer.from(answer))
		writer.finish('server')
		// What it still sends is read away: else it would be told with a RST, which may overtake the answer.
		client.once('end', () => writer.finish('client')).resume()
		const patience = setTimeout(() => client.destroy(), LAST_WORDS)
		client.once('close', () => clearTimeout(patience))
		client.end(answer)
	}
}

const LOST = { status: '400 Bad Request', text: 'where the next request ends, or whom it is for, cannot be told' }

/** An IPv4 address that a socket for both kinds has as an IPv6 one is an IPv4 address. */
export function socketAddress(address = '0.0.0.0', port = 0): SocketAddress {
	return { address: address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/, ''), port }
}

/** A server by the name that it was asked for with, and its address. */
export function whereTo({ host, port }: Target, { remoteAddress, remotePort }: Socket): string {
	return `${host}:${port} (${addressText(socketAddress(remoteAddress, remotePort))})`
}

const addressText = ({ address, port }: SocketAddress) =>
	address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`
