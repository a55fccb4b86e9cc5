import { createPublicKey, type KeyObject } from 'node:crypto'
import forge from 'node-forge'
import { sha256 } from '../../analyse/digest.js'
import { scan } from '../../decode/reader.js'
import { type Certificate, certificate } from '../../decode/x509/certificate.js'
import type { ExtensionValues } from '../../decode/x509/extensions/values.js'
import { type CertificationRequest, certificationRequest } from '../../decode/x509/request.js'
import { readKey } from './keys.js'
import { readRequest } from './request.js'

/** One thing in a file of keys and certificates: what it is, and its facts as names and texts. */
export type Described = {
	readonly kind: 'certificate' | 'request' | 'key' | 'unknown'
	readonly title: string
	readonly facts: readonly (readonly [name: string, text: string])[]
	/** The public key in it, by which certificates, requests and private keys are told to belong together. */
	readonly spki?: Buffer
	/** A sealed key that none of the passphrases at hand opens. */
	readonly isShut?: true
}

/**
 * What a file holds: PEM with any number of parts, or one DER. Each sealed key is opened with the passphrase that fits.
 * `now` is milliseconds since 1970.
 */
export function described(file: Uint8Array, passphrases: readonly string[], now: number): readonly Described[] {
	const text = Buffer.from(file).toString('latin1')
	const parts = text.includes('-----BEGIN ') ? pemParts(text) : [{ label: '', der: Buffer.from(file), pem: file }]
	if (parts.length === 0) return [NOTHING]
	return parts.map(({ label, der, pem }) => {
		if (label.endsWith('PRIVATE KEY')) return describedKey(pem, passphrases)
		if (label === 'CERTIFICATE REQUEST' || label === 'NEW CERTIFICATE REQUEST') return describedRequest(der)
		if (label === 'CERTIFICATE' || label === 'X509 CERTIFICATE') return describedCertificate(der, now)
		if (label !== '') return { kind: 'unknown', title: `${label}: none of what is shown here`, facts: [] }
		return unlabelled(der, passphrases, now)
	})
}

const NOTHING: Described = {
	kind: 'unknown',
	title: 'no certificate, request or private key that can be read',
	facts: [],
}

/** A DER file does not say what it is: a certificate has dates, a request has none, a key has no name. */
function unlabelled(der: Buffer, passphrases: readonly string[], now: number): Described {
	const key = describedKey(der, passphrases)
	if (key.spki) return key
	if (scan('request', der, r => certificationRequest(r)).value?.key && typeof readRequest(der) !== 'string')
		return describedRequest(der)
	const found = describedCertificate(der, now)
	return found.kind === 'unknown' ? NOTHING : found
}

type PemPart = { readonly label: string; readonly der: Buffer; readonly pem: Uint8Array }

function pemParts(text: string): PemPart[] {
	return [...text.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----[\s\S]*?-----END \1-----/g)].map(([pem, label]) => ({
		label: label!,
		der: Buffer.from(forge.pem.decode(pem)[0]?.body ?? '', 'binary'),
		pem: Buffer.from(pem, 'latin1'),
	}))
}

function describedCertificate(der: Buffer, now: number): Described {
	const { value } = scan('certificate', der, r => certificate(r))
	if (!value?.spans.tbs || !value.key) return { kind: 'unknown', title: 'no certificate that can be read', facts: [] }
	const { span } = value.key
	return {
		kind: 'certificate',
		title: value.isCa ? 'certificate of an authority' : 'certificate',
		spki: der.subarray(span.start, span.end),
		facts: [
			['subject', value.subject?.text || '(empty)'],
			['issuer', `${value.issuer?.text || '(empty)'}${isOwn(der, value) ? ' (itself)' : ''}`],
			['valid', validity(value, now)],
			// An authority is nobody's host.
			...(value.isCa && !value.subjectAltNames ? [] : namesFact(value)),
			['key', value.key.description],
			['signature', value.signatureAlgorithm?.name ?? '?'],
			['serial', value.serial ?? '?'],
			...purposes(value),
			['SHA-256', sha256(der)],
		],
	}
}

function describedRequest(der: Buffer): Described {
	const { value } = scan('request', der, r => certificationRequest(r))
	if (!value?.key) return { kind: 'unknown', title: 'no request that can be read', facts: [] }
	const asked = readRequest(der)
	const { span } = value.key
	return {
		kind: 'request',
		title: 'request for a certificate',
		spki: der.subarray(span.start, span.end),
		facts: [
			['subject', value.subject?.text || '(empty)'],
			...namesFact(value),
			['key', value.key.description],
			['signature', `${value.signatureAlgorithm?.name ?? '?'}, ${signedBy(asked)}`],
			...purposes(value),
		],
	}
}

const signedBy = (asked: ReturnType<typeof readRequest>) =>
	typeof asked === 'string' ? asked : 'made with the key that is in it'

function describedKey(file: Uint8Array, passphrases: readonly string[]): Described {
	const isSealed = Buffer.from(file).includes('ENCRYPTED')
	const key = [undefined, ...passphrases].map(passphrase => readKey(file, passphrase)).find(isOpened)
	if (!key && isSealed) {
		const given = passphrases.length > 0 ? ', and no passphrase given opens it' : ''
		return { kind: 'key', title: `private key, sealed with a passphrase${given}`, facts: [], isShut: true }
	}
	if (!key) return { kind: 'unknown', title: 'a private key that cannot be read', facts: [] }
	return {
		kind: 'key',
		title: `private key, ${isSealed ? 'sealed with a passphrase' : 'open: whoever has this file has the key'}`,
		spki: createPublicKey(key).export({ type: 'spki', format: 'der' }),
		facts: [['key', keyKind(key)]],
	}
}

const isOpened = (key: KeyObject | string): key is KeyObject => typeof key !== 'string'

function keyKind({ asymmetricKeyType: type, asymmetricKeyDetails: details }: KeyObject): string {
	if (details?.modulusLength) return `RSA ${details.modulusLength}`
	const { namedCurve: curve } = details ?? {}
	// OpenSSL has a name of its own for it.
	return curve ? `EC ${curve === 'prime256v1' ? 'secp256r1' : curve}` : (type ?? '?')
}

function isOwn(der: Buffer, { spans: { issuer, subject } }: Certificate): boolean {
	if (!issuer || !subject) return false
	return der.subarray(issuer.start, issuer.end).equals(der.subarray(subject.start, subject.end))
}

function validity({ notBefore, notAfter }: Certificate, now: number): string {
	const range = `${notBefore?.iso ?? '?'} to ${notAfter?.iso ?? '?'}`
	if (!notBefore || !notAfter) return range
	const days = (until: number) => Math.floor(Math.abs(until - now) / 86_400_000).toLocaleString('en')
	const [from, until] = [Date.parse(notBefore.iso), Date.parse(notAfter.iso)]
	if (now < from) return `${range}, not yet: in ${days(from)} days`
	return now > until ? `${range}, expired ${days(until)} days ago` : `${range}, ${days(until)} days left`
}

function namesFact({ subjectAltNames }: ExtensionValues): [string, string][] {
	if (!subjectAltNames) return [['names', 'none: no client will take it for a host’s']]
	return [['names', subjectAltNames.map(({ text }) => text).join(', ')]]
}

function purposes(value: ExtensionValues & Pick<CertificationRequest, 'extensions'>): [string, string][] {
	const uses = [...(value.keyUsage ?? []), ...(value.extendedKeyUsage ?? [])].join(', ')
	const constraints = value.basicConstraints
	const isCa = constraints?.ca ? 'may sign certificates' : 'may not sign certificates'
	return [
		...(uses ? [['use', uses] as [string, string]] : []),
		...(constraints ? [['authority', isCa] as [string, string]] : []),
	]
}
