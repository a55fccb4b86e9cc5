import type { Chain, SealedRecord } from '../tls/open-record.js'
import type { Randoms } from '../tls/prf.js'
import type { Protection } from '../tls/protection.js'
import { writeSequence } from '../tls/record-mac.js'
import type { ProofSide } from './proof.js'

/** One value on the way from a secret to the tag of a record. */
export type KeyStep = {
	/** `write key`, `nonce`, `additional data`. */
	readonly name: string
	/** How it comes about, as the RFCs write it: `HKDF-Expand-Label(traffic secret, "key", "", 16)`. */
	readonly formula: string
	/** `RFC 8446, 7.3` */
	readonly source: string
	/** What it is computed from: the names of steps, and what the record holds. */
	readonly inputs: readonly string[]
	readonly value: Uint8Array
	/** Who has it can open records: it is shown only where secrets are asked for. */
	readonly secret: boolean
}

/** A record that was opened, and what opened it. */
export type ScheduledRecord = {
	readonly from: ProofSide
	readonly protection: Protection
	readonly record: SealedRecord
	readonly sequence: number
	readonly chain?: Chain
	/** Of the handshake whose keys these are: without them the key block up to TLS 1.2 cannot be shown. */
	readonly randoms?: Randoms
}

export const NUMBER = 'record number'

/** How many records of its sender came before it. */
export function numberStep(sequence: number): KeyStep {
	const value = new Uint8Array(8)
	writeSequence(new DataView(value.buffer), 0, sequence)
	return shown(NUMBER, 'records of this sender under these keys, from 0', 'RFC 8446, 5.3; RFC 5246, 6.1', value)
}

/** The tag at the end of a fragment. */
export function tagStep(fragment: Uint8Array, length: number, source: string): KeyStep {
	const value = fragment.slice(Math.max(0, fragment.length - length))
	const formula = `AEAD-Encrypt(write key, nonce, additional data, plaintext): the last ${length} bytes`
	return { ...shown('tag', formula, source, value), inputs: ['write key', 'nonce', 'additional data', 'plaintext'] }
}

/** A value that everybody can see. */
export function shown(name: string, formula: string, source: string, value: Uint8Array): KeyStep {
	return { name, formula, source, inputs: [], value: value.slice(), secret: false }
}
