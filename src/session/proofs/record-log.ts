import type { BrokenRecord, RecordMaterials } from '../../analyse/proofs/materials.js'
import type { Said } from '../../analyse/saying.js'
import type { Protection } from '../../analyse/tls/protection.js'
import { LIMITS } from '../../decode/limits.js'
import type { Role } from '../conversation.js'

type Sealed = { readonly record: number; readonly packet: number }

type Side = {
	/** Whether none is missing since the latest record that was opened, or since keys changed. */
	isSure: boolean
	/** The keys that opened it, and its number under them. */
	protection: Protection | undefined
	sequence: number
	/** Records since then that these keys did not open. */
	pending: Sealed[]
}

/** Counts sealed records, and tells those whose tag is wrong from those that other keys seal. */
export class RecordLog {
	#sealed = 0
	#opened = 0
	readonly #broken: BrokenRecord[] = []
	readonly #sides: Readonly<Record<Role, Side>> = {
		client: { isSure: true, protection: undefined, sequence: 0, pending: [] },
		server: { isSure: true, protection: undefined, sequence: 0, pending: [] },
	}

	/** A record was opened: its tag or MAC is right. */
	opened(from: Role, protection: Protection, sequence: number, isCompressed: boolean): void {
		this.#sealed++
		this.#opened++
		const side = this.#sides[from]
		const { pending } = side
		if (pending.length > 0) {
			if (isBroken(side, protection, sequence)) for (const sealed of pending) this.#add(from, sealed, protection, false)
			side.pending = []
		}
		// What cannot be uncompressed counts as sealed, though its MAC is right.
		side.isSure = !isCompressed
		side.protection = protection
		side.sequence = sequence
	}

	/** A record stays sealed; `isWhole`: its bytes were there to try keys on. */
	sealed(from: Role, record: number, packet: number, isWhole: boolean): void {
		this.#sealed++
		const side = this.#sides[from]
		if (!isWhole) this.lost(from)
		else if (side.isSure && side.pending.length < LIMITS.skippedRecords) side.pending.push({ record, packet })
	}

	/** Records may be missing here. */
	lost(from: Role): void {
		const side = this.#sides[from]
		side.isSure = false
		side.pending = []
	}

	/** Other keys from here on, whose numbers begin (up to TLS 1.2). */
	changed(from: Role): void {
		const side = this.#sides[from]
		side.isSure = true
		side.protection = undefined
		side.pending = []
	}

	/** What there is to say at the end. */
	materials(why: Said | undefined): RecordMaterials {
		return {
			sealed: this.#sealed,
			opened: this.#opened,
			broken: [...this.#broken, ...this.#last('client'), ...this.#last('server')],
			...(why !== undefined && { why }),
		}
	}

	/** Keys that do not change unannounced fit the record before and no other: the first of them is broken. */
	#last(from: Role): BrokenRecord[] {
		const { protection, pending } = this.#sides[from]
		const [first] = pending
		const isSteady = protection?.epoch === 'application data' || protection?.epoch === 'session'
		return first && isSteady ? [{ from, ...first, seal: sealOf(protection), isLast: true }] : []
	}

	#add(from: Role, sealed: Sealed, protection: Protection, isLast: boolean): void {
		if (this.#broken.length < LIMITS.issues) this.#broken.push({ from, ...sealed, seal: sealOf(protection), isLast })
	}
}

/**
 * Whether the records since the latest that was opened were sealed with its keys, or with those of the next one: their
 * numbers under them are taken.
 */
function isBroken(side: Side, protection: Protection, sequence: number): boolean {
	const { length } = side.pending
	if (side.protection === protection) return sequence === side.sequence + length + 1
	// Early data that its receiver does not take may be sealed with keys that are not at hand.
	if (side.protection === undefined || side.protection.epoch === 'early data') return sequence === length
	return sequence <= length
}

/** What keeps a record from being changed. */
export function sealOf({ sealing }: Protection): BrokenRecord['seal'] {
	return sealing.kind === 'aead' ? 'tag' : 'mac'
}
