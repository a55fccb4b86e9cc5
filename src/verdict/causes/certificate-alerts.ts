import type { ChainFault } from '../chain-faults.js'

/** What a client may have against a certificate. */
export type CertificateCause = ChainFault['cause'] | 'certificate_rejected' | 'pinning_suspected'

/**
 * What clients mean by their alerts about a certificate, likeliest first. OpenSSL: a name that does not fit, a certificate
 * that is not valid yet, a weak key are all bad_certificate; a self-signed one and a missing issuer are both unknown_ca
 * (ssl/statem/statem_lib.c, the table of X509_V_ERR). Java, BoringSSL in browsers and Go say certificate_unknown or
 * bad_certificate for nearly anything; GnuTLS bad_certificate for what it does not call unknown_ca.
 */
export const MEANINGS: Readonly<Record<string, readonly CertificateCause[]>> = {
	unknown_ca: ['unknown_ca', 'self_signed', 'missing_intermediate', 'wrong_chain_order', 'broken_chain'],
	certificate_expired: ['expired', 'not_yet_valid'],
	certificate_revoked: ['revoked'],
	bad_certificate: [
		'certificate_rejected',
		'hostname_mismatch',
		'not_yet_valid',
		'weak_certificate',
		'unknown_ca',
		'self_signed',
		'expired',
		'pinning_suspected',
		'missing_intermediate',
		'wrong_chain_order',
		'broken_chain',
		'wrong_purpose',
		'revoked',
		'bad_certificate_status',
	],
	certificate_unknown: [
		'certificate_rejected',
		'unknown_ca',
		'hostname_mismatch',
		'self_signed',
		'expired',
		'not_yet_valid',
		'pinning_suspected',
		'missing_intermediate',
		'weak_certificate',
		'revoked',
		'broken_chain',
		'wrong_purpose',
		'bad_certificate_status',
	],
	unsupported_certificate: ['certificate_rejected', 'wrong_purpose', 'weak_certificate', 'broken_chain'],
	// X509_V_ERR_CERT_SIGNATURE_FAILURE.
	decrypt_error: ['broken_chain'],
	bad_certificate_status_response: ['bad_certificate_status', 'revoked'],
	access_denied: ['certificate_rejected'],
	// After the server's certificate only: programs that check it themselves (X509_V_ERR_APPLICATION_VERIFICATION).
	handshake_failure: ['certificate_rejected', 'pinning_suspected', 'weak_certificate', 'broken_chain', 'wrong_purpose'],
	insufficient_security: ['weak_certificate'],
	// GnuTLS, of a key usage that does not allow what the handshake needs.
	internal_error: ['broken_chain', 'wrong_purpose'],
	/** Sealed, or nothing at all. */
	'': [
		'certificate_rejected',
		'unknown_ca',
		'self_signed',
		'hostname_mismatch',
		'expired',
		'pinning_suspected',
		'missing_intermediate',
		'not_yet_valid',
		'weak_certificate',
		'wrong_chain_order',
		'broken_chain',
		'wrong_purpose',
		'revoked',
		'bad_certificate_status',
	],
}

/** Alerts that name one cause: the others of their row need a certificate that shows it. */
export const NAMES_IT: ReadonlySet<string> = new Set([
	'unknown_ca',
	'certificate_expired',
	'certificate_revoked',
	'bad_certificate_status_response',
])
