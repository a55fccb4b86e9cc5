import type { Handshake } from '../decode/tls/handshake.js'
import type { HandshakeEvent } from '../decode/tls/handshakes.js'
import { Handshakes } from '../decode/tls/handshakes.js'
import type { RecordEvent } from '../decode/tls/record-event.js'
import { sealedLength } from '../decode/tls/sealed-length.js'
import type { Role } from './conversation.js'
import type { End } from './handler.js'
import { learn } from './learn-tls.js'
import type { Moment } from './moment.js'
import { OpenedData } from './opened-data.js'
import { type OpenedHere, Opener } from './opener.js'
import { packetsOf, type Rungs } from './rungs.js'
import type { Secrets } from './secrets.js'
import type { TlsFacts } from './tls-facts.js'
import type { Trace } from './trace.js'

type Whole = Extract<RecordEvent, { kind: 'record' }>

export type OpenedRecordsOptions = {
	readonly rungs: Rungs
	readonly now: () => Moment
	readonly trace: Trace | undefined
	readonly secrets: Secrets
	/** Takes the handshake messages that records held: their pieces count in the records' contents. */
	readonly onHandshake: (from: Role, event: HandshakeEvent) => void
}

/** What a conversation's sealed records hold, as far as the secrets at hand open them; and what it shows without them. */
export class OpenedRecords {
	readonly #rungs: Rungs
	readonly #secrets: Secrets
	readonly #trace: Trace | undefined
	readonly #opener: Opener
	readonly #newData: () => OpenedData
	/** Most conversations are never opened. */
	#data: OpenedData | undefined
	readonly #handshakes: Readonly<Record<Role, Handshakes>>
	/** What is known without keys, once something else is known with them. */
	#outside: TlsFacts | undefined
	/** The length of a record that is an alert to an eavesdropper if nothing follows it. */
	readonly #perhapsAlert: Record<Role, number | undefined> = { client: undefined, server: undefined }
	readonly #outsideData = { client: { records: 0, bytes: 0 }, server: { records: 0, bytes: 0 } }

	constructor({ rungs, now, trace, secrets, onHandshake }: OpenedRecordsOptions) {
		this.#rungs = rungs
		this.#secrets = secrets
		this.#trace = trace
		this.#opener = new Opener(secrets)
		this.#newData = () => new OpenedData(rungs, now, trace, () => rungs.draft.tls?.earlyData)
		this.#handshakes = {
			client: new Handshakes(event => onHandshake('client', event)),
			server: new Handshakes(event => onHandshake('server', event)),
		}
	}

	/** Facts as whoever has no key knows them. */
	get outside(): TlsFacts {
		return this.#outside ?? this.#rungs.draft.tls!
	}

	/** Whether the fragments of this side's sealed records are worth a copy. */
	wants(from: Role): boolean {
		return this.#opener.wants(from)
	}

	/** A handshake message that is read, and its bytes, before its facts are learned; `isHidden`: it travelled encrypted. */
	hear(from: Role, { message }: Handshake, bytes: Uint8Array, isHidden: boolean): void {
		if (!message) return
		if (isHidden) this.#outside ??= this.#rungs.draft.tls
		else if (this.#outside) this.#outside = learn(this.#outside, from, message)
		this.#opener.hear(from, message, bytes)
	}

	/** A ClientHello in SSLv2 format, which has no more of use than its random. */
	hearSslv2(random: string | undefined): void {
		if (random !== undefined)
			this.#opener.begin({ random: Buffer.from(random, 'hex'), sessionId: NOTHING, suites: [], extensions: [] })
	}

	/** Other facts that everybody knows. */
	seen(facts: Partial<TlsFacts>): void {
		if (this.#outside) this.#outside = { ...this.#outside, ...facts }
	}

	changeCipherSpec(from: Role): void {
		this.#opener.changeCipherSpec(from)
	}

	/** What a sealed record looks like from outside: an alert is one only if nothing follows it. */
	count(from: Role, length: number, looks: 'data' | 'alert' | 'other'): void {
		const before = this.#perhapsAlert[from]
		this.#perhapsAlert[from] = looks === 'alert' ? length : undefined
		for (const data of [before, looks === 'data' ? length : undefined]) {
			if (data === undefined) continue
			this.#outsideData[from].records++
			this.#outsideData[from].bytes += data
		}
	}

	/** Opens a sealed record; nothing when it stays sealed. */
	open(from: Role, record: Whole): OpenedHere | undefined {
		if (!this.#secrets.isEmpty) this.#tell()
		const opening = this.#opener.open(from, record)
		if (!opening) this.#miss(from, record.length)
		return opening
	}

	/** The fragment of an opened handshake record. */
	handshake(from: Role, content: Uint8Array, index: number): void {
		this.#handshakes[from].push(content, index, 0)
	}

	/** What comes now is no handshake record. */
	interrupt(from: Role): void {
		this.#handshakes[from].reset('keys')
	}

	/** The content of an opened record of application data. */
	data(from: Role, index: number, record: Whole, { content, protection }: OpenedHere): void {
		const place = { record: index, packets: packetsOf(record.pieces) }
		this.#opened.push(from, content, place, {
			isEarly: protection.epoch === 'early data',
			encrypted: protection.sealing.kind !== 'null',
			standing: protection.isUnkeyed ? 'observed' : 'verified',
		})
	}

	/** The bytes of an opened message that is no application data: a text may stand in it. */
	message(from: Role, rung: number, bytes: Uint8Array): void {
		this.#trace?.message(from, this.#rungs.draft.messages[rung]?.packets[0] ?? 0, rung, bytes)
	}

	/** Something of the sealed stream is not in the capture: one record, or nobody knows how many. */
	lose(from: Role, event: Exclude<RecordEvent, Whole>): void {
		if (!this.#opener.wants(from)) return
		const isOne = event.kind === 'cut' && event.type !== undefined
		this.#opener.lose(from, isOne ? 1 : undefined)
		this.#handshakes[from].reset('hole')
		this.#opened.hole(from, event.kind === 'cut' ? this.#contentOf(event.want) : event.length)
	}

	end(from: Role, how: End): void {
		this.#handshakes[from].end()
		this.#data?.end(from, how)
	}

	get #opened(): OpenedData {
		this.#data ??= this.#newData()
		return this.#data
	}

	#miss(from: Role, length: number): void {
		if (this.#opener.isReading) this.#opened.hole(from, this.#contentOf(length))
	}

	/** How much a record holds that cannot be opened, without padding. */
	#contentOf(length: number): number {
		const { negotiated: version, suite } = this.#rungs.draft.tls ?? {}
		const overhead = version === undefined || suite === undefined ? undefined : sealedLength(0, { version, suite })
		return Math.max(0, length - (overhead ?? 0))
	}

	#tell(): void {
		if (this.#rungs.draft.opening) return
		const opener = this.#opener
		const outside = () => this.outside
		this.#rungs.draft.opening = {
			get sealed() {
				return opener.sealed
			},
			get opened() {
				return opener.opened
			},
			get why() {
				return opener.why
			},
			get handshakes() {
				return opener.handshakes
			},
			outside: {
				get tls() {
					return outside()
				},
				data: this.#outsideData,
			},
		}
	}
}

const NOTHING = new Uint8Array(0)
