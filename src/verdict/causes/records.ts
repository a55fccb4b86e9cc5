import type { Course } from '../course.js'
import { complaintEvidence, stepEvidence } from '../evidence.js'
import { type Rule, STRENGTH } from '../rule.js'
import { whatItAnswers } from './alerts.js'

/**
 * Sealed complaints about what cannot be opened or does not verify. In TLS 1.3 a server's objection to the client's
 * Finished comes as a record of an alert's size, and nothing else tells it from another objection (RFC 8446, 4.4.4).
 */
export const RECORDS: readonly Rule[] = [
	{
		// What a side complains of, computed anew: Java says handshake_failure where OpenSSL says decrypt_error.
		cause: 'decrypt_error',
		suspect: course => {
			const { complaint, conversation } = course
			const failed = conversation.proofs?.find(
				({ what, state }) => state === 'failed' && PROVES[what] !== undefined && PROVES[what] !== complaint?.from,
			)
			if (!complaint || !failed) return false
			return {
				strength: STRENGTH.certain,
				standing: 'verified',
				evidence: [
					...complaintEvidence(course),
					{
						kind: 'proof',
						...(failed.messages?.[0] !== undefined && { message: failed.messages[0] }),
						values: { what: failed.what, why: failed.why },
					},
				],
			}
		},
	},
	{ cause: 'decrypt_error', suspect: course => hidden(course, STRENGTH.possible) },
	{ cause: 'bad_record_mac', suspect: course => hidden(course, STRENGTH.possible + 2) },
	{ cause: 'internal_error', suspect: course => hidden(course, STRENGTH.remote) },
	{
		// The client objects to what it has got before the keys it would seal with are needed (OpenSSL): to the server's key exchange.
		cause: 'decrypt_error',
		suspect: course =>
			course.complaint?.from === 'client' &&
			course.complaint.description === 'bad_record_mac' &&
			course.is13 &&
			course.client.finished === undefined && {
				strength: STRENGTH.remote,
				standing: 'inferred',
				evidence: complaintEvidence(course),
			},
	},
	{
		// A hello too long for what the peer holds, or bytes of another protocol taken for a record.
		cause: 'plaintext_to_tls_server',
		suspect: course =>
			course.complaint?.description === 'record_overflow' &&
			!course.hello && {
				strength: STRENGTH.told + 5,
				form: 'alert',
				standing: 'inferred',
				evidence: complaintEvidence(course),
			},
	},
]

/** Who has made what a proof is about: the other one complains. */
const PROVES: Readonly<Record<string, 'client' | 'server'>> = {
	server_key_exchange: 'server',
	server_certificate_verify: 'server',
	server_finished: 'server',
	client_certificate_verify: 'client',
	client_finished: 'client',
}

function hidden(course: Course, strength: number) {
	const { complaint, is13, clientCertificate, client } = course
	if (!complaint?.isHidden || !is13) return false
	// With a certificate of the client's in play, that is what servers object to.
	const isServers = complaint.from === 'server' && client.sealed.length > 0
	if (!isServers && complaint.from === 'server') return false
	const less = complaint.from === 'client' || clientCertificate !== 'none' ? 25 : 0
	return {
		strength: strength - less,
		form: 'sealed',
		standing: 'inferred' as const,
		evidence: [...complaintEvidence(course), ...whatItAnswers(course), ...stepEvidence(client.finished)],
	}
}
