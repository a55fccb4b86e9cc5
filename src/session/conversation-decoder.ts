import { LIMITS } from '../decode/limits.js'
import { address } from '../decode/net/address.js'
import type { Packet } from '../decode/net/packet.js'
import type { Side, TcpConnection, TcpSide } from '../decode/net/tcp-connection.js'
import type { Chunk, StreamEvent } from '../decode/stream.js'
import type { Role } from './conversation.js'
import { Draft } from './draft.js'
import type { EventSink } from './event.js'
import type { End, Handler } from './handler.js'
import { Handlers, type ReadingOptions } from './handlers.js'
import { Lane } from './lane.js'
import type { Moment } from './moment.js'
import { PlainTurns } from './plain-turns.js'
import { type Hints, type Recognised, recognise, recogniseTurn } from './recognise.js'
import { Rungs } from './rungs.js'
import { isMidway, other, tcpFacts } from './tcp-facts.js'
import { Trace } from './trace.js'

export type ConversationOptions = ReadingOptions & {
	readonly emit: EventSink
	/** A text to trace in everything that is read. */
	readonly find?: string
}

/** Makes a conversation of a TCP connection: who is who, what each direction carries, and its rungs. */
export class ConversationDecoder {
	readonly #draft: Draft
	readonly #connection: TcpConnection<unknown>
	readonly #options: ConversationOptions
	readonly #rungs: Rungs
	readonly #lanes: Readonly<Record<Side, Lane>> = { a: new Lane(0), b: new Lane(0) }
	readonly #trace: Trace | undefined
	#client: Side = 'a'
	#rolesKnown = false
	/** What is read now is dated with this: not the packet at hand, since bytes may have waited for others. */
	#moment: Moment
	/** Whose bytes came last, and whether those at hand are the first since. */
	#speaker: Side | undefined
	#begins = false
	readonly #handlers: Handlers
	/** What no decoder takes. */
	readonly #plain: PlainTurns | undefined

	constructor(connection: TcpConnection<unknown>, options: ConversationOptions) {
		const { number, a, b, first, last } = connection
		const start = { seconds: first.seconds, nanos: first.nanos }
		this.#connection = connection
		this.#options = options
		this.#moment = { packet: first.number, time: start }
		this.#draft = new Draft(number, endpointOf(a), endpointOf(b), start, first.number, last)
		this.#draft.tcpNow = () => tcpFacts(this.#connection, this.#client)
		this.#rungs = new Rungs(this.#draft, options.emit)
		if (options.only !== 'handshakes') this.#plain = new PlainTurns(this.#draft.plain)
		if (options.find !== undefined) this.#trace = new Trace(options.find)
		this.#handlers = new Handlers(this.#rungs, () => this.#moment, this.#trace, options)
		options.emit({ kind: 'opened', conversation: this.#draft })
	}

	/** The next event of one side's stream, and the packet that it names. A view in it is valid during the call. */
	stream(side: Side, event: StreamEvent, moment: Moment): void {
		const lane = this.#lane(side)
		this.#takeRoles()
		this.#moment = lane.reached(moment)
		if (event.kind === 'bytes') {
			this.#takeTurn(side)
			this.#trace?.push(side, event)
			this.#bytes(side, lane, event)
		} else if (event.kind === 'hole') this.#takeHole(side, event)
		else if (event.kind === 'issue') this.#rungs.finding({ ...event.issue, packet: event.packet })
		else {
			this.#end(side, lane, event.how)
			this.#letGo()
		}
	}

	/**
	 * Whether of the next bytes of a side nothing counts but how many they are: they are inside a record that is sealed and
	 * stays so. They stand at `at` of the buffer of the packet at hand, whose moment is not taken: nothing waits, so that whatever comes
	 * next is of a later packet.
	 */
	skip(side: Side, packet: Packet, at: number, length: number): boolean {
		const { state, handler } = this.#lane(side)
		if (state !== 'read' || this.#trace || !handler?.skip?.(this.#role(side), packet, at, length)) return false
		this.#takeTurn(side)
		return true
	}

	/** How many of the next bytes of a side are inside a record that is sealed and stays so: `skip` would take them all. */
	passing(side: Side): number {
		const { state, handler } = this.#lane(side)
		return state === 'read' && !this.#trace ? (handler?.passing?.(this.#role(side)) ?? 0) : 0
	}

	/** Packets went by with nothing but such bytes, so many of each side; `speaker` has sent the last. */
	passed(packets: number, a: number, b: number, speaker: Side | undefined): void {
		this.#lanes.a.handler?.passed?.(this.#role('a'), a)
		this.#lanes.b.handler?.passed?.(this.#role('b'), b)
		if (speaker) this.#takeTurn(speaker)
		this.#draft.packets += packets
		this.#takeBytes()
	}

	#lane(side: Side): Lane {
		return side === 'a' ? this.#lanes.a : this.#lanes.b
	}

	#takeTurn(side: Side): void {
		this.#begins = this.#speaker !== side
		this.#speaker = side
	}

	/** A packet of the connection has been read, and all that it brought. */
	packet(): void {
		this.#takeRoles()
		this.#draft.packets++
		this.#takeBytes()
	}

	/** No packet will belong to it any more. */
	retire(): void {
		this.#takeRoles()
		this.#takeBytes()
		this.#handlers.endProofs()
		// A list of handshakes says nothing of it.
		if (this.#options.only === undefined) this.#draft.settleTcp()
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
		const draft = this.#draft
		if (client !== this.#client) draft.exchangeRoles()
		this.#rolesKnown = true
		this.#client = client
		draft.rolesBy = by
		draft.client = endpointOf(this.#connection[client])
		draft.server = endpointOf(this.#connection[other(client)])
	}

	#bytes(side: Side, lane: Lane, chunk: Chunk): void {
		if (lane.state === 'read') {
			lane.handler!.push(this.#role(side), chunk)
			return
		}
		if (lane.isFresh && this.#tookAtOnce(side, lane, chunk)) return
		if (this.#begins && lane.length > 0 && this.#handlers.readTls) lane.state = 'watched'
		if (lane.state === 'watched') {
			if (this.#begins) {
				this.#passOver(side, lane)
				this.#plain?.begin(side)
				lane.mayTurn = true
			}
			if (!lane.mayTurn) {
				this.#plain?.add(side, this.#role(side), chunk, this.#moment.time)
				return
			}
		}
		lane.hold(chunk, this.#moment)
		if (lane.state === 'watched') this.#watch(side, lane)
		else this.#seek(side, lane)
	}

	/** Most streams show what they carry with their first bytes: these go straight to the handler. */
	#tookAtOnce(side: Side, lane: Lane, chunk: Chunk): boolean {
		const answer = recognise(chunk.bytes, this.#hints(side, lane))
		if (answer === 'more' || answer.protocol === 'unknown' || answer.skip) return false
		this.#recognised(side, lane, answer)
		lane.handler!.push(this.#role(side), chunk)
		return true
	}

	#seek(side: Side, lane: Lane): void {
		const answer = recognise(lane.bytes, this.#hints(side, lane))
		if (answer === 'more' && lane.length < LIMITS.recognise) return
		if (answer !== 'more' && answer.protocol !== 'unknown') {
			this.#recognised(side, lane, answer)
			return
		}
		lane.state = 'watched'
		this.#watch(side, lane)
	}

	/** What tells HTTP/2 where the first bytes of a side do not. */
	#hints(side: Side, lane: Lane): Hints {
		return {
			isAnswer: this.#across(side, lane)?.protocol === 'http2',
			isMidway: lane.depth === 0 && (lane.hasHole || isMidway(this.#connection, this.#client, this.#role(side))),
		}
	}

	/** The other direction at the same depth. */
	#across(side: Side, { depth }: Lane): Lane | undefined {
		let lane: Lane | undefined = this.#lanes[other(side)]
		while (lane && lane.depth < depth) lane = lane.inner
		return lane
	}

	/** Whether a protocol that is not known turns to TLS or HTTP here. */
	#watch(side: Side, lane: Lane): void {
		const answer = recogniseTurn(lane.bytes, this.#handlers.readTls)
		if (answer === 'more') return
		if (answer) {
			this.#recognised(side, lane, answer)
			return
		}
		this.#passOver(side, lane)
		lane.mayTurn = false
	}

	/** Nobody reads what is held: how much it is, and how it begins, is told. */
	#passOver(side: Side, lane: Lane): void {
		this.#tellPlain(side, lane)
		lane.drop()
	}

	#tellPlain(side: Side, lane: Lane, most?: number): void {
		if (!this.#plain) return
		for (const { chunk, moment } of lane.chunks(most)) this.#plain.add(side, this.#role(side), chunk, moment.time)
	}

	#takeHole(side: Side, { start, length, cause, packet }: Extract<StreamEvent, { kind: 'hole' }>): void {
		this.#trace?.hole(side)
		const from = this.#role(side)
		this.#draft.holes[from] += length
		this.#draft.holeList.push({ from, start, length, cause, packet })
		this.#hole(side, this.#lane(side), start, length)
	}

	#hole(side: Side, lane: Lane, start: number, length: number): void {
		if (lane.state === 'read') lane.handler!.hole(this.#role(side), start, length)
		else if (lane.state === 'open') lane.holdHole(start, length, this.#moment)
		else {
			this.#passOver(side, lane)
			lane.mayTurn = false
		}
	}

	/** Nothing more comes from either side: what has read it is not needed any more, though the connection may linger. */
	#letGo(): void {
		const { a, b } = this.#lanes
		if (a.state !== 'ended' || b.state !== 'ended') return
		for (const lane of [a, b]) {
			lane.handler = undefined
			lane.inner = undefined
		}
		this.#handlers.letGo()
	}

	#end(side: Side, lane: Lane, how: End): void {
		this.#passOver(side, lane)
		lane.state = 'ended'
		lane.handler?.end(this.#role(side), how)
		if (lane.inner) this.#end(side, lane.inner, how)
	}

	/** What a lane carries is known: who is who is settled, and what was held goes to its handler. */
	#recognised(side: Side, lane: Lane, { protocol, sender, by, skip = 0 }: Recognised): void {
		if (!this.#rolesKnown && sender && by) this.#settle(sender === 'client' ? side : other(side), by)
		else if (!this.#rolesKnown) this.#settle(this.#client, 'first_packet')
		lane.handler = this.#handlerOf(lane, protocol)
		lane.protocol = protocol
		lane.state = 'read'
		// A client's protocol names the conversation: an HTTP answer to a ClientHello does not make it HTTP.
		if (this.#draft.protocol === 'unknown' || this.#role(side) === 'client') this.#draft.protocol = protocol
		if (skip > 0) this.#tellPlain(side, lane, skip)
		lane.release(this.#role(side), skip, moment => {
			this.#moment = moment
		})
		const across = protocol === 'http2' ? this.#across(side, lane) : undefined
		if (across?.state !== 'open' || across.length === 0) return
		const moment = this.#moment
		this.#seek(other(side), across)
		this.#moment = moment
	}

	#handlerOf(lane: Lane, protocol: Recognised['protocol']): Handler {
		const { depth } = lane
		if (protocol === 'http') {
			return this.#handlers.http(depth, {
				push: (from, chunk) => this.#handedOn(from, depth, inner => this.#bytes(this.#side(from), inner, chunk)),
				hole: (from, start, length) =>
					this.#handedOn(from, depth, inner => this.#hole(this.#side(from), inner, start, length)),
			})
		}
		const isFirst = depth === 0 && lane.state === 'open'
		const isMidwayOf = (role: Role) => isFirst && isMidway(this.#connection, this.#client, role)
		if (protocol === 'http2') {
			// What of one side was missed was missed of the other, whose first bytes may not have come yet.
			const isWhole = !isMidwayOf('client') && !isMidwayOf('server')
			return this.#handlers.http2(depth, {
				isWhole,
				isUpgraded: depth > 0 && this.#draft.http.at(-1)?.status === 101,
			})
		}
		return this.#handlers.tls({ client: isMidwayOf('client'), server: isMidwayOf('server') })
	}

	/** What follows an upgrade or stands in a tunnel is recognised anew, up to a bound. */
	#handedOn(from: Role, depth: number, give: (lane: Lane) => void): void {
		let lane = this.#lane(this.#side(from))
		while (lane.depth < depth) lane = lane.inner!
		if (depth < LIMITS.turns) lane.inner ??= new Lane(depth + 1)
		if (lane.inner) give(lane.inner)
	}

	#side(role: Role): Side {
		return role === 'client' ? this.#client : other(this.#client)
	}

	#takeBytes(): void {
		const { a, b } = this.#connection
		const { bytes } = this.#draft
		const isClientA = this.#client === 'a'
		bytes.client = isClientA ? a.stream.bytes : b.stream.bytes
		bytes.server = isClientA ? b.stream.bytes : a.stream.bytes
	}
}

const endpointOf = (side: TcpSide) => ({ address: address(side.address), port: side.port })
