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
	>
	/** `verified`: computed from the bytes; `inferred`: the bytes allow another reading. */
	readonly standing: 'verified' | 'inferred'
	/** Where it stands among the certificates sent. */
	readonly certificate: number
	readonly values: Values
}

/** What is wrong with the certificates of a side that are readable: by the proofs. Nothing where there are none. */
export function chainFaults(conversation: Conversation, side: Role): readonly ChainFault[] {
	const certificates = certificatesOf(conversation, side)
	if (certificates.length === 0) return []
	if ((conversation.proofs ?? []).length === 0) return faultsAtSight(conversation, side, certificates)
	const faults: ChainFault[] = []
	for (const proof of conversation.proofs ?? []) {
		if (proof.state !== 'failed' || (proof.side ?? 'server') !== side) continue
		const cause = BY_FAULT[proof.fault ?? '']
		if (!cause || faults.some(fault => fault.cause === cause)) continue
		const index = faultyCertificate(cause, certificates, conversation)
		faults.push({ cause, standing: 'verified', certificate: index, values: describe(certificates, index) })
	}
	return faults
}

/** The words of proofs that have failed, as causes. */
const BY_FAULT: Readonly<Record<string, ChainFault['cause']>> = {
	unknown_ca: 'unknown_ca',
	self_signed: 'self_signed',
	missing_intermediate: 'missing_intermediate',
	wrong_chain_order: 'wrong_chain_order',
	expired: 'expired',
	not_yet_valid: 'not_yet_valid',
	revoked: 'revoked',
	hostname_mismatch: 'hostname_mismatch',
	weak_key: 'weak_certificate',
	weak_signature: 'weak_certificate',
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
		subject: certificate.subject?.text || 'a certificate without a name',
		issuer: certificate.issuer?.text || 'nobody named',
		top: last?.issuer?.text || 'nobody named',
		not_before: certificate.notBefore?.iso ?? 'an unknown time',
		not_after: certificate.notAfter?.iso ?? 'an unknown time',
		names: certificate.names.length > 0 ? certificate.names.slice(0, 4).join(', ') : 'no name',
		key: certificate.key?.description ?? 'an unknown key',
		signature: certificate.signatureAlgorithm?.name ?? 'an unknown algorithm',
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
