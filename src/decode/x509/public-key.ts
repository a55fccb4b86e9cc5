import type { Span } from '../field.js'
import { bytesOf, type Reader } from '../reader.js'
import {
	type Algorithm,
	algorithmIdentifier,
	type Parameters,
	signatureParameters,
	unknownParameters,
} from './algorithm.js'
import { bitLength, integerDecimal } from './contents.js'
import { any, isNext, isWhole, sequence } from './der.js'
import { EXPLICIT, ecParameters, ecPoint } from './ec.js'
import type { Oid } from './oid.js'
import { TAG } from './tags.js'
import { bitsOf, integer, octets } from './values.js'

/** A subject's public key. Spans are relative to the certificate's first byte. */
export type PublicKey = {
	readonly algorithm: Algorithm
	/** `RSA 2048`, `EC secp256r1`, `Ed25519`, `RSA-PSS 2048`, `DSA 1024`, `ML-DSA-65`; an unknown algorithm's number. */
	readonly description: string
	/** RSA: of the modulus. EC: of the field. DSA, Diffie-Hellman: of the prime. */
	readonly bits?: number
	/** RSA: the public exponent, in decimal: `65537`; one of more than 6 bytes in hex, behind `0x`. */
	readonly exponent?: string
	/** RSA: hex, without leading zeros. */
	readonly modulus?: string
	/** The whole SubjectPublicKeyInfo: what pins hash. */
	readonly span: Span
	/** The key alone, without the octet of unused bits: what key identifiers hash (RFC 5280, 4.2.1.2). */
	readonly keySpan: Span
}

/** SubjectPublicKeyInfo (RFC 5280, 4.1.2.7). `base` is where the certificate begins. */
export function subjectPublicKeyInfo(r: Reader, base = r.at): PublicKey | undefined {
	const start = r.at - base
	return sequence(r, 'subject_public_key_info', r => {
		const algorithm = algorithmIdentifier(r, 'algorithm', keyParameters)
		let keySpan: Span | undefined
		const key = bitsOf(r, 'subject_public_key', r => {
			keySpan = { start: r.at - base, end: r.at - base + r.left }
			return algorithm ? publicKey(r, algorithm) : unknownKey(r)
		})
		if (algorithm === undefined || keySpan === undefined) return undefined
		const { bits, ...said } = key ?? {}
		const found = { ...describe(algorithm, bits), ...said }
		if (r.tracing) r.describe(found.description)
		return { algorithm, ...found, span: { start, end: r.at - base }, keySpan }
	})
}

type Key = { readonly bits?: number; readonly exponent?: string; readonly modulus?: string }

/** What the contents of the BIT STRING are, by the algorithm's number. */
type Kind = {
	/** What people call the algorithm. */
	readonly name: string
	readonly parameters: (r: Reader, algorithm: Oid) => Parameters | undefined
	readonly key: (r: Reader, algorithm: Algorithm) => Key | undefined
}

function keyParameters(r: Reader, algorithm: Oid): Parameters | undefined {
	return (KINDS.get(algorithm.id)?.parameters ?? unknownParameters)(r, algorithm)
}

function publicKey(r: Reader, algorithm: Algorithm): Key | undefined {
	return (KINDS.get(algorithm.id)?.key ?? unknownKey)(r, algorithm)
}

function describe(algorithm: Algorithm, bits = algorithm.bits): { description: string; bits?: number } {
	const name = KINDS.get(algorithm.id)?.name ?? algorithm.name
	const size = bits === undefined ? {} : { bits }
	if (algorithm.curve === EXPLICIT) return { description: ['EC explicit', bits].filter(Boolean).join(' '), ...size }
	return { description: [name, algorithm.curve ?? bits].filter(Boolean).join(' '), ...size }
}

/** RSAPublicKey (RFC 8017, A.1.1). */
function rsaKey(r: Reader): Key | undefined {
	return sequence(r, 'rsa_public_key', r => {
		const modulus = integer(r, 'modulus')
		const exponent = integer(r, 'public_exponent')
		if (modulus === undefined || exponent === undefined) return undefined
		const bits = bitLength(modulus)
		if (r.tracing) r.describe(`${bits} bits`)
		return { bits, exponent: integerDecimal(exponent), modulus: hexDigits(modulus) }
	})
}

function hexDigits(integer: Uint8Array): string {
	return Array.from(integer, byte => byte.toString(16).padStart(2, '0'))
		.join('')
		.replace(/^0+/, '')
}

/** ECPoint (RFC 5480, 2.2). */
function ecKey(r: Reader, algorithm: Algorithm): Key {
	const width = r.struct('public_key', r => ecPoint(r, algorithm.bits))
	return { bits: algorithm.bits ?? 8 * width }
}

/** DSAPublicKey and DHPublicKey are one INTEGER (RFC 3279, 2.3.2 and 2.3.3). */
function integerKey(r: Reader): undefined {
	integer(r, 'public_key')
}

/** A key of GOST R 34.10 is an OCTET STRING (RFC 9215, 4). */
function octetsKey(r: Reader): undefined {
	octets(r, 'public_key')
}

function unknownKey(r: Reader): undefined {
	if (isWhole(r)) any(r)
	else r.rest('public_key')
}

/** A key that is its bytes: RFC 8410, 4; RFC 9881, 4; RFC 9935, 4; RFC 9909, 4. */
function bytesKey(length: number): Kind['key'] {
	return r => {
		if (r.left !== length) r.flag('invalid', `a key of ${bytesOf(r.left)}, ${bytesOf(length)} were expected`)
		r.rest('public_key')
		return undefined
	}
}

/** Dss-Parms and DomainParameters (RFC 3279, 2.3.2 and 2.3.3), DHParameter (PKCS #3): the prime comes first. */
function primeParameters(names: readonly string[]): Kind['parameters'] {
	return r => {
		if (!isNext(r, TAG.sequence)) return unknownParameters(r)
		return sequence(r, 'parameters', r => {
			const numbers = names.filter(() => isNext(r, TAG.integer)).map(name => integer(r, name))
			while (r.left > 0) any(r)
			return numbers[0] && { bits: bitLength(numbers[0]) }
		})
	}
}

function bare(name: string, length: number): Kind {
	return { name, parameters: unknownParameters, key: bytesKey(length) }
}

const RSA: Kind = { name: 'RSA', parameters: unknownParameters, key: rsaKey }
const EC: Kind = { name: 'EC', parameters: ecParameters, key: ecKey }
const GOST: Kind = { name: 'GOST', parameters: unknownParameters, key: octetsKey }

const KINDS = new Map<string, Kind>([
	['1.2.840.113549.1.1.1', RSA],
	['1.2.840.113549.1.1.7', { ...RSA, name: 'RSA-OAEP' }],
	['1.2.840.113549.1.1.10', { ...RSA, name: 'RSA-PSS', parameters: signatureParameters }],
	['1.2.840.10045.2.1', EC],
	['1.3.132.1.12', { ...EC, name: 'ECDH' }],
	['1.2.840.10040.4.1', { name: 'DSA', parameters: primeParameters(['p', 'q', 'g']), key: integerKey }],
	['1.2.840.10046.2.1', { name: 'DH', parameters: primeParameters(['p', 'g', 'q', 'j']), key: integerKey }],
	['1.2.840.113549.1.3.1', { name: 'DH', parameters: primeParameters(['p', 'g', 'l']), key: integerKey }],
	['1.2.643.2.2.19', { ...GOST, name: 'GOST 2001' }],
	['1.2.643.7.1.1.1.1', { ...GOST, name: 'GOST 2012 256' }],
	['1.2.643.7.1.1.1.2', { ...GOST, name: 'GOST 2012 512' }],
	['1.3.101.110', bare('X25519', 32)],
	['1.3.101.111', bare('X448', 56)],
	['1.3.101.112', bare('Ed25519', 32)],
	['1.3.101.113', bare('Ed448', 57)],
	['2.16.840.1.101.3.4.3.17', bare('ML-DSA-44', 1312)],
	['2.16.840.1.101.3.4.3.18', bare('ML-DSA-65', 1952)],
	['2.16.840.1.101.3.4.3.19', bare('ML-DSA-87', 2592)],
	['2.16.840.1.101.3.4.4.1', bare('ML-KEM-512', 800)],
	['2.16.840.1.101.3.4.4.2', bare('ML-KEM-768', 1184)],
	['2.16.840.1.101.3.4.4.3', bare('ML-KEM-1024', 1568)],
])
