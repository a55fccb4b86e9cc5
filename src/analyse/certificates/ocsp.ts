import { createHash } from 'node:crypto'
import { scan } from '../../decode/reader.js'
import { type OcspResponse, type OcspStatus, ocspResponse } from '../../decode/tls/ocsp.js'
import { sha256 } from '../digest.js'
import { type Said, type Saying, saying } from '../saying.js'
import { type Certified, publicKeyOf, subjectOf } from './certified.js'
import { nameKey, subjectKey } from './distinguished-name.js'
import type { Finding } from './finding.js'
import type { CertificateMemory } from './memory.js'
import { signatureBy } from './paths.js'
import { checkSignature } from './signature.js'
import { firstOutside, isDate } from './validity.js'
import { isoOf } from './words.js'

/** Reads a stapled response. Never throws. */
export function readOcsp(der: Uint8Array, memory: CertificateMemory): OcspResponse {
	return memory.response(der, der => scan('ocsp_response', der, r => ocspResponse(r)).value ?? NO_RESPONSE)
}

const NO_RESPONSE: OcspResponse = { responseStatus: undefined, statuses: [], spans: { certificates: [] } }

/**
 * Whether a stapled response (RFC 6960) is the issuer's word, about this certificate and of that time, that it is good.
 * `issuer`: whose key the path says has signed the certificate.
 */
export function proveOcsp(
	der: Uint8Array,
	certificate: Certified,
	issuer: Certified | undefined,
	time: number,
	memory: CertificateMemory,
): Finding {
	const response = readOcsp(der, memory)
	const name = subjectOf(certificate)
	const over = saying('ocsp_response_for', { name, bytes: der.length })
	const failed = (fault: NonNullable<Finding['fault']>, why: Saying): Finding => ({ over, state: 'failed', fault, why })
	if (response.responseStatus !== undefined && response.responseStatus !== 0) {
		const error = ERRORS[response.responseStatus] ?? response.responseStatus
		return { over, state: 'unchecked', missing: saying('good_response'), why: saying('responder_error', { error }) }
	}
	const { tbs, signature } = response.spans
	if (response.signatureAlgorithm === undefined || tbs === undefined || signature === undefined)
		return failed('malformed', saying('response_unreadable'))
	const another = saying('about_another', { name, serial: certificate.said.serial ?? '?' })
	// Whoever the issuer is, a number that no certificate of it has here is another's.
	if (!response.statuses.some(({ serial }) => serial === certificate.said.serial))
		return failed('status_of_another', another)
	if (issuer === undefined) {
		const isRevoked = response.statuses.some(
			({ serial, status }) => serial === certificate.said.serial && status === 'revoked',
		)
		const why = saying(isRevoked ? 'revoked_unproven' : 'nobody_can_tell', { name })
		return { over, state: 'unchecked', missing: saying('issuer_certificate'), why }
	}
	const status = response.statuses.find(status => isAbout(status, certificate, issuer))
	if (status === undefined) return failed('status_of_another', another)
	const signer = signerOf(der, response, issuer, time, memory)
	if ('code' in signer) return failed('responder_not_allowed', signer)
	const { signatureAlgorithm } = response
	const key = publicKeyOf(signer)
	const result = memory.signature(`${sha256(der)} ${sha256(key)}`, () =>
		checkSignature(
			signatureAlgorithm,
			key,
			der.subarray(tbs.start, tbs.end),
			der.subarray(signature.start, signature.end),
		),
	)
	const by = saying(signer === issuer ? 'by_issuer' : 'by_responder', { name: subjectOf(signer), how: result.how })
	if (result.state === 'unchecked')
		return {
			over,
			state: 'unchecked',
			missing: saying('in_node', { how: result.how }),
			why: saying('response_not_checkable', { why: result.why! }),
		}
	if (result.state === 'failed') {
		const what = saying('response_not_by', { by })
		return failed('bad_signature', result.why === undefined ? what : saying('because', { what, why: result.why }))
	}
	return { over, ...statusWords(status, name, by, time) }
}

/** Seconds by which clocks may differ. */
const SKEW = 300

function statusWords(
	{ status, revokedAt, thisUpdate, nextUpdate }: OcspStatus,
	name: Said,
	by: Saying,
	time: number,
): Omit<Finding, 'over'> {
	if (status === 'revoked') {
		const why = revokedAt
			? saying('revoked_since', { name, since: revokedAt.iso, by })
			: saying('revoked', { name, by })
		return { state: 'failed', fault: 'revoked', why }
	}
	if (status !== 'good')
		return { state: 'failed', fault: 'status_unknown', why: saying('status_not_known', { by, name }) }
	if (thisUpdate === undefined) return { state: 'failed', fault: 'malformed', why: saying('response_without_time') }
	if (!isDate(time)) {
		return { state: 'unchecked', missing: saying('capture_time'), why: saying('good_without_clock', { name, by }) }
	}
	const [from, to] = [thisUpdate.iso, nextUpdate?.iso ?? saying('whenever_news')]
	if (time + SKEW < thisUpdate.epoch || (nextUpdate && time - SKEW > nextUpdate.epoch)) {
		const why = saying('response_for_other_time', { from, to, time: isoOf(time) })
		return { state: 'failed', fault: 'status_outdated', why }
	}
	return { state: 'verified', why: saying('good_from', { name, from, to, by }) }
}

/** CertID (RFC 6960, 4.1.1): the issuer by its name and key, the certificate by its number. */
function isAbout({ serial, issuer: id }: OcspStatus, certificate: Certified, issuer: Certified): boolean {
	if (serial !== certificate.said.serial || id === undefined || !HASHES.has(id.hash)) return false
	const { subject, key } = { subject: issuer.said.spans.subject, key: issuer.said.key?.keySpan }
	if (subject === undefined || key === undefined) return false
	const digest = (start: number, end: number) =>
		createHash(id.hash).update(issuer.der.subarray(start, end)).digest('hex')
	return digest(subject.start, subject.end) === id.name && digest(key.start, key.end) === id.key
}

const HASHES: ReadonlySet<string> = new Set(['sha1', 'sha224', 'sha256', 'sha384', 'sha512'])

/** Who has signed: the issuer, or a certificate in the response that the issuer has made for this (RFC 6960, 4.2.2.2). Else why nobody may. */
function signerOf(
	der: Uint8Array,
	response: OcspResponse,
	issuer: Certified,
	time: number,
	memory: CertificateMemory,
): Certified | Saying {
	if (isResponder(response, issuer)) return issuer
	const enclosed = response.spans.certificates
		.slice(0, MOST)
		.map(({ start, end }) => memory.certificate(der.subarray(start, end)))
	const signer = enclosed.find(certificate => certificate.fault === undefined && isResponder(response, certificate))
	if (signer === undefined) return saying('responder_absent')
	const name = subjectOf(signer)
	if (signatureBy(memory, signer, issuer).state !== 'verified')
		return saying('responder_not_signed', { issuer: subjectOf(issuer), name })
	if (!signer.said.extendedKeyUsage?.includes('OCSPSigning')) return saying('responder_not_for', { name })
	return (isDate(time) && firstOutside([signer], time)?.text) || signer
}

/** Certificates of a response that are looked at. */
const MOST = 8

function isResponder({ responder, responderKey }: OcspResponse, certificate: Certified): boolean {
	if (responder) return nameKey(responder) === subjectKey(certificate)
	const span = certificate.said.key?.keySpan
	return (
		span !== undefined &&
		createHash('sha1').update(certificate.der.subarray(span.start, span.end)).digest('hex') === responderKey
	)
}

/** OCSPResponseStatus (RFC 6960, 4.2.1). */
const ERRORS: Readonly<Record<number, string>> = {
	1: 'malformedRequest',
	2: 'internalError',
	3: 'tryLater',
	5: 'sigRequired',
	6: 'unauthorized',
}
