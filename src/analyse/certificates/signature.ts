import { constants, createPublicKey, type KeyObject, verify } from 'node:crypto'
import type { Algorithm } from '../../decode/x509/algorithm.js'
import { type Said, type Saying, saying } from '../saying.js'

/** What came of checking one signature. `unchecked`: this Node cannot say. `how` is a few words: `RSA with SHA-256`. */
export type SignatureResult = {
	readonly state: 'verified' | 'failed' | 'unchecked'
	readonly how: Said
	/** Why it is unchecked, or why it can never verify: the kind of key does not fit, … */
	readonly why?: Saying
}

/** Checks an X.509 signature (RFC 5280, 4.1.1.3) by a SubjectPublicKeyInfo in DER. Never throws. */
export function checkSignature(
	algorithm: Algorithm,
	publicKey: Uint8Array,
	data: Uint8Array,
	signature: Uint8Array,
): SignatureResult {
	const method = METHODS.get(algorithm.id)
	if (method === undefined) {
		return {
			state: 'unchecked',
			how: algorithm.name,
			why: saying('algorithm_not_checked', { name: algorithm.name }),
		}
	}
	const how = method.words(algorithm)
	try {
		// The one place where node:crypto may throw: odd keys, curves and algorithms that its OpenSSL has not.
		const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' })
		const kind = key.asymmetricKeyType ?? 'unknown'
		if (!method.keys.includes(kind)) return { state: 'failed', how, why: saying('needs_another_key', { how, kind }) }
		const refusal = method.refuses?.(algorithm)
		if (refusal !== undefined) return { state: 'unchecked', how, why: refusal }
		return { state: method.verify(algorithm, key, data, signature) ? 'verified' : 'failed', how }
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error)
		return { state: 'unchecked', how, why: saying('node_cannot_check', { how, reason }) }
	}
}

/** The hash of a signature algorithm as people write it, where it has one: `SHA-1`. */
export function hashOf(algorithm: Algorithm): string | undefined {
	return METHODS.get(algorithm.id)?.hash?.(algorithm)
}

type Method = {
	/** As `KeyObject.asymmetricKeyType` says them. */
	readonly keys: readonly string[]
	readonly words: (algorithm: Algorithm) => Said
	readonly hash?: (algorithm: Algorithm) => string | undefined
	readonly refuses?: (algorithm: Algorithm) => Saying | undefined
	readonly verify: (algorithm: Algorithm, key: KeyObject, data: Uint8Array, signature: Uint8Array) => boolean
}

/** RSASSA-PKCS1-v1_5, ECDSA and DSA: a kind of key and a hash. */
function hashed(keys: readonly string[], name: string, hash: string): Method {
	return {
		keys,
		words: () => saying('with_hash', { algorithm: name, hash }),
		hash: () => hash,
		verify: (_, key, data, signature) => verify(OPENSSL_NAMES[hash] ?? hash, data, key, signature),
	}
}

/** EdDSA and ML-DSA: the key says all. */
function whole(kind: string, name: string): Method {
	return {
		keys: [kind],
		words: () => name,
		verify: (_, key, data, signature) => verify(undefined, data, key, signature),
	}
}

const PSS: Method = {
	keys: ['rsa', 'rsa-pss'],
	words: ({ pss }) => saying('with_hash', { algorithm: 'RSA-PSS', hash: pssHash(pss) }),
	hash: ({ pss }) => pssHash(pss),
	refuses: ({ pss }) => {
		if (pss && pss.maskHash !== pss.hash) return saying('pss_masks', { mask: pss.maskHash, hash: pss.hash })
		if (pss && pss.trailerField !== 1) return saying('pss_trailer', { trailer: pss.trailerField })
		return undefined
	},
	verify: ({ pss }, key, data, signature) =>
		verify(
			pss?.hash ?? 'sha1',
			data,
			{ key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: pss?.saltLength ?? 20 },
			signature,
		),
}

function pssHash(pss: Algorithm['pss']): string {
	const hash = pss?.hash ?? 'sha1'
	return PSS_HASHES[hash] ?? hash
}

const PSS_HASHES: Readonly<Record<string, string>> = {
	sha1: 'SHA-1',
	sha224: 'SHA-224',
	sha256: 'SHA-256',
	sha384: 'SHA-384',
	sha512: 'SHA-512',
}

const OPENSSL_NAMES: Readonly<Record<string, string>> = {
	MD2: 'md2',
	MD4: 'md4',
	MD5: 'md5',
	'SHA-1': 'sha1',
	'SHA-224': 'sha224',
	'SHA-256': 'sha256',
	'SHA-384': 'sha384',
	'SHA-512': 'sha512',
}

const rsa = (hash: string) => hashed(['rsa'], 'RSA', hash)
const ecdsa = (hash: string) => hashed(['ec'], 'ECDSA', hash)
const dsa = (hash: string) => hashed(['dsa'], 'DSA', hash)

/** RFC 3279, 2.2; RFC 4055; RFC 5758; RFC 8410; RFC 8692; RFC 9688; RFC 9881. */
const METHODS = new Map<string, Method>([
	['1.2.840.113549.1.1.2', rsa('MD2')],
	['1.2.840.113549.1.1.3', rsa('MD4')],
	['1.2.840.113549.1.1.4', rsa('MD5')],
	['1.2.840.113549.1.1.5', rsa('SHA-1')],
	['1.3.14.3.2.29', rsa('SHA-1')],
	['1.2.840.113549.1.1.14', rsa('SHA-224')],
	['1.2.840.113549.1.1.11', rsa('SHA-256')],
	['1.2.840.113549.1.1.12', rsa('SHA-384')],
	['1.2.840.113549.1.1.13', rsa('SHA-512')],
	['1.2.840.113549.1.1.10', PSS],
	['1.2.840.10045.4.1', ecdsa('SHA-1')],
	['1.2.840.10045.4.3.1', ecdsa('SHA-224')],
	['1.2.840.10045.4.3.2', ecdsa('SHA-256')],
	['1.2.840.10045.4.3.3', ecdsa('SHA-384')],
	['1.2.840.10045.4.3.4', ecdsa('SHA-512')],
	['1.2.840.10040.4.3', dsa('SHA-1')],
	['2.16.840.1.101.3.4.3.1', dsa('SHA-224')],
	['2.16.840.1.101.3.4.3.2', dsa('SHA-256')],
	['1.3.101.112', whole('ed25519', 'Ed25519')],
	['1.3.101.113', whole('ed448', 'Ed448')],
	['2.16.840.1.101.3.4.3.17', whole('ml-dsa-44', 'ML-DSA-44')],
	['2.16.840.1.101.3.4.3.18', whole('ml-dsa-65', 'ML-DSA-65')],
	['2.16.840.1.101.3.4.3.19', whole('ml-dsa-87', 'ML-DSA-87')],
])
