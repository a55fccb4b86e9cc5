import type { Names } from '../field.js'
import { greased, named } from './names.js'

/** HPKE KEM identifiers (RFC 9180, 7.1). */
export const HPKE_KEMS: Names = greased(
	named([
		[0x0010, 'DHKEM(P-256, HKDF-SHA256)'],
		[0x0011, 'DHKEM(P-384, HKDF-SHA384)'],
		[0x0012, 'DHKEM(P-521, HKDF-SHA512)'],
		[0x0020, 'DHKEM(X25519, HKDF-SHA256)'],
		[0x0021, 'DHKEM(X448, HKDF-SHA512)'],
		[0x0030, 'X25519Kyber768Draft00'],
		[0x647a, 'X-Wing'],
	]),
)

/** HPKE KDF identifiers (RFC 9180, 7.2). */
export const HPKE_KDFS: Names = greased(
	named([
		[0x0001, 'HKDF-SHA256'],
		[0x0002, 'HKDF-SHA384'],
		[0x0003, 'HKDF-SHA512'],
	]),
)

/** HPKE AEAD identifiers (RFC 9180, 7.3). */
export const HPKE_AEADS: Names = greased(
	named([
		[0x0001, 'AES-128-GCM'],
		[0x0002, 'AES-256-GCM'],
		[0x0003, 'ChaCha20Poly1305'],
		[0xffff, 'Export-only'],
	]),
)

/** ECHClientHelloType (RFC 9849, 5). */
export const ECH_TYPES: Names = named([
	[0, 'outer'],
	[1, 'inner'],
])

/** The version of the ECHConfig that RFC 9849 defines. */
export const ECH_VERSION = 0xfe0d
