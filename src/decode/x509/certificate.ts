import type { Span } from '../field.js'
import { bytesOf, type Reader } from '../reader.js'
import { type Algorithm, algorithmIdentifier } from './algorithm.js'
import { integerContents, integerHex } from './contents.js'
import { isNext, sequence, tlv } from './der.js'
import { extensions } from './extensions/extension.js'
import { type Extension, type ExtensionValues, NO_EXTENSIONS, type Writable } from './extensions/values.js'
import type { GeneralName } from './general-name.js'
import { distinguishedName, type Name } from './name.js'
import { type PublicKey, subjectPublicKeyInfo } from './public-key.js'
import { context, contextOf, TAG } from './tags.js'
import type { Time } from './time.js'
import { bits, bitsOf, explicit, smallInteger, time } from './values.js'

/**
 * What a certificate says. Nothing stands where it does not say it, or where it could not be read: nothing is guessed.
 * Texts are raw. Spans are relative to the certificate's first byte.
 */
export type Certificate = ExtensionValues & {
	/** 1, 2 or 3. */
	readonly version: number | undefined
	/** Hex in lower case, else as `openssl x509 -serial` prints it. */
	readonly serial: string | undefined
	readonly issuer: Name | undefined
	readonly subject: Name | undefined
	readonly notBefore: Time | undefined
	readonly notAfter: Time | undefined
	readonly key: PublicKey | undefined
	/** The algorithm of the signature; its `name` as OpenSSL prints it. */
	readonly signatureAlgorithm: Algorithm | undefined
	/** The subject's alternative names that are a host, an address, an e-mail address or a URI, as text. */
	readonly names: readonly string[]
	/** Whether basic constraints make it a certificate authority's. */
	readonly isCa: boolean
	/** Where its issuer answers whether it is revoked, where the issuer's certificate is, where revocation lists are. */
	readonly ocsp: readonly string[]
	readonly caIssuers: readonly string[]
	readonly crls: readonly string[]
	/** Every extension in its order. What they say are keys of their own. */
	readonly extensions: readonly Extension[]
	readonly spans: CertificateSpans
}

/** What checks and comparisons hash. */
export type CertificateSpans = {
	/** The bytes that are signed: the whole TBSCertificate. */
	readonly tbs: Span | undefined
	/** The signature, without the octet of unused bits. */
	readonly signature: Span | undefined
	readonly issuer: Span | undefined
	readonly subject: Span | undefined
}

/** Certificate (RFC 5280, 4.1): one TLV. What of it cannot be read costs only itself. */
export function certificate(r: Reader, field = 'certificate'): Certificate {
	const base = r.at
	const said: Said = { ...NOTHING, spans: { ...NO_SPANS } }
	sequence(r, field, r => {
		said.spans.tbs = spanOf(r, base, () => tbsCertificate(r, said, base))
		if (r.tracing) r.describe(said.subject?.text || firstName(said) || 'no subject')
		const inside = said.signatureAlgorithm
		const outside = algorithmIdentifier(r, 'signature_algorithm')
		said.signatureAlgorithm = outside
		if (inside && outside && inside.id !== outside.id)
			r.flag('unexpected', `signed with ${outside.name}, though the signed part says ${inside.name}`)
		bitsOf(r, 'signature_value', (r, length) => {
			said.spans.signature = spanOf(r, base, () => r.opaque('contents', length))
			if (r.tracing) r.describe(bytesOf(length))
		})
	})
	summarise(said)
	return said
}

/** A certificate while it is read. */
type Said = Writable<Omit<Certificate, 'spans'>> & { spans: Writable<CertificateSpans> }

const NO_SPANS: CertificateSpans = { tbs: undefined, signature: undefined, issuer: undefined, subject: undefined }

const NOTHING: Certificate = {
	...NO_EXTENSIONS,
	version: undefined,
	serial: undefined,
	issuer: undefined,
	subject: undefined,
	notBefore: undefined,
	notAfter: undefined,
	key: undefined,
	signatureAlgorithm: undefined,
	names: [],
	isCa: false,
	ocsp: [],
	caIssuers: [],
	crls: [],
	extensions: [],
	spans: NO_SPANS,
}

/** TBSCertificate: said as far as it could be read. */
function tbsCertificate(r: Reader, said: Said, base: number): void {
	sequence(r, 'tbs_certificate', r => {
		said.version = version(r)
		said.serial = tlv(r, 'serial_number', TAG.integer, serialNumber)
		said.signatureAlgorithm = algorithmIdentifier(r, 'signature')
		said.spans.issuer = spanOf(r, base, () => {
			said.issuer = distinguishedName(r, 'issuer')
		})
		sequence(r, 'validity', r => {
			said.notBefore = time(r, 'not_before')
			said.notAfter = time(r, 'not_after')
			if (r.tracing) r.describe(`${said.notBefore?.iso ?? '?'} to ${said.notAfter?.iso ?? '?'}`)
		})
		said.spans.subject = spanOf(r, base, () => {
			said.subject = distinguishedName(r, 'subject')
		})
		said.key = subjectPublicKeyInfo(r, base)
		if (isNext(r, context(1))) bits(r, 'issuer_unique_id', context(1))
		if (isNext(r, context(2))) bits(r, 'subject_unique_id', context(2))
		if (isNext(r, contextOf(3))) explicit(r, 'extensions', 3, r => readExtensions(r, said, base))
	})
}

/** CertificateSerialNumber ::= INTEGER: in hex, as everyone writes it. */
function serialNumber(r: Reader, length: number): string {
	const serial = integerHex(integerContents(r, length))
	if (r.tracing) r.describe(serial)
	return serial
}

/** Version ::= INTEGER { v1(0), v2(1), v3(2) } DEFAULT v1 */
function version(r: Reader): number | undefined {
	if (!isNext(r, contextOf(0))) return 1
	return explicit(r, 'version', 0, r => {
		const number = smallInteger(r, 'integer', undefined, n => `v${n + 1}`)
		if (number === undefined) return undefined
		if (r.tracing) r.describe(`v${number + 1}`)
		return number + 1
	})
}

function readExtensions(r: Reader, said: Said, base: number): void {
	said.extensions = extensions(r, 'sequence', said, base)
	if (r.tracing) r.describe(said.extensions.length === 1 ? '1 extension' : `${said.extensions.length} extensions`)
}

function spanOf(r: Reader, base: number, read: () => unknown): Span {
	const start = r.at - base
	read()
	return { start, end: r.at - base }
}

const NAMES = new Set<GeneralName['kind']>(['dns', 'ip', 'email', 'uri'])

function firstName(said: Said): string | undefined {
	return said.subjectAltNames?.[0]?.text
}

/** What lists and reports ask for, out of what the extensions say. */
function summarise(said: Said): void {
	const locations = (method: string) =>
		(said.authorityInfo ?? []).filter(access => access.method === method).map(access => access.location.text)
	said.names = (said.subjectAltNames ?? []).filter(name => NAMES.has(name.kind)).map(name => name.text)
	said.isCa = said.basicConstraints?.ca ?? false
	said.ocsp = locations('ocsp')
	said.caIssuers = locations('caIssuers')
	said.crls = (said.crlDistributionPoints ?? []).flatMap(point => point.names.map(name => name.text))
}
