import type { Reader } from '../reader.js'
import { CLIENT_CERTIFICATE_TYPES } from '../registry/certificate-codes.js'
import { SIGNATURE_SCHEMES } from '../registry/signature-schemes.js'
import { draftOf, isTls13, TLS12 } from '../registry/versions.js'
import type { Context } from './context.js'
import { distinguishedNames } from './der.js'
import { extensions } from './extensions/extension.js'
import type { Said } from './extensions/facts.js'

export type CertificateRequest = Partial<Said> & {
	/** Only in TLS 1.3. */
	readonly requestContext?: Uint8Array
	/** Only before TLS 1.3. */
	readonly certificateTypes?: readonly number[]
}

/** RFC 8446, 4.3.2; RFC 5246, 7.4.4; before TLS 1.2 without signature schemes (RFC 4346, 7.4.4) */
export function certificateRequest(r: Reader, context: Context): CertificateRequest {
	const version = context.version ?? guess(r)
	if (isTls13(version) && (draftOf(version) ?? 19) >= 19) {
		const requestContext = r.vector(1, 'certificate_request_context')
		return Object.assign(extensions(r, 'certificate_request'), { requestContext })
	}
	if (isTls13(version)) return draftRequest(r)
	const certificateTypes = r.list(1, 'certificate_types', r => r.u8('certificate_type', CLIENT_CERTIFICATE_TYPES))
	const signatureSchemes = version >= TLS12 ? schemes(r) : undefined
	const authorities = distinguishedNames(r, 'certificate_authorities')
	return { certificateTypes, ...(signatureSchemes && { signatureSchemes }), authorities }
}

/** Drafts up to 18 of TLS 1.3 had fields where there are extensions now. */
function draftRequest(r: Reader): CertificateRequest {
	const requestContext = r.vector(1, 'certificate_request_context')
	const signatureSchemes = schemes(r)
	const authorities = distinguishedNames(r, 'certificate_authorities')
	r.list(2, 'certificate_extensions', r =>
		r.struct('certificate_extension', r => {
			r.vector(1, 'certificate_extension_oid')
			r.vector(2, 'certificate_extension_values')
		}),
	)
	return { requestContext, signatureSchemes, authorities }
}

function schemes(r: Reader): number[] {
	return r.list(2, 'supported_signature_algorithms', r => r.u16('signature_scheme', SIGNATURE_SCHEMES))
}

/** Without the version: before TLS 1.2 the list of authorities follows the types, and its length fits what is left. */
function guess(r: Reader): number {
	const bytes = r.peek(r.left)
	const at = 1 + (bytes[0] ?? 0)
	const length = (bytes[at] ?? 0) * 0x100 + (bytes[at + 1] ?? 0)
	return at + 2 + length === bytes.length ? TLS12 - 1 : TLS12
}
