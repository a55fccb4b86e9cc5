import { bytesOf } from '../../reader.js'
import { AUTHZ_FORMATS, SRTP_PROFILES, USER_MAPPING_TYPES } from '../../registry/hello-codes.js'
import { hex } from '../../registry/names.js'
import { byCarrier, type Form, type Forms, textVector } from './form.js'

/** client_authz and server_authz: RFC 5878, 2.1 */
const authz: Form = r => {
	const formats = r.list(1, 'authz_format_list', r => r.u8('authz_format', AUTHZ_FORMATS))
	return formats.map(format => AUTHZ_FORMATS(format) ?? hex(format, 2)).join(', ')
}

/** Extensions about users, passwords and other protocols' keys. */
export const IDENTITY: Forms = {
	/** user_mapping: RFC 4681, 3 */
	6: r => {
		const types = r.list(1, 'user_mapping_types', r => r.u8('user_mapping_type', USER_MAPPING_TYPES))
		return types.map(type => USER_MAPPING_TYPES(type) ?? hex(type, 2)).join(', ')
	},
	7: authz,
	8: authz,
	/** srp: RFC 5054, 2.8.1 */
	12: r => textVector(r, 1, 'srp_i'),
	/** use_srtp: RFC 5764, 4.1.1 */
	14: r => {
		const profiles = r.list(2, 'srtp_protection_profiles', r => r.u16('srtp_protection_profile', SRTP_PROFILES))
		r.vector(1, 'srtp_mki')
		return profiles.map(profile => SRTP_PROFILES(profile) ?? hex(profile)).join(', ')
	},
	/** pwd_protect, pwd_clear and password_salt: RFC 8492, 4.4 */
	29: r => bytesOf(r.vector(1, 'protected_name').length),
	30: r => textVector(r, 1, 'name'),
	31: r => bytesOf(r.vector(2, 'pwd_password_salt').length),
	/** supported_ekt_ciphers: RFC 8870, 5.2.1 */
	39: byCarrier(
		r => r.list(1, 'supported_ciphers', r => r.u8('ekt_cipher')).join(', '),
		r => `${r.u8('selected_cipher')}`,
	),
	/** external_id_hash and external_session_id: RFC 8844, 3.2 and 4.2 */
	55: r => bytesOf(r.vector(1, 'binding_hash').length),
	56: r => bytesOf(r.vector(1, 'session_id').length),
}
