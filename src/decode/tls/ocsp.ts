import type { Span } from '../field.js'
import type { Reader } from '../reader.js'
import { named } from '../registry/names.js'
import { type Algorithm, algorithmIdentifier } from '../x509/algorithm.js'
import { certificate } from '../x509/certificate.js'
import { hexOf, integerContents, integerHex } from '../x509/contents.js'
import { any, isNext, listOf, sequence, tlv } from '../x509/der.js'
import { extensions } from '../x509/extensions/extension.js'
import { type ExtensionValues, NO_EXTENSIONS } from '../x509/extensions/values.js'
import { distinguishedName, type Name } from '../x509/name.js'
import type { Sct } from '../x509/sct.js'
import { context, contextOf, TAG } from '../x509/tags.js'
import type { Time } from '../x509/time.js'
import { bitsOf, explicit, generalizedTime, octets, octetsOf, oid, smallInteger } from '../x509/values.js'

/** What an OCSP responder says of one certificate. */
export type OcspStatus = {
	/** Of the certificate that is asked for: hex in lower case. */
	readonly serial: string | undefined
	/** Whose certificate it is: hashes of the issuer's name and key, in hex, and the name of the hash (`sha1`). */
	readonly issuer?: { readonly hash: string; readonly name: string; readonly key: string }
	readonly status: 'good' | 'revoked' | 'unknown' | undefined
	readonly revokedAt?: Time
	readonly thisUpdate: Time | undefined
	readonly nextUpdate?: Time
	/** Signed certificate timestamps (RFC 6962, 3.3), their signatures' places relative to the response's first byte. */
	readonly scts?: readonly Sct[]
}

/** A stapled OCSP response. Spans are relative to its first byte. */
export type OcspResponse = {
	/** OCSPResponseStatus: 0 is success, and only then is there anything else. */
	readonly responseStatus: number | undefined
	readonly responder?: Name | undefined
	/** SHA-1 of the responder's key, in hex, where it is named by that. */
	readonly responderKey?: string
	readonly producedAt?: Time | undefined
	readonly statuses: readonly OcspStatus[]
	readonly signatureAlgorithm?: Algorithm | undefined
	/** The bytes that are signed, the signature, and the certificates that come with it. */
	readonly spans: { readonly tbs?: Span; readonly signature?: Span; readonly certificates: readonly Span[] }
}

type Said = { -readonly [Key in keyof OcspResponse]: OcspResponse[Key] }

/** OCSPResponse: RFC 6960, 4.2.1. What of it cannot be read costs only itself. */
export function ocspResponse(r: Reader): OcspResponse {
	const base = r.at
	const said: Said = { responseStatus: undefined, statuses: [], spans: { certificates: [] } }
	sequence(r, 'ocsp_response', r => {
		said.responseStatus = smallInteger(r, 'response_status', TAG.enumerated, RESPONSE_STATUSES)
		if (!isNext(r, contextOf(0))) return
		explicit(r, 'response_bytes', 0, r =>
			sequence(r, 'sequence', r => {
				const type = oid(r, 'response_type')
				if (type?.id === BASIC_RESPONSE) octetsOf(r, 'response', r => basicResponse(r, said, base))
				else octets(r, 'response')
			}),
		)
	})
	return said
}

const BASIC_RESPONSE = '1.3.6.1.5.5.7.48.1.1'

const RESPONSE_STATUSES = named([
	[0, 'successful'],
	[1, 'malformedRequest'],
	[2, 'internalError'],
	[3, 'tryLater'],
	[5, 'sigRequired'],
	[6, 'unauthorized'],
])

function basicResponse(r: Reader, said: Said, base: number): void {
	sequence(r, 'basic_ocsp_response', r => {
		const tbs = spanOf(r, base, () => responseData(r, said, base))
		said.signatureAlgorithm = algorithmIdentifier(r, 'signature_algorithm')
		let signature: Span | undefined
		bitsOf(r, 'signature', (r, length) => {
			signature = spanOf(r, base, () => r.opaque('contents', length))
		})
		const certificates: Span[] = []
		if (isNext(r, contextOf(0))) {
			explicit(r, 'certs', 0, r =>
				listOf(r, 'sequence', r => {
					certificates.push(spanOf(r, base, () => certificate(r)))
				}),
			)
		}
		said.spans = { tbs, ...(signature && { signature }), certificates }
	})
}

/** ResponseData: RFC 6960, 4.2.1 */
function responseData(r: Reader, said: Said, base: number): void {
	sequence(r, 'tbs_response_data', r => {
		if (isNext(r, contextOf(0))) explicit(r, 'version', 0, r => smallInteger(r, 'integer'))
		if (isNext(r, contextOf(1))) said.responder = explicit(r, 'by_name', 1, r => distinguishedName(r))
		else {
			const hash = explicit(r, 'by_key', 2, r => octets(r, 'key_hash'))
			if (hash) said.responderKey = hexOf(hash)
		}
		said.producedAt = generalizedTime(r, 'produced_at', TAG.generalizedTime)
		said.statuses = listOf(r, 'responses', r => singleResponse(r, base))
		if (isNext(r, contextOf(1))) explicit(r, 'response_extensions', 1, r => ownExtensions(r, base))
	})
}

function singleResponse(r: Reader, base: number): OcspStatus | undefined {
	return sequence(r, 'single_response', r => {
		const id = sequence(r, 'cert_id', certId)
		const status = certStatus(r)
		const thisUpdate = generalizedTime(r, 'this_update', TAG.generalizedTime)
		const nextUpdate = isNext(r, contextOf(0)) ? explicit(r, 'next_update', 0, time) : undefined
		const scts = isNext(r, contextOf(1))
			? explicit(r, 'single_extensions', 1, r => ownExtensions(r, base))?.scts
			: undefined
		if (r.tracing) r.describe(`${id?.serial ?? '?'}: ${status.status ?? '?'}`)
		return {
			serial: id?.serial,
			...(id?.issuer && { issuer: id.issuer }),
			...status,
			thisUpdate,
			...(nextUpdate && { nextUpdate }),
			...(scts && { scts }),
		}
	})
}

/** Extensions of the response itself, in the form of a certificate's (RFC 6960, 4.4). */
function ownExtensions(r: Reader, base: number): ExtensionValues {
	const into = { ...NO_EXTENSIONS }
	extensions(r, 'extensions', into, base)
	return into
}

function time(r: Reader): Time | undefined {
	return generalizedTime(r, 'time', TAG.generalizedTime)
}

/** CertID: RFC 6960, 4.1.1. */
function certId(r: Reader): Pick<OcspStatus, 'serial' | 'issuer'> {
	const hash = algorithmIdentifier(r, 'hash_algorithm')?.name
	const name = octets(r, 'issuer_name_hash')
	const key = octets(r, 'issuer_key_hash')
	const serial = tlv(r, 'serial_number', TAG.integer, (r, length) => integerHex(integerContents(r, length)))
	return { serial, ...(hash !== undefined && name && key && { issuer: { hash, name: hexOf(name), key: hexOf(key) } }) }
}

/** CertStatus ::= CHOICE { good [0] NULL, revoked [1] RevokedInfo, unknown [2] NULL }, with implicit tags. */
function certStatus(r: Reader): Pick<OcspStatus, 'status' | 'revokedAt'> {
	if (isNext(r, context(0))) {
		tlv(r, 'good', context(0), () => {})
		return { status: 'good' }
	}
	if (isNext(r, context(2))) {
		tlv(r, 'unknown', context(2), () => {})
		return { status: 'unknown' }
	}
	if (!isNext(r, contextOf(1))) {
		any(r, 'cert_status')
		return { status: undefined }
	}
	const revokedAt = tlv(r, 'revoked', contextOf(1), r => {
		const time = generalizedTime(r, 'revocation_time', TAG.generalizedTime)
		if (isNext(r, contextOf(0))) {
			explicit(r, 'revocation_reason', 0, r => smallInteger(r, 'reason', TAG.enumerated, REVOCATION_REASONS))
		}
		return time
	})
	return { status: 'revoked', ...(revokedAt && { revokedAt }) }
}

/** CRLReason: RFC 5280, 5.3.1 */
const REVOCATION_REASONS = named([
	[0, 'unspecified'],
	[1, 'keyCompromise'],
	[2, 'cACompromise'],
	[3, 'affiliationChanged'],
	[4, 'superseded'],
	[5, 'cessationOfOperation'],
	[6, 'certificateHold'],
	[8, 'removeFromCRL'],
	[9, 'privilegeWithdrawn'],
	[10, 'aACompromise'],
])

function spanOf(r: Reader, base: number, read: () => unknown): Span {
	const start = r.at - base
	read()
	return { start, end: r.at - base }
}
