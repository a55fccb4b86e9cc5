import type { Remark } from '../../analyse/certificates/sent-chain.js'
import type { ProveOptions } from '../../analyse/certificates/trust.js'
import type { Materials, Spoken } from '../../analyse/proofs/materials.js'
import type { Proof } from '../../analyse/proofs/proof.js'
import { type Proven, proveHandshake } from '../../analyse/proofs/prove.js'
import { records } from '../../analyse/proofs/records.js'
import { type Saying, saying } from '../../analyse/saying.js'
import type { Protection } from '../../analyse/tls/protection.js'
import { sealingOf } from '../../analyse/tls/sealing.js'
import { suiteParts } from '../../decode/registry/suite-parts.js'
import { isTls13 } from '../../decode/registry/versions.js'
import type { Handshake } from '../../decode/tls/handshake.js'
import type { Inferred } from '../../decode/tls/sealed-names.js'
import type { Role } from '../conversation.js'
import type { Draft } from '../draft.js'
import type { Moment } from '../moment.js'
import type { OpenedHere } from '../opener.js'
import { type GrowingHandshake, HandshakeLog, settled } from './handshake-log.js'
import { RecordLog } from './record-log.js'

export type ProverOptions = ProveOptions & {
	/** Told at the end of a conversation what its proofs were computed from: then nothing of it is let go before. */
	readonly onMaterials?: (materials: Materials) => void
}

/**
 * Keeps what the proofs of one TLS conversation are computed from while it is read, and computes them: those of a
 * handshake once both sides have come to Finished, the rest at the end. A message is not kept longer than it is needed.
 */
export class Prover {
	readonly #draft: Draft
	readonly #now: () => Moment
	readonly #options: ProverOptions
	readonly #log = new HandshakeLog()
	readonly #records = new RecordLog()
	readonly #protections: Record<Role, Protection | undefined> = { client: undefined, server: undefined }
	/** Proven handshakes, by their numbers. */
	readonly #proven: Proven[] = []
	/** Chains that were shown, and those of them that were before each handshake. */
	readonly #seen = new Set<string>()
	readonly #before: ReadonlySet<string>[] = []
	#isOver = false

	constructor(draft: Draft, now: () => Moment, options: ProverOptions) {
		this.#draft = draft
		this.#now = now
		this.#options = options
	}

	/** An SSLv2 ClientHello, header included: its transcript begins behind the header (RFC 5246, E.2). */
	sslv2(bytes: Uint8Array, rung: number): void {
		this.#add({ kind: 'message', from: 'client', name: 'sslv2_client_hello', bytes: bytes.subarray(2), rung })
	}

	/** The next handshake message of a side, whole. Bytes of its own. */
	message(from: Role, value: Handshake | undefined, bytes: Uint8Array, rung: number, isOpened: boolean): void {
		const name = value?.name ?? 'handshake'
		if (IGNORED.has(name)) return
		const protection = isOpened ? this.#protections[from] : undefined
		const message = value?.length === bytes.length - HEADER ? value.message : undefined
		this.#add({
			kind: 'message',
			from,
			name,
			bytes,
			rung,
			...(message && { message }),
			...(protection && { protection }),
		})
	}

	/** Bytes of a side are not in the capture, or a message in them is not whole. */
	missing(from: Role): void {
		this.#log.gap({ kind: 'gap', from, missing: saying('not_captured') })
	}

	/** A record may be missing: the numbers of those that follow are not certain. */
	lost(from: Role): void {
		this.missing(from)
		this.#records.lost(from)
	}

	/** The sender changes its keys (up to TLS 1.2). */
	changeCipherSpec(from: Role): void {
		this.#records.changed(from)
	}

	/** A record was opened. What it holds comes next. */
	opened(from: Role, { protection, sequence, window }: OpenedHere): void {
		this.#protections[from] = protection
		this.#records.opened(from, protection, sequence, window !== undefined)
	}

	/** A record was read, and nothing proves it: it is not encrypted, and there are no keys. What it holds comes next. */
	read(from: Role, record: number): void {
		this.#protections[from] = undefined
		this.#records.sealed(from, record, this.#now().packet, true)
	}

	/** A record stays sealed: what it is thought to hold, the index of its rung, and whether all its bytes are there. */
	sealed(from: Role, record: number, { likely }: Inferred, rung: number, isWhole: boolean): void {
		this.#records.sealed(from, record, this.#now().packet, isWhole)
		if (likely === 'application_data' || likely === 'alert') return
		const missing = opens(this.#log.of(from))
		this.#settle(this.#log.gap({ kind: 'gap', from, missing, likely, rung }))
	}

	/** Nothing more comes from either side. */
	end(): void {
		if (this.#isOver) return
		this.#isOver = true
		const records = this.#records.materials(this.#draft.opening?.why)
		this.#options.onMaterials?.({ handshakes: this.#log.kept.map(([, handshake]) => settled(handshake)), records })
		for (const [number, handshake] of this.#log.kept) this.#prove(number, handshake)
		this.#tell(records)
	}

	#add(message: Spoken): void {
		this.#settle(this.#log.add(message, this.#now().time.seconds))
	}

	/** A handshake that is over is proven. */
	#settle(number: number): void {
		const handshake = this.#log.get(number)
		if (!handshake || this.#proven[number] || !this.#log.isOver(number)) return
		this.#prove(number, handshake)
		if (!this.#options.onMaterials && !mayBeAsked(handshake)) this.#log.drop(number)
		this.#tell()
	}

	#prove(number: number, handshake: GrowingHandshake): void {
		const before = this.#before[number] ?? new Set(this.#seen)
		this.#before[number] = before
		const seen = new Set(before)
		this.#proven[number] = proveHandshake(settled(handshake), { options: this.#options, seen, count: number })
		for (const chain of seen) this.#seen.add(chain)
	}

	#tell(ended?: Materials['records']): void {
		const proven = this.#proven.filter(isThere)
		const sealed = ended && records(ended)
		const proofs: Proof[] = [...proven.flatMap(({ proofs }) => proofs), ...(sealed ? [sealed] : [])]
		const remarks: Remark[] = proven.flatMap(({ remarks }) => remarks)
		this.#draft.proofs = proofs
		this.#draft.remarks = remarks
	}
}

/** Bytes of a handshake header: type and length. */
const HEADER = 4

/** RFC 5246, 7.4.1.1; RFC 8446, 4.4.1: in no transcript. */
const IGNORED = new Set(['hello_request', 'key_update'])

/** Whether the client may be asked for a certificate later, over what was said so far (RFC 8446, 4.2.6). */
function mayBeAsked({ client, version }: GrowingHandshake): boolean {
	if (version === undefined || !isTls13(version)) return false
	return client.some(
		entry =>
			entry.kind === 'message' &&
			entry.message?.kind === 'client_hello' &&
			entry.message.body.postHandshakeAuth === true,
	)
}

/** What it takes to open a sealed record of a handshake. */
function opens({ version, suite }: Partial<GrowingHandshake> = {}): Saying {
	if (version === undefined || suite === undefined) return saying('secrets')
	if ('missing' in sealingOf(suite))
		return saying('support_for', { cipher: suiteParts(suite)?.cipher ?? saying('its_cipher_suite') })
	return saying(isTls13(version) ? 'handshake_secrets' : 'master_secret')
}

function isThere<T>(value: T | undefined): value is T {
	return value !== undefined
}
