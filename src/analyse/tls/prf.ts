import { createHash, createHmac } from 'node:crypto'
import { draftOf, SSL30, TLS12 } from '../../decode/registry/versions.js'

/** The hash functions of TLS, as Node names them. `md5-sha1` is both, as TLS 1.0 and 1.1 use them. */
export type Hash = 'md5-sha1' | 'sha1' | 'md5' | 'sha256' | 'sha384' | 'sha512' | 'sm3'

/** PRF(secret, label, seed): RFC 5246, 5; up to TLS 1.1 MD5 and SHA-1 together, each with a half of the secret (RFC 2246, 5). */
export function prf(hash: Hash, secret: Uint8Array, label: string, seed: Uint8Array, length: number): Uint8Array {
	const whole = joined(Buffer.from(label, 'latin1'), seed)
	if (hash !== 'md5-sha1') return expanded(hash, secret, whole, length)
	const half = Math.ceil(secret.length / 2)
	const md5 = expanded('md5', secret.subarray(0, half), whole, length)
	const sha1 = expanded('sha1', secret.subarray(secret.length - half), whole, length)
	return md5.map((byte, i) => byte ^ sha1[i]!)
}

/** The hash of the PRF and of Finished: before TLS 1.2 it is no matter of the suite (RFC 5246, 5 and 7.4.9). */
export function prfHash(version: number, suiteHash: Hash): Hash {
	if (version < TLS12) return 'md5-sha1'
	return suiteHash === 'sha384' || suiteHash === 'sha512' || suiteHash === 'sm3' ? suiteHash : 'sha256'
}

/** What SSL 3.0 has for a PRF: MD5(secret + SHA('A' + secret + seed)) + MD5(secret + SHA('BB' + …)) … (RFC 6101, 6.2.2). */
export function ssl3Expand(secret: Uint8Array, seed: Uint8Array, length: number): Uint8Array {
	const parts: Uint8Array[] = []
	for (let i = 0; i * 16 < length; i++) {
		const letters = Buffer.alloc(i + 1, 0x41 + i)
		const inner = createHash('sha1').update(letters).update(secret).update(seed).digest()
		parts.push(createHash('md5').update(secret).update(inner).digest())
	}
	return joined(...parts).slice(0, length)
}

export type Randoms = { readonly client: Uint8Array; readonly server: Uint8Array }

/**
 * The master secret (RFC 5246, 8.1; RFC 6101, 6.1). `handshakeHash`: of the handshake up to ClientKeyExchange, where both
 * ends agreed on extended_master_secret (RFC 7627, 4).
 */
export function masterSecret(
	version: number,
	hash: Hash,
	preMaster: Uint8Array,
	{ client, server }: Randoms,
	handshakeHash?: Uint8Array,
): Uint8Array {
	if (version === SSL30) return ssl3Expand(preMaster, joined(client, server), MASTER)
	if (handshakeHash) return prf(hash, preMaster, 'extended master secret', handshakeHash, MASTER)
	return prf(hash, preMaster, 'master secret', joined(client, server), MASTER)
}

/** The hash of the handshake messages so far, by the hash of the PRF (RFC 5246, 7.4.9; RFC 7627, 3). */
export function sessionHash(hash: Hash, messages: readonly Uint8Array[]): Uint8Array {
	const digest = (name: string) => messages.reduce((sum, message) => sum.update(message), createHash(name)).digest()
	return hash === 'md5-sha1' ? joined(digest('md5'), digest('sha1')) : new Uint8Array(digest(hash))
}

/** The key block (RFC 5246, 6.3; RFC 6101, 6.2.2). */
export function keyBlock(
	version: number,
	hash: Hash,
	master: Uint8Array,
	{ client, server }: Randoms,
	length: number,
): Uint8Array {
	if (version === SSL30) return ssl3Expand(master, joined(server, client), length)
	return prf(hash, master, 'key expansion', joined(server, client), length)
}

/** HKDF-Expand-Label with an empty context (RFC 8446, 7.1). Up to draft 19 the label's prefix was another. */
export function expandLabel(
	hash: Hash,
	secret: Uint8Array,
	label: string,
	length: number,
	version: number,
): Uint8Array {
	const prefix = (draftOf(version) ?? 20) < 20 ? 'TLS 1.3, ' : 'tls13 '
	const name = Buffer.from(prefix + label, 'latin1')
	const info = joined(Uint8Array.of(length >> 8, length & 0xff, name.length), name, Uint8Array.of(0))
	const parts: Uint8Array[] = []
	let part: Uint8Array = new Uint8Array(0)
	for (let have = 0, counter = 1; have < length; counter++) {
		part = createHmac(hash, secret).update(part).update(info).update(Uint8Array.of(counter)).digest()
		parts.push(part)
		have += part.length
	}
	return joined(...parts).slice(0, length)
}

/** Bytes of all parts in one array of its own. */
export function joined(...parts: readonly Uint8Array[]): Uint8Array {
	return new Uint8Array(Buffer.concat(parts))
}

const MASTER = 48

/** P_hash (RFC 5246, 5). */
function expanded(hash: Hash, secret: Uint8Array, seed: Uint8Array, length: number): Uint8Array {
	const parts: Uint8Array[] = []
	let a: Uint8Array = seed
	for (let have = 0; have < length; ) {
		a = createHmac(hash, secret).update(a).digest()
		const part = createHmac(hash, secret).update(a).update(seed).digest()
		parts.push(part)
		have += part.length
	}
	return joined(...parts).slice(0, length)
}
