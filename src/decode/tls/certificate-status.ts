import type { Reader } from '../reader.js'
import { CERTIFICATE_STATUS_TYPES, OCSP, OCSP_MULTI } from '../registry/certificate-codes.js'
import { derVector } from './der.js'
import { ocspResponse } from './ocsp.js'

export type CertificateStatus = {
	readonly statusType: number
	/** DER of the OCSP responses, in the order of the certificates; empty where there is none for one. */
	readonly responses: readonly Uint8Array[]
}

/** CertificateStatus: RFC 6066, 8; RFC 6961, 2.2 */
export function certificateStatus(r: Reader): CertificateStatus {
	const statusType = r.u8('status_type', CERTIFICATE_STATUS_TYPES)
	if (statusType === OCSP) return { statusType, responses: [derVector(r, 3, 'ocsp_response', response)] }
	if (statusType === OCSP_MULTI) {
		return { statusType, responses: r.list(3, 'ocsp_response_list', r => derVector(r, 3, 'ocsp_response', response)) }
	}
	r.rest('response')
	return { statusType, responses: [] }
}

function response(r: Reader): void {
	const { statuses } = ocspResponse(r)
	r.describe(statuses.map(({ status }) => status ?? '?').join(', ') || undefined)
}
