import type { Reader } from '../reader.js'
import { isTls13 } from '../registry/versions.js'
import { certificate as x509 } from '../x509/certificate.js'
import { subjectPublicKeyInfo } from '../x509/public-key.js'
import type { Context } from './context.js'
import { derVector } from './der.js'
import { extensions } from './extensions/extension.js'
import type { Said } from './extensions/facts.js'

export type CertificateEntry = {
	/** DER: a certificate, or with RawPublicKey a SubjectPublicKeyInfo. A view of the message's bytes. */
	readonly der: Uint8Array
	readonly isRawKey: boolean
	/** Only in TLS 1.3. */
	readonly said?: Said
}

export type CertificateMessage = {
	/** Only in TLS 1.3: empty in a handshake, set when the server asks later. */
	readonly requestContext?: Uint8Array
	/** The sender's own certificate first. Empty when a client has none. */
	readonly certificates: readonly CertificateEntry[]
}

/** RFC 5246, 7.4.2; RFC 8446, 4.4.2; with raw keys RFC 7250, 3 */
export function certificateMessage(r: Reader, context: Context): CertificateMessage {
	if (!hasContext(r, context.version)) {
		if (isKey(r.peek(11).subarray(3))) return { certificates: [key(r)] }
		return { certificates: r.list(3, 'certificate_list', key) }
	}
	const requestContext = r.vector(1, 'certificate_request_context')
	const certificates = r.list(3, 'certificate_list', r =>
		r.struct('certificate_entry', r => {
			const sent = key(r)
			return { ...sent, said: extensions(r, 'certificate') }
		}),
	)
	return { requestContext, certificates }
}

function key(r: Reader): { der: Uint8Array; isRawKey: boolean } {
	const isRawKey = isKey(r.peek(11).subarray(3))
	const der = isRawKey
		? derVector(r, 3, 'ASN1_subjectPublicKeyInfo', subjectPublicKeyInfo)
		: derVector(r, 3, 'certificate', r => r.describe(x509(r).subject?.text))
	return { der, isRawKey }
}

/**
 * Whether the message begins with a request context, as in TLS 1.3. Without the version, the bytes tell: the list's
 * length stands behind the context, and fits what is left.
 */
function hasContext(r: Reader, version: number | undefined): boolean {
	if (version !== undefined) return isTls13(version)
	const [a = 0, b = 0, c = 0] = r.peek(3)
	return a * 0x10000 + b * 0x100 + c !== r.left - 3
}

/**
 * Whether DER is a SubjectPublicKeyInfo and not a certificate: its first element begins with an object identifier. So
 * the type that the hellos agreed on, which may not be in the capture, is not needed.
 */
function isKey(der: Uint8Array): boolean {
	const inner = contents(der)
	return der[0] === SEQUENCE && inner[0] === SEQUENCE && contents(inner)[0] === OBJECT_IDENTIFIER
}

const SEQUENCE = 0x30
const OBJECT_IDENTIFIER = 0x06

/** What stands behind a DER header: one length octet, or as many more as it says. */
function contents(der: Uint8Array): Uint8Array {
	const length = der[1] ?? 0
	return der.subarray(length < 0x80 ? 2 : 2 + (length & 0x7f))
}
