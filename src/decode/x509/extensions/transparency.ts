import { sctList } from '../sct.js'
import { nothing, octetsOf } from '../values.js'
import type { ExtensionForm } from './values.js'

/** RFC 6962, 3.3: a list in the presentation language of TLS inside an OCTET STRING. */
export const signedCertificateTimestamps: ExtensionForm = (r, into, base) => {
	into.scts = octetsOf(r, 'signed_certificate_timestamp_list', r => {
		const scts = sctList(r, base)
		if (r.tracing) r.describe(scts.length === 1 ? '1 timestamp' : `${scts.length} timestamps`)
		return scts
	})
}

/** RFC 6962, 3.1. */
export const precertificatePoison: ExtensionForm = (r, into) => {
	nothing(r, 'precertificate_poison')
	into.precertificate = true
}
