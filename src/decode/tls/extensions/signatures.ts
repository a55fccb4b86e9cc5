import type { Reader } from '../../reader.js'
import { hex } from '../../registry/names.js'
import { SIGNATURE_SCHEMES } from '../../registry/signature-schemes.js'
import type { Form, Forms } from './form.js'

/** delegated_credential: RFC 9345, 4. The client says which schemes it takes, the server sends the credential. */
const delegatedCredential: Form = (r, _, carrier) => {
	if (carrier !== 'certificate') {
		const list = schemes(r)
		return () => schemeNames(list)
	}
	r.struct('credential', r => {
		r.u32('valid_time')
		r.u16('dc_cert_verify_algorithm', SIGNATURE_SCHEMES)
		r.vector(3, 'subject_public_key_info')
	})
	const algorithm = r.u16('algorithm', SIGNATURE_SCHEMES)
	r.vector(2, 'signature')
	return () => schemeNames([algorithm])
}

/** Extensions about signatures. */
export const SIGNATURES: Forms = {
	/** signature_algorithms: RFC 8446, 4.2.3 */
	13: (r, facts) => {
		const list = schemes(r)
		facts.signatureSchemes ??= list
		return () => schemeNames(list)
	},
	/** signature_algorithms_cert: RFC 8446, 4.2.3 */
	50: (r, facts) => {
		const list = schemes(r)
		facts.certificateSignatureSchemes ??= list
		return () => schemeNames(list)
	},
	34: delegatedCredential,
}

function schemes(r: Reader): number[] {
	return r.list(2, 'supported_signature_algorithms', r => r.u16('signature_scheme', SIGNATURE_SCHEMES))
}

function schemeNames(list: readonly number[]): string {
	return list.map(scheme => SIGNATURE_SCHEMES(scheme) ?? hex(scheme)).join(', ')
}
