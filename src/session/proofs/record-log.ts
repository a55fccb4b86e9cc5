import type { BrokenRecord, RecordMaterials } from '../../analyse/proofs/materials.js'
import type { Protection } from '../../analyse/tls/protection.js'
import { LIMITS } from '../../decode/limits.js'
import type { Role } from '../conversation.js'

type Sealed = { readonly record: number; readonly packet: number }

type Side = {
	/** The keys that opened the latest record, and its number under them; nothing while they may have changed. */
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
		client: { protection: undefined, sequence: 0, pending: [] },
		server: { protection: undefined, sequence: 0, pending: [] },
	}

	/** A record was opened: its tag or MAC is right. */
	opened(from: Role, protection: Protection, sequence: number, isCompressed: boolean): void {
		this.#sealed++
		this.#opened++
		const side = this.#sides[from]
		const { pending } = side
		if (pending.length > 0) {
			// The keys go on behind them, and their numbers are taken: they were sealed with the same keys.
			const isGap = side.protection === protection && sequence === side.sequence + pending.length + 1
			if (isGap) for (const sealed of pending) this.#add(from, sealed, protection, false)
			side.pending = []
		}
		// What cannot be uncompressed counts as sealed, though its MAC is right.
		side.protection = isCompressed ? undefined : protection
		side.sequence = sequence
	}

	/** A record stays sealed; `isWhole`: its bytes were there to try keys on. */
	sealed(from: Role, record: number, packet: number, isWhole: boolean): void {
		this.#sealed++
		const side = this.#sides[from]
		if (!isWhole) this.lost(from)
		else if (side.protection && side.pending.length < LIMITS.skippedRecords) side.pending.push({ record, packet })
	}

	/** Records may be missing here, or the keys change. */
	lost(from: Role): void {
		const side = this.#sides[from]
		side.protection = undefined
		side.pending = []
	}

	/** What there is to say at the end. */
	materials(why: string | undefined): RecordMaterials {
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
		return first && isSteady ? [{ from, ...first, why: whyOf(protection), isLast: true }] : []
	}

	#add(from: Role, sealed: Sealed, protection: Protection, isLast: boolean): void {
		if (this.#broken.length < LIMITS.issues) this.#broken.push({ from, ...sealed, why: whyOf(protection), isLast })
	}
}

function whyOf({ sealing }: Protection): string {
	return `its ${sealing.kind === 'aead' ? 'tag' : 'MAC'} does not fit the keys`
}
