import type { Names } from '../field.js'
import { named } from './names.js'

/** CertificateType (RFC 7250; RFC 6091). */
export const CERTIFICATE_TYPES: Names = named([
	[0, 'X509'],
	[1, 'OpenPGP'],
	[2, 'RawPublicKey'],
	[3, '1609Dot2'],
])

/** ClientCertificateType: which kinds of certificate a server up to TLS 1.2 asks for (RFC 5246, 7.4.4; RFC 8422, 5.5). */
export const CLIENT_CERTIFICATE_TYPES: Names = named([
	[1, 'rsa_sign'],
	[2, 'dss_sign'],
	[3, 'rsa_fixed_dh'],
	[4, 'dss_fixed_dh'],
	[5, 'rsa_ephemeral_dh'],
	[6, 'dss_ephemeral_dh'],
	[20, 'fortezza_dms'],
	[22, 'gost_sign256 (old)'],
	[64, 'ecdsa_sign'],
	[65, 'rsa_fixed_ecdh'],
	[66, 'ecdsa_fixed_ecdh'],
	[67, 'gost_sign256'],
	[68, 'gost_sign512'],
])

export const OCSP = 1
export const OCSP_MULTI = 2

/** CertificateStatusType (RFC 6066, 8; RFC 6961). */
export const CERTIFICATE_STATUS_TYPES: Names = named([
	[OCSP, 'ocsp'],
	[OCSP_MULTI, 'ocsp_multi'],
])

/** CertificateCompressionAlgorithm (RFC 8879, 3). */
export const CERTIFICATE_COMPRESSIONS: Names = named([
	[1, 'zlib'],
	[2, 'brotli'],
	[3, 'zstd'],
])
