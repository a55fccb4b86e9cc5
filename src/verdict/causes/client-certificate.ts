import type { HttpExchange } from '../../session/conversation.js'
import { type ChainFault, certificatesOf, chainFaults, describe } from '../chain-faults.js'
import type { Course } from '../course.js'
import { firstEnd, isInHandshake, leaver } from '../ends.js'
import { complaintEvidence, endEvidence, proofEvidence, stepEvidence } from '../evidence.js'
import { type Rule, STRENGTH, type Suspicion } from '../rule.js'
import type { Evidence, Values } from '../verdict.js'

/**
 * The server wants to know who the client is. Without a certificate OpenSSL says handshake_failure up to TLS 1.2 and
 * certificate_required since; Java and NSS say bad_certificate, GnuTLS certificate_required in both. In TLS 1.3 the alert
 * comes sealed and after the client's Finished.
 */
export const CLIENT_CERTIFICATE: readonly Rule[] = [
	{
		cause: 'client_certificate_required',
		suspect: course => {
			if (!isServerEnd(course)) return false
			const { complaint, clientCertificate } = course
			const isNamed = /^(certificate_required|no_certificate)$/.test(complaint?.description ?? '')
			const isEmpty = clientCertificate === 'empty'
			if (!isNamed && !(isEmpty && mayMeanIt(complaint?.description))) return false
			return {
				strength: isNamed ? STRENGTH.certain : STRENGTH.told + 5,
				...(!isNamed && { form: complaint?.description === undefined ? 'silent' : 'empty' }),
				standing: isNamed || (complaint?.description !== undefined && !course.is13) ? 'observed' : 'inferred',
				evidence: [...ending(course), ...shownByClient(course)],
			}
		},
	},
	{
		// A browser that is asked for a certificate and has none leaves before its Finished (chromium). OpenSSL puts each message
		// into a record of its own: five of them, where four are usual, hold a CertificateRequest.
		cause: 'client_certificate_required',
		suspect: course => {
			const { is13, server, client, complaint, serverHello } = course
			const end = firstEnd(course)
			const isAsked = is13
				? server.sealed.length === WITH_REQUEST && server.finished !== undefined
				: course.certificateRequest
			if (!serverHello || !isAsked || complaint || client.finished || client.certificate || end?.from !== 'client')
				return false
			return (
				isInHandshake(course) && {
					strength: STRENGTH.close + 5,
					form: 'left',
					standing: 'inferred',
					evidence: [
						...stepEvidence(course.certificateRequest ?? server.sealed[1], 'certificate_request'),
						...endEvidence(end),
					],
				}
			)
		},
	},
	{
		// nginx completes the handshake and says it by HTTP: 400, and 495 or 496 in its log.
		cause: 'client_certificate_required',
		suspect: course => {
			const answer = answerAboutCertificate(course)
			return (
				answer !== undefined &&
				course.clientCertificate !== 'sent' && {
					strength: STRENGTH.told + 5,
					form: 'http',
					standing: 'observed',
					evidence: [...answerEvidence(course, answer), ...shownByClient(course)],
					values: answerValues(answer),
				}
			)
		},
	},
	{
		cause: 'client_certificate_rejected',
		suspect: course => {
			const answer = answerAboutCertificate(course)
			const { conversation } = course
			return (
				answer !== undefined &&
				course.clientCertificate === 'sent' && {
					strength: STRENGTH.told + 5,
					form: 'http',
					standing: 'observed',
					evidence: [...answerEvidence(course, answer), ...shownByClient(course)],
					values: { ...describe(certificatesOf(conversation, 'client'), 0), ...answerValues(answer) },
				}
			)
		},
	},
	{
		// Without keys: it was asked for, none was shown, and the server is the one who leaves after what may be a 400.
		cause: 'client_certificate_required',
		suspect: course => maybeRefused(course, 'empty'),
	},
	{ cause: 'client_certificate_rejected', suspect: course => maybeRefused(course, 'sent') },
	{
		cause: 'client_certificate_rejected',
		suspect: course => {
			if (!isServerEnd(course)) return false
			const { complaint, clientCertificate, conversation } = course
			const description = complaint?.description
			const isAbout = description !== undefined && ABOUT_CERTIFICATES.test(description)
			const wasSent = clientCertificate === 'sent'
			if (!isAbout && !(wasSent && mayMeanIt(description))) return false
			const faults = chainFaults(conversation, 'client')
			const fault = faults.find(({ cause }) => cause === MEANT[description ?? '']) ?? faults[0]
			const certificates = certificatesOf(conversation, 'client')
			return {
				strength: isAbout ? STRENGTH.told + (wasSent ? 2 : -2) : STRENGTH.close,
				form: description === undefined ? 'silent' : isAbout ? description : 'generic',
				standing: isAbout ? 'observed' : 'inferred',
				evidence: [
					...ending(course),
					...shownByClient(course),
					...(fault?.cause === MEANT[description ?? ''] ? proofEvidence(fault?.proof) : []),
				],
				values: fault?.values ?? describe(certificates, 0),
			}
		},
	},
]

/** EncryptedExtensions, CertificateRequest, Certificate, CertificateVerify, Finished. */
const WITH_REQUEST = 5

/** What a certificate that is refused with these alerts has to have. */
const MEANT: Readonly<Record<string, ChainFault['cause']>> = {
	certificate_expired: 'expired',
	certificate_revoked: 'revoked',
	unsupported_certificate: 'wrong_purpose',
}

const ABOUT_CERTIFICATES =
	/^(bad_certificate|unsupported_certificate|certificate_revoked|certificate_expired|certificate_unknown|unknown_ca|access_denied)$/

/** Alerts of a server that may be about the client's certificate; a sealed one or none as well. */
function mayMeanIt(description: string | undefined): boolean {
	return description === undefined || ABOUT_CERTIFICATES.test(description) || description === 'handshake_failure'
}

/** The server gives up after the client has answered its flight. */
function isServerEnd(course: Course): boolean {
	const { complaint, client, serverHello } = course
	if (!serverHello) return false
	if (complaint) return complaint.from === 'server'
	const end = firstEnd(course)
	return (
		isInHandshake(course) && end?.from === 'server' && (client.certificate !== undefined || client.sealed.length > 0)
	)
}

/** An answer of 4xx that speaks of the client's certificate: nginx's "No required SSL certificate was sent", Apache's 403. */
function answerAboutCertificate({ http, isEstablished }: Course): HttpExchange | undefined {
	if (!isEstablished) return undefined
	return http.find(
		({ encrypted, status = 0, reason = '', responseText = '' }) =>
			encrypted && status >= 400 && status < 500 && SPEAKS_OF_IT.test(`${reason} ${responseText}`),
	)
}

/**
 * What the server answers is sealed and short, as a page that refuses is: to a client without a certificate whoever leaves then
 * (over HTTP/2 the client does), to one with a certificate where the server leaves.
 */
export function maybeRefused(course: Course, shown: 'empty' | 'sent'): Suspicion | false {
	const { clientCertificate, isEstablished, complaint, server, client, http, conversation } = course
	if (!isEstablished || complaint || clientCertificate !== shown || http.some(({ encrypted }) => encrypted))
		return false
	const answered = server.data.reduce((sum, { message }) => sum + message.length, 0)
	if (!conversation.ended || client.data.length === 0 || answered === 0 || answered > LONGEST_REFUSAL) return false
	// Where the two took turns for longer, or began in the clear (STARTTLS), it was no request that was refused.
	if (client.data.length > MOST_TURNS || conversation.plain.length > 0) return false
	if (shown === 'sent' && (leaver(course) !== 'server' || server.data.length > 1)) return false
	return {
		strength: STRENGTH.remote,
		form: 'maybe',
		standing: 'inferred',
		evidence: [...shownByClient(course), ...stepEvidence(server.data[0], 'data')],
		values: shown === 'sent' ? describe(certificatesOf(conversation, 'client'), 0) : {},
	}
}

/** Bytes of it: nginx's 400 takes 400, with HTTP/2's settings and TLS 1.3's tickets 950; Apache's 403 some more. */
const LONGEST_REFUSAL = 4096
/** Preface and request, settings acknowledged, goodbye: HTTP/2 by curl. */
const MOST_TURNS = 3

const SPEAKS_OF_IT = /(required|client|the) (SSL|TLS)? ?(client )?certificate/i

function answerEvidence({ conversation: { messages } }: Course, { response }: HttpExchange): Evidence[] {
	const message = response === undefined ? undefined : messages[response]
	return message ? stepEvidence({ index: response!, message }, 'answer', { line: message.summary }) : []
}

/** What it says: the title of its page, or the reason in the first line. */
function answerValues({ status = 0, reason = '', responseText = '' }: HttpExchange): Values {
	const title = /<title>([^<]{1,200})/i.exec(responseText)?.[1]
	return { answer: title ?? `${status} ${reason}` }
}

function ending(course: Course): Evidence[] {
	return course.complaint ? complaintEvidence(course) : endEvidence(firstEnd(course))
}

/** What the client was asked for, and what it has shown. */
export function shownByClient({ client, certificateRequest, clientCertificate, is13 }: Course): Evidence[] {
	const kind = clientCertificate === 'empty' ? 'no_certificate' : 'sent_certificate'
	const step = client.certificate ?? (is13 && clientCertificate !== 'none' ? client.sealed[0] : undefined)
	return [...stepEvidence(certificateRequest, 'certificate_request'), ...stepEvidence(step, kind)]
}
