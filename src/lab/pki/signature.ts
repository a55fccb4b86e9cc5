import { type KeyObject, sign } from 'node:crypto'
import { type Asn1, bits, encoded, nothing, oid, sequence } from './der.js'

/** What is signed, the algorithm that signs it, and the signature: the frame of certificates and of requests. */
export function signed(body: (algorithm: Asn1) => Asn1, key: KeyObject): Asn1 {
	const [algorithm, digest] = algorithmOf(key)
	const signedPart = body(algorithm)
	return sequence(signedPart, algorithm, bits(sign(digest, encoded(signedPart), key)))
}

/** The usual algorithm for a key: SHA-256, on larger curves the hash of their size (RFC 5758, RFC 8410). */
function algorithmOf(key: KeyObject): readonly [Asn1, string | null] {
	const { asymmetricKeyType: kind, asymmetricKeyDetails: details } = key
	if (kind === 'ed25519') return [sequence(oid('1.3.101.112')), null]
	if (kind === 'ed448') return [sequence(oid('1.3.101.113')), null]
	if (kind !== 'ec') return [sequence(oid('1.2.840.113549.1.1.11'), nothing()), 'sha256']
	const curve = details?.namedCurve
	const [id, digest] = (curve && LARGE_CURVES[curve]) || (['1.2.840.10045.4.3.2', 'sha256'] as const)
	return [sequence(oid(id)), digest]
}

const LARGE_CURVES: Readonly<Record<string, readonly [id: string, digest: string]>> = {
	secp384r1: ['1.2.840.10045.4.3.3', 'sha384'],
	secp521r1: ['1.2.840.10045.4.3.4', 'sha512'],
}
