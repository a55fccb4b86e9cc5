import type { Names } from '../field.js'
import { isGreaseByte, named } from './names.js'

/** CompressionMethod (RFC 3749, RFC 3943). */
export const COMPRESSION_METHODS: Names = named([
	[0, 'null'],
	[1, 'DEFLATE'],
	[64, 'LZS'],
])

/** ECPointFormat (RFC 8422, 5.1.2). */
export const POINT_FORMATS: Names = named([
	[0, 'uncompressed'],
	[1, 'ansiX962_compressed_prime'],
	[2, 'ansiX962_compressed_char2'],
])

/** ECCurveType (RFC 8422, 5.4). */
export const CURVE_TYPES: Names = named([
	[1, 'explicit_prime'],
	[2, 'explicit_char2'],
	[3, 'named_curve'],
])

/** ECBasisType of an explicit curve over a binary field (RFC 4492, 5.4). */
export const BASIS_TYPES: Names = named([
	[1, 'ec_basis_trinomial'],
	[2, 'ec_basis_pentanomial'],
])

const modes = named([
	[0, 'psk_ke'],
	[1, 'psk_dhe_ke'],
])

/** PskKeyExchangeMode (RFC 8446, 4.2.9). */
export const PSK_MODES: Names = value => (isGreaseByte(value) ? 'GREASE' : modes(value))

/** NameType of server_name (RFC 6066, 3). */
export const NAME_TYPES: Names = named([[0, 'host_name']])

/** MaxFragmentLength: 2 to the power of (8 + value) (RFC 6066, 4). */
export const MAX_FRAGMENT_LENGTHS: Names = value => (value >= 1 && value <= 4 ? `${2 ** (8 + value)} bytes` : undefined)

/** HeartbeatMode and HeartbeatMessageType (RFC 6520). */
export const HEARTBEAT_MODES: Names = named([
	[1, 'peer_allowed_to_send'],
	[2, 'peer_not_allowed_to_send'],
])
export const HEARTBEAT_TYPES: Names = named([
	[1, 'heartbeat_request'],
	[2, 'heartbeat_response'],
])

/** SRTPProtectionProfile (RFC 5764, 4.1.2; RFC 7714; RFC 8723). */
export const SRTP_PROFILES: Names = named([
	[0x0001, 'SRTP_AES128_CM_HMAC_SHA1_80'],
	[0x0002, 'SRTP_AES128_CM_HMAC_SHA1_32'],
	[0x0005, 'SRTP_NULL_HMAC_SHA1_80'],
	[0x0006, 'SRTP_NULL_HMAC_SHA1_32'],
	[0x0007, 'SRTP_AEAD_AES_128_GCM'],
	[0x0008, 'SRTP_AEAD_AES_256_GCM'],
	[0x0009, 'DOUBLE_AEAD_AES_128_GCM_AEAD_AES_128_GCM'],
	[0x000a, 'DOUBLE_AEAD_AES_256_GCM_AEAD_AES_256_GCM'],
])

/** TokenBindingKeyParameters (RFC 8472, 2). */
export const TOKEN_BINDING_KEYS: Names = named([
	[0, 'rsa2048_pkcs1.5'],
	[1, 'rsa2048_pss'],
	[2, 'ecdsap256'],
])

/** KeyUpdateRequest (RFC 8446, 4.6.3). */
export const KEY_UPDATE_REQUESTS: Names = named([
	[0, 'update_not_requested'],
	[1, 'update_requested'],
])

/** IdentifierType of trusted_ca_keys (RFC 6066, 6). */
export const CA_IDENTIFIER_TYPES: Names = named([
	[0, 'pre_agreed'],
	[1, 'key_sha1_hash'],
	[2, 'x509_name'],
	[3, 'cert_sha1_hash'],
])

/** CertChainType of a CertificateURL (RFC 6066, 5). */
export const CERT_CHAIN_TYPES: Names = named([
	[0, 'individual_certs'],
	[1, 'pkipath'],
])

/** SupplementalDataType, UserMappingType and AuthzDataFormat (RFC 4680, 4681, 5878). */
export const SUPPLEMENTAL_DATA_TYPES: Names = named([
	[0, 'user_mapping_data'],
	[16386, 'authz_data'],
])
export const USER_MAPPING_TYPES: Names = named([[64, 'upn_domain_hint']])
export const AUTHZ_FORMATS: Names = named([
	[0, 'x509_attr_cert'],
	[1, 'saml_assertion'],
	[2, 'x509_attr_cert_url'],
	[3, 'saml_assertion_url'],
	[64, 'keynote_assertion_list'],
	[65, 'keynote_assertion_list_url'],
	[66, 'dtcp_authorization'],
])

/** CachedInformationType (RFC 7924, 3). */
export const CACHED_INFO_TYPES: Names = named([
	[1, 'cert'],
	[2, 'cert_req'],
])
