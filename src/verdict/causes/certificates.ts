import { secondsBetween } from '../../session/time.js'
import { type ChainFault, certificatesOf, chainFaults, describe } from '../chain-faults.js'
import { type Course, packetOf, type Step } from '../course.js'
import { firstEnd, isInHandshake, stepBeforeEnd } from '../ends.js'
import { alertEvidence, complaintEvidence, endEvidence, proofEvidence, stepEvidence } from '../evidence.js'
import { type Rule, STRENGTH, type Suspicion } from '../rule.js'
import type { Cause, Evidence } from '../verdict.js'
import { type CertificateCause, MEANINGS, NAMES_IT } from './certificate-alerts.js'
import { unseenFault } from './unseen-faults.js'

const EVERY = [...new Set(Object.values(MEANINGS).flat())]

/** The client refuses what the server has shown, in an alert, in a sealed one, or by leaving. */
export const CERTIFICATES: readonly Rule[] = EVERY.map(cause => ({
	cause,
	suspect: course => refusal(course, cause),
}))

function refusal(course: Course, cause: CertificateCause): Suspicion | false {
	const meant = meaningOf(course)
	if (meant === undefined) return false
	const meanings = MEANINGS[meant]
	const place = meanings?.indexOf(cause) ?? -1
	if (place < 0) return false
	const { conversation } = course
	const faults = chainFaults(conversation, 'server').filter(fault => meanings!.includes(fault.cause))
	const fault = faults.find(fault => fault.cause === cause)
	const end = course.complaint ? [] : [...leaving(course), ...endEvidence(firstEnd(course))]
	const certificate = certificateStep(course)
	const evidence: Evidence[] = [...complaintEvidence(course), ...end]
	const looked = meant === '' ? afterLook(course, cause, faults) : undefined
	if (looked) return looked
	if (fault) {
		return {
			strength: strengthOf(fault, meant),
			// That it is wrong is computed; that this is why the client went without a word, is not.
			standing: meant === '' ? 'inferred' : standingOf(fault, meant),
			...(fault.form !== undefined && { form: fault.form }),
			evidence: [
				...evidence,
				...shown(certificate, fault),
				...(ONLY_PROVEN.has(cause) || cause === 'revoked' ? proofEvidence(fault.proof) : []),
			],
			values: fault.values,
		}
	}
	const seen = [...evidence, ...shown(certificate)]
	const isRead = certificatesOf(conversation, 'server').length > 0
	const hidden = isRead ? unseenFault(course, cause, meant, seen) : undefined
	return hidden ?? guess(course, cause, meant, place, seen)
}

/** What the client's alert, or its leaving, may mean, where no certificate shows the fault. */
function guess(
	course: Course,
	cause: CertificateCause,
	meant: string,
	place: number,
	evidence: readonly Evidence[],
): Suspicion | false {
	const certificates = certificatesOf(course.conversation, 'server')
	const isNamed = NAMES_IT.has(meant) && place === 0
	// A certificate that is readable and does not have the fault is not refused for it.
	if (certificates.length > 0 && isVisible(cause)) return false
	if (!isNamed && (ONLY_PROVEN.has(cause) || (cause === 'revoked' && meant !== 'certificate_unknown'))) return false
	const isGeneric = cause === 'certificate_rejected' && meant !== ''
	const strength = isNamed ? STRENGTH.told : isGeneric || place === 0 ? STRENGTH.close : STRENGTH.possible
	return {
		strength: strength - place - (hasLeftLate(course) ? 10 : 0),
		...formOf(course, cause, meant),
		standing: isNamed || isGeneric ? 'observed' : 'inferred',
		evidence,
		values: describe(certificates, 0),
	}
}

/**
 * What a certificate that is its own issuer says of a client that has left after the handshake: one that was given it
 * leaves like one that does not know it, so it is no cause by itself.
 */
function afterLook(course: Course, cause: CertificateCause, faults: readonly ChainFault[]): Suspicion | undefined {
	const fault = faults.find(({ cause }) => cause === 'self_signed')
	if (!fault || course.complaint || !course.isEstablished) return undefined
	const goodbye = leaving(course)
	const seen = {
		standing: 'inferred' as const,
		evidence: [...goodbye, ...endEvidence(firstEnd(course)), ...shown(certificateStep(course), fault)],
		values: fault.values,
	}
	if (cause === 'self_signed') return { ...seen, strength: STRENGTH.possible, form: 'after' }
	if (cause !== 'certificate_rejected') return undefined
	// Who says goodbye has not broken off: that nothing went wrong comes first then.
	return { ...seen, strength: STRENGTH.close - (goodbye.length > 0 ? 5 : 0), form: 'after_self_signed' }
}

function formOf(course: Course, cause: CertificateCause, meant: string): Pick<Suspicion, 'form'> {
	if (cause === 'unknown_ca' && isVouchedFor(course)) return { form: 'vouched' }
	if (cause !== 'certificate_rejected') return {}
	return { form: meant !== '' ? 'generic' : course.isEstablished ? 'after' : 'silent' }
}

/** That the roots at hand do not vouch for it is computed; that the client's do not, only its alert says. */
function standingOf({ cause, standing }: ChainFault, meant: string): Suspicion['standing'] {
	if (cause !== 'unknown_ca') return standing
	return meant === cause ? 'observed' : 'inferred'
}

/** Whether the chain ends at a root at hand: then the client's trust is another, or it asks for more than trust. */
function isVouchedFor({ conversation: { proofs = [] } }: Course): boolean {
	return proofs.some(
		({ what, side = 'server', state }) => what === 'trust' && side === 'server' && state === 'verified',
	)
}

/** What nobody would guess of certificates that were not seen. */
const ONLY_PROVEN: ReadonlySet<string> = new Set(['broken_chain', 'wrong_purpose', 'bad_certificate_status'])

/** The sealed alert with which a client leaves that has taken part in the handshake to its end. */
function leaving({ alerts, isEstablished }: Course): Evidence[] {
	const alert = isEstablished ? alerts.find(({ from }) => from === 'client') : undefined
	return alert ? [alertEvidence(alert)] : []
}

/** The meaning of what the client did: its alert's name, '' where it gave none; nothing where it is about something else. */
function meaningOf(course: Course): string | undefined {
	const { complaint, isEstablished } = course
	if (complaint) {
		if (complaint.from !== 'client') return undefined
		if (complaint.description !== undefined)
			return certificateStep(course) || course.is13 ? complaint.description : undefined
		return isAfterServerFlight(course) ? '' : undefined
	}
	const end = firstEnd(course)
	// Node, curl and wget look at names, pins and authorities only when the handshake is done, and then go without a word.
	if (isEstablished) return hasLeftAtOnce(course) ? '' : undefined
	// Who goes away at the very place where it has a certificate to look at, presumably did not like it.
	if (end?.from !== 'client' || !isInHandshake(course) || !hasSeenFlight(course)) return undefined
	return isAfterServerFlight(course) ? '' : undefined
}

/** Whether the server's flight had come when the client went: one that goes before has not looked at it. */
function hasSeenFlight(course: Course): boolean {
	const { is13, server, serverHelloDone } = course
	const last = is13 ? server.sealed.at(-1) : serverHelloDone
	return last !== undefined && packetOf(last) < (firstEnd(course)?.packet ?? Number.POSITIVE_INFINITY)
}

/** Programs that look at certificates are done with it in milliseconds; who goes later without a word may have waited for something else. */
function hasLeftLate(course: Course): boolean {
	const last = stepBeforeEnd(course)
	const end = firstEnd(course)
	if (course.complaint || course.isEstablished || !last || !end) return false
	return secondsBetween(last.message.time, end.time) >= SOON
}

const SOON = 1

/** A client that has got the server's certificate, and has not answered it. */
function isAfterServerFlight(course: Course): boolean {
	const { is13, server, client, serverHelloDone, tls, complaint } = course
	const isLate =
		complaint !== undefined && server.finished !== undefined && packetOf(complaint) < packetOf(server.finished)
	if (tls?.resumed) return false
	if (is13) return server.sealed.length > 0 && client.finished === undefined
	// NSS's client looks at the certificate while its own messages are on their way.
	return serverHelloDone !== undefined && (client.finished === undefined || server.finished === undefined || isLate)
}

/** The handshake is done, and the client ends the connection without having sent anything over it. */
function hasLeftAtOnce(course: Course): boolean {
	const { client, server, tls, alerts, conversation, http } = course
	if (tls?.resumed || client.data.length > 0 || http.some(({ encrypted }) => encrypted)) return false
	if (!server.certificate && server.sealed.length === 0) return false
	const goodbye = alerts.find(({ description }) => description === undefined || description === 'close_notify')
	const end = conversation.tcp.ends[0]
	const isAlert = goodbye !== undefined && (!end || (goodbye.message.packets[0] ?? 0) <= end.packet)
	const leave = isAlert ? { from: goodbye.from, time: goodbye.message.time } : end
	const done = (packetOrNone(server.finished) > packetOrNone(client.finished) ? server : client).finished
	if (leave?.from !== 'client' || !done) return false
	return secondsBetween(done.message.time, leave.time) < AT_ONCE
}

/** Seconds. Node, curl and wget leave within 5 ms of the handshake's end; whoever has nothing to say takes longer to find out. */
const AT_ONCE = 0.1

const packetOrNone = (step: Step | undefined) => (step ? packetOf(step) : -1)

function certificateStep({ server, is13 }: Course): Step | undefined {
	return server.certificate ?? (is13 ? server.sealed[0] : undefined)
}

function shown(step: Step | undefined, fault?: ChainFault): Evidence[] {
	if (!step) return []
	if (/certificate$/.test(step.message.type))
		return stepEvidence(step, 'certificate', fault?.values ?? {}, FIELDS[fault?.cause ?? 'unknown_ca'] ?? 'certificate')
	return stepEvidence(step, 'sealed_flight')
}

const FIELDS: Partial<Record<Cause, string>> = {
	expired: 'certificate.not_after',
	not_yet_valid: 'certificate.not_before',
	hostname_mismatch: 'certificate.subject_alt_name',
	weak_certificate: 'certificate.subject_public_key_info',
	self_signed: 'certificate.issuer',
	unknown_ca: 'certificate.issuer',
	missing_intermediate: 'certificate.issuer',
	wrong_chain_order: 'certificate.issuer',
	broken_chain: 'certificate.issuer',
	wrong_purpose: 'certificate.ext_key_usage',
}

/** Faults that stand in the certificate itself. */
function isVisible(cause: CertificateCause): boolean {
	return !/^(unknown_ca|revoked|certificate_rejected|pinning_suspected|bad_certificate_status)$/.test(cause)
}

/**
 * A fault that was computed and fits the alert is the cause. An issuer that was not sent may still be a root the client
 * would have had, so it only comes first where its name says that it is no root.
 */
function strengthOf({ cause, standing, values }: ChainFault, meant: string): number {
	// That the roots at hand do not vouch for it does not say whether the client's did.
	if (cause === 'unknown_ca') return meant === 'unknown_ca' ? STRENGTH.told : STRENGTH.possible
	// The responder's word, whose signature nobody can check here, and the client's refusal agree.
	if (cause === 'revoked') return STRENGTH.told + 5
	if (standing === 'verified') return STRENGTH.told + 10 - (cause === 'weak_certificate' ? 5 : 0)
	// A certificate that names itself, or an address that is none of its names: more than a guess.
	if (cause === 'self_signed') return STRENGTH.told + 5
	if (cause === 'hostname_mismatch') return STRENGTH.close + 2
	const isIntermediate = INTERMEDIATE.test(String(values.issuer))
	return isIntermediate ? STRENGTH.told + 5 : NAMES_IT.has(meant) ? STRENGTH.close : STRENGTH.possible
}

/** How authorities call what is no root: "… Intermediate CA", "… Issuing CA 2", "Sub CA", "R3", "E5", "WE1". */
const INTERMEDIATE = /intermediate|issuing|sub[- ]?ca\b|CN=(R|E|WE|WR)\d+\b/i
