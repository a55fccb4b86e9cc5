import { createPublicKey, type KeyObject, randomBytes } from 'node:crypto'
import { scan } from '../../decode/reader.js'
import { certificate } from '../../decode/x509/certificate.js'
import { type Asn1, decoded, encoded, explicit, integer, sequence, time } from './der.js'
import { authorityExtensions, EXTENSION_IDS, extensionsOf, identifiers } from './extensions.js'
import { nameOf, type Subject } from './names.js'
import { readRequest } from './request.js'
import { signed } from './signature.js'

/** From when on a certificate is valid, and for how many days. */
export type Term = { readonly from: Date; readonly days: number }

/** A certificate authority's self-signed certificate, DER (RFC 5280, 4.1). */
export function makeAuthority(subject: Subject, key: KeyObject, term: Term): Uint8Array {
	const name = nameOf(subject)
	const extensions = extensionsOf(authorityExtensions(key))
	return encoded(certify({ subject: name, issuer: name, spki: spkiOf(createPublicKey(key)), extensions, term }, key))
}

/**
 * The certificate that an authority makes of a request: its name, its key and the extensions it asks for, DER. A
 * sentence when the request cannot be granted.
 */
export function signRequest(
	request: Uint8Array,
	issuer: Uint8Array,
	issuerKey: KeyObject,
	term: Term,
): Uint8Array | string {
	const asked = readRequest(request)
	if (typeof asked === 'string') return asked
	if (asked.request.basicConstraints?.ca) return 'the request asks to be a certificate authority: that is not signed'
	const fault = authorityFault(issuer, issuerKey)
	if (fault !== undefined) return fault
	const subjectSpan = scan('issuer', issuer, r => certificate(r)).value!.spans.subject!
	// Key identifiers are the issuer's to give.
	const copied = asked.extensions.filter(({ id }) => !ISSUERS_OWN.has(id)).map(({ extension }) => extension)
	const own = extensionsOf(identifiers(asked.key, issuerKey)).value as Asn1[]
	const parts = {
		subject: asked.subject,
		issuer: decoded(issuer.subarray(subjectSpan.start, subjectSpan.end)),
		spki: spkiOf(asked.key),
		extensions: sequence(...copied, ...own),
		term,
	}
	return encoded(certify(parts, issuerKey))
}

/** Why nothing can be signed with a certificate and a key; nothing where it can. */
export function authorityFault(issuer: Uint8Array, issuerKey: KeyObject): string | undefined {
	const authority = scan('issuer', issuer, r => certificate(r)).value
	if (!authority?.spans.subject) return 'the certificate of the authority cannot be read'
	if (!authority.basicConstraints?.ca) return 'the certificate to sign with is no certificate authority’s'
	if (!publicKeyOf(issuer, authority.key?.span)?.equals(createPublicKey(issuerKey)))
		return 'the key is not the one in the certificate of the authority'
	return undefined
}

const ISSUERS_OWN: ReadonlySet<string> = new Set([
	EXTENSION_IDS.subjectKeyIdentifier,
	EXTENSION_IDS.authorityKeyIdentifier,
])

/** The public key in a certificate; nothing when it is of a kind that Node lacks. */
function publicKeyOf(der: Uint8Array, span: { start: number; end: number } | undefined): KeyObject | undefined {
	if (!span) return undefined
	try {
		return createPublicKey({ key: Buffer.from(der.subarray(span.start, span.end)), format: 'der', type: 'spki' })
	} catch {
		return undefined
	}
}

type Parts = {
	readonly subject: Asn1
	readonly issuer: Asn1
	readonly spki: Asn1
	readonly extensions: Asn1
	readonly term: Term
}

function certify({ subject, issuer, spki, extensions, term }: Parts, key: KeyObject): Asn1 {
	const until = new Date(term.from.getTime() + term.days * DAY)
	return signed(
		algorithm =>
			sequence(
				explicit(0, integer(Uint8Array.of(2))),
				integer(serialNumber()),
				algorithm,
				issuer,
				sequence(time(term.from), time(until)),
				subject,
				spki,
				explicit(3, extensions),
			),
		key,
	)
}

const DAY = 86_400_000

function spkiOf(key: KeyObject): Asn1 {
	return decoded(key.export({ type: 'spki', format: 'der' }))
}

/** 16 bytes by chance, positive and with no byte too many (RFC 5280, 4.1.2.2). */
function serialNumber(): Uint8Array {
	const bytes = randomBytes(16)
	bytes[0] = (bytes[0]! & 0x7f) | 0x40
	return bytes
}
