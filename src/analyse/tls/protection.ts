import { createHash } from 'node:crypto'
import { isTls13, SSL30, TLS10 } from '../../decode/registry/versions.js'
import { expandLabel, type Hash, joined, keyBlock, prf, prfHash, type Randoms } from './prf.js'
import type { Sealing } from './sealing.js'

/** Which keys: those of TLS 1.3 by their secrets' names, or the one set that a handshake up to TLS 1.2 makes. */
export type Epoch = 'early data' | 'handshake' | 'application data' | 'session'

/** The keys that seal the records of one direction. Secret: nothing of it belongs into a report. */
export type Protection = {
	readonly epoch: Epoch
	/** How many KeyUpdates led to it. */
	readonly generation: number
	/** The negotiated version. */
	readonly version: number
	readonly sealing: Sealing
	readonly key: Uint8Array
	/** The part of the nonce that is fixed; in CBC mode of SSL 3.0 and TLS 1.0 the first record's IV. */
	readonly iv: Uint8Array
	readonly macKey: Uint8Array
	/** RFC 7366. */
	readonly encryptThenMac: boolean
	/** What the keys come from: the traffic secret of TLS 1.3, or the master secret. */
	readonly secret?: Uint8Array
	/** There are no keys at hand, and it takes none to read: the cipher is NULL. No MAC of such a record is checked. */
	readonly isUnkeyed?: true
}

/** What a suite that encrypts nothing lets everybody read; nothing for every other suite. */
export function unkeyed(version: number, sealing: Sealing): Protection | undefined {
	if (sealing.kind !== 'null' || isTls13(version)) return undefined
	const none = { key: NOTHING, iv: NOTHING, macKey: NOTHING }
	return { epoch: 'session', generation: 0, version, sealing, ...none, encryptThenMac: false, isUnkeyed: true }
}

/** The traffic keys of a TLS 1.3 secret (RFC 8446, 7.3). */
export function trafficKeys(epoch: Epoch, version: number, sealing: Sealing, secret: Uint8Array): Protection {
	const expand = (label: string, length: number) => expandLabel(sealing.hash, secret, label, length, version)
	return {
		epoch,
		generation: 0,
		version,
		sealing,
		key: expand('key', sealing.keyLength),
		iv: expand('iv', 12),
		macKey: NOTHING,
		encryptThenMac: false,
		secret,
	}
}

/** The keys after a KeyUpdate (RFC 8446, 7.2). */
export function updated(protection: Protection): Protection | undefined {
	const { epoch, secret, sealing, version, generation } = protection
	if (secret === undefined || epoch !== 'application data') return undefined
	const next = expandLabel(sealing.hash, secret, 'traffic upd', secret.length, version)
	return { ...trafficKeys(epoch, version, sealing, next), generation: generation + 1 }
}

export type Session = {
	readonly version: number
	readonly sealing: Sealing
	readonly master: Uint8Array
	readonly randoms: Randoms
	readonly encryptThenMac: boolean
}

/** The keys of both directions up to TLS 1.2 (RFC 5246, 6.3; export suites: RFC 2246, 6.3.1 and RFC 6101, 6.2.2.1). */
export function sessionKeys(session: Session): { readonly client: Protection; readonly server: Protection } {
	const { version, sealing, master, randoms } = session
	const { macLength, keyMaterial } = sealing
	const ivLength = sealing.kind === 'aead' ? sealing.ivLength : sealing.isExport ? 0 : chainedIv(version, sealing)
	const hash = prfHash(version, sealing.hash)
	const block = keyBlock(version, hash, master, randoms, 2 * (macLength + keyMaterial + ivLength))
	let at = 0
	const take = (length: number) => {
		at += length
		return block.slice(at - length, at)
	}
	const macKeys = [take(macLength), take(macLength)] as const
	const keys = [take(keyMaterial), take(keyMaterial)] as const
	const ivs = [take(ivLength), take(ivLength)] as const
	const side = (i: 0 | 1): Protection => {
		const own = { key: keys[i], iv: ivs[i] }
		return {
			epoch: 'session',
			generation: 0,
			version,
			sealing,
			macKey: macKeys[i],
			encryptThenMac: session.encryptThenMac && sealing.kind === 'cbc',
			secret: master,
			...(sealing.isExport ? exported(session, hash, keys[i], i) : own),
		}
	}
	return { client: side(0), server: side(1) }
}

/** Before TLS 1.1 the IV of CBC comes from the key block, and then from the record before. */
export function isChained(version: number, sealing: Sealing): boolean {
	return sealing.kind === 'cbc' && version <= TLS10
}

const NOTHING = new Uint8Array(0)

function chainedIv(version: number, sealing: Sealing): number {
	return isChained(version, sealing) ? sealing.ivLength : 0
}

function exported(
	{ version, sealing, randoms }: Session,
	hash: Hash,
	key: Uint8Array,
	side: 0 | 1,
): Pick<Protection, 'key' | 'iv'> {
	const { client, server } = randoms
	const { keyLength, ivLength } = sealing
	if (version === SSL30) {
		const [first, second] = side === 0 ? [client, server] : [server, client]
		const md5 = (...parts: Uint8Array[]) =>
			new Uint8Array(
				createHash('md5')
					.update(joined(...parts))
					.digest(),
			)
		return { key: md5(key, first, second).slice(0, keyLength), iv: md5(first, second).slice(0, ivLength) }
	}
	const seed = joined(client, server)
	const label = side === 0 ? 'client write key' : 'server write key'
	const ivs = prf(hash, NOTHING, 'IV block', seed, 2 * ivLength)
	return { key: prf(hash, key, label, seed, keyLength), iv: ivs.slice(side * ivLength, (side + 1) * ivLength) }
}
