import type { Names } from '../field.js'
import { DATE, ROWS } from './generated/signature-schemes.js'
import { greased, named } from './names.js'

/** When the registry of signature schemes was read; `NEWER` came later. */
export const SIGNATURE_SCHEMES_DATE = DATE

const NEWER: readonly (readonly [number, string])[] = [
	[0x0911, 'slhdsa_sha2_128s'],
	[0x0912, 'slhdsa_sha2_128f'],
	[0x0913, 'slhdsa_sha2_192s'],
	[0x0914, 'slhdsa_sha2_192f'],
	[0x0915, 'slhdsa_sha2_256s'],
	[0x0916, 'slhdsa_sha2_256f'],
	[0x0917, 'slhdsa_shake_128s'],
	[0x0918, 'slhdsa_shake_128f'],
	[0x0919, 'slhdsa_shake_192s'],
	[0x091a, 'slhdsa_shake_192f'],
	[0x091b, 'slhdsa_shake_256s'],
	[0x091c, 'slhdsa_shake_256f'],
]

/** Not registered as schemes, and seen on the wire. */
const SEEN: readonly (readonly [number, string])[] = [
	[0xeded, 'gostr34102001_gostr3411'],
	[0xeeee, 'gostr34102012_256_gostr34112012_256'],
	[0xefef, 'gostr34102012_512_gostr34112012_512'],
]

/** RFC 5246, 7.4.1.4.1: until TLS 1.2 the two bytes were a hash and a signature algorithm. */
const HASHES = ['', 'md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512']
const SIGNATURES = ['anonymous', 'rsa_pkcs1', 'dsa', 'ecdsa']

const schemes = named([...SEEN, ...NEWER, ...ROWS])

/** The names of signature schemes; a pair of hash and signature that is no scheme of TLS 1.3 is named alike (`dsa_sha256`). */
export const SIGNATURE_SCHEMES: Names = greased(value => schemes(value) ?? pair(value))

/** A pair has a hash of at most 6; what begins with 8 or 9 is a scheme of its own and never a pair. */
function pair(value: number): string | undefined {
	const hash = HASHES[value >> 8]
	const signature = SIGNATURES[value & 0xff]
	return hash && signature ? `${signature}_${hash}` : undefined
}
