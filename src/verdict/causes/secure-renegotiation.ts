import { TLS12 } from '../../decode/registry/versions.js'
import type { Course } from '../course.js'
import { complaintEvidence, stepEvidence } from '../evidence.js'
import { type Rule, STRENGTH } from '../rule.js'

/** RFC 5746: who cannot renegotiate securely is not spoken to, whether anybody wants to renegotiate or not. */
export const SECURE_RENEGOTIATION: readonly Rule[] = [
	{
		// OpenSSL 3 as a client ("unsafe legacy renegotiation disabled": curl, Python, Node), GnuTLS with %SAFE_RENEGOTIATION.
		cause: 'legacy_renegotiation',
		suspect: course => {
			const { complaint, tls, serverHello, client } = course
			if (complaint?.from !== 'client' || complaint.description !== 'handshake_failure') return false
			if (tls?.lacksRenegotiationInfo !== true || !serverHello || hasGoneOn(course) || client.finished) return false
			return {
				strength: STRENGTH.told + 6,
				form: 'server',
				standing: 'inferred',
				evidence: [...complaintEvidence(course), ...stepEvidence(serverHello, 'no_renegotiation_info')],
			}
		},
	},
	{
		// OpenSSL 3 and GnuTLS as servers that ask for it of every client.
		cause: 'legacy_renegotiation',
		suspect: course => {
			const { complaint, tls, serverHello, hello } = course
			if (complaint?.from !== 'server' || complaint.description !== 'handshake_failure' || serverHello) return false
			const { lacksRenegotiationInfo, versions = [] } = tls?.offered ?? {}
			// In TLS 1.3 there is none, so that a client of TLS 1.3 alone need not know it.
			const isOlder = versions.some(version => version >> 8 === 3 && version <= TLS12)
			return (
				lacksRenegotiationInfo === true &&
				isOlder && {
					strength: STRENGTH.told + 5,
					form: 'client',
					standing: 'inferred',
					evidence: [...complaintEvidence(course), ...stepEvidence(hello, 'no_renegotiation_info')],
				}
			)
		},
	},
]

/** Whether the client has answered the server's flight. */
function hasGoneOn({ conversation: { messages } }: Course): boolean {
	return messages.some(({ from, type }) => from === 'client' && type === 'client_key_exchange')
}
