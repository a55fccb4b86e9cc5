import type { Course } from '../course.js'
import { complaintEvidence, stepEvidence } from '../evidence.js'
import { type Rule, STRENGTH } from '../rule.js'
import type { Evidence, Values } from '../verdict.js'
import { whatItAnswers } from './alerts.js'

/** Keys that both ends have from before: set up by hand, or from a session that is taken up again. */
export const PRE_SHARED_KEYS: readonly Rule[] = [
	{
		// RFC 8446, 4.2.11.2: the binder of the identity that the server chooses has to verify. OpenSSL and GnuTLS say
		// illegal_parameter when it does not, BoringSSL and JSSE decrypt_error, NSS bad_record_mac.
		cause: 'psk_mismatch',
		suspect: course =>
			course.complaint?.from === 'server' &&
			/^(illegal_parameter|decrypt_error|bad_record_mac)$/.test(course.complaint.description ?? '') &&
			course.serverHello === undefined &&
			course.tls?.offered?.psk === true && {
				strength: STRENGTH.told + 5,
				form: 'binder',
				standing: 'inferred',
				evidence: [...complaintEvidence(course), ...offeredKeys(course)],
				values: identityOf(course),
			},
	},
	{
		// RFC 4279, 2: up to TLS 1.2 a key that differs shows in the first record under it, the Finished. GnuTLS's server takes
		// a random key for an identity that it does not know, as the RFC allows, so that nobody can try identities.
		cause: 'psk_mismatch',
		suspect: course =>
			/^(bad_record_mac|decrypt_error)$/.test(course.complaint?.description ?? '') &&
			course.complaint?.isEarly === true &&
			isPskSuite(course) && {
				strength: STRENGTH.told + 5,
				form: 'finished',
				standing: 'inferred',
				evidence: [...complaintEvidence(course), ...chosen(course), ...whatItAnswers(course)],
				values: suiteOf(course),
			},
	},
	{
		// The client has no key for the suite that the server has chosen (OpenSSL, GnuTLS).
		cause: 'unknown_psk_identity',
		suspect: course =>
			course.complaint?.from === 'client' &&
			/^(handshake_failure|internal_error|unknown_psk_identity)$/.test(course.complaint.description ?? '') &&
			isPskSuite(course) && {
				strength: STRENGTH.told + 5,
				form: 'client',
				standing: 'inferred',
				evidence: [...complaintEvidence(course), ...chosen(course), ...whatItAnswers(course)],
				values: suiteOf(course),
			},
	},
	{
		// RFC 8446, 4.2.11: a server that knows none of the identities goes on with a certificate. OpenSSL's without one says handshake_failure.
		cause: 'unknown_psk_identity',
		suspect: course =>
			course.complaint?.from === 'server' &&
			course.complaint.description === 'handshake_failure' &&
			course.serverHello === undefined &&
			course.tls?.offered?.psk === true && {
				// Who names a key by a text has been given it by hand, and may well expect no certificate.
				strength: course.tls.offered.pskIdentities ? STRENGTH.close + 5 : STRENGTH.possible - 2,
				form: 'fallback',
				standing: 'inferred',
				evidence: [...complaintEvidence(course), ...offeredKeys(course)],
				values: identityOf(course),
			},
	},
]

/** RFC 4279, 5487, 5489 and others: all name it so. */
function isPskSuite({ tls }: Course): boolean {
	return tls?.cipherSuite !== undefined && /_PSK_/.test(tls.cipherSuite)
}

const suiteOf = ({ tls }: Course): Values => ({ suite: tls?.cipherSuite ?? '' })

function chosen({ serverHello }: Course): Evidence[] {
	return stepEvidence(serverHello, 'message', {}, 'server_hello.cipher_suite')
}

function identityOf({ tls }: Course): Values {
	return { identity: tls?.offered?.pskIdentities?.[0] ?? '' }
}

function offeredKeys(course: Course): Evidence[] {
	const named = course.tls?.offered?.pskIdentities?.[0]
	const offered = named === undefined ? 'pre_shared_key' : `pre_shared_key (${named})`
	return stepEvidence(course.hello, 'offer', { offered }, 'client_hello.pre_shared_key')
}
