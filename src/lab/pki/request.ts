import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import { scan } from '../../decode/reader.js'
import { type CertificationRequest, certificationRequest } from '../../decode/x509/request.js'
import { type Asn1, decoded, encoded, explicit, integer, oid, oidText, sequence, set } from './der.js'
import { extensionsOf, type Purpose, requestedExtensions } from './extensions.js'
import { nameOf, type Subject } from './names.js'
import { signed } from './signature.js'

const EXTENSION_REQUEST = '1.2.840.113549.1.9.14'

/** A request for a certificate, signed with the key that it is for, DER (RFC 2986, 4). */
export function makeRequest(subject: Subject, names: readonly string[], key: KeyObject, purpose?: Purpose): Uint8Array {
	const spki = decoded(createPublicKey(key).export({ type: 'spki', format: 'der' }))
	const extensions = extensionsOf(requestedExtensions(names, key, purpose))
	const attributes = explicit(0, sequence(oid(EXTENSION_REQUEST), set(extensions)))
	return encoded(signed(() => sequence(integer(Uint8Array.of(0)), nameOf(subject), spki, attributes), key))
}

/** A request whose signature was checked. */
export type Asked = {
	readonly request: CertificationRequest
	readonly key: KeyObject
	readonly subject: Asn1
	/** As they stand in the request, each with its number. */
	readonly extensions: readonly { readonly id: string; readonly extension: Asn1 }[]
}

/** Reads a request and checks that whoever asks has the key; a sentence when not. */
export function readRequest(der: Uint8Array): Asked | string {
	const { value: request } = scan('request', der, r => certificationRequest(r))
	const { info, signature } = request?.spans ?? {}
	if (!request?.key || !info || !signature) return 'the request cannot be read'
	const { span } = request.key
	const bytes = Buffer.from(der)
	let key: KeyObject
	try {
		key = createPublicKey({ key: bytes.subarray(span.start, span.end), format: 'der', type: 'spki' })
		const digest = DIGESTS.find(name => request.signatureAlgorithm?.name.toLowerCase().includes(name)) ?? null
		const isSigned = verify(
			digest,
			bytes.subarray(info.start, info.end),
			key,
			bytes.subarray(signature.start, signature.end),
		)
		if (!isSigned) return 'the request is not signed with the key that is in it'
	} catch (error) {
		return `the signature of the request cannot be checked: ${error instanceof Error ? error.message : error}`
	}
	const [, subject, , attributes] = decoded(bytes.subarray(info.start, info.end)).value as Asn1[]
	return { request, key, subject: subject!, extensions: requestedIn(attributes) }
}

const DIGESTS = ['sha1', 'sha224', 'sha256', 'sha384', 'sha512'] as const

/** The extensions in the attributes of a request. */
function requestedIn(attributes: Asn1 | undefined): Asked['extensions'] {
	if (!attributes) return []
	const wanted = encoded(oid(EXTENSION_REQUEST))
	return (attributes.value as Asn1[]).flatMap(attribute => {
		const [type, values] = attribute.value as Asn1[]
		if (!type || !values || !encoded(type).equals(wanted)) return []
		const [list] = values.value as Asn1[]
		return ((list?.value ?? []) as Asn1[]).map(extension => ({ id: idOf(extension), extension }))
	})
}

function idOf(extension: Asn1): string {
	const [type] = extension.value as Asn1[]
	return type ? oidText(type) : ''
}
