import type { Course } from '../course.js'
import { firstEnd, leaver } from '../ends.js'
import { complaintEvidence, endEvidence, stepEvidence } from '../evidence.js'
import { negotiationOf } from '../negotiation.js'
import { type Rule, STRENGTH, type Suspicion } from '../rule.js'
import type { Values } from '../verdict.js'
import { listOf } from './offers.js'

/**
 * A ServerHello that chooses what the ClientHello does not offer (RFC 8446, 4.1.3): GnuTLS's and old servers answer a client of
 * TLS 1.3 alone in TLS 1.2; a device on the way changes a hello. The client says protocol_version, illegal_parameter or
 * handshake_failure, or goes without a word (wget).
 */
export const UNOFFERED: readonly Rule[] = [
	{
		cause: 'protocol_version',
		suspect: course => unoffered(course, 'version', { chosen: course.tls?.version ?? '' }),
	},
	{
		cause: 'no_shared_cipher',
		suspect: course => unoffered(course, 'cipher_suite', { chosen: course.tls?.cipherSuite ?? '' }),
	},
	{
		// RFC 7301, 3.2: a server that knows none of the protocols may say nothing of it; who cannot do without leaves (HTTP/2 alone,
		// gRPC). Up to TLS 1.2 the ServerHello shows it.
		cause: 'no_shared_alpn',
		suspect: course => {
			const { is13, isEstablished, complaint, serverHello, tls, server, conversation } = course
			const offered = tls?.alpnOffered
			const end = firstEnd(course)
			if (!serverHello || is13 || !offered || tls.alpn !== undefined || !isEstablished || complaint) return false
			// HTTP/1 needs no choice.
			if (offered.some(name => /^http\/1/.test(name)) || server.data.length > 0 || !conversation.ended) return false
			if (leaver(course) !== 'client') return false
			return {
				strength: STRENGTH.close + 3,
				form: 'unanswered',
				standing: 'inferred',
				evidence: [
					...stepEvidence(course.hello, 'offer', { offered: listOf(course, 'alpn'), what: 'alpn' }, ALPN),
					...stepEvidence(serverHello, 'message', {}, 'server_hello'),
					...endEvidence(end),
				],
			}
		},
	},
]

const ALPN = 'client_hello.application_layer_protocol_negotiation'

function unoffered(course: Course, what: 'version' | 'cipher_suite', values: Values): Suspicion | false {
	const { serverHello, tls, complaint, isEstablished } = course
	const isLeft = complaint ? complaint.from === 'client' && !isEstablished : firstEnd(course)?.from === 'client'
	if (!serverHello || isEstablished || !isLeft) return false
	if (!negotiationOf(tls).some(row => row.what === what && row.isUnoffered)) return false
	return {
		strength: STRENGTH.told + (what === 'version' ? 12 : 11),
		form: 'unoffered',
		standing: 'observed',
		evidence: [
			...stepEvidence(course.hello, 'offer', { offered: listOf(course, what), what }, FIELDS[what].offered),
			...stepEvidence(serverHello, 'message', {}, FIELDS[what].chosen),
			...(complaint ? complaintEvidence(course) : endEvidence(firstEnd(course))),
		],
		values: { ...values, offered: listOf(course, what) },
	}
}

const FIELDS = {
	version: { offered: 'client_hello.supported_versions', chosen: 'server_hello.legacy_version' },
	cipher_suite: { offered: 'client_hello.cipher_suites', chosen: 'server_hello.cipher_suite' },
} as const
