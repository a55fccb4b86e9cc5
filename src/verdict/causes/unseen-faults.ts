import { certificatesOf, describe } from '../chain-faults.js'
import type { Course } from '../course.js'
import { STRENGTH, type Suspicion } from '../rule.js'
import type { Evidence } from '../verdict.js'
import type { CertificateCause } from './certificate-alerts.js'

/**
 * What may be wrong though the certificates that are to be read do not show it: a clock that is not right, a root of the client's own
 * that has ended (AddTrust in 2020, DST Root CA X3 in 2021), a policy that asks for longer keys than most, a staple that did not come.
 */
export function unseenFault(
	course: Course,
	cause: CertificateCause,
	meant: string,
	evidence: readonly Evidence[],
): Suspicion | undefined {
	const { conversation, tls, is13 } = course
	const certificates = certificatesOf(conversation, 'server')
	const [own] = certificates
	const seen = (form: string, strength: number, standing: Suspicion['standing'] = 'inferred'): Suspicion => ({
		strength,
		form,
		standing,
		evidence,
		values: describe(certificates, 0),
	})
	const isGeneric = meant === 'bad_certificate' || meant === 'certificate_unknown'
	if (cause === 'expired' && meant === 'certificate_expired') return seen('clock', STRENGTH.told, 'observed')
	if (cause === 'not_yet_valid' && isGeneric && conversation.start.seconds - (own?.notBefore?.epoch ?? 0) < FRESH)
		return seen('clock', STRENGTH.remote + 5)
	const isShort = /^RSA/.test(own?.key?.description ?? '') && (own?.key?.bits ?? 0) < STRICT
	if (cause === 'weak_certificate' && isShort && (isGeneric || meant === 'insufficient_security'))
		return seen('strict', meant === 'insufficient_security' ? STRENGTH.close : STRENGTH.remote + 4)
	const lacksStaple = tls?.offered?.asksForStaple === true && !is13 && !hasStaple(course)
	if (cause === 'bad_certificate_status' && lacksStaple && meant === '' && course.isEstablished)
		return seen('maybe', STRENGTH.remote)
	return undefined
}

/** Seconds for which a certificate is so new that a clock a little behind finds it not valid yet. */
const FRESH = 2 * 86_400
/** Bits of RSA that OpenSSL's level 3 and GnuTLS's profiles above medium ask for. */
const STRICT = 3072

function hasStaple({ conversation: { messages } }: Course): boolean {
	return messages.some(({ type }) => type === 'certificate_status')
}
