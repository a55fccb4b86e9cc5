import { constants, type KeyObject, publicDecrypt, timingSafeEqual, verify } from 'node:crypto'
import { hex } from '../../decode/registry/names.js'
import { SIGNATURE_SCHEMES } from '../../decode/registry/signature-schemes.js'
import { SSL30, TLS12, TLS13 } from '../../decode/registry/versions.js'
import type { Signature } from '../../decode/tls/signature.js'
import { type Said, type Saying, saying } from '../saying.js'
import { joined } from '../tls/prf.js'
import type { Signer } from './signer.js'
import { hashed } from './transcript.js'
import { hashTitle } from './words.js'

/** What was signed: its parts in order. SSL 3.0 hashes in the master secret (RFC 6101, 5.6.8). */
export type Signed = { readonly parts: readonly Uint8Array[]; readonly master?: Uint8Array }

/** What came of checking a signature. `how`: `RSA-PSS with SHA-256 by the key of CN=localhost`. */
export type Checked = {
	readonly state: 'verified' | 'failed' | 'unchecked'
	readonly how: Said
	/** Why it can never verify; always there where it is unchecked. */
	readonly why?: Saying
	readonly fault?: string
}

/** The hash that a signature is over, as far as scheme and key tell: for words. */
export function hashOfScheme(version: number, scheme: number | undefined, kind: string | undefined): Said | undefined {
	if (version < TLS12 || scheme === undefined) return kind === 'rsa' ? saying('md5_and_sha1') : 'SHA-1'
	const hash = METHODS.get(scheme)?.hash
	return hash && hashTitle(hash)
}

/** Checks a signature of a handshake message (RFC 8446, 4.2.3; RFC 5246, 4.7; RFC 4346, 4.7). Never throws. */
export function checkSigned(
	{ name, key }: Signer,
	version: number,
	{ scheme, signature }: Partial<Signature>,
	signed: Signed,
	offered: readonly number[] | undefined,
): Checked {
	if (signature === undefined || signature.length === 0)
		return { state: 'failed', how: '', why: saying('no_signature_there'), fault: 'malformed' }
	if (version < TLS12) return checkOld({ name, key }, signature, signed, version)
	const method = scheme === undefined ? undefined : METHODS.get(scheme)
	const title = scheme === undefined ? saying('no_scheme') : (SIGNATURE_SCHEMES(scheme) ?? hex(scheme))
	const how = saying('scheme_by', { scheme: method?.title ?? title, name })
	if (scheme === undefined || !method) {
		// A scheme that nobody offered is no scheme that this program lacks.
		if (scheme !== undefined && offered && !offered.includes(scheme))
			return { state: 'failed', how, why: saying('scheme_not_offered', { scheme: title }), fault: 'wrong_scheme' }
		return { state: 'unchecked', how, why: saying('scheme_not_checked', { scheme: title }) }
	}
	const kind = key.asymmetricKeyType ?? 'unknown'
	if (!method.keys.includes(kind))
		return {
			state: 'failed',
			how,
			why: saying('needs_another_key', { how: method.title, kind }),
			fault: 'wrong_scheme',
		}
	if (version === TLS13 && method.isOld)
		return { state: 'failed', how, why: saying('must_not_sign', { scheme: title }), fault: 'wrong_scheme' }
	return attempt(how, () => method.verify(key, joined(...signed.parts), signature))
}

type Method = {
	readonly title: Said
	/** As `KeyObject.asymmetricKeyType` says them. */
	readonly keys: readonly string[]
	readonly hash?: 'md5' | 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512'
	/** Not for CertificateVerify of TLS 1.3. */
	readonly isOld?: boolean
	readonly verify: (key: KeyObject, data: Uint8Array, signature: Uint8Array) => boolean
}

const HASHES = ['', 'md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'] as const

/** `RSA with SHA-256` */
function withHash(algorithm: string, hash: Parameters<typeof hashTitle>[0]): Saying {
	return saying('with_hash', { algorithm, hash: hashTitle(hash) })
}

const pss = (kind: string, hash: 'sha256' | 'sha384' | 'sha512'): Method => ({
	title: withHash('RSA-PSS', hash),
	keys: [kind],
	hash,
	verify: (key, data, signature) =>
		verify(
			hash,
			data,
			{ key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST },
			signature,
		),
})

/** EdDSA and ML-DSA: the key says all. */
const whole = (kind: string, title: string): Method => ({
	title,
	keys: [kind],
	verify: (key, data, signature) => verify(undefined, data, key, signature),
})

const ecdsa = (hash: 'sha256' | 'sha384' | 'sha512'): Method => ({
	title: withHash('ECDSA', hash),
	keys: ['ec'],
	hash,
	verify: (key, data, signature) => verify(hash, data, key, signature),
})

const METHODS = new Map<number, Method>([
	// Pairs of hash and signature algorithm (RFC 5246, 7.4.1.4.1); those that TLS 1.3 took over keep their numbers.
	...HASHES.flatMap((hash, i): (readonly [number, Method])[] => {
		if (hash === '') return []
		const check = (key: KeyObject, data: Uint8Array, signature: Uint8Array) => verify(hash, data, key, signature)
		return [
			[i * 256 + 1, { title: withHash('RSA', hash), keys: ['rsa'], hash, isOld: true, verify: check }],
			[i * 256 + 2, { title: withHash('DSA', hash), keys: ['dsa'], hash, isOld: true, verify: check }],
			[i * 256 + 3, { title: withHash('ECDSA', hash), keys: ['ec'], hash, isOld: i < 4, verify: check }],
		]
	}),
	[0x0804, pss('rsa', 'sha256')],
	[0x0805, pss('rsa', 'sha384')],
	[0x0806, pss('rsa', 'sha512')],
	[0x0807, whole('ed25519', 'Ed25519')],
	[0x0808, whole('ed448', 'Ed448')],
	[0x0809, pss('rsa-pss', 'sha256')],
	[0x080a, pss('rsa-pss', 'sha384')],
	[0x080b, pss('rsa-pss', 'sha512')],
	// Brainpool curves (RFC 8734).
	[0x081a, ecdsa('sha256')],
	[0x081b, ecdsa('sha384')],
	[0x081c, ecdsa('sha512')],
	[0x0904, whole('ml-dsa-44', 'ML-DSA-44')],
	[0x0905, whole('ml-dsa-65', 'ML-DSA-65')],
	[0x0906, whole('ml-dsa-87', 'ML-DSA-87')],
])

/** Before TLS 1.2: MD5 and SHA-1 together with RSA, SHA-1 with DSA and ECDSA (RFC 4346, 7.4.3; RFC 8422, 5.4). */
function checkOld({ name, key }: Signer, signature: Uint8Array, signed: Signed, version: number): Checked {
	const kind = key.asymmetricKeyType
	const nested = version === SSL30 && signed.master !== undefined
	if (kind === 'rsa') {
		const scheme = saying('with_hash', { algorithm: 'RSA', hash: saying('md5_and_sha1') })
		const how = saying('scheme_by', { scheme, name })
		const digest = nested
			? joined(ssl3Hash('md5', signed), ssl3Hash('sha1', signed))
			: joined(hashed('md5', signed.parts), hashed('sha1', signed.parts))
		return attempt(how, () => isSignedDigest(key, signature, digest))
	}
	if (kind === 'dsa' || kind === 'ec') {
		const how = saying('scheme_by', { scheme: withHash(kind === 'dsa' ? 'DSA' : 'ECDSA', 'sha1'), name })
		const data = nested ? ssl3Outer('sha1', signed) : joined(...signed.parts)
		return attempt(how, () => verify('sha1', data, key, signature))
	}
	const why = saying('no_signature_then', { kind: kind ?? '?' })
	return { state: 'unchecked', how: saying('signature_by', { name }), why }
}

/** The two hashes stand in the padding as they are, without the name of a hash. */
function isSignedDigest(key: KeyObject, signature: Uint8Array, digest: Uint8Array): boolean {
	let block: Uint8Array
	try {
		block = publicDecrypt({ key, padding: constants.RSA_PKCS1_PADDING }, signature)
	} catch {
		// What comes out of the signature is no padded block: it is not of this key.
		return false
	}
	return block.length === digest.length && timingSafeEqual(block, digest)
}

/** hash(master_secret + pad_2 + hash(messages + master_secret + pad_1)): RFC 6101, 5.6.8 */
function ssl3Hash(hash: 'md5' | 'sha1', signed: Signed): Uint8Array {
	return hashed(hash, [ssl3Outer(hash, signed)])
}

function ssl3Outer(hash: 'md5' | 'sha1', { parts, master = new Uint8Array(0) }: Signed): Uint8Array {
	const length = hash === 'md5' ? 48 : 40
	const inner = hashed(hash, [...parts, master, Buffer.alloc(length, 0x36)])
	return joined(master, Buffer.alloc(length, 0x5c), inner)
}

function attempt(how: Said, isRight: () => boolean): Checked {
	try {
		if (isRight()) return { state: 'verified', how }
		return { state: 'failed', how, fault: 'bad_signature' }
	} catch (error) {
		// OpenSSL has not every algorithm in every build, and refuses keys that are too short for a hash.
		const reason = error instanceof Error ? error.message : String(error)
		return { state: 'unchecked', how, why: saying('node_cannot_check', { how, reason }) }
	}
}
