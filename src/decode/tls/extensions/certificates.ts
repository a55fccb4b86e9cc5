import { counted } from '../../../grouped.js'
import { bytesOf, type Reader } from '../../reader.js'
import {
	CERTIFICATE_COMPRESSIONS,
	CERTIFICATE_STATUS_TYPES,
	CERTIFICATE_TYPES,
	OCSP,
	OCSP_MULTI,
} from '../../registry/certificate-codes.js'
import { CA_IDENTIFIER_TYPES, CACHED_INFO_TYPES } from '../../registry/hello-codes.js'
import { hex } from '../../registry/names.js'
import { sctList } from '../../x509/sct.js'
import { certificateStatus } from '../certificate-status.js'
import { distinguishedNames } from '../der.js'
import { byCarrier, empty, type Form, type Forms, opaque, vectors } from './form.js'
import { transItem } from './trans-item.js'

/** status_request: RFC 6066, 8. In TLS 1.3 the response itself stands in the Certificate (RFC 8446, 4.4.2.1). */
const statusRequest: Form = (r, facts, carrier) => {
	if (carrier === 'certificate') {
		const [response] = certificateStatus(r).responses
		if (response) facts.ocspResponse ??= response
		return response && `OCSP response, ${bytesOf(response.length)}`
	}
	if (r.left === 0) return undefined
	const type = r.u8('status_type', CERTIFICATE_STATUS_TYPES)
	if (type === OCSP) ocspRequest(r)
	else opaque(r)
	return CERTIFICATE_STATUS_TYPES(type)
}

/** status_request_v2: RFC 6961, 2.2 */
const statusRequests: Form = r => {
	const types = r.list(2, 'certificate_status_req_list', r =>
		r.struct('certificate_status_request_item', r => {
			const type = r.u8('status_type', CERTIFICATE_STATUS_TYPES)
			r.vector(2, 'request', r => {
				if (type === OCSP || type === OCSP_MULTI) ocspRequest(r)
				else opaque(r)
			})
			return type
		}),
	)
	return types.map(type => CERTIFICATE_STATUS_TYPES(type) ?? hex(type, 2)).join(', ')
}

/** client_certificate_type and server_certificate_type: RFC 7250, 3. The client offers, the server chooses. */
function certificateTypes(add: (facts: Parameters<Form>[1], types: readonly number[]) => void): Form {
	return (r, facts, carrier) => {
		const types =
			carrier === 'client_hello'
				? r.list(1, 'certificate_types', r => r.u8('certificate_type', CERTIFICATE_TYPES))
				: [r.u8('certificate_type', CERTIFICATE_TYPES)]
		add(facts, types)
		return types.map(type => CERTIFICATE_TYPES(type) ?? hex(type, 2)).join(', ')
	}
}

/** Extensions about certificates. */
export const CERTIFICATES: Forms = {
	/** client_certificate_url: RFC 6066, 5 */
	2: empty(),
	/** trusted_ca_keys: RFC 6066, 6 */
	3: byCarrier(r => {
		const count = r.list(2, 'trusted_authorities_list', trustedAuthority).length
		return counted(count, 'identifier')
	}, empty()),
	5: statusRequest,
	/** cert_type: RFC 6091, 3.1 */
	9: certificateTypes(() => {}),
	17: byCarrier(statusRequests, empty()),
	/** signed_certificate_timestamp: RFC 6962, 3.3.1 */
	18: (r, facts) => {
		if (r.left === 0) return undefined
		const scts = sctList(r)
		facts.scts ??= scts
		return counted(scts.length, 'timestamp')
	},
	19: certificateTypes((facts, types) => {
		facts.clientCertificateTypes ??= types
	}),
	20: certificateTypes((facts, types) => {
		facts.serverCertificateTypes ??= types
	}),
	/** cached_info: RFC 7924, 3. The server's objects have no hash. */
	25: (r, _, carrier) => {
		const count = r.list(2, 'cached_info', r =>
			r.struct('cached_object', r => {
				r.describe(CACHED_INFO_TYPES(r.u8('cached_information_type', CACHED_INFO_TYPES)))
				if (carrier === 'client_hello') r.vector(1, 'hash_value')
			}),
		).length
		return counted(count, 'object')
	},
	/** compress_certificate: RFC 8879, 3 */
	27: (r, facts) => {
		const list = r.list(1, 'algorithms', r => r.u16('algorithm', CERTIFICATE_COMPRESSIONS))
		facts.certificateCompressions ??= list
		return () => list.map(algorithm => CERTIFICATE_COMPRESSIONS(algorithm) ?? hex(algorithm)).join(', ')
	},
	/** certificate_authorities: RFC 8446, 4.2.4 */
	47: (r, facts) => {
		const names = distinguishedNames(r, 'authorities')
		facts.authorities ??= names
		return counted(names.length, 'name')
	},
	/** oid_filters: RFC 8446, 4.2.5 */
	48: r => {
		const count = r.list(2, 'filters', r =>
			r.struct('oid_filter', r => {
				r.vector(1, 'certificate_extension_oid')
				r.vector(2, 'certificate_extension_values')
			}),
		).length
		return counted(count, 'filter')
	},
	/** post_handshake_auth: RFC 8446, 4.2.6 */
	49: empty(facts => {
		facts.postHandshakeAuth = true
	}),
	/** transparency_info: RFC 9162, 6.5 */
	52: r => {
		if (r.left === 0) return undefined
		return counted(r.list(2, 'trans_item_list', transItem).length, 'item')
	},
	/** dnssec_chain: RFC 9102, 2. The chain is a sequence of DNS resource records. */
	59: byCarrier(
		r => `port ${r.u16('port_number')}`,
		r => {
			r.u16('ext_support_lifetime')
			return bytesOf(r.rest('authentication_chain').length)
		},
	),
	/** trust_anchors: draft-ietf-tls-trust-anchor-ids, 4. Empty in a Certificate. */
	51764: (r, _, carrier) => {
		if (carrier === 'certificate' || r.left === 0) return empty()(r, {}, carrier)
		return counted(vectors(r, 2, 'trust_anchor_list', 1, 'trust_anchor_identifier').length, 'identifier')
	},
}

/** OCSPStatusRequest: RFC 6066, 8 */
function ocspRequest(r: Reader): void {
	vectors(r, 2, 'responder_id_list', 2, 'responder_id')
	r.vector(2, 'request_extensions')
}

function trustedAuthority(r: Reader): void {
	r.struct('trusted_authority', r => {
		const type = r.u8('identifier_type', CA_IDENTIFIER_TYPES)
		r.describe(CA_IDENTIFIER_TYPES(type))
		if (type === 1 || type === 3) r.opaque('sha1_hash', 20)
		else if (type === 2) r.vector(2, 'distinguished_name')
		else if (type !== 0) r.fail(`identifier type ${type} has no known form`)
	})
}
