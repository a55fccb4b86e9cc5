import { getCiphers, getHashes } from 'node:crypto'
import { CIPHER_SUITES } from '../../decode/registry/cipher-suites.js'
import { hex } from '../../decode/registry/names.js'
import { type SuiteParts, suiteParts } from '../../decode/registry/suite-parts.js'
import { type Said, saying } from '../saying.js'
import type { Hash } from './prf.js'

/** How a cipher suite seals records: names are Node's, lengths are bytes. */
export type Sealing = {
	readonly kind: 'aead' | 'cbc' | 'rc4' | 'null'
	/** For `aead` and `cbc`. */
	readonly cipher: string
	/** What the cipher takes, and what of it the key block gives: less with export suites. */
	readonly keyLength: number
	readonly keyMaterial: number
	/** The part of the nonce that the key block gives, or the IV of CBC. */
	readonly ivLength: number
	/** The part of the nonce that travels with each record up to TLS 1.2. */
	readonly explicitNonce: number
	readonly tagLength: number
	/** The hash of the MAC; with AEAD that of the PRF. */
	readonly hash: Hash
	readonly macLength: number
	readonly isExport: boolean
}

/** What cannot be had, in words: `IDEA is not among what Node.js offers`. */
export type NoSealing = { readonly missing: Said }

/** How a suite seals; or what is missing to undo it. */
export function sealingOf(suite: number): Sealing | NoSealing {
	const known = cache.get(suite)
	if (known) return known
	const sealing = made(suite)
	cache.set(suite, sealing)
	return sealing
}

const cache = new Map<number, Sealing | NoSealing>()

function made(suite: number): Sealing | NoSealing {
	const parts = suiteParts(suite)
	const name = CIPHER_SUITES(suite)
	if (!parts)
		return { missing: saying('suite_unknown', { suite: name ?? saying('suite_of_number', { number: hex(suite) }) }) }
	if (name?.endsWith('(draft)')) return { missing: saying('draft_nonce', { suite: name }) }
	const hash = HASHES.get(parts.hash)
	if (!hash || !(hash === 'md5-sha1' || getHashes().some(known => known.toLowerCase().endsWith(hash))))
		return { missing: saying('hash_not_in_node', { hash: parts.hash }) }
	const sealing = aead(parts, hash) ?? cbc(parts, hash) ?? stream(parts, hash)
	if (!sealing) return { missing: saying('not_supported', { cipher: parts.cipher }) }
	if (sealing.cipher !== '' && !getCiphers().includes(sealing.cipher))
		return { missing: saying('not_in_node', { cipher: parts.cipher }) }
	return sealing
}

const HASHES = new Map<string, Hash>([
	['MD5', 'md5'],
	['SHA', 'sha1'],
	['SHA256', 'sha256'],
	['SHA384', 'sha384'],
	['SHA512', 'sha512'],
	['SM3', 'sm3'],
])
const MACS: Readonly<Record<Hash, number>> = {
	'md5-sha1': 36,
	md5: 16,
	sha1: 20,
	sha256: 32,
	sha384: 48,
	sha512: 64,
	sm3: 32,
}

/** RFC 5288; RFC 6655; RFC 6209; RFC 8998; RFC 7905: ChaCha20 sends no part of its nonce. */
function aead({ cipher }: SuiteParts, hash: Hash): Sealing | undefined {
	if (cipher === 'CHACHA20_POLY1305') {
		return {
			...AEAD,
			cipher: 'chacha20-poly1305',
			keyLength: 32,
			keyMaterial: 32,
			ivLength: 12,
			explicitNonce: 0,
			hash,
		}
	}
	const match = /^(AES|ARIA|CAMELLIA|SM4)(?:_(\d+))?_(GCM|CCM)(_8)?$/.exec(cipher)
	if (!match) return undefined
	const [, name, bits = '128', mode, short] = match
	const keyLength = Number(bits) / 8
	const full = name === 'SM4' ? `sm4-${mode}` : `${name}-${bits}-${mode}`
	return { ...AEAD, cipher: full.toLowerCase(), keyLength, keyMaterial: keyLength, tagLength: short ? 8 : 16, hash }
}

const AEAD = { kind: 'aead', ivLength: 4, explicitNonce: 8, tagLength: 16, macLength: 0, isExport: false } as const

/** RFC 5246, 6.2.3.2. DES is Triple-DES with one key three times, which needs no old provider. */
function cbc({ cipher, isExport }: SuiteParts, hash: Hash): Sealing | undefined {
	const common = { kind: 'cbc', explicitNonce: 0, tagLength: 0, hash, macLength: MACS[hash], isExport } as const
	const match = /^(AES|ARIA|CAMELLIA|SM4)(?:_(\d+))?_CBC$/.exec(cipher)
	if (match) {
		const [, name, bits = '128'] = match
		const keyLength = Number(bits) / 8
		const full = name === 'SM4' ? 'sm4-cbc' : `${name}-${bits}-cbc`
		return { ...common, cipher: full.toLowerCase(), keyLength, keyMaterial: keyLength, ivLength: 16 }
	}
	const key = OLD_CBC.get(cipher)
	return key && { ...common, cipher: key.cipher, keyLength: key.length, keyMaterial: key.material, ivLength: 8 }
}

const OLD_CBC = new Map([
	['3DES_EDE_CBC', { cipher: 'des-ede3-cbc', length: 24, material: 24 }],
	['DES_CBC', { cipher: 'des-ede3-cbc', length: 8, material: 8 }],
	['DES40_CBC', { cipher: 'des-ede3-cbc', length: 8, material: 5 }],
	['DES_CBC_40', { cipher: 'des-ede3-cbc', length: 8, material: 5 }],
	['RC2_CBC_40', { cipher: 'rc2-cbc', length: 16, material: 5 }],
	['RC2_CBC_56', { cipher: 'rc2-cbc', length: 16, material: 7 }],
	['IDEA_CBC', { cipher: 'idea-cbc', length: 16, material: 16 }],
	['SEED_CBC', { cipher: 'seed-cbc', length: 16, material: 16 }],
])

function stream({ cipher, isExport }: SuiteParts, hash: Hash): Sealing | undefined {
	const common = { cipher: '', ivLength: 0, explicitNonce: 0, tagLength: 0, hash, macLength: MACS[hash], isExport }
	if (cipher === 'NULL') return { ...common, kind: 'null', keyLength: 0, keyMaterial: 0 }
	const match = /^RC4_(\d+)$/.exec(cipher)
	return match ? { ...common, kind: 'rc4', keyLength: 16, keyMaterial: Number(match[1]) / 8 } : undefined
}
