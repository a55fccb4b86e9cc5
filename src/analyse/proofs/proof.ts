import type { Said } from '../saying.js'

/** What can be proven of a connection (the report's `proofs[].what`). */
export const PROOF_NAMES = [
	'client_finished',
	'server_finished',
	'server_key_exchange',
	'server_certificate_verify',
	'client_certificate_verify',
	'records',
	'chain',
	'trust',
	'host_name',
	'validity',
	'key_usage',
	'ocsp',
	'sct',
	'psk_binder',
	'downgrade',
] as const

export type ProofName = (typeof PROOF_NAMES)[number]

/** Whose certificates a proof is about, where both sides sent some. */
export type ProofSide = 'client' | 'server'

/**
 * One cryptographic promise, and whether it was kept. `unchecked` is no opinion: `missing` says which input would give one.
 * Nothing is `verified` because no error was seen.
 */
export type Proof = {
	readonly what: ProofName
	readonly side?: ProofSide
	readonly state: 'verified' | 'failed' | 'unchecked'
	/** Over which bytes it was computed: `transcript to CertificateVerify, 3,411 bytes, SHA-256`. */
	readonly over: Said
	/** One sentence: what was computed with what, and what came out. */
	readonly why: Said
	/** For `unchecked`: the input that is missing: `handshake traffic secrets`, `--ct-logs`. */
	readonly missing?: Said
	/** For a `failed` one, in one word what is wrong: `expired`, `bad-signature`, `self-signed`, `not-trusted`, `missing-issuer`, `name-mismatch`, … */
	readonly fault?: string
	/** Rungs of the ladder that it rests on, by index. */
	readonly messages?: readonly number[]
}
