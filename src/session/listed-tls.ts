import { DEFLATE } from '../analyse/tls/compression.js'
import { unkeyed } from '../analyse/tls/protection.js'
import { sealingOf } from '../analyse/tls/sealing.js'
import type { Packet } from '../decode/net/packet.js'
import { scan } from '../decode/reader.js'
import { APPLICATION_DATA, CHANGE_CIPHER_SPEC, HANDSHAKE } from '../decode/registry/content-types.js'
import {
	CERTIFICATE,
	CERTIFICATE_VERIFY,
	CLIENT_HELLO,
	HELLO_RETRY_REQUEST,
	SERVER_HELLO,
	SERVER_KEY_EXCHANGE,
} from '../decode/registry/handshake-types.js'
import { suiteParts } from '../decode/registry/suite-parts.js'
import { isTls13 } from '../decode/registry/versions.js'
import type { Chunk } from '../decode/stream.js'
import { type Handshake, handshake, messageName } from '../decode/tls/handshake.js'
import { type HandshakeEvent, Handshakes } from '../decode/tls/handshakes.js'
import { plainHello } from '../decode/tls/plain-hello.js'
import type { RecordEvent } from '../decode/tls/record-event.js'
import { RECORD_HEADER } from '../decode/tls/record-header.js'
import { Records } from '../decode/tls/records.js'
import { sslv2HelloLength } from '../decode/tls/sslv2-hello.js'
import { Sslv2Opening } from '../decode/tls/sslv2-opening.js'
import type { Role } from './conversation.js'
import type { Handler } from './handler.js'
import { isClear, mayBegin } from './handshake-shape.js'
import { NO_FACTS } from './learn-tls.js'
import type { Moment } from './moment.js'
import { packetsOf, type Rungs } from './rungs.js'
import { addSslv2Hello } from './sslv2.js'
import { rungName, summaryOf } from './summaries.js'
import { carriersOf, recordsOf, type WholeRecord } from './tls-rungs.js'

type Side = {
	readonly from: Role
	readonly records: Records
	readonly handshakes: Handshakes
	/** The handshake records of the message that is under way. */
	readonly carriers: WholeRecord[]
	sealed: boolean
}

/**
 * The handshake messages of one conversation that can be read without keys, and nothing else: no facts, no fingerprints,
 * no names for what is sealed. Its rungs are those that `TlsConversation` gives these messages, in a third of the time.
 */
export class ListedTls implements Handler {
	readonly #rungs: Rungs
	readonly #now: () => Moment
	readonly #client: Side
	readonly #server: Side
	/** What may stand before a client's records, while it may. */
	#opening: Sslv2Opening | undefined
	#hasBegun = false
	/** What the form of later messages depends on. */
	#negotiated: number | undefined
	#suite: number | undefined
	#isGreeted = false
	#isDeflated = false

	/** `midway`: whose first bytes were not captured. */
	constructor(rungs: Rungs, now: () => Moment, midway: Readonly<Record<Role, boolean>>) {
		this.#rungs = rungs
		this.#now = now
		this.#client = this.#side('client', midway.client)
		this.#server = this.#side('server', midway.server)
		rungs.draft.tls = NO_FACTS
	}

	push(from: Role, chunk: Chunk): void {
		if (from === 'server') this.#server.records.push(chunk)
		else if (this.#hasBegun) this.#pushOn(chunk)
		else {
			this.#hasBegun = true
			if (sslv2HelloLength(chunk.bytes) !== undefined) this.#opening = this.#sslv2Opening()
			this.#pushOn(chunk)
		}
	}

	skip(from: Role, packet: Packet, at: number, length: number): boolean {
		return this.#of(from).records.skip(packet, at, length)
	}

	passing(from: Role): number {
		return this.#of(from).records.passing
	}

	passed(from: Role, length: number): void {
		this.#of(from).records.passed(length)
	}

	hole(from: Role, start: number, length: number): void {
		const { records, handshakes } = this.#of(from)
		if (from === 'client') this.#endOpening()
		records.hole(start, length)
		handshakes.reset('hole')
	}

	end(from: Role): void {
		const { records, handshakes } = this.#of(from)
		if (from === 'client') this.#endOpening()
		records.end()
		handshakes.end()
	}

	#of(from: Role): Side {
		return from === 'client' ? this.#client : this.#server
	}

	#pushOn(chunk: Chunk): void {
		if (this.#opening) this.#opening.push(chunk)
		else this.#client.records.push(chunk)
	}

	/** Nothing but records comes behind the first bytes. */
	#endOpening(): void {
		this.#hasBegun = true
		this.#opening?.end()
	}

	#sslv2Opening(): Sslv2Opening {
		return new Sslv2Opening({
			onHello: hello => addSslv2Hello(this.#rungs, this.#now().time, hello),
			rest: chunk => this.#client.records.push(chunk),
		})
	}

	#side(from: Role, midway: boolean): Side {
		const handshakes = new Handshakes(event => this.#handshake(side, event))
		const records = new Records({
			emit: event => this.#record(side, event),
			keep: type => type !== APPLICATION_DATA,
			// One that comes inside a handshake message ends that.
			passesOver: type => type === APPLICATION_DATA && !handshakes.pending,
			once: true,
			from: midway ? 'middle' : 'start',
		})
		const side: Side = { from, records, handshakes, carriers: [], sealed: false }
		return side
	}

	#record(side: Side, record: RecordEvent): void {
		if (record.kind !== 'record') return
		const { type, fragment } = record
		const { handshakes, carriers } = side
		if (handshakes.pending && type !== HANDSHAKE) handshakes.reset('keys')
		if (!fragment) return
		const isSealed = side.sealed && !isClear(record, this.#negotiated)
		const content = isSealed ? this.#unsealed(fragment) : fragment
		if (!content) return
		if (type === CHANGE_CIPHER_SPEC) side.sealed ||= this.#negotiated === undefined || !isTls13(this.#negotiated)
		else if (type === HANDSHAKE && this.#isReadable(side, content))
			handshakes.push(content, carriers.push(record) - 1, RECORD_HEADER)
		if (!handshakes.pending && carriers.length > 0) carriers.length = 0
	}

	/** What a suite that encrypts nothing leaves to read: all but the MAC behind it. */
	#unsealed(fragment: Uint8Array): Uint8Array | undefined {
		// Asked first: what Node can do for any other suite would take crypto to be loaded.
		if (this.#suite === undefined || suiteParts(this.#suite)?.cipher !== 'NULL' || this.#isDeflated) return undefined
		const sealing = sealingOf(this.#suite)
		if ('missing' in sealing) return undefined
		const end = fragment.length - sealing.macLength
		return end >= 0 && unkeyed(this.#negotiated!, sealing) ? fragment.subarray(0, end) : undefined
	}

	/** Captured from its middle, a handshake record may be encrypted: only one that can begin a message is taken for clear. */
	#isReadable({ handshakes }: Side, fragment: Uint8Array): boolean {
		const isKnown =
			this.#isGreeted || this.#negotiated !== undefined || this.#rungs.draft.tls?.clientRandom !== undefined
		return isKnown || handshakes.pending || mayBegin(fragment)
	}

	#handshake({ from, carriers }: Side, { kind, type, bytes, pieces }: HandshakeEvent): void {
		const plain = kind === 'message' && HELLOS.has(type) ? plainHello(bytes) : undefined
		const value = plain ? undefined : this.#declared(from, type, bytes)
		const message = plain ?? value?.message
		if (kind === 'message' && message?.kind === 'client_hello') this.#isGreeted = true
		else if (kind === 'message' && message?.kind === 'server_hello') {
			this.#negotiated = message.body.negotiatedVersion
			this.#suite = message.body.suite
			this.#isDeflated = message.body.compression === DEFLATE
		}
		const name = plain?.kind ?? value?.name ?? (type === undefined ? 'handshake' : messageName(type))
		const packets = packetsOf(carriersOf(carriers, pieces))
		this.#rungs.tell({
			from,
			type: rungName(name),
			time: this.#now().time,
			packets,
			packetCount: packets.length,
			recordCount: recordsOf(pieces),
			length: bytes.length,
			encrypted: false,
			standing: 'observed',
			summary: message ? summaryOf(message) : '',
			source: { kind: 'records', pieces },
		})
	}

	/** A message as the declarations have it, if a rung says more of it than its name. */
	#declared(from: Role, type: number | undefined, bytes: Uint8Array): Handshake | undefined {
		if (type === undefined || !TELLING.has(type)) return undefined
		const context = { from, version: this.#negotiated, suite: this.#suite, extensions: SUMMED_UP }
		return scan('handshake', bytes, r => handshake(r, context)).value
	}
}

/** Messages that are read without the declarations where they have nothing unusual. */
const HELLOS: ReadonlySet<number> = new Set([CLIENT_HELLO, SERVER_HELLO])

/** Extensions that the summary of a hello is made of: server_name, ALPN, key_share of drafts, pre_shared_key, supported_versions, key_share. */
const SUMMED_UP: ReadonlySet<number> = new Set([0, 16, 40, 41, 43, 51])

/** Messages of which a rung says more than their name. */
const TELLING: ReadonlySet<number> = new Set([
	CLIENT_HELLO,
	SERVER_HELLO,
	HELLO_RETRY_REQUEST,
	CERTIFICATE,
	SERVER_KEY_EXCHANGE,
	CERTIFICATE_VERIFY,
])
