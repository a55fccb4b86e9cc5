import { isTls13 } from '../decode/registry/versions.js'
import type { Conversation, Role } from '../session/conversation.js'
import type { SentCertificate } from '../session/tls-facts.js'
import { type ChainFault, describe } from './chain-faults.js'

/**
 * What is wrong with certificates as far as comparing fields tells, where no proof decides it: dates against the
 * capture's clock, the name asked for against the names certified, issuers against subjects.
 */
export function faultsAtSight(
	{ tls, start, server }: Conversation,
	side: Role,
	certificates: readonly SentCertificate[],
): readonly ChainFault[] {
	const [own] = certificates
	// A raw key (RFC 7250) has nothing of this.
	if (!own?.subject && !own?.issuer) return []
	const fault = (cause: ChainFault['cause'], standing: ChainFault['standing'], certificate = 0): ChainFault => ({
		cause,
		standing,
		certificate,
		values: describe(certificates, certificate),
	})
	const expired = certificates.findIndex(({ notAfter }) => notAfter !== undefined && notAfter.epoch < start.seconds)
	const early = certificates.findIndex(({ notBefore }) => notBefore !== undefined && notBefore.epoch > start.seconds)
	const weak = certificates.findIndex(isWeak)
	// Up to TLS 1.2 there is no encrypted ClientHello that a server could have taken: the visible name is the one that counts.
	const isOuter = tls?.hasEch && (tls.negotiated === undefined || isTls13(tls.negotiated))
	const name = side === 'server' && !isOuter ? tls?.serverName : undefined
	return [
		...(expired >= 0 ? [fault('expired', 'verified', expired)] : []),
		...(early >= 0 ? [fault('not_yet_valid', 'verified', early)] : []),
		...(name !== undefined && !isNamed(own, name) ? [fault('hostname_mismatch', 'verified')] : []),
		// Who sends no name has none: it was given an address.
		...(side === 'server' && !tls?.hasEch && tls?.serverName === undefined && !isNamed(own, server.address)
			? [{ ...fault('hostname_mismatch', 'inferred'), form: 'address' }]
			: []),
		...(isItsOwnIssuer(certificates) ? [fault('self_signed', 'inferred')] : orderFaults(certificates, fault)),
		...(weak >= 0 ? [fault('weak_certificate', 'verified', weak)] : []),
	]
}

/** Each certificate is to certify the one before it (RFC 5246, 7.4.2); the last one's issuer may be left out when it is a root. */
function orderFaults(
	certificates: readonly SentCertificate[],
	fault: (cause: ChainFault['cause'], standing: ChainFault['standing'], certificate?: number) => ChainFault,
): readonly ChainFault[] {
	for (const [i, certificate] of certificates.entries()) {
		if (isSelfIssued(certificate)) return []
		const next = certificates[i + 1]
		if (next?.subject?.text === certificate.issuer?.text && next !== undefined) continue
		if (certificates.some(({ subject }) => subject?.text === certificate.issuer?.text))
			return [fault('wrong_chain_order', 'verified', i)]
		// The issuer was not sent: a root that clients have, or an intermediate that they lack.
		return [fault('missing_intermediate', 'inferred', i)]
	}
	return []
}

/**
 * Whether its issuer's name is its own, and nothing says that another certificate of that name has signed it: names alone
 * tell no more.
 */
function isItsOwnIssuer(certificates: readonly SentCertificate[]): boolean {
	const own = certificates[0]!
	const issuerKey = own.authorityKeyId?.keyId
	const isOfAnotherKey = issuerKey !== undefined && own.subjectKeyId !== undefined && issuerKey !== own.subjectKeyId
	const hasNamesake = certificates.some(
		({ sha256, subject }) => sha256 !== own.sha256 && subject?.text === own.issuer?.text,
	)
	return isSelfIssued(own) && !isOfAnotherKey && !hasNamesake
}

const isSelfIssued = ({ subject, issuer }: SentCertificate) => subject?.text === issuer?.text

/** Whether a certificate is for this host. Wildcards stand for one whole label on the left (RFC 9525, 6.3). */
function isNamed({ names }: SentCertificate, host: string): boolean {
	const wanted = host.toLowerCase().replace(/\.$/, '')
	const rest = wanted.slice(wanted.indexOf('.'))
	return names.some(name => {
		const given = name.toLowerCase()
		return given === wanted || (given.startsWith('*.') && rest.length > 1 && given.slice(1) === rest)
	})
}

/** What OpenSSL's level 1, GnuTLS and browsers refuse: RSA below 2048 bits (some 1024), MD5 and SHA-1. */
function isWeak({ key, signatureAlgorithm, subject, issuer }: SentCertificate): boolean {
	const isShort = /^(RSA|DSA)/.test(key?.description ?? '') && (key?.bits ?? 2048) < 2048
	const isRoot = subject?.text === issuer?.text
	return isShort || (!isRoot && /md[245]|sha1/i.test(signatureAlgorithm?.name ?? ''))
}
