import type { Names } from '../field.js'
import { bytesOf, type Reader } from '../reader.js'
import { CIPHER_SUITES } from '../registry/cipher-suites.js'
import { CLIENT_HELLO } from '../registry/handshake-types.js'
import { named } from '../registry/names.js'
import { VERSIONS, versionName } from '../registry/versions.js'

/** A ClientHello in the form of SSL 2.0, as clients sent it that could also speak a later version. */
export type Sslv2Hello = {
	/** The newest version that the client speaks. */
	readonly version: number
	/** Three bytes each: suites of SSL 2.0, and later ones with a zero before them. */
	readonly cipherSpecs: readonly number[]
	readonly sessionId: Uint8Array
	/** Takes the place of the random, with zeros before it. */
	readonly challenge: Uint8Array
}

/** Header and fixed part: what tells such a hello. */
const SHOWN = 11

/**
 * How many bytes the SSLv2 ClientHello takes that `bytes` begin with, its record header included. Nothing where there
 * is none; `more` while that is open. Its lengths must add up, so that nothing else is taken for one.
 */
export function sslv2HelloLength(bytes: Uint8Array): number | 'more' | undefined {
	const { 0: first = 0x80, 2: type = CLIENT_HELLO, 3: major } = bytes
	if (first < 0x80 || type !== CLIENT_HELLO) return undefined
	if (major !== undefined && major !== 0 && major !== 3) return undefined
	if (bytes.length < SHOWN) return 'more'
	const u16 = (at: number) => bytes[at]! * 0x100 + bytes[at + 1]!
	const [record, version, specs, session, challenge] = [u16(0) - 0x8000, u16(3), u16(5), u16(7), u16(9)]
	const isVersion = version === SSL2 || (version >= 0x0300 && version <= 0x0304)
	const isWhole = record === SHOWN - 2 + specs + session + challenge
	const fits = specs > 0 && specs % 3 === 0 && (session === 0 || session === 16) && challenge >= 16 && challenge <= 32
	return isVersion && isWhole && fits ? record + 2 : undefined
}

/** RFC 5246, E.2: a record header of two bytes, then the message. */
export function sslv2ClientHello(r: Reader): Sslv2Hello | undefined {
	const length = r.u16('record_length', value => bytesOf(value & 0x7fff)) & 0x7fff
	return r.frame('sslv2_client_hello', length, r => {
		r.u8('msg_type', () => 'client_hello')
		const version = r.u16('version', VERSIONS)
		const specs = r.u16('cipher_spec_length')
		const session = r.u16('session_id_length')
		const challenge = r.u16('challenge_length')
		const cipherSpecs =
			r.frame('cipher_specs', specs, r => r.repeat(r => r.u24('cipher_spec', SSLV2_CIPHER_SPECS))) ?? []
		if (r.tracing) r.describe(`SSLv2 format, up to ${versionName(version)}`)
		return {
			version,
			cipherSpecs,
			sessionId: r.opaque('session_id', session),
			challenge: r.opaque('challenge', challenge),
		}
	})
}

/** The random that the challenge stands for: 32 bytes, the challenge at their end (RFC 5246, E.2). */
export function sslv2Random({ challenge }: Sslv2Hello): Uint8Array {
	const random = new Uint8Array(32)
	random.set(challenge.subarray(0, 32), 32 - Math.min(32, challenge.length))
	return random
}

const SSL2 = 0x0002

const SSL2_CIPHERS: Names = named([
	[0x010080, 'SSL_CK_RC4_128_WITH_MD5'],
	[0x020080, 'SSL_CK_RC4_128_EXPORT40_WITH_MD5'],
	[0x030080, 'SSL_CK_RC2_128_CBC_WITH_MD5'],
	[0x040080, 'SSL_CK_RC2_128_CBC_EXPORT40_WITH_MD5'],
	[0x050080, 'SSL_CK_IDEA_128_CBC_WITH_MD5'],
	[0x060040, 'SSL_CK_DES_64_CBC_WITH_MD5'],
	[0x0700c0, 'SSL_CK_DES_192_EDE3_CBC_WITH_MD5'],
	[0x080080, 'SSL_CK_RC4_64_WITH_MD5'],
])

/** Suites of SSL 2.0, and those that fit into two bytes. */
export const SSLV2_CIPHER_SPECS: Names = value => (value > 0xffff ? SSL2_CIPHERS(value) : CIPHER_SUITES(value))
