import { bytesOf, type Decode, type Reader } from '../reader.js'
import { any, isNext, sequence } from './der.js'
import { type Oid, oidText } from './oid.js'
import { contextOf, TAG } from './tags.js'
import { explicit, nothing, oid, smallInteger } from './values.js'

/** An AlgorithmIdentifier. */
export type Algorithm = {
	readonly id: string
	/** As OpenSSL prints it (`sha256WithRSAEncryption`, `ecdsa-with-SHA256`, `ED25519`); its number where we know no name. */
	readonly name: string
	/** The parameters of `rsassaPss`, where they are there. */
	readonly pss?: PssParameters
	/** The curve of `id-ecPublicKey`, by its name, else its number. */
	readonly curve?: string
	/** Bits of the prime, where the parameters give one: DSA, Diffie-Hellman, explicit curves. */
	readonly bits?: number
}

/** RSASSA-PSS-params (RFC 4055, 3.1), with the defaults filled in. */
export type PssParameters = {
	readonly hash: string
	readonly mask: string
	readonly maskHash: string
	readonly saltLength: number
	readonly trailerField: number
}

/** What an algorithm's parameters add to its name. */
export type Parameters = Omit<Algorithm, 'id' | 'name'>

/** AlgorithmIdentifier (RFC 5280, 4.1.1.2). `parameters` reads those of the algorithms that the caller knows. */
export function algorithmIdentifier(
	r: Reader,
	field: string,
	parameters: (r: Reader, algorithm: Oid) => Parameters | undefined = signatureParameters,
): Algorithm | undefined {
	return sequence(r, field, r => {
		const algorithm = oid(r, 'algorithm')
		const more = r.left === 0 ? undefined : algorithm ? parameters(r, algorithm) : unknownParameters(r)
		if (algorithm === undefined) return undefined
		const name = oidText(algorithm)
		if (r.tracing) r.describe(more?.pss ? `${name}, ${more.pss.hash}` : name)
		return { id: algorithm.id, name, ...more }
	})
}

/** Parameters of which nothing is known: shown by their types. */
export function unknownParameters(r: Reader): undefined {
	if (isNext(r, TAG.null)) nothing(r, 'parameters')
	else any(r, 'parameters')
}

/** Parameters of a signature algorithm: PSS has some, the others NULL or none at all. */
export function signatureParameters(r: Reader, algorithm: Oid): Parameters | undefined {
	if (algorithm.id !== RSASSA_PSS || !isNext(r, TAG.sequence)) return unknownParameters(r)
	const pss = pssParameters(r)
	return pss && { pss }
}

const RSASSA_PSS = '1.2.840.113549.1.1.10'

const MGF1 = '1.2.840.113549.1.1.8'

/** Each member is EXPLICIT and has a default (RFC 4055, 3.1). Nothing when one that is there could not be read. */
function pssParameters(r: Reader): PssParameters | undefined {
	return sequence(r, 'parameters', r => {
		const hash = member(r, 'hash_algorithm', 0, 'sha1', hashAlgorithm)
		const mask = member(r, 'mask_gen_algorithm', 1, { name: 'mgf1', hash: 'sha1' }, maskGeneration)
		const saltLength = member(r, 'salt_length', 2, 20, r => smallInteger(r, 'integer'))
		const trailerField = member(r, 'trailer_field', 3, 1, r => smallInteger(r, 'integer'))
		if (hash === undefined || mask === undefined || saltLength === undefined || trailerField === undefined)
			return undefined
		if (r.tracing) r.describe(`${hash}, ${mask.name} with ${mask.hash}, salt of ${bytesOf(saltLength)}`)
		return { hash, mask: mask.name, maskHash: mask.hash, saltLength, trailerField }
	})
}

function member<T>(r: Reader, name: string, tag: number, absent: T, read: Decode<T | undefined>): T | undefined {
	return isNext(r, contextOf(tag)) ? explicit(r, name, tag, read) : absent
}

function hashAlgorithm(r: Reader): string | undefined {
	return algorithmIdentifier(r, 'sequence', unknownParameters)?.name
}

/** MaskGenAlgorithm: MGF1 has the hash for its parameters (RFC 8017, A.2.1). */
function maskGeneration(r: Reader): { name: string; hash: string } | undefined {
	return sequence(r, 'sequence', r => {
		const algorithm = oid(r, 'algorithm')
		if (algorithm?.id !== MGF1) {
			if (r.left > 0) unknownParameters(r)
			return undefined
		}
		const hash = algorithmIdentifier(r, 'parameters', unknownParameters)?.name
		if (r.tracing && hash) r.describe(`${oidText(algorithm)} with ${hash}`)
		return hash === undefined ? undefined : { name: oidText(algorithm), hash }
	})
}
