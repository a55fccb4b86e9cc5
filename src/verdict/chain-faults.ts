import type { Proof, ProofName } from '../analyse/proofs/proof.js'
import { type Said, saying } from '../analyse/saying.js'
import type { Conversation, Role } from '../session/conversation.js'
import type { SentCertificate } from '../session/tls-facts.js'
import { faultsAtSight } from './faults-at-sight.js'
import type { Cause, Values } from './verdict.js'

/** Something wrong with the certificates that a side sent, and how it is known. */
export type ChainFault = {
	readonly cause: Extract<
		Cause,
		| 'unknown_ca'
		| 'self_signed'
		| 'missing_intermediate'
		| 'wrong_chain_order'
		| 'expired'
		| 'not_yet_valid'
		| 'revoked'
		| 'hostname_mismatch'
		| 'weak_certificate'
		| 'broken_chain'
		| 'wrong_purpose'
		| 'bad_certificate_status'
	>
	/** `verified`: computed from the bytes; `inferred`: the bytes allow another reading. */
	readonly standing: 'verified' | 'inferred'
	/** Where it stands among the certificates sent. */
	readonly certificate: number
	readonly values: Values
	/** Chooses among the texts of the cause. */
	readonly form?: string
	/** The proof that has failed. */
	readonly proof?: Proof
}

/**
 * What is wrong with the certificates of a side that are readable: by the proofs, and where these have no opinion, at
 * sight.
 */
export function chainFaults(conversation: Conversation, side: Role): readonly ChainFault[] {
	const certificates = certificatesOf(conversation, side)
	if (certificates.length === 0) return []
	const proofs = (conversation.proofs ?? []).filter(proof => (proof.side ?? 'server') === side)
	const proven: ChainFault[] = proofs.flatMap(proof => {
		const cause = causeOf(proof)
		return cause ? [{ ...faultOf(cause, conversation, certificates), ...formOf(proof), proof }] : []
	})
	const weak = side === 'server' && conversation.remarks?.find(({ code }) => WEAK.has(code))
	const faults = weak
		? [...proven, faultOf('weak_certificate', conversation, certificates, weak.certificate)]
		: [...proven]
	const revoked = proofs.find(saysRevoked)
	if (revoked && !faults.some(({ cause }) => cause === 'revoked'))
		faults.push({
			...faultOf('revoked', conversation, certificates),
			standing: 'inferred',
			form: 'said',
			proof: revoked,
		})
	const isDecided = (cause: ChainFault['cause']) =>
		proofs.some(({ what, state }) => what === PROVEN_BY[cause] && state !== 'unchecked')
	const chain = proofs.find(({ what }) => what === 'chain')
	const seen = faultsAtSight(conversation, side, certificates).filter(
		({ cause }) => !isDecided(cause) && !faults.some(fault => fault.cause === cause),
	)
	return [...faults, ...seen].flatMap(fault => {
		if (fault.cause === 'self_signed') return signedByItself(fault, chain)
		return fault.cause === 'expired' && fault.certificate > 0 ? { ...fault, form: 'above' } : fault
	})
}

/** What a proof that has not come out well says of a chain; of a stapled response that is missing though the certificate demands it. */
function causeOf({ what, state, fault, why }: Proof): ChainFault['cause'] | undefined {
	if (what === 'ocsp') {
		if (isCode(why, 'no_demanded_response')) return 'bad_certificate_status'
		if (state !== 'failed') return undefined
		return fault === 'revoked' ? 'revoked' : 'bad_certificate_status'
	}
	return state === 'failed' ? BY_FAULT[fault ?? ''] : undefined
}

/** Whether a response says that a certificate was revoked which nobody here can check, for want of the issuer's certificate. */
function saysRevoked({ what, state, why }: Proof): boolean {
	return what === 'ocsp' && state === 'unchecked' && isCode(why, 'revoked_unproven')
}

function isCode(said: Said, code: string): boolean {
	return typeof said === 'object' && 'code' in said && said.code === code
}

/** Names alone do not tell who has signed a certificate: its own key is what the proof of the chain has to have verified. */
function signedByItself({ form: _, ...fault }: ChainFault, chain: Proof | undefined): ChainFault[] {
	if (chain?.state === 'failed') return []
	return [
		chain?.state === 'verified'
			? { ...fault, standing: 'verified' }
			: { ...fault, standing: 'inferred', form: 'named' },
	]
}

/** Words of their own have these faults. */
function formOf({ what, state, fault }: Proof): Pick<ChainFault, 'form'> {
	if (what === 'ocsp') return fault !== 'revoked' && state === 'failed' ? { form: 'response' } : {}
	return fault !== undefined && WITH_WORDS.has(fault) ? { form: fault } : {}
}

const WITH_WORDS: ReadonlySet<string> = new Set([
	'bad_signature',
	'not_a_ca',
	'not_allowed_to_sign',
	'path_too_long',
	'name_constraints',
	'wrong_key_usage',
])

function faultOf(
	cause: ChainFault['cause'],
	conversation: Conversation,
	certificates: readonly SentCertificate[],
	index = faultyCertificate(cause, certificates, conversation),
): ChainFault {
	return { cause, standing: 'verified', certificate: index, values: describe(certificates, index) }
}

/** Which proof says whether a fault is there; of weakness the remarks do, wherever a chain was looked at. */
const PROVEN_BY: Readonly<Record<ChainFault['cause'], ProofName>> = {
	unknown_ca: 'trust',
	self_signed: 'trust',
	missing_intermediate: 'chain',
	wrong_chain_order: 'chain',
	expired: 'validity',
	not_yet_valid: 'validity',
	revoked: 'ocsp',
	bad_certificate_status: 'ocsp',
	hostname_mismatch: 'host_name',
	weak_certificate: 'chain',
	broken_chain: 'chain',
	wrong_purpose: 'key_usage',
}

const WEAK: ReadonlySet<string> = new Set(['weak_key', 'weak_signature'])

/** The words of proofs that have failed, as causes. */
const BY_FAULT: Readonly<Record<string, ChainFault['cause']>> = {
	unknown_ca: 'unknown_ca',
	self_signed: 'self_signed',
	missing_intermediate: 'missing_intermediate',
	wrong_chain_order: 'wrong_chain_order',
	expired: 'expired',
	not_yet_valid: 'not_yet_valid',
	hostname_mismatch: 'hostname_mismatch',
	bad_signature: 'broken_chain',
	not_a_ca: 'broken_chain',
	not_allowed_to_sign: 'broken_chain',
	path_too_long: 'broken_chain',
	name_constraints: 'broken_chain',
	unknown_critical_extension: 'broken_chain',
	precertificate: 'broken_chain',
	explicit_curve: 'broken_chain',
	wrong_purpose: 'wrong_purpose',
	wrong_key_usage: 'wrong_purpose',
}

/** The certificates of a side, its own first. */
export function certificatesOf({ tls }: Conversation, side: Role): readonly SentCertificate[] {
	return (side === 'server' ? tls?.certificates : tls?.clientCertificates) ?? []
}

/** What texts say of a certificate of a chain. */
export function describe(certificates: readonly SentCertificate[], index: number): Values {
	const certificate = certificates[index] ?? certificates[0]
	const last = certificates.at(-1)
	if (!certificate) return {}
	return {
		subject: certificate.subject?.text || saying('nameless_certificate'),
		issuer: certificate.issuer?.text || saying('nobody_named'),
		top: last?.issuer?.text || saying('nobody_named'),
		not_before: certificate.notBefore?.iso ?? saying('unknown_time'),
		not_after: certificate.notAfter?.iso ?? saying('unknown_time'),
		names: certificate.names.length > 0 ? certificate.names.slice(0, 4).join(', ') : saying('no_name'),
		key: certificate.key?.description ?? saying('unknown_key'),
		signature: certificate.signatureAlgorithm?.name ?? saying('unknown_algorithm'),
		count: certificates.length,
	}
}

function faultyCertificate(
	cause: ChainFault['cause'],
	certificates: readonly SentCertificate[],
	{ start }: Conversation,
): number {
	const iso = new Date(start.seconds * 1000).toISOString()
	const isIt = (certificate: SentCertificate) => {
		if (cause === 'expired') return (certificate.notAfter?.iso ?? '9') < iso
		if (cause === 'not_yet_valid') return (certificate.notBefore?.iso ?? '0') > iso
		return false
	}
	return Math.max(0, certificates.findIndex(isIt))
}
