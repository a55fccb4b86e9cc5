import { bytesOf } from '../../reader.js'
import { HEARTBEAT_MODES, MAX_FRAGMENT_LENGTHS, TOKEN_BINDING_KEYS } from '../../registry/hello-codes.js'
import { VERSIONS, versionName } from '../../registry/versions.js'
import { empty, type Form, type Forms } from './form.js'

/** supported_versions: RFC 8446, 4.2.1. A list in the client's hello, the one chosen in the server's. */
const supportedVersions: Form = (r, facts, carrier) => {
	const versions =
		carrier === 'client_hello'
			? r.list(1, 'versions', r => r.u16('version', VERSIONS))
			: [r.u16('selected_version', VERSIONS)]
	facts.supportedVersions ??= versions
	return () => versions.map(versionName).join(', ')
}

/** padding: RFC 7685, 3. Zeros that make the hello longer. */
const padding: Form = r => {
	const bytes = r.rest('padding')
	if (bytes.some(byte => byte !== 0)) r.flag('invalid', 'padding holds bytes that are not zero')
	return () => bytesOf(bytes.length)
}

/** Extensions that shape the connection as a whole. */
export const HELLO: Forms = {
	/** max_fragment_length: RFC 6066, 4 */
	1: (r, facts) => {
		const value = r.u8('max_fragment_length', MAX_FRAGMENT_LENGTHS)
		facts.maxFragmentLength ??= value
		return MAX_FRAGMENT_LENGTHS(value)
	},
	/** truncated_hmac: RFC 6066, 7 */
	4: empty(),
	/** heartbeat: RFC 6520, 2 */
	15: r => HEARTBEAT_MODES(r.u8('heartbeat_mode', HEARTBEAT_MODES)),
	21: padding,
	35655: padding,
	/** encrypt_then_mac: RFC 7366, 2 */
	22: empty(facts => {
		facts.encryptThenMac = true
	}),
	/** extended_master_secret: RFC 7627, 5.1 */
	23: empty(facts => {
		facts.extendedMasterSecret = true
	}),
	/** token_binding: RFC 8472, 2 */
	24: r => {
		const version = r.struct('token_binding_version', r => `${r.u8('major')}.${r.u8('minor')}`)
		r.list(1, 'key_parameters_list', r => r.u8('key_parameters', TOKEN_BINDING_KEYS))
		return `version ${version}`
	},
	/** tls_lts: draft-gutmann-tls-lts, 3.1 */
	26: empty(),
	/** record_size_limit: RFC 8449, 4 */
	28: (r, facts) => {
		const limit = r.u16('record_size_limit')
		facts.recordSizeLimit ??= limit
		return () => bytesOf(limit)
	},
	43: supportedVersions,
	/** cookie: RFC 8446, 4.2.2 */
	44: (r, facts) => {
		const cookie = r.vector(2, 'cookie')
		facts.cookie ??= cookie
		return () => bytesOf(cookie.length)
	},
	/** connection_id: RFC 9146, 3, and the number it had in drafts */
	53: r => bytesOf(r.vector(1, 'cid').length),
	54: r => bytesOf(r.vector(1, 'cid').length),
	/** rrc: draft-ietf-tls-dtls-rrc, 3 */
	61: empty(),
	/** tls_flags: draft-ietf-tls-tlsflags, 2 */
	62: r => bytesOf(r.vector(1, 'flags').length),
	/** Google's channel ID, draft-balfanz-tls-channelid, and what came before it */
	13175: empty(),
	13180: empty(),
	30031: empty(),
	30032: empty(),
	/** renegotiation_info: RFC 5746, 3.2 */
	65281: (r, facts) => {
		const length = r.vector(1, 'renegotiated_connection').length
		facts.renegotiationInfoLength ??= length
		return () => (length === 0 ? 'first handshake' : bytesOf(length))
	},
}
