import type { Reader } from '../reader.js'
import {
	AUTHZ_FORMATS,
	CERT_CHAIN_TYPES,
	KEY_UPDATE_REQUESTS,
	SUPPLEMENTAL_DATA_TYPES,
	USER_MAPPING_TYPES,
} from '../registry/hello-codes.js'
import { VERSIONS } from '../registry/versions.js'
import { textVector } from './extensions/form.js'

export type KeyUpdate = { readonly requestUpdate: number }

/** RFC 8446, 4.6.3 */
export function keyUpdate(r: Reader): KeyUpdate {
	return { requestUpdate: r.u8('request_update', KEY_UPDATE_REQUESTS) }
}

export type NextProtocol = { readonly protocol: string }

/** draft-agl-tls-nextprotoneg-04, 3: sent encrypted, before the client's Finished. */
export function nextProtocol(r: Reader): NextProtocol {
	const protocol = textVector(r, 1, 'selected_protocol')
	r.vector(1, 'padding')
	return { protocol }
}

/** draft-balfanz-tls-channelid-01, 4: a P-256 key and a signature by it, as an extension without a list around it. */
export function channelId(r: Reader): void {
	r.u16('extension_type')
	r.vector(2, 'channel_id', r => {
		for (const name of ['x', 'y', 'r', 's']) r.opaque(name, 32)
	})
}

/** HelloVerifyRequest: RFC 6347, 4.2.1. DTLS only. */
export function helloVerifyRequest(r: Reader): void {
	r.u16('server_version', VERSIONS)
	r.vector(1, 'cookie')
}

/** CertificateURL: RFC 6066, 5 */
export function certificateUrl(r: Reader): void {
	r.u8('type', CERT_CHAIN_TYPES)
	r.list(2, 'url_and_hash_list', r =>
		r.struct('url_and_hash', r => {
			r.describe(textVector(r, 2, 'url'))
			r.u8('padding')
			r.opaque('sha1_hash', 20)
		}),
	)
}

const USER_MAPPING_DATA = 0
const AUTHZ_DATA = 16386
const UPN_DOMAIN_HINT = 64

/** SupplementalData: RFC 4680, 2; user mapping RFC 4681, 3; authorizations RFC 5878, 3.3 */
export function supplementalData(r: Reader): void {
	r.list(3, 'supp_data', r =>
		r.struct('supplemental_data_entry', r => {
			const type = r.u16('supp_data_type', SUPPLEMENTAL_DATA_TYPES)
			r.describe(SUPPLEMENTAL_DATA_TYPES(type))
			r.vector(2, 'supplemental_data', r => {
				if (type === USER_MAPPING_DATA) userMappingData(r)
				else if (type === AUTHZ_DATA) authorizations(r)
				else r.rest('opaque')
			})
		}),
	)
}

function userMappingData(r: Reader): void {
	r.list(2, 'user_mapping_data_list', r =>
		r.struct('user_mapping_data', r => {
			const type = r.u8('user_mapping_version', USER_MAPPING_TYPES)
			r.vector(2, 'data', r => {
				if (type !== UPN_DOMAIN_HINT) {
					r.rest('opaque')
					return
				}
				textVector(r, 2, 'user_principal_name')
				textVector(r, 2, 'domain_name')
			})
		}),
	)
}

/** What an authorization holds is another format's: an attribute certificate, a SAML assertion. */
function authorizations(r: Reader): void {
	r.list(2, 'authz_data_list', r =>
		r.struct('authorization_data_entry', r => {
			r.describe(AUTHZ_FORMATS(r.u8('authz_format', AUTHZ_FORMATS)))
			r.vector(2, 'authz_data')
		}),
	)
}
