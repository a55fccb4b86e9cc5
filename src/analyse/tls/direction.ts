import { LIMITS } from '../../decode/limits.js'
import type { Saying } from '../saying.js'
import {
	type Chain,
	firstChain,
	likelySequence,
	type OpenedRecord,
	openRecord,
	type SealedRecord,
} from './open-record.js'
import { type Epoch, type Protection, updated } from './protection.js'

/** A record that was opened, and what it takes to open it again: keys, its number under them, and the chain before it. */
export type Opening = {
	readonly record: OpenedRecord
	readonly protection: Protection
	readonly sequence: number
	readonly chain?: Chain
}

type Candidate = { readonly protection: Protection; chain: Chain | undefined }

/**
 * Opens the sealed records of one direction in their order. Its keys come in epochs, each with one or more candidates:
 * whichever opens a record, by its tag or MAC, is the one. A record that the epoch at hand does not open begins the next
 * epoch or, where records may be missing, has a later number; or it stays sealed.
 */
export class Direction {
	#epochs: Candidate[][] = []
	#at = 0
	/** The number of the next record, under keys that have opened one; records of this epoch that were not opened. */
	#sequence = 0
	#isSettled = false
	#passed = 0
	/** Records may be missing, or one could not be opened: the next number is not certain. */
	#isUnsure = false
	#failures = 0
	#why: Saying | undefined

	/** Whether a record could be opened: there are keys, and they have not failed too often. */
	get hasKeys(): boolean {
		return this.#epochs.length > this.#at && this.#failures < LIMITS.failedOpenings
	}

	/** Whether there are keys of this epoch. */
	has(epoch: Epoch): boolean {
		return this.#epochs.some(candidates => candidates[0]?.protection.epoch === epoch)
	}

	/** Why the latest record that stayed sealed did. */
	get why(): Saying | undefined {
		return this.#why
	}

	/** Further epochs, in their order: the present one goes on until its successor opens a record (TLS 1.3). */
	append(epochs: readonly (readonly Protection[])[]): void {
		for (const protections of epochs) {
			if (protections.length > 0) this.#epochs.push(protections.map(candidate))
		}
	}

	/** Other keys from the next record on (ChangeCipherSpec up to TLS 1.2). None: what follows stays sealed. */
	change(protections: readonly Protection[]): void {
		this.#epochs = protections.length > 0 ? [protections.map(candidate)] : []
		this.#failures = 0
		this.#begin(0)
	}

	/** The sender has updated its keys (RFC 8446, 4.6.3). */
	update(): void {
		const [current] = this.#epochs[this.#at] ?? []
		const next = current && updated(current.protection)
		if (!next) return
		this.#epochs.push([candidate(next)])
		this.#begin(this.#epochs.length - 1)
		this.#isSettled = true
	}

	/** Records are missing here: `count` of them, or an unknown number. */
	lose(count?: number): void {
		if (count === undefined) this.#isUnsure = true
		else this.#passed += count
		if (count !== undefined && this.#isSettled) this.#sequence += count
		for (const other of this.#epochs[this.#at] ?? []) other.chain = undefined
	}

	/** Opens the next record; nothing when it stays sealed. */
	open(record: SealedRecord): Opening | undefined {
		if (!this.hasKeys) return undefined
		for (let at = this.#at; at < this.#epochs.length; at++) {
			const opening = this.#inEpoch(at, record)
			if (opening) return opening
		}
		const update = this.#isUnsure ? this.#epochs[this.#at]?.[0] : undefined
		const next = update && this.#isSettled ? updated(update.protection) : undefined
		if (next) {
			this.#epochs.push([candidate(next)])
			const opening = this.#inEpoch(this.#epochs.length - 1, record)
			if (opening) return opening
			this.#epochs.pop()
		}
		this.#pass(record)
		return undefined
	}

	#begin(at: number): void {
		this.#at = at
		this.#sequence = 0
		this.#passed = 0
		this.#isSettled = false
		this.#isUnsure = false
	}

	#inEpoch(at: number, record: SealedRecord): Opening | undefined {
		for (const tried of this.#epochs[at]!) {
			for (const sequence of this.#numbers(at, tried.protection, record)) {
				const { protection, chain } = tried
				const opened = openRecord(protection, record, sequence, chain)
				if (!opened.isOpen) {
					this.#why = opened.why
					this.#failures++
					continue
				}
				if (at !== this.#at) this.#begin(at)
				tried.chain = opened.chain
				this.#epochs[at] = [tried]
				this.#sequence = sequence + 1
				this.#isSettled = true
				this.#isUnsure = false
				this.#failures = 0
				return { record: opened, protection, sequence, ...(chain && { chain }) }
			}
		}
		return undefined
	}

	/** The numbers a record may have: one, while nothing is missing. */
	#numbers(at: number, protection: Protection, record: SealedRecord): Iterable<number> {
		const isCurrent = at === this.#at
		const first = isCurrent && this.#isSettled ? this.#sequence : 0
		if (!this.#isUnsure) {
			const isCounted = isCurrent && !this.#isSettled && protection.epoch === 'session'
			return isCounted && this.#passed > 0 ? new Set([this.#passed, 0]) : [first]
		}
		const likely = likelySequence(protection, record)
		const last = first + LIMITS.skippedRecords + (isCurrent ? this.#passed : 0)
		const numbers = new Set<number>(likely === undefined ? [] : [likely])
		for (let number = first; number <= last; number++) numbers.add(number)
		return numbers
	}

	/** A record stays sealed: the keys go on behind it where they were in use. */
	#pass(record: SealedRecord): void {
		this.#passed++
		if (this.#isSettled) this.#isUnsure = true
		for (const tried of this.#epochs[this.#at] ?? []) {
			if (tried.chain === undefined && firstChain(tried.protection) === undefined) continue
			const { chain } = openRecord(tried.protection, record, this.#sequence, tried.chain)
			tried.chain = chain
		}
	}
}

function candidate(protection: Protection): Candidate {
	return { protection, chain: firstChain(protection) }
}
