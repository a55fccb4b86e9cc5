import { base64urlBytes } from '../decode/fernet.js'
import { inspect, type Reader, textOf } from '../decode/reader.js'
import { certificate } from '../decode/x509/certificate.js'
import { certificationRequest } from '../decode/x509/request.js'
import { bodyContent } from './body-content.js'
import type { View } from './view.js'

/** The certificate, or the request for one, that an HTTP body begins with in PEM (RFC 7468). Nothing for any other body. */
export function pemViews(views: readonly View[]): readonly View[] {
	const body = bodyContent(views)
	if (!body || body.bytes.length > LONGEST) return []
	const [, label, text] = PEM.exec(textOf(body.bytes)) ?? []
	const kind = label === undefined ? undefined : KINDS.get(label)
	const base64 = (text ?? '').replace(/\s/g, '').replaceAll('+', '-').replaceAll('/', '_')
	const bytes = kind && base64urlBytes(base64)
	if (!kind || !bytes) return []
	const { field } = inspect('pem', bytes, kind.read)
	return [{ ...body.view, kind: 'body', pieces: [], title: kind.title, bytes, field: field.children?.[0] ?? field }]
}

const LONGEST = 1 << 20

const PEM = /^\s*-----BEGIN ([A-Z ]+)-----([\sA-Za-z0-9+/]+={0,2})\s*-----END \1-----/

const KINDS: ReadonlyMap<string, { readonly title: string; readonly read: (r: Reader) => unknown }> = new Map([
	['CERTIFICATE', { title: 'certificate in the body', read: (r: Reader) => certificate(r) }],
	['CERTIFICATE REQUEST', { title: 'request in the body', read: (r: Reader) => certificationRequest(r) }],
])
