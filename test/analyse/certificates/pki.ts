import {
	constants,
	createHash,
	createPublicKey,
	generateKeyPairSync,
	type KeyObject,
	type SignKeyObjectInput,
	sign,
} from 'node:crypto'
import { CertificateMemory } from '../../../src/analyse/certificates/memory.js'
import { certificateProofs } from '../../../src/analyse/certificates/prove.js'
import type { CertificateProofs, SentChain } from '../../../src/analyse/certificates/sent-chain.js'
import { type ProveOptions, TrustAnchors } from '../../../src/analyse/certificates/trust.js'
import type { Proof, ProofName } from '../../../src/analyse/proofs/proof.js'
import {
	bits,
	boolean,
	commonName,
	extension,
	integer,
	name,
	nothing,
	octets,
	oid,
	sequence,
	spkiOf,
	text,
	tlv,
} from '../../decode/x509/build.js'
import { english, type WordedProof, worded } from '../../said.js'

/** A certificate and the key it is for. */
export type Identity = { readonly der: Uint8Array; readonly subject: Uint8Array; readonly key: KeyObject }

export type Wanted = {
	readonly subject: string | Uint8Array
	/** Itself, without one. */
	readonly issuer?: Identity
	readonly key?: KeyObject
	readonly extensions?: readonly Uint8Array[]
	/** UTCTime. */
	readonly from?: string
	readonly to?: string
	readonly method?: Method
	readonly version?: 1 | 3
	readonly serial?: number
}

/** How a certificate is signed: what it says of that, and what it does. */
export type Method = { readonly algorithm: Uint8Array; readonly sign: (data: Uint8Array, key: KeyObject) => Uint8Array }

const newKeys = new Map<string, KeyObject>()

/** A private key, made once by that name. */
export function keyOf(
	id: string,
	make: () => { readonly privateKey: KeyObject } = () => generateKeyPairSync('ed25519'),
): KeyObject {
	const known = newKeys.get(id) ?? make().privateKey
	newKeys.set(id, known)
	return known
}

export const rsaKey = (id: string, modulusLength = 2048) =>
	keyOf(`rsa ${modulusLength} ${id}`, () => generateKeyPairSync('rsa', { modulusLength }))

/** RSASSA-PKCS1-v1_5, ECDSA and DSA by the number of the signature algorithm. */
export function hashed(id: string, hash: string, parameters: readonly Uint8Array[] = []): Method {
	return { algorithm: sequence(oid(id), ...parameters), sign: (data, key) => sign(hash, data, key) }
}

export const METHODS = {
	rsaMd5: hashed('1.2.840.113549.1.1.4', 'md5', [nothing()]),
	rsaSha1: hashed('1.2.840.113549.1.1.5', 'sha1', [nothing()]),
	rsaSha256: hashed('1.2.840.113549.1.1.11', 'sha256', [nothing()]),
	rsaSha512: hashed('1.2.840.113549.1.1.13', 'sha512', [nothing()]),
	ecdsaSha256: hashed('1.2.840.10045.4.3.2', 'sha256'),
	ecdsaSha384: hashed('1.2.840.10045.4.3.3', 'sha384'),
	dsaSha256: hashed('2.16.840.1.101.3.4.3.2', 'sha256'),
	pssSha256: pss('sha256', '2.16.840.1.101.3.4.2.1', 32),
	pssSha384: pss('sha384', '2.16.840.1.101.3.4.2.2', 20),
	ed25519: {
		algorithm: sequence(oid('1.3.101.112')),
		sign: (data: Uint8Array, key: KeyObject) => sign(null, data, key),
	},
	ed448: { algorithm: sequence(oid('1.3.101.113')), sign: (data: Uint8Array, key: KeyObject) => sign(null, data, key) },
} as const

function pss(hash: string, id: string, saltLength: number): Method {
	const digest = sequence(oid(id), nothing())
	const parameters = sequence(
		tlv(0xa0, digest),
		tlv(0xa1, sequence(oid('1.2.840.113549.1.1.8'), digest)),
		tlv(0xa2, integer(saltLength)),
	)
	const padding = constants.RSA_PKCS1_PSS_PADDING
	return {
		algorithm: sequence(oid('1.2.840.113549.1.1.10'), parameters),
		sign: (data, key) => sign(hash, data, { key, padding, saltLength } as SignKeyObjectInput),
	}
}

let serial = 0x1000

/** A certificate of these parts, valid from 2025 to 2035 unless said otherwise. */
export function issue(wanted: Wanted): Identity {
	const { issuer, version = 3, method = METHODS.ed25519, from = '250101000000Z', to = '350101000000Z' } = wanted
	const subject = typeof wanted.subject === 'string' ? name(commonName(wanted.subject)) : wanted.subject
	const key =
		wanted.key ?? keyOf(typeof wanted.subject === 'string' ? wanted.subject : Buffer.from(subject).toString('hex'))
	const number = wanted.serial ?? ++serial
	const tbs = sequence(
		...(version === 3 ? [tlv(0xa0, integer(2))] : []),
		integer(number >> 8, number & 0xff),
		method.algorithm,
		issuer?.subject ?? subject,
		sequence(text(0x17, from), text(0x17, to)),
		subject,
		spkiOf(key),
		...(wanted.extensions && version === 3 ? [tlv(0xa3, sequence(...wanted.extensions))] : []),
	)
	return { der: sequence(tbs, method.algorithm, bits(0, method.sign(tbs, issuer?.key ?? key))), subject, key }
}

/** Extensions by what they say. */
export const basicConstraints = (ca: boolean, pathLength?: number) =>
	extension(
		'2.5.29.19',
		sequence(...(ca ? [boolean(true)] : []), ...(pathLength === undefined ? [] : [integer(pathLength)])),
		true,
	)
/** Bits of key usage by number, from 0 (digitalSignature). */
export const keyUsage = (...numbers: number[]) => {
	const set = numbers.reduce((byte, number) => byte | (0x80 >> number), 0)
	const unused = 7 - Math.max(...numbers)
	return extension('2.5.29.15', bits(unused, [set]), true)
}
export const purposes = (...ids: string[]) => extension('2.5.29.37', sequence(...ids.map(oid)))
export const SERVER_AUTH = '1.3.6.1.5.5.7.3.1'
export const OCSP_SIGNING = '1.3.6.1.5.5.7.3.9'
export const dns = (host: string) => text(0x82, host)
export const ip = (...bytes: number[]) => tlv(0x87, bytes)
export const email = (address: string) => text(0x81, address)
export const uri = (address: string) => text(0x86, address)
export const directory = (subject: Uint8Array) => tlv(0xa4, subject)
export const names = (...list: Uint8Array[]) => extension('2.5.29.17', sequence(...list))
export const constraints = (permitted: Uint8Array[], excluded: Uint8Array[] = []) =>
	extension(
		'2.5.29.30',
		sequence(
			...(permitted.length > 0 ? [tlv(0xa0, ...permitted.map(base => sequence(base)))] : []),
			...(excluded.length > 0 ? [tlv(0xa1, ...excluded.map(base => sequence(base)))] : []),
		),
		true,
	)
export const subjectKeyId = (key: KeyObject) => extension('2.5.29.14', octets(keyId(key)))
export const authorityKeyId = (key: KeyObject) => extension('2.5.29.35', sequence(tlv(0x80, keyId(key))))
export const caIssuers = (where: string) =>
	extension('1.3.6.1.5.5.7.1.1', sequence(sequence(oid('1.3.6.1.5.5.7.48.2'), uri(where))))

function keyId(key: KeyObject): Uint8Array {
	return createHash('sha1')
		.update(createPublicKey(key).export({ type: 'spki', format: 'der' }))
		.digest()
}

export const authority = (subject: string, wanted: Partial<Wanted> = {}): Identity =>
	issue({ subject, extensions: [basicConstraints(true), keyUsage(5, 6)], ...wanted })

/** An end entity for `localhost`, unless its extensions are given. */
export const server = (issuer: Identity, wanted: Partial<Wanted> = {}): Identity =>
	issue({
		subject: 'server',
		issuer,
		extensions: [basicConstraints(false), keyUsage(0), purposes(SERVER_AUTH), names(dns('localhost'))],
		...wanted,
	})

/** The 22nd of November 2026. */
export const TIME = Date.UTC(2026, 10, 22) / 1000

export function trusting(...roots: readonly Identity[]): ProveOptions {
	const bundle = { name: 'test.pem', certificates: roots.map(({ der }) => der) }
	return { trust: new TrustAnchors(() => bundle), memory: new CertificateMemory(), now: TIME }
}

/** What is proven of these certificates, asked for as `localhost` in TLS 1.3 unless said otherwise. */
export function prove(
	chain: readonly Identity[],
	options: ProveOptions,
	sent: Partial<SentChain> = {},
): CertificateProofs & { readonly of: (what: ProofName) => WordedProof } {
	const proven = certificateProofs(
		{
			side: 'server',
			chain: chain.map(({ der }) => der),
			serverName: 'localhost',
			keyExchange: 'tls13',
			time: TIME,
			...sent,
		},
		options,
	)
	return {
		...proven,
		of: what => {
			const proof = proven.proofs.find(proof => proof.what === what)
			if (!proof) throw new Error(`no proof ${what}`)
			return worded(proof)
		},
	}
}

/** `verified`, `unchecked: --ca`, `failed: expired`. */
export function told({ state, fault, missing }: Proof): string {
	return [state, fault ?? english(missing)].filter(word => word !== '').join(': ')
}
