import type { Course } from '../course.js'
import { complaintEvidence, stepEvidence } from '../evidence.js'
import { type Rule, STRENGTH } from '../rule.js'
import type { Evidence } from '../verdict.js'

/** The name of the server that the client asks for (SNI), and those that it does not ask for. */
export const NAMES: readonly Rule[] = [
	{
		// RFC 6066, 3. nginx with ssl_reject_handshake, OpenSSL with -servername_fatal, Java with an SNI matcher.
		cause: 'unrecognized_name',
		suspect: course =>
			isAlert(course, 'unrecognized_name') &&
			course.tls?.serverName !== undefined && {
				strength: STRENGTH.told,
				standing: 'observed',
				evidence: [...complaintEvidence(course), ...named(course)],
			},
	},
	{
		cause: 'missing_server_name',
		suspect: course => {
			if (course.tls?.serverName !== undefined || course.complaint?.from !== 'server' || !course.hello) return false
			const { description } = course.complaint
			const isTold = description === 'unrecognized_name' || description === 'missing_extension'
			// Servers of many names (Cloudflare, Go with GetCertificate, Java) answer a hello without one with handshake_failure.
			const mayBe = /^(handshake_failure|internal_error|access_denied)$/.test(description ?? '') && !course.serverHello
			if (!isTold && !mayBe) return false
			return {
				strength: isTold ? STRENGTH.told + 5 : STRENGTH.possible - 3,
				...(isTold && { form: 'told' }),
				standing: isTold ? 'observed' : 'inferred',
				evidence: [...complaintEvidence(course), ...named(course)],
			}
		},
	},
]

function isAlert({ complaint }: Course, description: string): boolean {
	return complaint?.from === 'server' && complaint.description === description
}

function named({ hello, tls }: Course): Evidence[] {
	const name = tls?.serverName
	const field = 'client_hello.server_name'
	return name === undefined
		? stepEvidence(hello, 'no_server_name', {}, field)
		: stepEvidence(hello, 'hello', { name }, field)
}
