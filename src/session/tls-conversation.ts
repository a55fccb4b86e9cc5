import type { Protection } from '../analyse/tls/protection.js'
import type { Packet } from '../decode/net/packet.js'
import { scan } from '../decode/reader.js'
import { ALERT, APPLICATION_DATA, CHANGE_CIPHER_SPEC, HANDSHAKE } from '../decode/registry/content-types.js'
import { isTls13, TLS12 } from '../decode/registry/versions.js'
import type { Chunk } from '../decode/stream.js'
import { type Handshake, handshake, messageName } from '../decode/tls/handshake.js'
import { type HandshakeEvent, Handshakes } from '../decode/tls/handshakes.js'
import type { RecordEvent } from '../decode/tls/record-event.js'
import { RECORD_HEADER } from '../decode/tls/record-header.js'
import { Records } from '../decode/tls/records.js'
import { Sslv2Opening } from '../decode/tls/sslv2-opening.js'
import { alertRung } from './alert-rung.js'
import type { Message, Role } from './conversation.js'
import { fingerprints } from './fingerprints.js'
import type { End, Handler } from './handler.js'
import { isClear, mayBegin } from './handshake-shape.js'
import { learn, NO_FACTS } from './learn-tls.js'
import type { Moment } from './moment.js'
import { OpenedRecords } from './opened-records.js'
import type { OpenedHere } from './opener.js'
import type { Prover } from './proofs/prover.js'
import { recordFinding } from './record-finding.js'
import type { Rungs } from './rungs.js'
import { looksOf, SealedRungs } from './sealed-rungs.js'
import { Secrets } from './secrets.js'
import { addSslv2Hello } from './sslv2.js'
import { cutText, rungName, summaryOf } from './summaries.js'
import { TlsRungs, type WholeRecord } from './tls-rungs.js'
import type { Trace } from './trace.js'

type Side = {
	readonly records: Records
	readonly handshakes: Handshakes
	/** Up to TLS 1.2: everything after its change_cipher_spec is encrypted. */
	sealed: boolean
}

export type TlsOptions = {
	/** Also keep a row for each record of application data, so that it can be opened again. */
	readonly keepRuns: boolean
	readonly midway: Readonly<Record<Role, boolean>>
	/** What records are opened with. */
	readonly secrets?: Secrets | undefined
	readonly trace?: Trace | undefined
	/** Keeps what proofs are computed from. */
	readonly prover?: Prover | undefined
}

/** How a rung is known whose record was opened: by a tag or MAC that is right, or only because nothing is encrypted. */
type Known = Pick<Message, 'encrypted' | 'standing' | 'why'>

/** The TLS of one conversation: bytes of both directions in, records and rungs out. */
export class TlsConversation implements Handler {
	readonly #rungs: Rungs
	readonly #now: () => Moment
	readonly #tlsRungs: TlsRungs
	readonly #sealedRungs: SealedRungs
	readonly #sides: Readonly<Record<Role, Side>>
	readonly #opening = new Sslv2Opening({
		onHello: hello => {
			addSslv2Hello(this.#rungs, this.#now().time, hello)
			this.#prover?.sslv2(hello.bytes, this.#rungs.draft.messages.length - 1)
			this.#opened.hearSslv2(this.#facts.clientRandom)
		},
		rest: chunk => this.#sides.client.records.push(chunk),
	})
	readonly #opened: OpenedRecords
	readonly #prover: Prover | undefined
	/** How what the latest opened record of each side held is known. */
	readonly #known: Record<Role, Known> = { client: VERIFIED, server: VERIFIED }

	constructor(rungs: Rungs, now: () => Moment, options: TlsOptions) {
		const { keepRuns, midway, secrets = new Secrets(), trace, prover } = options
		this.#prover = prover
		this.#rungs = rungs
		this.#now = now
		this.#tlsRungs = new TlsRungs(rungs, now, keepRuns)
		this.#sealedRungs = new SealedRungs(this.#tlsRungs)
		this.#opened = new OpenedRecords({
			rungs,
			now,
			trace,
			secrets,
			onHandshake: (from, event) => this.#handshake(from, event, true),
		})
		this.#sides = {
			client: this.#side('client', midway.client),
			server: this.#side('server', midway.server),
		}
		rungs.draft.tls = NO_FACTS
	}

	push(from: Role, chunk: Chunk): void {
		if (from === 'client') this.#opening.push(chunk)
		else this.#sides.server.records.push(chunk)
	}

	skip(from: Role, packet: Packet, at: number, length: number): boolean {
		const { client, server } = this.#sides
		return (from === 'client' ? client : server).records.skip(packet, at, length)
	}

	hole(from: Role, start: number, length: number): void {
		if (from === 'client') this.#opening.end()
		this.#sides[from].records.hole(start, length)
		this.#sides[from].handshakes.reset('hole')
		this.#prover?.lost(from)
	}

	end(from: Role, how: End): void {
		if (from === 'client') this.#opening.end()
		this.#sides[from].records.end()
		this.#sides[from].handshakes.end()
		this.#sealedRungs.release(from, 'alert')
		this.#opened.end(from, how)
	}

	#side(from: Role, midway: boolean): Side {
		return {
			records: new Records({
				emit: event => this.#record(from, event),
				keep: type => type !== APPLICATION_DATA || this.#opened.wants(from),
				from: midway ? 'middle' : 'start',
			}),
			handshakes: new Handshakes(event => this.#handshake(from, event)),
			sealed: false,
		}
	}

	get #facts() {
		return this.#rungs.draft.tls!
	}

	#record(from: Role, event: RecordEvent): void {
		if (event.kind === 'record') {
			this.#whole(from, event)
			return
		}
		this.#opened.lose(from, event)
		this.#prover?.lost(from)
		if (event.kind === 'passed' && event.found && event.length === 0) return
		else this.#rungs.finding(recordFinding(from, event, this.#now().packet))
	}

	#whole(from: Role, record: WholeRecord): void {
		const side = this.#sides[from]
		const { type, fragment } = record
		if (side.handshakes.pending && type !== HANDSHAKE) side.handshakes.reset('keys')
		const sealed = type === APPLICATION_DATA || (side.sealed && !isClear(record, this.#facts.negotiated))
		const index = this.#tlsRungs.row(from, record, sealed)
		this.#guessVersion(record, sealed)
		if (sealed || fragment === undefined) this.#sealed(from, record, index)
		else if (type === HANDSHAKE) this.#fragment(from, record, fragment, index)
		else if (type === ALERT) this.#tlsRungs.one(from, record, index, alertRung(fragment))
		else if (type === CHANGE_CIPHER_SPEC) this.#changeCipherSpec(from, record, index)
		else this.#tlsRungs.one(from, record, index, { type: `content_type_${type}` })
	}

	/** A capture that begins after the handshake does not say the version, but 0x0303 rules out the older ones. */
	#guessVersion({ version }: WholeRecord, sealed: boolean): void {
		if (this.#facts.version !== undefined || !sealed || this.#facts.clientRandom !== undefined) return
		if (version === TLS12) this.#rungs.draft.tls = { ...this.#facts, version: 'TLS 1.2 or 1.3' }
	}

	#fragment(from: Role, record: WholeRecord, fragment: Uint8Array, index: number): void {
		const side = this.#sides[from]
		const midway = this.#facts.clientRandom === undefined && this.#facts.negotiated === undefined
		// Captured from its middle, a handshake record may be encrypted: only one that is whole messages is taken for clear.
		if (midway && !side.handshakes.pending && !mayBegin(fragment)) {
			this.#tlsRungs.amend(from, index, { sealed: true })
			this.#sealed(from, record, index)
		} else side.handshakes.push(fragment, index, RECORD_HEADER)
	}

	#handshake(from: Role, event: HandshakeEvent, isOpened = false): void {
		const { pieces, bytes } = event
		const { negotiated: version, suite } = this.#facts
		const context = { from, version, suite }
		const { value, issues } = scan('handshake', bytes, r => handshake(r, context))
		const name = value?.name ?? (event.type === undefined ? 'handshake' : messageName(event.type))
		const known = isOpened ? this.#known[from] : undefined
		if (event.kind === 'message' && value?.message) this.#learn(from, value, bytes, known?.encrypted === true)
		const issue =
			event.kind === 'cut'
				? { code: 'truncated' as const, text: cutText(event.have, event.want, event.why) }
				: issues[0]
		const rung = this.#tlsRungs.add(from, pieces, {
			type: rungName(name),
			length: bytes.length,
			summary: value?.message ? summaryOf(value.message) : '',
			...(issue && { issue }),
			...(known && { ...known, source: { kind: 'opened', pieces } }),
		})
		if (isOpened) this.#opened.message(from, rung, bytes)
		if (event.kind === 'message') this.#prover?.message(from, value, bytes, rung, isOpened)
		else this.#prover?.missing(from)
	}

	#learn(from: Role, value: Handshake, bytes: Uint8Array, isHidden: boolean): void {
		const message = value.message!
		const draft = this.#rungs.draft
		// A fingerprint is what everybody sees.
		const prints = isHidden ? undefined : fingerprints(this.#facts, message)
		this.#opened.hear(from, value, bytes, isHidden)
		const learned = learn(this.#facts, from, message)
		draft.tls = prints ? { ...learned, ...prints } : learned
		if (prints) this.#opened.seen(prints)
	}

	#changeCipherSpec(from: Role, record: WholeRecord, index: number, opened: Partial<Message> = {}): void {
		const { negotiated, resumed } = this.#facts
		const is13 = negotiated !== undefined && isTls13(negotiated)
		if (!is13) this.#sides[from].sealed = true
		// RFC 5246, 7.3: a server that goes on without a ServerHelloDone takes up an earlier session.
		if (from === 'server' && negotiated !== undefined && !is13 && resumed === undefined) {
			const full = this.#rungs.draft.messages.some(message => message.type === 'server_hello_done')
			this.#rungs.draft.tls = { ...this.#facts, resumed: !full }
			this.#opened.seen({ resumed: !full })
		}
		this.#opened.changeCipherSpec(from)
		this.#prover?.changeCipherSpec(from)
		this.#tlsRungs.one(from, record, index, {
			type: 'change_cipher_spec',
			...((is13 || this.#isOfTls13(from)) && { summary: 'for middleboxes: no meaning in TLS 1.3' }),
			...opened,
		})
	}

	/** Whether a change_cipher_spec that comes before any ServerHello is of TLS 1.3: behind a HelloRetryRequest, and before early data (RFC 8446, D.4). */
	#isOfTls13(from: Role): boolean {
		const { negotiated, helloRetryRequest, earlyData, clientRandom } = this.#facts
		if (negotiated !== undefined) return false
		return helloRetryRequest || (from === 'client' && clientRandom !== undefined && earlyData !== 'none')
	}

	#sealed(from: Role, record: WholeRecord, index: number): void {
		const inferred = this.#sealedRungs.name(from, record, this.#opened.outside)
		this.#sealedRungs.release(from, 'data')
		this.#opened.count(from, record.length, looksOf(inferred, record))
		const opening = this.#opened.open(from, record)
		if (opening) this.#open(from, record, index, opening)
		else {
			this.#sealedRungs.add(from, record, index, inferred, this.#now().time)
			const rung = this.#rungs.draft.messages.length - 1
			this.#prover?.sealed(from, index, inferred, rung, record.fragment !== undefined)
		}
	}

	/** A record that was opened, or needs no opening: what it holds. */
	#open(from: Role, record: WholeRecord, index: number, opening: OpenedHere): void {
		const { protection, sequence, chain, window, content } = opening
		const { type, length, lead } = opening.record
		// The row of data that are only counted is let go at once.
		if (type !== APPLICATION_DATA || this.#tlsRungs.keepsRuns)
			this.#tlsRungs.amend(from, index, {
				opened: { protection, sequence, type, length, lead, ...(chain && { chain }), ...(window && { window }) },
			})
		const known = knownBy(protection)
		this.#known[from] = known
		if (protection.isUnkeyed) this.#prover?.read(from, index)
		else this.#prover?.opened(from, opening)
		const pieces = [{ start: 0, length: content.length, origin: index, offset: 0 }]
		const opened = { ...known, length: content.length, source: { kind: 'opened', pieces } } as const
		if (type !== HANDSHAKE) this.#opened.interrupt(from)
		if (type === HANDSHAKE) this.#opened.handshake(from, content, index)
		else if (type === ALERT) this.#tlsRungs.one(from, record, index, { ...alertRung(content), ...opened })
		else if (type === CHANGE_CIPHER_SPEC) this.#changeCipherSpec(from, record, index, opened)
		else if (type === APPLICATION_DATA) {
			const early = protection.epoch === 'early data' ? { summary: 'early data' } : {}
			this.#tlsRungs.data(from, record, index, { ...known, ...early })
			this.#opened.data(from, index, record, opening)
		} else this.#tlsRungs.one(from, record, index, { type: `content_type_${type}`, ...opened })
	}
}

const VERIFIED: Known = { encrypted: true, standing: 'verified' }

function knownBy({ sealing, isUnkeyed }: Protection): Known {
	if (sealing.kind !== 'null') return VERIFIED
	return isUnkeyed
		? { encrypted: false, standing: 'observed', why: 'nothing is encrypted; without keys its MAC is not checked' }
		: { encrypted: false, standing: 'verified' }
}
