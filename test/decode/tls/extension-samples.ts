import type { Facts } from '../../../src/decode/tls/extensions/facts.js'
import type { Carrier } from '../../../src/decode/tls/extensions/form.js'
import { bytes, filled, u8, u16, u24, u32, vector } from './build.js'

/** The body of an extension as one message carries it, what it says, and how its label reads. */
export type ExtensionSample = {
	readonly type: number
	readonly name: string
	readonly carrier: Carrier
	readonly data: Uint8Array
	readonly says?: Partial<Facts>
	readonly label?: string
}

const NONE = new Uint8Array(0)

function sample(
	type: number,
	name: string,
	carrier: Carrier,
	data: Uint8Array,
	rest: Pick<ExtensionSample, 'says' | 'label'> = {},
): ExtensionSample {
	return { type, name, carrier, data, ...rest }
}

const CH = 'client_hello'
const SH = 'server_hello'
const HRR = 'hello_retry_request'
const EE = 'encrypted_extensions'
const CT = 'certificate'
const CR = 'certificate_request'
const NST = 'new_session_ticket'

const x25519 = bytes(u16(0x001d), vector(2, filled(32)))
const hybrid = bytes(u16(0x11ec), vector(2, filled(1184), filled(32)))
const ocspRequest = bytes(vector(2, vector(2, filled(20))), vector(2))
/** SEQUENCE { ENUMERATED 6 }: an OCSP response that says "unauthorized". */
const ocspResponse = bytes([0x30, 3, 0x0a, 1, 6])
const sct = vector(
	2,
	[0],
	filled(32),
	[0, 0, 0x01, 0x9a, 0x9f, 0xd6, 0xe8, 0x00],
	vector(2),
	u16(0x0403),
	vector(2, filled(71)),
)
/** SEQUENCE { SET { SEQUENCE { OID commonName, UTF8String "CA" } } } */
const name = bytes([0x30, 13, 0x31, 11, 0x30, 9, 0x06, 3, 0x55, 0x04, 0x03, 0x0c, 2], 'CA')
const echConfig = bytes(
	u16(0xfe0d),
	vector(
		2,
		[7],
		u16(0x0020),
		vector(2, filled(32)),
		vector(2, u16(1, 1), u16(1, 3)),
		[32],
		vector(1, 'public.example'),
		vector(2),
	),
)

/** RFC 9000, 16: a number in as few bytes as it takes, up to 2^30. */
function varint(value: number): Uint8Array {
	if (value < 0x40) return u8(value)
	return value < 0x4000 ? u16(0x4000 + value) : u32(0x80000000 + value)
}

function parameter(id: number, value: Uint8Array): Uint8Array {
	return bytes(varint(id), varint(value.length), value)
}

export const EXTENSION_SAMPLES: readonly ExtensionSample[] = [
	sample(0, 'server_name', CH, vector(2, [0], vector(2, 'example.org')), {
		says: { serverName: 'example.org' },
		label: 'example.org',
	}),
	sample(0, 'server_name', EE, NONE),
	sample(1, 'max_fragment_length', CH, u8(2), { says: { maxFragmentLength: 2 }, label: '1024 bytes' }),
	sample(2, 'client_certificate_url', CH, NONE),
	sample(3, 'trusted_ca_keys', CH, vector(2, [0], [1], filled(20), [2], vector(2, name), [3], filled(20))),
	sample(3, 'trusted_ca_keys', SH, NONE),
	sample(4, 'truncated_hmac', CH, NONE),
	sample(5, 'status_request', CH, bytes([1], ocspRequest), { label: 'ocsp' }),
	sample(5, 'status_request', SH, NONE),
	sample(5, 'status_request', CT, bytes([1], vector(3, ocspResponse)), { says: { ocspResponse } }),
	sample(6, 'user_mapping', CH, vector(1, [64]), { label: 'upn_domain_hint' }),
	sample(7, 'client_authz', CH, vector(1, [0, 1]), { label: 'x509_attr_cert, saml_assertion' }),
	sample(8, 'server_authz', CH, vector(1, [0, 99]), { label: 'x509_attr_cert, 0x63' }),
	sample(9, 'cert_type', CH, vector(1, [0, 1]), { label: 'X509, OpenPGP' }),
	sample(9, 'cert_type', SH, u8(0), { label: 'X509' }),
	sample(10, 'supported_groups', CH, vector(2, u16(0x3a3a, 0x001d, 0x11ec, 0x7777)), {
		says: { groups: [0x3a3a, 0x001d, 0x11ec, 0x7777] },
		label: 'GREASE, x25519, X25519MLKEM768, 0x7777',
	}),
	sample(11, 'ec_point_formats', CH, vector(1, [0, 1, 2]), { says: { pointFormats: [0, 1, 2] } }),
	sample(11, 'ec_point_formats', SH, vector(1, [0]), { label: 'uncompressed' }),
	sample(12, 'srp', CH, vector(1, 'alice'), { label: 'alice' }),
	sample(13, 'signature_algorithms', CH, vector(2, u16(0x0804, 0x0403, 0x0402, 0x0899)), {
		says: { signatureSchemes: [0x0804, 0x0403, 0x0402, 0x0899] },
		label: 'rsa_pss_rsae_sha256, ecdsa_secp256r1_sha256, dsa_sha256, 0x0899',
	}),
	sample(13, 'signature_algorithms', CR, vector(2, u16(0x0807)), { label: 'ed25519' }),
	sample(14, 'use_srtp', CH, bytes(vector(2, u16(1, 7)), vector(1)), {
		label: 'SRTP_AES128_CM_HMAC_SHA1_80, SRTP_AEAD_AES_128_GCM',
	}),
	sample(15, 'heartbeat', CH, u8(1), { label: 'peer_allowed_to_send' }),
	sample(16, 'application_layer_protocol_negotiation', CH, vector(2, vector(1, 'h2'), vector(1, 'http/1.1')), {
		says: { alpn: ['h2', 'http/1.1'] },
		label: 'h2, http/1.1',
	}),
	sample(16, 'application_layer_protocol_negotiation', EE, vector(2, vector(1, 'h2')), { says: { alpn: ['h2'] } }),
	sample(17, 'status_request_v2', CH, vector(2, [2], vector(2, ocspRequest), [1], vector(2, ocspRequest)), {
		label: 'ocsp_multi, ocsp',
	}),
	sample(17, 'status_request_v2', SH, NONE),
	sample(18, 'signed_certificate_timestamp', CH, NONE),
	sample(18, 'signed_certificate_timestamp', CT, vector(2, sct, sct), { label: '2 timestamps' }),
	sample(19, 'client_certificate_type', CH, vector(1, [2, 0]), { says: { clientCertificateTypes: [2, 0] } }),
	sample(20, 'server_certificate_type', EE, u8(2), { says: { serverCertificateTypes: [2] }, label: 'RawPublicKey' }),
	sample(21, 'padding', CH, new Uint8Array(40), { label: '40 bytes' }),
	sample(22, 'encrypt_then_mac', CH, NONE, { says: { encryptThenMac: true } }),
	sample(23, 'extended_master_secret', SH, NONE, { says: { extendedMasterSecret: true } }),
	sample(24, 'token_binding', CH, bytes([1, 0], vector(1, [2])), { label: 'version 1.0' }),
	sample(25, 'cached_info', CH, vector(2, [1], vector(1, filled(32)))),
	sample(25, 'cached_info', SH, vector(2, [1])),
	sample(26, 'tls_lts', CH, NONE),
	sample(27, 'compress_certificate', CH, vector(1, u16(2, 1)), {
		says: { certificateCompressions: [2, 1] },
		label: 'brotli, zlib',
	}),
	sample(28, 'record_size_limit', CH, u16(16385), { says: { recordSizeLimit: 16385 }, label: '16,385 bytes' }),
	sample(29, 'pwd_protect', CH, vector(1, filled(40))),
	sample(30, 'pwd_clear', CH, vector(1, 'alice'), { label: 'alice' }),
	sample(31, 'password_salt', HRR, vector(2, filled(16))),
	sample(32, 'ticket_pinning', CH, vector(2, filled(16))),
	sample(32, 'ticket_pinning', EE, bytes(vector(1, filled(32)), vector(2, filled(16)), u32(3600)), { label: '3600 s' }),
	sample(33, 'tls_cert_with_extern_psk', CH, NONE),
	sample(34, 'delegated_credential', CH, vector(2, u16(0x0403)), { label: 'ecdsa_secp256r1_sha256' }),
	sample(
		34,
		'delegated_credential',
		CT,
		bytes(u32(3600), u16(0x0403), vector(3, filled(44)), u16(0x0804), vector(2, filled(64))),
		{
			label: 'rsa_pss_rsae_sha256',
		},
	),
	sample(35, 'session_ticket', CH, filled(160), { says: { sessionTicketLength: 160 } }),
	sample(35, 'session_ticket', SH, NONE, { says: { sessionTicketLength: 0 } }),
	sample(39, 'supported_ekt_ciphers', CH, vector(1, [1, 2])),
	sample(39, 'supported_ekt_ciphers', SH, u8(1)),
	sample(40, 'key_share_draft', CH, vector(2, x25519), { says: { keyShares: [{ group: 0x1d, length: 32 }] } }),
	sample(41, 'pre_shared_key', CH, bytes(vector(2, vector(2, filled(20)), u32(7)), vector(2, vector(1, filled(32)))), {
		says: { psks: [{ identity: filled(20), binderLength: 32 }] },
	}),
	sample(41, 'pre_shared_key', SH, u16(1), { says: { selectedPsk: 1 }, label: 'identity 1' }),
	sample(42, 'early_data', CH, NONE, { says: { earlyData: true } }),
	sample(42, 'early_data', EE, NONE, { says: { earlyData: true } }),
	sample(42, 'early_data', NST, u32(16384), { says: { maxEarlyData: 16384 }, label: 'at most 16,384 bytes' }),
	sample(43, 'supported_versions', CH, vector(1, u16(0x0a0a, 0x0304, 0x7f1c, 0x0303)), {
		says: { supportedVersions: [0x0a0a, 0x0304, 0x7f1c, 0x0303] },
		label: 'GREASE, TLS 1.3, TLS 1.3 (draft 28), TLS 1.2',
	}),
	sample(43, 'supported_versions', SH, u16(0x0304), { says: { supportedVersions: [0x0304] } }),
	sample(43, 'supported_versions', HRR, u16(0x0304), { label: 'TLS 1.3' }),
	sample(44, 'cookie', HRR, vector(2, filled(50)), { says: { cookie: filled(50) } }),
	sample(45, 'psk_key_exchange_modes', CH, vector(1, [0x2a, 1, 0]), {
		says: { pskModes: [0x2a, 1, 0] },
		label: 'GREASE, psk_dhe_ke, psk_ke',
	}),
	sample(46, 'ticket_early_data_info', NST, u32(1024), { says: { maxEarlyData: 1024 } }),
	sample(47, 'certificate_authorities', CR, vector(2, vector(2, name)), { says: { authorities: [name] } }),
	sample(48, 'oid_filters', CR, vector(2, vector(1, [0x55, 0x1d, 0x25]), vector(2, filled(8))), { label: '1 filter' }),
	sample(49, 'post_handshake_auth', CH, NONE, { says: { postHandshakeAuth: true } }),
	sample(50, 'signature_algorithms_cert', CH, vector(2, u16(0x0401)), {
		says: { certificateSignatureSchemes: [0x0401] },
	}),
	sample(51, 'key_share', CH, vector(2, u16(0x6a6a), vector(2, [0]), hybrid, x25519), {
		says: {
			keyShares: [
				{ group: 0x6a6a, length: 1 },
				{ group: 0x11ec, length: 1216 },
				{ group: 0x1d, length: 32 },
			],
		},
		label: 'GREASE, X25519MLKEM768, x25519',
	}),
	sample(51, 'key_share', SH, x25519, { says: { keyShares: [{ group: 0x1d, length: 32 }] } }),
	sample(51, 'key_share', HRR, u16(0x0017), { says: { keyShares: [{ group: 0x17, length: 0 }] }, label: 'secp256r1' }),
	sample(52, 'transparency_info', CH, NONE),
	sample(
		52,
		'transparency_info',
		CT,
		vector(
			2,
			vector(2, u16(0x0102), vector(1, filled(4)), filled(8), vector(2), vector(2, filled(70))),
			vector(2, u16(0x0106), filled(90)),
		),
		{ label: '2 items' },
	),
	sample(53, 'connection_id_deprecated', CH, vector(1, filled(4))),
	sample(54, 'connection_id', SH, vector(1)),
	sample(55, 'external_id_hash', CH, vector(1, filled(32))),
	sample(56, 'external_session_id', CH, vector(1, filled(32))),
	sample(
		57,
		'quic_transport_parameters',
		CH,
		bytes(
			parameter(0x01, varint(30000)),
			parameter(0x04, varint(1_048_576)),
			parameter(0x0c, NONE),
			parameter(0x0f, filled(8)),
			parameter(0x0d, bytes(filled(4), u16(443), filled(16), u16(443), vector(1, filled(8)), filled(16))),
			parameter(0x11, bytes(u32(1), u32(1), u32(0x1a2a3a4a))),
			parameter(27, filled(3)),
			parameter(0x3f3f, filled(5)),
		),
		{ label: '8 parameters' },
	),
	sample(58, 'ticket_request', CH, bytes([2, 1]), { label: '2 for a new session, 1 for a resumed one' }),
	sample(58, 'ticket_request', EE, u8(2), { label: '2' }),
	sample(59, 'dnssec_chain', CH, u16(443), { label: 'port 443' }),
	sample(59, 'dnssec_chain', CT, bytes(u16(24), filled(100)), { label: '100 bytes' }),
	sample(61, 'rrc', CH, NONE),
	sample(62, 'tls_flags', CH, vector(1, [0x80])),
	sample(13172, 'next_protocol_negotiation', CH, NONE),
	sample(13172, 'next_protocol_negotiation', SH, bytes(vector(1, 'spdy/3'), vector(1, 'http/1.1')), {
		says: { nextProtocols: ['spdy/3', 'http/1.1'] },
	}),
	sample(13175, 'origin_bound_certificates', CH, NONE),
	sample(13180, 'encrypted_client_certificates', CH, NONE),
	sample(17513, 'application_settings', CH, vector(2, vector(1, 'h2')), { label: 'h2' }),
	sample(17613, 'application_settings_new', CH, vector(2, vector(1, 'h2')), { label: 'h2' }),
	sample(30031, 'channel_id_old', CH, NONE),
	sample(30032, 'channel_id', CH, NONE),
	sample(35655, 'padding_draft', CH, new Uint8Array(9), { label: '9 bytes' }),
	sample(0xca34, 'trust_anchors', CH, vector(2, vector(1, [0x81, 0x01, 0x02]))),
	sample(0xca34, 'trust_anchors', CT, NONE),
	sample(0xfd00, 'ech_outer_extensions', CH, vector(1, u16(10, 51)), { label: 'supported_groups, key_share' }),
	sample(
		0xfe0d,
		'encrypted_client_hello',
		CH,
		bytes([0], u16(1, 1), [9], vector(2, filled(32)), vector(2, filled(144))),
		{
			says: { ech: { type: 'outer', kdf: 1, aead: 1, configId: 9, encLength: 32, payloadLength: 144 } },
			label: 'outer, 144 bytes: a sealed ClientHello or GREASE, which cannot be told apart without keys',
		},
	),
	sample(0xfe0d, 'encrypted_client_hello', CH, u8(1), { says: { ech: { type: 'inner' } } }),
	sample(0xfe0d, 'encrypted_client_hello', HRR, filled(8), { says: { ech: { type: 'confirmation' } } }),
	sample(0xfe0d, 'encrypted_client_hello', EE, vector(2, echConfig, u16(0xfe0a), vector(2, filled(5))), {
		says: { ech: { type: 'retry_configs', publicNames: ['public.example'] } },
	}),
	sample(0xff01, 'renegotiation_info', CH, vector(1), {
		says: { renegotiationInfoLength: 0 },
		label: 'first handshake',
	}),
	sample(0xff01, 'renegotiation_info', SH, vector(1, filled(24)), { says: { renegotiationInfoLength: 24 } }),
	sample(0xffa5, 'quic_transport_parameters_draft', CH, parameter(0x01, varint(30000)), { label: '1 parameter' }),
	sample(
		0xffce,
		'encrypted_server_name',
		CH,
		bytes(u16(0x1301), x25519, vector(2, filled(32)), vector(2, filled(292))),
		{ label: '292 bytes' },
	),
	sample(0xffce, 'encrypted_server_name', EE, filled(16)),
]

/** Bodies of extensions whose form nothing here knows: shown as bytes, under their number. */
export const UNKNOWN_SAMPLES: readonly ExtensionSample[] = [
	sample(0x1a1a, 'extension', CH, u8(0), { label: 'GREASE' }),
	sample(0x1a1a, 'extension', CH, NONE, { label: 'GREASE' }),
	sample(0x4242, 'extension', CH, u24(7), { label: '0x4242' }),
]
