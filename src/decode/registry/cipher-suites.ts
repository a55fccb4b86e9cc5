import type { Names } from '../field.js'
import { DATE, ROWS } from './generated/cipher-suites.js'
import { greased, named } from './names.js'

/** When the registry of cipher suites was read. */
export const CIPHER_SUITES_DATE = DATE

/** Not registered, and seen on the wire. */
const SEEN: readonly (readonly [number, string])[] = [
	[0x0060, 'TLS_RSA_EXPORT1024_WITH_RC4_56_MD5'],
	[0x0061, 'TLS_RSA_EXPORT1024_WITH_RC2_CBC_56_MD5'],
	[0x0062, 'TLS_RSA_EXPORT1024_WITH_DES_CBC_SHA'],
	[0x0063, 'TLS_DHE_DSS_EXPORT1024_WITH_DES_CBC_SHA'],
	[0x0064, 'TLS_RSA_EXPORT1024_WITH_RC4_56_SHA'],
	[0x0065, 'TLS_DHE_DSS_EXPORT1024_WITH_RC4_56_SHA'],
	[0x0066, 'TLS_DHE_DSS_WITH_RC4_128_SHA'],
	[0x0080, 'TLS_GOSTR341094_WITH_28147_CNT_IMIT'],
	[0x0081, 'TLS_GOSTR341001_WITH_28147_CNT_IMIT'],
	[0x0082, 'TLS_GOSTR341094_WITH_NULL_GOSTR3411'],
	[0x0083, 'TLS_GOSTR341001_WITH_NULL_GOSTR3411'],
	[0xcc13, 'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256 (draft)'],
	[0xcc14, 'TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256 (draft)'],
	[0xcc15, 'TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256 (draft)'],
	[0xe011, 'TLCP_ECDHE_SM4_CBC_SM3'],
	[0xe013, 'TLCP_ECC_SM4_CBC_SM3'],
	[0xe051, 'TLCP_ECDHE_SM4_GCM_SM3'],
	[0xe053, 'TLCP_ECC_SM4_GCM_SM3'],
	[0xfefe, 'SSL_RSA_FIPS_WITH_DES_CBC_SHA'],
	[0xfeff, 'SSL_RSA_FIPS_WITH_3DES_EDE_CBC_SHA'],
	[0xff85, 'TLS_GOSTR341112_256_WITH_28147_CNT_IMIT'],
	[0xff87, 'TLS_GOSTR341112_256_WITH_NULL_GOSTR3411'],
]

/** The names of cipher suites, as IANA spells them. */
export const CIPHER_SUITES: Names = greased(named([...SEEN, ...ROWS]))

/** Signals in the list of suites that are no suites: RFC 5746, 3.3 and RFC 7507. */
export const EMPTY_RENEGOTIATION_INFO_SCSV = 0x00ff
export const FALLBACK_SCSV = 0x5600
