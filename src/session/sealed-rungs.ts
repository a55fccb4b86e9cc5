import { ALERT, APPLICATION_DATA, CHANGE_CIPHER_SPEC } from '../decode/registry/content-types.js'
import { type Inferred, inferName, NOTHING_SEALED } from '../decode/tls/sealed-names.js'
import type { Role, Time } from './conversation.js'
import type { TlsFacts } from './tls-facts.js'
import type { TlsRungs, WholeRecord } from './tls-rungs.js'

/** A sealed record of an alert's size, until it is known whether anything follows it. */
type PerhapsAlert = {
	readonly record: WholeRecord
	readonly index: number
	readonly likely: string
	readonly why: string
	readonly time: Time
}

/** What sealed records are to whoever has no key: place and size suggest it. */
export class SealedRungs {
	readonly #rungs: TlsRungs
	readonly #perhapsAlert: Record<Role, PerhapsAlert | undefined> = { client: undefined, server: undefined }
	#state = NOTHING_SEALED

	constructor(rungs: TlsRungs) {
		this.#rungs = rungs
	}

	/** The name of the next sealed record, by what everybody knows of the connection. */
	name(from: Role, { type, length }: WholeRecord, outside: TlsFacts): Inferred {
		const { negotiated: version, suite, encryptThenMac } = outside
		const earlyData = outside.earlyData === 'unknown' || outside.earlyData === 'accepted'
		const inferred = inferName(this.#state, { from, type, length, version, suite, encryptThenMac, earlyData })
		this.#state = inferred.state
		return inferred
	}

	/** Adds the rung of a record that stays sealed; `time` is when it was captured. */
	add(from: Role, record: WholeRecord, index: number, { likely, title, why }: Inferred, time: Time): void {
		const { type } = record
		if (type === CHANGE_CIPHER_SPEC) {
			const summary = 'of a renegotiation'
			this.#rungs.one(from, record, index, { type: 'change_cipher_spec', encrypted: true, summary })
		} else if (likely === 'application_data') this.#rungs.data(from, record, index)
		else if (likely === 'alert' && type === APPLICATION_DATA)
			this.#perhapsAlert[from] = { record, index, likely: title, why, time }
		else {
			const name = type === ALERT ? 'alert' : 'encrypted_handshake'
			this.#rungs.one(from, record, index, { type: name, encrypted: true, standing: 'inferred', likely: title, why })
		}
	}

	/** What has the size of an alert is one if nothing follows it; before other records it was two bytes of data. */
	release(from: Role, as: 'alert' | 'data'): void {
		const held = this.#perhapsAlert[from]
		if (!held) return
		this.#perhapsAlert[from] = undefined
		const { record, index, likely, why, time } = held
		if (as === 'data') this.#rungs.data(from, record, index, { time })
		else {
			const because = `${why}, and nothing follows it`
			const inferred = { encrypted: true, standing: 'inferred', likely, why: because } as const
			this.#rungs.one(from, record, index, { type: 'alert', ...inferred, time })
		}
	}
}

/** What a sealed record looks like from outside. */
export function looksOf({ likely }: Inferred, { type }: WholeRecord): 'data' | 'alert' | 'other' {
	if (type === CHANGE_CIPHER_SPEC) return 'other'
	if (likely === 'application_data') return 'data'
	return likely === 'alert' && type === APPLICATION_DATA ? 'alert' : 'other'
}
