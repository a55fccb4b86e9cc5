import { CIPHER_SUITES } from './cipher-suites.js'

/** How the secret of a session comes about: decides the bodies of ServerKeyExchange and ClientKeyExchange. */
export type KeyExchange =
	| 'rsa'
	| 'dh'
	| 'dhe'
	| 'ecdh'
	| 'ecdhe'
	| 'psk'
	| 'rsa_psk'
	| 'dhe_psk'
	| 'ecdhe_psk'
	| 'srp'
	| 'krb5'
	| 'gost'
	| 'eccpwd'
	| 'null'
	/** Said elsewhere: in TLS 1.3 a suite names neither key exchange nor authentication. */
	| 'tls13'

export type SuiteParts = {
	readonly keyExchange: KeyExchange
	/** What the certificate's key signs with; `anon` where nobody signs, missing where the suite does not say. */
	readonly authentication?: 'rsa' | 'dss' | 'ecdsa' | 'anon'
	/** Weakened on purpose, for the export rules of the 1990s. */
	readonly isExport: boolean
	/** As the name spells it: `AES_128_GCM`, `3DES_EDE_CBC`, `RC4_128`, `NULL`. */
	readonly cipher: string
	/** As the name spells it: `SHA256`, `SHA`, `MD5`. SHA256 where the name has none (RFC 6655). */
	readonly hash: string
	readonly isAead: boolean
}

/**
 * What the name of a cipher suite says, taken apart; nothing for a suite without a name, GREASE and signalling values.
 */
export function suiteParts(suite: number): SuiteParts | undefined {
	const known = cache.get(suite)
	if (known) return known
	const parts = partsOf(CIPHER_SUITES(suite))
	if (parts) cache.set(suite, parts)
	return parts
}

const cache = new Map<number, SuiteParts>()

function partsOf(name: string | undefined): SuiteParts | undefined {
	const match = name && /^(?:TLS|SSL|TLCP)_(?:(.+)_WITH_)?([^ ]+)/.exec(name)
	if (!match || name.endsWith('_SCSV') || name.startsWith('TLS_NULL_WITH_NULL_NULL')) return undefined
	const [, exchange, sealing] = match
	const hash = /_(SHA\d*|MD5|SM3|GOSTR3411|CCM(?:_8)?|OMAC|IMIT|MGM_[LS])$/.exec(sealing!)
	const isHash = hash !== null && !/^(CCM|OMAC|IMIT|MGM)/.test(hash[1]!)
	const cipher = isHash ? sealing!.slice(0, -hash[0].length) : sealing!
	return {
		...exchangeOf(exchange),
		cipher,
		hash: isHash ? hash[1]! : 'SHA256',
		isAead: /GCM|CCM|POLY1305|AEGIS|MGM|^SHA/.test(cipher),
	}
}

function exchangeOf(exchange: string | undefined): Pick<SuiteParts, 'keyExchange' | 'authentication' | 'isExport'> {
	if (exchange === undefined) return { keyExchange: 'tls13', isExport: false }
	const isExport = exchange.includes('_EXPORT')
	const base = exchange.replace(/_(EXPORT\d*|FIPS)$/, '')
	const found = EXCHANGES.find(([pattern]) => pattern.test(base))
	const authentication = authenticationOf(base)
	return { keyExchange: found?.[1] ?? 'null', isExport, ...(authentication && { authentication }) }
}

/** The first pattern that fits the part of the name before `_WITH_`. */
const EXCHANGES: readonly (readonly [RegExp, KeyExchange])[] = [
	[/^(ECDHE_PSK)$/, 'ecdhe_psk'],
	[/^(DHE_PSK|PSK_DHE)$/, 'dhe_psk'],
	[/^RSA_PSK$/, 'rsa_psk'],
	[/^PSK$/, 'psk'],
	[/^(ECDHE_.*|ECDH_anon|ECDHE)$/, 'ecdhe'],
	[/^ECDH_/, 'ecdh'],
	[/^(DHE_.*|DH_anon)$/, 'dhe'],
	[/^DH_/, 'dh'],
	[/^(RSA|ECC)$/, 'rsa'],
	[/^SRP/, 'srp'],
	[/^KRB5/, 'krb5'],
	[/^GOST/, 'gost'],
	[/^ECCPWD/, 'eccpwd'],
]

function authenticationOf(base: string): SuiteParts['authentication'] {
	if (base.endsWith('anon')) return 'anon'
	if (base.endsWith('RSA')) return 'rsa'
	if (base.endsWith('DSS')) return 'dss'
	if (base.endsWith('ECDSA')) return 'ecdsa'
	return undefined
}

/** Whether a suite protects nothing from being read (RFC 5246, A.5: the cipher NULL). */
export function encryptsNothing(suite: number | undefined): boolean {
	return suite !== undefined && suiteParts(suite)?.cipher === 'NULL'
}
