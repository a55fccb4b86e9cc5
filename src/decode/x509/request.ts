import type { Span } from '../field.js'
import { bytesOf, type Reader } from '../reader.js'
import { type Algorithm, algorithmIdentifier } from './algorithm.js'
import { any, isNext, sequence, tlv } from './der.js'
import { extensions } from './extensions/extension.js'
import { type Extension, type ExtensionValues, NO_EXTENSIONS, type Writable } from './extensions/values.js'
import { distinguishedName, type Name } from './name.js'
import { oidText } from './oid.js'
import { type PublicKey, subjectPublicKeyInfo } from './public-key.js'
import { contextOf, TAG } from './tags.js'
import { bitsOf, oid, smallInteger } from './values.js'

/** What a request for a certificate says, and the extensions it asks for. Spans are relative to its first byte. */
export type CertificationRequest = ExtensionValues & {
	readonly subject: Name | undefined
	readonly key: PublicKey | undefined
	readonly signatureAlgorithm: Algorithm | undefined
	readonly extensions: readonly Extension[]
	/** The bytes that are signed, and the signature: proof that the asker has the key. */
	readonly spans: { readonly info: Span | undefined; readonly signature: Span | undefined }
}

type Said = Writable<Omit<CertificationRequest, 'spans'>> & { spans: Writable<CertificationRequest['spans']> }

/** CertificationRequest (RFC 2986, 4.2), one TLV. What of it cannot be read costs only itself. */
export function certificationRequest(r: Reader, field = 'certification_request'): CertificationRequest {
	const base = r.at
	const said: Said = {
		...NO_EXTENSIONS,
		subject: undefined,
		key: undefined,
		signatureAlgorithm: undefined,
		extensions: [],
		spans: { info: undefined, signature: undefined },
	}
	sequence(r, field, r => {
		const start = r.at - base
		requestInfo(r, said, base)
		said.spans.info = { start, end: r.at - base }
		if (r.tracing) r.describe(said.subject?.text || 'no subject')
		said.signatureAlgorithm = algorithmIdentifier(r, 'signature_algorithm')
		bitsOf(r, 'signature', (r, length) => {
			const start = r.at - base
			r.opaque('contents', length)
			said.spans.signature = { start, end: r.at - base }
			if (r.tracing) r.describe(bytesOf(length))
		})
	})
	return said
}

/** CertificationRequestInfo (RFC 2986, 4.1). */
function requestInfo(r: Reader, said: Said, base: number): void {
	sequence(r, 'certification_request_info', r => {
		smallInteger(r, 'version', TAG.integer, n => `v${n + 1}`)
		said.subject = distinguishedName(r, 'subject')
		said.key = subjectPublicKeyInfo(r, base)
		if (isNext(r, contextOf(0)))
			tlv(r, 'attributes', contextOf(0), r => {
				while (r.left > 0) attribute(r, said, base)
			})
	})
}

/** Attribute: a type and a SET of values. Only the extensions asked for are of more than one kind of value (RFC 2985, 5.4.2). */
function attribute(r: Reader, said: Said, base: number): void {
	sequence(r, 'attribute', r => {
		const type = oid(r, 'type')
		if (r.tracing && type) r.describe(oidText(type))
		tlv(r, 'values', TAG.set, r => {
			if (type?.id === EXTENSION_REQUEST) said.extensions = extensions(r, 'extensions', said, base)
			while (r.left > 0) any(r)
		})
	})
}

const EXTENSION_REQUEST = '1.2.840.113549.1.9.14'
