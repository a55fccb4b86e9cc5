import { LIMITS } from '../decode/limits.js'
import { address } from '../decode/net/address.js'
import { opening, type Side, type TcpConnection, type TcpSide } from '../decode/net/tcp-connection.js'
import type { Chunk, StreamEvent } from '../decode/stream.js'
import type { Role, Time } from './conversation.js'
import { Draft } from './draft.js'
import type { EventSink } from './event.js'
import type { End, Handler } from './handler.js'
import { HttpConversation } from './http-conversation.js'
import type { Moment } from './moment.js'
import { type Recognised, recognise } from './recognise.js'
import { Rungs } from './rungs.js'
import { TlsConversation } from './tls-conversation.js'
import { Trace } from './trace.js'

export type ConversationOptions = {
	readonly emit: EventSink
	readonly keepRuns: boolean
	readonly find?: string
	readonly now: () => Moment
}

/** One direction until its protocol is recognised, then the handler that reads it. */
type Direction = {
	held: Held[]
	heldBytes: number
	handler: Handler | undefined
	recognised: boolean
	/** The latest packet that its stream has come to. */
	latest: Moment | undefined
}

/** What came before recognition: bytes are copied. */
type Held = { readonly moment: Moment } & (
	| { readonly kind: 'chunk'; readonly chunk: Chunk }
	| { readonly kind: 'hole'; readonly start: number; readonly length: number }
)

/** Makes a conversation of a TCP connection: who is who, what each direction carries, and its rungs. */
export class ConversationDecoder {
	readonly #draft: Draft
	readonly #connection: TcpConnection<unknown>
	readonly #options: ConversationOptions
	readonly #rungs: Rungs
	readonly #directions: Readonly<Record<Side, Direction>> = { a: newDirection(), b: newDirection() }
	readonly #trace: Trace | undefined
	#client: Side = 'a'
	#rolesKnown = false
	/** What is read now is dated with this: not the packet at hand, since bytes may have waited for others. */
	#moment: Moment
	#tls: TlsConversation | undefined
	#http: HttpConversation | undefined

	constructor(connection: TcpConnection<unknown>, options: ConversationOptions) {
		const { number, a, b, first } = connection
		const start = { seconds: first.seconds, nanos: first.nanos }
		this.#connection = connection
		this.#options = options
		this.#moment = { packet: first.number, time: start }
		this.#draft = new Draft(number, endpointOf(a), endpointOf(b), start, first.number)
		this.#rungs = new Rungs(this.#draft, options.emit)
		if (options.find !== undefined) this.#trace = new Trace(options.find)
		options.emit({ kind: 'opened', conversation: this.#draft })
	}

	/** The next event of one side's stream, and when the packet it names was captured. A view in it is valid during the call. */
	stream(side: Side, event: StreamEvent, time: Time): void {
		this.#takeRoles()
		const direction = this.#directions[side]
		const isLater = direction.latest === undefined || event.packet > direction.latest.packet
		if (isLater) direction.latest = { packet: event.packet, time }
		this.#moment = direction.latest!
		if (event.kind === 'bytes') this.#bytes(side, event)
		else if (event.kind === 'hole') this.#hole(side, event)
		else if (event.kind === 'issue') this.#rungs.finding({ ...event.issue, packet: event.packet })
		else this.#end(side, event.how)
	}

	/** A packet of the connection has been read, and all that it brought. */
	packet(): void {
		this.#takeRoles()
		const draft = this.#draft
		const { packet, time } = this.#options.now()
		draft.packets++
		draft.lastPacket = packet
		draft.end = time
		this.#takeBytes()
		if (draft.tcp.ends.length !== this.#connection.endings.length || draft.packets <= FIRST_PACKETS) this.#takeFacts()
	}

	/** No packet will belong to it any more. */
	retire(): void {
		this.#takeRoles()
		this.#takeBytes()
		this.#takeFacts()
		if (this.#trace) this.#draft.find = this.#trace.result(side => this.#role(side), this.#draft)
		this.#draft.ended = true
		this.#options.emit({ kind: 'ended', conversation: this.#draft })
	}

	#role(side: Side): Role {
		return side === this.#client ? 'client' : 'server'
	}

	/** The sender of the SYN is the client; without one, content tells (`#recognised`). */
	#takeRoles(): void {
		if (this.#rolesKnown || this.#connection.client === undefined) return
		this.#settle(this.#connection.client, 'syn')
	}

	#settle(client: Side, by: Draft['rolesBy']): void {
		this.#rolesKnown = true
		this.#client = client
		this.#draft.rolesBy = by
		this.#draft.client = endpointOf(this.#connection[client])
		this.#draft.server = endpointOf(this.#connection[other(client)])
	}

	#bytes(side: Side, chunk: Extract<StreamEvent, { kind: 'bytes' }>): void {
		this.#trace?.push(side, chunk)
		const direction = this.#directions[side]
		if (direction.recognised) {
			direction.handler?.push(this.#role(side), chunk)
			return
		}
		direction.held.push({ kind: 'chunk', moment: this.#moment, chunk: { ...chunk, bytes: chunk.bytes.slice() } })
		direction.heldBytes += chunk.bytes.length
		const answer = recognise(joined(direction.held))
		if (answer !== 'more') this.#recognised(side, answer)
		else if (direction.heldBytes >= LIMITS.recognise) this.#recognised(side, { protocol: 'unknown' })
	}

	#hole(side: Side, { start, length, cause, packet }: Extract<StreamEvent, { kind: 'hole' }>): void {
		const direction = this.#directions[side]
		this.#trace?.hole(side)
		const from = this.#role(side)
		this.#draft.holes[from] += length
		this.#draft.holeList.push({ from, start, length, cause, packet })
		if (direction.recognised) direction.handler?.hole(from, start, length)
		else direction.held.push({ kind: 'hole', moment: this.#moment, start, length })
	}

	#end(side: Side, how: End): void {
		const direction = this.#directions[side]
		if (!direction.recognised && direction.heldBytes > 0) this.#recognised(side, { protocol: 'unknown' })
		direction.recognised = true
		direction.handler?.end(this.#role(side), how)
	}

	/** What a direction carries is known: who is who is settled, and what was held goes to its handler. */
	#recognised(side: Side, { protocol, sender, by }: Recognised): void {
		const direction = this.#directions[side]
		if (!this.#rolesKnown && sender && by) this.#settle(sender === 'client' ? side : other(side), by)
		else if (!this.#rolesKnown) this.#settle(this.#client, 'first_packet')
		direction.recognised = true
		direction.handler = this.#handler(protocol)
		// A client's protocol names the conversation: an HTTP answer to a ClientHello does not make it HTTP.
		if (this.#draft.protocol === 'unknown' || this.#role(side) === 'client') {
			if (protocol !== 'unknown') this.#draft.protocol = protocol
		}
		const held = direction.held
		direction.held = []
		for (const item of held) {
			this.#moment = item.moment
			if (item.kind === 'chunk') direction.handler?.push(this.#role(side), item.chunk)
			else direction.handler?.hole(this.#role(side), item.start, item.length)
		}
	}

	#handler(protocol: Recognised['protocol']): Handler | undefined {
		if (protocol === 'tls') {
			const midway = { client: this.#isMidway('client'), server: this.#isMidway('server') }
			this.#tls ??= new TlsConversation(this.#rungs, () => this.#moment, { keepRuns: this.#options.keepRuns, midway })
			return this.#tls
		}
		if (protocol === 'http') {
			this.#http ??= new HttpConversation(this.#rungs, () => this.#moment, this.#trace)
			return this.#http
		}
		return undefined
	}

	#takeBytes(): void {
		const { a, b } = this.#connection
		this.#draft.bytes[this.#role('a')] = a.stream.bytes
		this.#draft.bytes[this.#role('b')] = b.stream.bytes
	}

	#isMidway(role: Role): boolean {
		const side = role === 'client' ? this.#client : other(this.#client)
		return this.#connection[side].stream.begins === 'middle'
	}

	#takeFacts(): void {
		const { synAck, syn, established, endings } = this.#connection
		this.#draft.tcp = {
			...(syn && { syn: timeOf(syn) }),
			...(synAck && { synAck: timeOf(synAck) }),
			...(established && { established: timeOf(established) }),
			ends: endings.map(({ side, how, moment }) => ({
				from: this.#role(side),
				how,
				packet: moment.number,
				time: timeOf(moment),
			})),
			opening: opening(this.#connection),
			startsMidway: this.#isMidway('client') || this.#isMidway('server'),
		}
	}
}

/** The handshake of a connection is over by then: facts of its beginning change no more. */
const FIRST_PACKETS = 8

const timeOf = ({ seconds, nanos }: { readonly seconds: number; readonly nanos: number }) => ({ seconds, nanos })
const other = (side: Side): Side => (side === 'a' ? 'b' : 'a')
const endpointOf = (side: TcpSide) => ({ address: address(side.address), port: side.port })
const newDirection = (): Direction => ({
	held: [],
	heldBytes: 0,
	handler: undefined,
	recognised: false,
	latest: undefined,
})

/** The bytes after the last hole: what a stream looks like now. */
function joined(held: readonly Held[]): Uint8Array {
	const from = held.findLastIndex(item => item.kind === 'hole') + 1
	const chunks = held.slice(from).flatMap(item => (item.kind === 'chunk' ? [item.chunk.bytes] : []))
	if (chunks.length === 1) return chunks[0]!
	const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
	let at = 0
	for (const chunk of chunks) {
		bytes.set(chunk, at)
		at += chunk.length
	}
	return bytes
}
